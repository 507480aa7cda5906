import { choice, flag, input, output, required, text, texts, verbs } from '../verb.ts'

const dossier = { '<DOSSIER>': 'le dossier' } as const

export const procedureVerbs = verbs({
  guide: {
    sends: ['guide.ask'],
    summary: 'de la situation au texte à préparer ; ce que le dossier dit n’est pas demandé, --set le change',
    arguments: { '[DOSSIER]': 'le dossier' },
    options: {
      set: texts('clé=réponse', 'une réponse'),
      from: text('AAAA-MM-JJ', 'comme si l’on était ce jour'),
    },
  },
  court: {
    sends: ['courts.find'],
    summary: 'le tribunal administratif d’une commune ou d’un département, et la cour au-dessus',
    arguments: { '[COMMUNE]': 'la commune' },
    options: { set: texts('departement=N', 'le département, quand la commune n’est pas dans la liste') },
  },
  deadlines: {
    sends: ['dossiers.get', 'limits.list'],
    summary: 'les délais d’un dossier, affaire par affaire, comment ils sont comptés',
    arguments: dossier,
  },
  'deadlines compute': {
    summary: 'calcule les délais de situations écrites avec les mots du métier, sans dossier',
    detail:
      'Une situation, ou une liste : des événements (type, date, précisions), des faits (tribunal, domicile, requérant, acte), et la question. Ce qui n’est pas dit reste ouvert : la date la plus proche est retenue.',
    arguments: { '<FICHIER.json>': 'les situations' },
    options: { span: text('40j|1m|72h', 'le délai que la décision imprime, s’il n’est pas dans le fichier') },
  },
  'deadlines due': {
    sends: ['limits.due'],
    summary: 'ce qui échoit dans tous les dossiers, le plus proche d’abord',
    options: { from: text('AAAA-MM-JJ', 'depuis ce jour (aujourd’hui)') },
  },
  'deadlines calendar': {
    sends: ['limits.calendar'],
    summary: 'écrit un fichier d’agenda, avec ses rappels',
    arguments: { '[DOSSIER]': 'le dossier' },
    options: { out: required(output('FICHIER.ics', 'le fichier à écrire')) },
  },
  'event kinds': {
    summary: 'les événements dont un délai se compte, leurs précisions, et la nature des actes',
    arguments: { '[MOTS...]': 'ce que l’on cherche : un événement, une précision, une nature d’acte' },
  },
  'event add': {
    sends: ['dossiers.get', 'dossiers.save'],
    summary: 'note ce qui est arrivé : les délais du dossier en tiennent compte',
    arguments: { ...dossier, '<GENRE>': 'le genre' },
    options: {
      date: required(text('AAAA-MM-JJ', 'le jour')),
      with: texts('PRÉCISION', 'une précision («\u00a0event kinds\u00a0» les liste)'),
      sent: text('AAAA-MM-JJ', 'le jour de l’envoi, quand la date est celle de la réception'),
      span: text('40j|2m|72h', 'le délai fixé par le juge, un texte spécial ou un décret'),
      time: text('HH:MM', 'l’heure, heure de Paris'),
      answers: text('ÉVÉNEMENT', 'l’événement auquel il répond, s’il peut répondre à plusieurs'),
      affaire: text('AFFAIRE', 'l’affaire dont il est, si ce n’est la principale'),
      label: text('MOTS', 'comment le nommer'),
    },
  },
  'event list': {
    sends: ['dossiers.get'],
    summary: 'ce qui est noté dans un dossier, du plus ancien au plus récent',
    arguments: dossier,
  },
  'event remove': {
    sends: ['dossiers.get', 'dossiers.save'],
    summary: 'retire un événement noté par erreur',
    arguments: { ...dossier, '<ÉVÉNEMENT>': 'l’événement' },
  },
})

const receipt = {
  case: text('NUMÉRO', 'le numéro d’affaire'),
  receipt: input('FICHIER', 'l’accusé de réception'),
} as const

export const filingVerbs = verbs({
  bundle: {
    sends: ['bundles.make'],
    summary:
      'écrit le dossier de dépôt pour Télérecours : les écrits, un PDF par pièce, l’inventaire, les empreintes',
    arguments: { '<ÉCRIT...>': 'l’écrit' },
    options: {
      out: required(output('DOSSIER|FICHIER.zip', 'le dossier ou l’archive à écrire')),
      stamp: flag('avec un tampon sur chaque pièce'),
      numbers: flag('avec des numéros de page'),
      'text-layer': flag('avec les mots lus sur les images, invisibles, sous leurs pages'),
      word: flag('avec le fichier Word de chaque écrit, à côté de son PDF'),
      merged: flag('avec l’ensemble en un seul PDF'),
      annex: flag('avec les décisions citées'),
      naming: choice(['PJ', 'number'], 'le nom des fichiers'),
      size: text('MO', 'la taille que le greffe accepte'),
      large: choice(['keep', 'split', 'shrink'], 'ce que devient un fichier plus gros'),
      working: flag('même si un point bloque'),
      replace: flag('remplace ce qui est là'),
      author: text('NOM', 'l’auteur des fichiers'),
    },
    codeOne: 'un point bloque',
  },
  preflight: {
    sends: ['filings.preflight'],
    summary:
      'regarde un dépôt avant de le faire : ce qui bloque, les dates, l’inventaire, les copies, les mentions',
    arguments: { '<ÉCRIT...>': 'les écrits à déposer ensemble' },
    options: {
      date: text('AAAA-MM-JJ', 'le jour du dépôt à noter, sinon aujourd’hui'),
      naming: choice(['PJ', 'number'], 'le nom des fichiers'),
      size: text('MO', 'la taille que le greffe accepte'),
    },
    codeOne: 'un point bloque',
  },
  file: {
    sends: ['filings.file'],
    summary:
      'note un dépôt : les écrits ne changent plus, les pièces gardent leur numéro, les délais en tiennent compte',
    arguments: { ...dossier, '<ÉCRIT...>': 'l’écrit' },
    options: { date: required(text('AAAA-MM-JJ', 'le jour du dépôt')), ...receipt },
  },
  'filing list': { sends: ['filings.list'], summary: 'les dépôts d’un dossier', arguments: dossier },
  'filing answer': {
    sends: ['filings.list', 'filings.save'],
    summary: 'note le numéro d’affaire ou l’accusé d’un dépôt',
    arguments: { ...dossier, '<DÉPÔT>': 'le dépôt' },
    options: receipt,
  },
  'filing files': {
    sends: ['filings.fetch', 'filings.list'],
    summary:
      'écrit dans un dossier les fichiers qu’un dépôt garde : ses écrits tels qu’ils sont partis, l’accusé',
    arguments: { ...dossier, '<DÉPÔT>': 'le dépôt' },
    options: { out: required(output('DOSSIER', 'le dossier où les écrire, qui existe')) },
  },
  'filing undo': {
    sends: ['filings.undo'],
    summary: 'annule un dépôt noté par erreur, le dernier du dossier',
    arguments: { '<DÉPÔT>': 'le dépôt' },
  },
})
