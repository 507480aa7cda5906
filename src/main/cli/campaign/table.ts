import type { Chamber } from '../../../shared/campaign/bills/model.ts'
import { stageKinds } from '../../../shared/campaign/bills/stage-kinds.ts'
import { choice, count, flag, input, output, required, text, texts, verbs } from '../verb.ts'

const chambers = ['an', 'senat'] as const satisfies readonly Chamber[]
const bill = { '<ID>': 'le texte de loi' } as const

export const billVerbs = verbs({
  'bill list': { sends: ['bills.list'], summary: 'les textes de loi suivis, et où ils en sont' },
  'bill show': {
    sends: ['billTexts.list', 'bills.export', 'bills.get', 'bills.resting'],
    summary: 'un texte : ses mesures étape par étape, ses dates, ce qui repose sur un état antérieur',
    arguments: bill,
    options: {
      format: choice(['svg', 'csv', 'html', 'docx'], 'en fait un tableau'),
      out: output('FICHIER', 'le fichier du tableau'),
    },
  },
  'bill import': {
    sends: ['billTexts.read', 'billTexts.save', 'bills.arriving', 'bills.get', 'bills.import'],
    summary:
      'un dossier législatif de l’Assemblée ou du Sénat, ou le texte d’une étape, coupé en articles et alinéas',
    detail:
      'Un dossier législatif est un fichier .json ou .akn.xml. Le texte d’une étape est un fichier .html, .akn.xml ou .txt, avec --into ; sans --stage, ce texte est montré et rien n’est gardé.',
    arguments: { '<FICHIER>': 'le fichier' },
    options: {
      into: text('ID', 'le texte de loi qui le reçoit'),
      stage: text('CLÉ', 'l’étape dont c’est le texte'),
      number: text('N', 'son numéro'),
      source: text('S', 'd’où il vient'),
    },
  },
  'bill stage': {
    sends: ['bills.get', 'bills.save'],
    summary: 'ce qui peut suivre ; avec --kind, note l’étape suivante ou dit pourquoi elle ne le peut pas',
    arguments: bill,
    options: {
      kind: choice(stageKinds, 'l’étape'),
      chamber: choice(chambers, 'l’assemblée'),
      reading: count(1, 9, 'la lecture'),
      date: text('AAAA-MM-JJ', 'le jour'),
      outcome: choice(['success', 'failure', 'conforme'], 'l’issue'),
      label: text('L', 'comment la nommer'),
      source: text('S', 'd’où on le sait'),
      verified: flag('l’étape a été lue dans --source'),
      seen: text('AAAA-MM-JJ', 'le jour où vous avez vu que le texte est encore à son étape'),
    },
  },
  'bill state': {
    sends: ['bills.get', 'packs.send', 'settings.get'],
    summary:
      'donne l’état du texte (étapes, sort des mesures, échéances) dans un fichier signé, pour qui le suit ailleurs',
    detail:
      'Qui le reçoit le dépose sur sa fenêtre, ou le lit par «\u00a0pack review\u00a0»\u00a0: ce qui a bougé, et lesquels de ses documents sont devenus faux.',
    arguments: bill,
    options: {
      author: text('NOM', 'son auteur, sinon celui des réglages'),
      out: required(output('FICHIER.pretoire', 'le fichier à écrire')),
    },
  },
  'bill mend': {
    sends: ['briefs.mend'],
    summary:
      'met à l’étape d’aujourd’hui les documents écrits pour une étape passée ; ce que vous y avez écrit reste',
    arguments: bill,
    codeOne: 'un document est à reprendre à la main',
  },
  'bill measure': {
    sends: ['bills.get', 'bills.measure', 'bills.save'],
    summary:
      'tout ce qu’on sait d’une mesure : ce qu’elle fait, qui elle atteint, son danger, ses faits, son sort et son texte à chaque étape ; ou la crée, ou note son sort à une étape',
    arguments: { ...bill, '<MESURE>': 'la mesure' },
    options: {
      title: text('T', 'son titre : la crée'),
      article: text('A', 'son article'),
      does: text('D', 'ce qu’elle fait'),
      danger: text('D', 'pourquoi elle est dangereuse'),
      reaches: text('Q', 'qui elle atteint'),
      stage: text('CLÉ', 'l’étape dont le sort est noté'),
      outcome: text('MOTS', 'ce sort'),
      date: text('J', 'son jour'),
      source: text('S', 'd’où on le sait'),
      verified: flag('ce sort a été lu dans --source'),
      'to-verify': flag('ce sort est à vérifier, comme sans --verified'),
    },
  },
})

const ofBill = { bill: text('T', 'le texte de loi') } as const

export const amendmentVerbs = verbs({
  'amendment list': {
    sends: ['amendments.list'],
    summary: 'liste les amendements dans l’ordre de la discussion',
    options: ofBill,
  },
  'amendment link': {
    sends: ['amendments.get', 'amendments.save', 'library.get'],
    summary: 'relie des arguments à un amendement',
    arguments: { '<AMENDEMENT>': 'l’amendement', '<ARGUMENT...>': 'un argument au moins' },
  },
  'amendment unlink': {
    sends: ['amendments.get', 'amendments.save', 'library.get'],
    summary: 'délie des arguments d’un amendement',
    arguments: { '<AMENDEMENT>': 'l’amendement', '<ARGUMENT...>': 'un argument au moins' },
  },
  'amendment export': {
    sends: ['amendments.export', 'amendments.list', 'models.list'],
    summary: 'écrit un amendement, ou une liasse, en Word',
    arguments: { '[ID...]': 'les amendements, ou --bill' },
    options: {
      ...ofBill,
      out: required(output('FICHIER.docx', 'le fichier à écrire')),
      title: text('TITRE', 'le titre de la liasse'),
      model: text(
        'MODÈLE|aucun',
        'sur ce modèle Word ; sans, celui des documents parlementaires s’il y en a un',
      ),
    },
  },
  'amendment import': {
    sends: ['amendments.import'],
    summary: 'importe une liasse : XML ou JSON de l’Assemblée nationale, jeu complet du Sénat',
    arguments: { '<FICHIER>': 'le fichier' },
    options: { ...ofBill, version: text('V', 'le texte que la liasse amende') },
    codeOne: 'un amendement n’a pas été lu',
  },
})

export const amendmentTextVerbs = verbs({
  'amendment compose': {
    sends: [
      'amendments.get',
      'amendments.list',
      'amendments.save',
      'billTexts.get',
      'bills.get',
      'bills.list',
      'library.get',
    ],
    summary: 'rédige le dispositif de changements donnés en JSON',
    detail:
      'Avec --to, celui d’un sous-amendement : à un amendement de la bibliothèque, ou à un autre, nommé par son numéro, dont --text donne le dispositif.',
    arguments: { '<FICHIER.json>': 'le fichier des changements' },
    options: {
      chamber: required(choice(chambers, 'l’assemblée')),
      ...ofBill,
      version: text('V', 'le texte amendé'),
      article: text('A', 'l’article amendé'),
      to: text('AMENDEMENT|NUMÉRO', 'l’amendement à sous-amender'),
      text: input('FICHIER.txt', 'le dispositif de cet amendement'),
      author: text('NOM', 'son auteur'),
      argument: texts('A', 'un argument à relier'),
      apply: flag('garde l’amendement'),
    },
    codeOne: 'l’amendement gardé ne s’applique pas à son article',
  },
  'amendment apply': {
    sends: ['amendments.get', 'amendments.list', 'billTexts.get'],
    summary: 'applique un amendement à son article et montre l’article consolidé',
    detail:
      'Donnez un amendement de la bibliothèque, ou deux fichiers et --chamber : l’article, le dispositif.',
    arguments: {
      '<ID|FICHIER.txt>': 'l’amendement, ou le fichier de l’article et celui du dispositif',
      '[FICHIER.txt]': 'le dispositif',
    },
    options: { chamber: choice(chambers, 'l’assemblée') },
    codeOne: 'une partie n’est pas comprise, ou ne s’applique pas',
  },
  'amendment check': {
    sends: ['amendments.get', 'amendments.list', 'billTexts.get', 'billTexts.list', 'bills.list'],
    summary: 'dit ce qui ne tient pas : mots absents, recevabilité, conflits avec les autres',
    arguments: { '[ID...]': 'les amendements, ou --bill' },
    options: ofBill,
    codeOne: 'quelque chose ne tient pas',
  },
})
