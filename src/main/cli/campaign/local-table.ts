import { choice, flag, input, output, required, text, texts, verbs } from '../verb.ts'

const project = { '<PROJET>': 'le projet' } as const
const wave = { '<VAGUE>': 'la vague' } as const
const lines = texts('NOM', 'cette administration seulement, par son nom ou sa commune')
const filters = {
  state: choice(['suspected', 'confirmed', 'contested', 'stopped', 'judged'], 'dans cet état'),
  department: text('N', 'de ce département'),
  product: text('NOM', 'de ce produit'),
  campaign: text('ID', 'de cette campagne'),
} as const

export const projectVerbs = verbs({
  'project list': {
    sends: ['projects.list'],
    summary: 'les projets locaux, filtrés',
    arguments: { '[MOTS...]': 'des mots de la fiche' },
    options: filters,
  },
  'project show': {
    sends: ['projects.get', 'projects.strikes'],
    summary: 'un projet\u00a0: ses communes, son état, ses preuves, ce qu’il faut occulter avant de publier',
    arguments: project,
  },
  'project new': {
    sends: ['communes.read', 'projects.addMany'],
    summary: 'un projet pour chaque commune d’une liste qui n’en a pas encore pour ce produit',
    arguments: { '[COMMUNE...]': 'les communes\u00a0: nom, nom et département, ou code Insee' },
    options: {
      from: input('FICHIER.txt', 'la liste, une commune par ligne'),
      product: text('NOM', 'le produit'),
      maker: text('NOM', 'le fabricant'),
      campaign: text('ID', 'la campagne'),
    },
    codeOne: 'une commune au moins n’a pas été reconnue',
  },
  'project set': {
    sends: ['projects.get', 'projects.save'],
    summary: 'change un projet\u00a0; les champs qui ne sont pas donnés restent',
    arguments: project,
    options: {
      title: text('T', 'le titre'),
      product: text('NOM', 'le produit'),
      maker: text('NOM', 'le fabricant'),
      contract: text('MOTS', 'le marché ou le contrat'),
      price: text('PRIX', 'le prix'),
      cameras: text('N', 'les caméras'),
      purposes: text('MOTS', 'les finalités'),
      start: text('AAAA-MM-JJ', 'le début'),
      end: text('AAAA-MM-JJ', 'la fin'),
      campaign: text('ID', 'la campagne'),
      file: input('FICHIER.json', 'la fiche entière'),
    },
  },
  'project state': {
    sends: ['projects.get', 'projects.save'],
    summary: 'note un changement d’état, son jour et d’où on le sait',
    arguments: {
      ...project,
      '<ÉTAT>': {
        about: 'le nouvel état',
        values: ['suspected', 'confirmed', 'contested', 'stopped', 'judged'],
      },
    },
    options: {
      date: required(text('AAAA-MM-JJ', 'le jour')),
      source: required(text('MOTS', 'd’où on le sait')),
    },
  },
  'project evidence': {
    sends: ['exhibits.add', 'projects.dossier', 'projects.get', 'projects.save'],
    summary: 'ajoute une preuve et sa provenance\u00a0; son fichier devient une pièce du dossier du projet',
    arguments: project,
    options: {
      label: required(text('TITRE', 'ce que c’est')),
      provenance: required(text('MOTS', 'qui l’a donnée ou publiée, et comment on l’a eue')),
      date: text('AAAA-MM-JJ', 'son jour'),
      url: text('URL', 'son adresse'),
      file: input('FICHIER', 'le fichier'),
    },
  },
  'project remove': {
    options: { back: flag('le remet') },
    sends: ['projects.remove', 'projects.restore'],
    summary: 'retire un projet',
    arguments: project,
  },
  'project export': {
    sends: ['projects.export'],
    summary: 'les projets en tableau ou en carte\u00a0; les contacts n’y sont pas',
    options: {
      ...filters,
      format: required(choice(['csv', 'docx', 'svg'], 'le tableau, ou la carte')),
      out: required(output('FICHIER', 'le fichier à écrire')),
    },
  },
  'project import': {
    sends: ['projects.readTable', 'projects.save'],
    summary: 'dit ce que changerait un tableau exporté puis modifié dans un tableur\u00a0; --take le garde',
    arguments: { '<FICHIER.csv>': 'le tableau' },
    options: { take: flag('garde ce que dit le tableau') },
    codeOne: 'une ligne au moins n’a pas pu être lue',
  },
  'project points': {
    sends: ['communes.points'],
    summary:
      'prend les points des communes d’un fichier de données ouvertes (CSV\u00a0: code Insee, latitude, longitude)',
    arguments: { '<FICHIER.csv>': 'le fichier' },
    options: {
      source: required(text('MOTS', 'qui le publie')),
      licence: required(text('MOTS', 'sous quelle licence')),
    },
  },
})

export const waveVerbs = verbs({
  'wave list': { sends: ['waves.list'], summary: 'les vagues de demandes de documents' },
  'wave new': {
    sends: ['projects.list', 'waves.create', 'waves.read'],
    summary: 'une demande de documents à de nombreuses administrations, chacune avec sa lettre et ses dates',
    arguments: {
      '[ADMINISTRATION...]': 'les administrations\u00a0: communes, préfectures, SDIS, intercommunalités',
    },
    options: {
      title: required(text('TITRE', 'son titre')),
      from: input('FICHIER', 'la liste, une par ligne\u00a0: nom\u00a0; courriel\u00a0; adresse'),
      projects: flag('les mairies des communes qui ont un projet local'),
      prefectures: flag('les préfectures des départements de ces communes'),
      sdis: flag('leurs services d’incendie et de secours'),
      claimant: input(
        'FICHIER.json',
        'qui demande\u00a0: name, type, address, email, representative, quality',
      ),
      software: text('NOM', 'le logiciel'),
      place: text('VILLE', 'd’où l’on écrit'),
      campaign: text('ID', 'la campagne'),
    },
    codeOne: 'une ligne au moins n’a pas été reconnue',
  },
  'wave show': {
    sends: ['waves.get', 'waves.standing'],
    summary: 'le tableau de suivi d’une vague\u00a0: chaque administration, ses dates, ce qui est à faire',
    arguments: wave,
    options: { day: text('AAAA-MM-JJ', 'à ce jour') },
  },
  'wave export': {
    sends: ['waves.export'],
    summary: 'ce tableau, dans un fichier',
    arguments: wave,
    options: {
      format: required(choice(['csv', 'docx'], 'sa forme')),
      out: required(output('FICHIER', 'le fichier à écrire')),
    },
  },
  'wave write': {
    sends: ['waves.get', 'waves.write'],
    summary: 'écrit les lettres, une par administration\u00a0; refusé si la lettre n’est pas prête',
    arguments: wave,
    options: {
      format: choice(['docx', 'eml', 'one'], 'fichiers Word, courriels, ou un seul fichier Word'),
      day: text('AAAA-MM-JJ', 'le jour qu’elles portent'),
      to: lines,
      author: text('NOM', 'l’auteur des fichiers'),
      out: required(output('FICHIER.zip|FICHIER.docx', 'ce qui est écrit')),
    },
  },
  'wave mark': {
    sends: ['waves.get', 'waves.mark'],
    summary:
      'note un jour sur plusieurs administrations\u00a0: envoi, réception, refus, CADA, avis, requête, communication',
    detail:
      'Sans --to ni --from, sur toutes. Avec --from, chaque ligne du fichier dit l’administration et son jour («\u00a0Moirans\u00a0; 03/11/2026\u00a0»).',
    arguments: {
      ...wave,
      '<QUOI>': {
        about: 'ce qui est arrivé',
        values: [
          'sent',
          'cada-request',
          'cada-refused',
          'cada-registered',
          'cada-opinion',
          'cada-confirmed',
          'filed',
          'closed',
        ],
      },
    },
    options: {
      date: text('AAAA-MM-JJ', 'le jour'),
      to: lines,
      from: input('FICHIER', 'les administrations et leurs jours'),
      option: texts('MOT', 'ce qui est particulier\u00a0: no-remedies, unacknowledged…'),
      erase: flag('retire ce jour'),
    },
    codeOne: 'un jour au moins n’a pas été noté',
  },
  'wave answer': {
    sends: ['exhibits.add', 'waves.answer', 'waves.get'],
    summary: 'garde une réponse parmi les pièces de la vague',
    arguments: { ...wave, '<FICHIER>': 'la réponse' },
    options: { to: required(text('NOM', 'qui a répondu')), date: text('AAAA-MM-JJ', 'son jour') },
  },
  'wave due': {
    sends: ['waves.due'],
    summary: 'la semaine\u00a0: les silences devenus refus, ce qui est à faire, ce qui est en retard',
    options: { day: text('AAAA-MM-JJ', 'la semaine de ce jour') },
  },
  'wave open': {
    sends: ['waves.get', 'waves.open'],
    summary: 'ouvre un texte d’une administration, avec ses faits, ses dates et ses pièces',
    detail:
      'rep-vsa\u00a0: les écritures de Moirans (TA Grenoble, 24 janvier 2025, n° 2105328) avec les faits de cette commune.',
    arguments: {
      ...wave,
      '<ADMINISTRATION>': 'l’administration, par son nom ou sa commune',
      '<TEXTE>': { about: 'le texte', values: ['saisine-cada', 'requete-documents', 'rep-vsa'] },
    },
  },
  'wave remove': {
    options: { back: flag('la remet') },
    sends: ['waves.remove', 'waves.restore'],
    summary: 'retire une vague',
    arguments: wave,
  },
})
