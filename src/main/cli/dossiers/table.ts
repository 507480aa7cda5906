import type { TextKind } from '../../../shared/word/default-model.ts'
import type { Style } from '../../../shared/word/style.ts'
import { choice, flag, input, output, required, text, texts, verbs } from '../verb.ts'

const styles = [
  'association',
  'lawyer',
  'briefing',
  'parliament',
  'leaflet',
] as const satisfies readonly Style[]
const textKinds = ['filing', 'briefing'] as const satisfies readonly TextKind[]

const DOSSIER_PASSPHRASE =
  'La phrase de passe d’un dossier scellé se tape sans paraître, ou se lit dans le fichier que nomme PRETOIRE_DOSSIER_PASSPHRASE_FILE ; elle est distincte de celle de la bibliothèque.'

export const dossierVerbs = verbs({
  'dossier list': { sends: ['campaigns.list', 'dossiers.list'], summary: 'les dossiers de la bibliothèque' },
  'dossier new': {
    sends: ['dossiers.create', 'templates.list'],
    summary: 'ouvre un dossier et son premier écrit',
    options: {
      profile: text('MODÈLE', 'le modèle du premier écrit («\u00a0template list\u00a0» les liste)'),
      template: text('MODÈLE', 'de même'),
      title: text('T', 'le titre du dossier'),
      facts: input('FICHIER.json', 'les réponses, dans un fichier'),
      set: texts('clé=valeur', 'une réponse'),
    },
  },
  'dossier sample': {
    sends: ['dossiers.sample'],
    summary: 'ouvre le dossier d’exemple',
    arguments: { '<EXEMPLE>': { about: 'recourse ou advocacy', values: ['recourse', 'advocacy'] } },
  },
  'dossier answer': {
    sends: ['courts.find', 'dossiers.get', 'dossiers.save', 'drafts.list', 'templates.list'],
    summary: 'change des réponses d’un dossier ; «\u00a0draft update\u00a0» met ensuite ses écrits à jour',
    arguments: { '<DOSSIER>': 'le dossier' },
    options: { set: texts('clé=valeur', 'une réponse') },
  },
  'dossier show': {
    sends: ['dossiers.get'],
    summary: 'les faits et les parties d’un dossier',
    arguments: { '<DOSSIER>': 'le dossier' },
  },
  'dossier line': {
    sends: ['line.get'],
    summary: 'où en est chaque affaire : ce qui est fait, dû, passé, attendu, et la prochaine chose à faire',
    arguments: { '<DOSSIER>': 'le dossier' },
    options: { at: text('AAAA-MM-JJ', 'le jour où on le regarde (aujourd’hui)') },
  },
  'dossier next': {
    sends: ['line.grounds', 'line.prepare'],
    summary: 'prépare l’écrit d’une étape, dans son affaire : un référé, un appel, un pourvoi ont la leur',
    detail:
      'Une réplique reprend les moyens et les conclusions de sa requête ; sans «\u00a0--defence\u00a0», ce que la défense oppose reste à écrire. Un appel reprend les moyens et les conclusions de la requête.',
    arguments: { '<DOSSIER>': 'le dossier', '<MODÈLE>': 'le modèle de l’écrit' },
    options: {
      affaire: text('AFFAIRE', 'l’affaire, si ce n’est pas la principale'),
      defence: text('AAAA-MM-JJ', 'le jour où le mémoire en défense est arrivé'),
      answer: texts('N=PAROLES', 'ce que la défense oppose au moyen numéro N de la requête'),
    },
  },
  'dossier close': {
    sends: ['dossiers.get', 'dossiers.save'],
    summary: 'note la fin du mandat d’un dossier et, si vous le voulez, le jour à partir duquel l’effacer',
    detail:
      'Le dossier reste entier. Le jour venu, «\u00a0dossier list\u00a0» et l’écran des dossiers le disent ; rien n’est effacé sans vous.',
    arguments: { '<DOSSIER>': 'le dossier' },
    options: {
      on: text('AAAA-MM-JJ', 'la fin du mandat ; sinon celle déjà notée, ou aujourd’hui'),
      until: text('AAAA-MM-JJ', 'le jour à partir duquel l’effacer'),
      'five-years': flag('ce jour : cinq ans après la fin du mandat'),
      reopen: flag('oublie la fin du mandat et ce jour'),
    },
  },
  'dossier export': {
    sends: ['dossiers.export'],
    summary: 'écrit un dossier en un seul fichier',
    arguments: { '<DOSSIER>': 'le dossier' },
    options: {
      out: required(output('FICHIER.zip', 'le fichier à écrire')),
      sealed: flag('le scelle par une phrase de passe'),
    },
    detail: DOSSIER_PASSPHRASE,
  },
  'dossier import': {
    sends: ['dossiers.import'],
    summary: 'reprend un dossier écrit par «\u00a0dossier export\u00a0»',
    detail: DOSSIER_PASSPHRASE,
    arguments: { '<FICHIER.zip>': 'le fichier' },
  },
})

export const templateVerbs = verbs({
  'template list': { sends: ['templates.list'], summary: 'les modèles et leurs questions' },
  'template import': {
    sends: ['templates.import'],
    summary: 'prend un modèle écrit à la main ; dit chaque faute en une phrase',
    arguments: { '<FICHIER.json>': 'le fichier' },
  },
  'template export': {
    sends: ['templates.export'],
    summary: 'écrit un modèle dans un fichier, à modifier puis à reprendre',
    arguments: { '<MODÈLE>': 'le modèle' },
    options: { out: required(output('FICHIER.json', 'le fichier à écrire')) },
  },
  'template remove': {
    sends: ['templates.own', 'templates.remove'],
    summary: 'retire pour de bon un modèle à vous ; celui du programme revient',
    detail: 'Sans --apply, ne touche à rien.',
    options: { apply: flag('le retire') },
    arguments: { '<MODÈLE>': 'le modèle' },
  },
})

export const modelVerbs = verbs({
  'model add': {
    sends: ['models.add'],
    summary:
      'prend un .docx, un .dotx ou un .odt comme papier : page, styles, en-tête, pied ; dit ce qui n’est pas repris',
    arguments: { '<FICHIER>': 'le fichier' },
    options: {
      name: text('NOM', 'le nom du modèle, sinon celui du fichier'),
      role: texts('RANG=PARTIE', 'ce qu’est un paragraphe de la lettre (voir «\u00a0model read\u00a0»)'),
    },
  },
  'model read': {
    sends: ['models.read'],
    summary: 'ce qui serait repris d’une lettre, et ce qu’est chacun de ses paragraphes, avant de la prendre',
    arguments: { '<FICHIER>': 'le fichier' },
    options: { role: texts('RANG=PARTIE', 'ce qu’est un paragraphe, quand il est mal reconnu') },
  },
  'model list': { sends: ['models.list'], summary: 'les modèles Word de la bibliothèque' },
  'model show': {
    sends: ['models.list'],
    summary: 'ce qui est repris d’un modèle Word, et ce qui ne l’est pas',
    arguments: { '<MODÈLE>': 'le modèle' },
  },
  'model remove': {
    sends: ['models.list', 'models.remove', 'settings.get'],
    summary: 'le retire ; les textes qui l’avaient gardent leur manière',
    arguments: { '<MODÈLE>': 'le modèle' },
  },
  'model restore': {
    sends: ['models.list', 'models.restore'],
    summary: 'remet un modèle Word retiré',
    arguments: { '<IDENTIFIANT>': 'l’identifiant' },
  },
  'model default': {
    sends: ['models.list', 'settings.get', 'settings.save'],
    summary: 'le modèle Word des nouveaux textes ; sans modèle, dit lequel',
    arguments: { '[MODÈLE|aucun]': 'le modèle' },
    options: {
      for: choice(
        textKinds,
        'des recours et requêtes (filing), ou des notes et documents parlementaires (briefing) ; les deux sans --for',
      ),
    },
  },
  'draft look': {
    sends: ['drafts.get', 'drafts.restyle', 'models.list'],
    summary: 'la manière et le modèle Word d’un écrit',
    arguments: { '<ÉCRIT>': 'l’écrit' },
    options: {
      style: choice(styles, 'la manière'),
      model: text('MODÈLE|aucun', 'le modèle Word'),
      hyphens: choice(['oui', 'non'], 'couper les mots en fin de ligne'),
    },
  },
})

const dossier = { '<DOSSIER>': 'le dossier' } as const

const affaire = { affaire: text('AFFAIRE', 'celles que cette affaire produit, dans son ordre') } as const

export const exhibitVerbs = verbs({
  'exhibit add': {
    sends: [
      'dossiers.get',
      'dossiers.save',
      'drafts.list',
      'exhibits.add',
      'exhibits.check',
      'exhibits.list',
      'templates.list',
    ],
    summary: 'ajoute des pièces ; un fichier refusé n’arrête pas les autres',
    arguments: { ...dossier, '<FICHIER...>': 'le fichier' },
    options: {
      label: text('L', 'l’intitulé de la pièce, sinon le nom du fichier'),
      date: text('AAAA-MM-JJ', 'sa date'),
      as: text('CLÉ', 'celle qu’un texte du dossier attend sous cette clé'),
    },
    codeOne: 'un fichier au moins a été refusé',
  },
  'exhibit from': {
    sends: ['exhibits.fromDraft'],
    summary: 'joint la copie d’un écrit du dossier, imprimée au dépôt : la requête que le référé accompagne',
    arguments: { '<ÉCRIT>': 'l’écrit' },
    options: {
      as: required(text('CLÉ', 'la pièce que le modèle attend sous cette clé')),
      label: text('L', 'l’intitulé de la pièce'),
      to: text('ÉCRIT', 'l’écrit qui la produit, où plusieurs l’attendent'),
    },
  },
  'exhibit list': {
    sends: ['exhibits.check', 'exhibits.list'],
    summary: 'les pièces, dans leur ordre, et ce qui ne va pas dans leurs fichiers',
    arguments: dossier,
    options: affaire,
  },
  'exhibit fetch': {
    sends: ['exhibits.fetch', 'exhibits.stopFetch'],
    summary:
      'demande à leur espace les fichiers des pièces qui y sont restés : une pièce, ou toutes ; interrompue, la même commande reprend là',
    arguments: { ...dossier, '[PIÈCE]': 'une seule pièce ; sinon toutes celles du dossier' },
  },
  'exhibit read': {
    sends: ['exhibits.list', 'scans.pause', 'scans.read', 'scans.state', 'scans.stop'],
    summary:
      'lit les pages des pièces qui sont des images, sur ce poste, sans réseau : une pièce, ou toutes ; interrompue, la même commande reprend à la page suivante',
    arguments: { ...dossier, '[PIÈCE]': 'une seule pièce ; sinon toutes celles du dossier' },
    options: { progress: flag('dit seulement ce qui est lu et ce qui reste à lire') },
    codeOne: 'il reste des pages à lire',
  },
  'exhibit search': {
    sends: ['exhibits.list', 'exhibits.search'],
    summary: 'les pages des pièces qui ont tous ces mots, écrits dans le fichier ou lus sur une image',
    arguments: { ...dossier, '<MOT...>': 'les mots' },
    codeOne: 'aucune page ne les a',
  },
  'exhibit text': {
    sends: ['scans.page'],
    summary: 'le texte d’une page d’une pièce, et s’il a été lu sur une image',
    arguments: { '<PIÈCE>': 'la pièce', '<PAGE>': 'le numéro de la page' },
    options: { words: flag('chaque mot avec son rang, et sa confiance sur 100') },
  },
  'exhibit correct': {
    sends: ['scans.correct', 'scans.page'],
    summary: 'corrige un mot lu sur une image, par son rang (exhibit text --words) ; sans texte, l’ôte',
    arguments: {
      '<PIÈCE>': 'la pièce',
      '<PAGE>': 'le numéro de la page',
      '<RANG>': 'le rang du mot',
      '[TEXTE]': 'le mot tel qu’il est sur la page',
    },
  },
  'exhibit match': {
    sends: ['dossiers.get', 'drafts.list', 'exhibits.list', 'exhibits.match', 'templates.list'],
    summary:
      'les pièces qui paraissent être celles que les textes attendent, par leur nom et leur première page ; aucune n’est prise',
    arguments: dossier,
    options: affaire,
  },
  'exhibit arrange': {
    sends: ['exhibits.arrange'],
    summary: 'range les pièces par date, ou dans l’ordre où les textes les appellent',
    arguments: { ...dossier, '<ORDRE>': { about: 'date ou citation', values: ['date', 'citation'] } },
    options: { ...affaire, first: text('ÉCRIT', 'celles de cet écrit et de son ensemble d’abord') },
  },
  'exhibit aside': {
    sends: ['exhibits.list', 'exhibits.produce'],
    summary: 'garde une pièce dans le dossier sans la numéroter ni la produire ; non : la produit de nouveau',
    arguments: {
      ...dossier,
      '<PIÈCE>': 'la pièce',
      '[RÉPONSE]': { about: 'oui ou non', values: ['oui', 'non'] },
    },
  },
  'exhibit order': {
    sends: ['exhibits.order'],
    summary: 'range les pièces dans cet ordre ; tous les renvois suivent',
    arguments: { ...dossier, '[PIÈCE...]': 'les pièces' },
    options: affaire,
  },
})
