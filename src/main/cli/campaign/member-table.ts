import { MAX_SEED } from '../../../shared/campaign/calls/deal.ts'
import type { CallAnswer, MemberChamber, PositionValue } from '../../../shared/campaign/members/model.ts'
import { printOptions } from '../drafts/table.ts'
import { choice, count, flag, input, output, prose, required, text, texts, verbs } from '../verb.ts'

const chambers = ['an', 'senat'] as const satisfies readonly MemberChamber[]
const positions = [
  'pour',
  'contre',
  'abstention',
  'indécis',
  'inconnue',
] as const satisfies readonly PositionValue[]
const answers = ['membre', 'assistant', 'messagerie', 'personne'] as const satisfies readonly CallAnswer[]

const filters = {
  chamber: choice(chambers, 'de cette assemblée'),
  group: text('SIGLE', 'de ce groupe'),
  committee: text('NOM', 'de cette commission'),
  department: text('N', 'élus de ce département'),
} as const
const bill = { '<TEXTE>': 'l’identifiant du texte' } as const

export const memberVerbs = verbs({
  'members import': {
    sends: [
      'imports.list',
      'imports.resume',
      'imports.start',
      'imports.starter',
      'members.date',
      'members.list',
    ],
    summary: 'importe députés, sénateurs et scrutins (données ouvertes)',
    detail:
      'L’adresse des fichiers de l’Assemblée\u00a0: «\u00a0library state --fund AN\u00a0»\u202f; ODSEN_GENERAL.csv est sur data.senat.fr.',
    arguments: { '[CHEMIN...]': 'les fichiers à importer' },
    options: {
      date: text('AAAA-MM-JJ', 'le jour de ces données, avec --chamber'),
      chamber: choice(chambers, 'l’assemblée'),
      starter: flag('la bibliothèque de départ'),
      resume: flag('reprend un import interrompu'),
    },
    codeOne: 'un fichier au moins a été refusé',
  },
  'members list': {
    sends: ['members.list'],
    summary: 'liste les députés et sénateurs, filtrés ; dit de quand sont les données',
    arguments: { '[MOTS...]': 'des mots du nom' },
    options: { ...filters, place: text('LIEU', 'élus du département de cette commune ou de cette adresse') },
  },
  'members show': {
    sends: ['members.get'],
    summary: 'la fiche d’un membre : contacts publiés, commission, votes, positions',
    arguments: { '<ID>': 'l’identifiant du membre' },
  },
  'members targets': {
    sends: ['members.list', 'targets.propose', 'targets.save'],
    summary: 'propose qui appeler pour un texte, avec les raisons',
    arguments: bill,
    options: {
      commune: text('NOM', 'votre commune'),
      ...filters,
      position: choice(positions, 'de cette position'),
      limit: count(1, 1000, 'au plus ce nombre (30)'),
      seed: count(0, MAX_SEED, 'à poids égal, l’ordre de ce tirage ; sans, celui des noms'),
      title: text('TITRE', 'garde la liste sous ce titre'),
    },
  },
  'members lists': {
    sends: ['members.list', 'targets.list'],
    summary: 'les listes gardées d’un texte, et où en sont leurs parts',
    arguments: bill,
  },
  'members share': {
    sends: ['packs.shares', 'settings.get'],
    summary: 'partage une liste entre bénévoles : un lot signé par part, nul n’est dans deux parts',
    detail:
      'D’abord ceux que personne n’a appelés, puis ceux qui ont le plus de raisons de l’être ; à poids égal, par tirage au sort. Les journaux reviennent par «\u00a0calls merge\u00a0».',
    arguments: { '<LISTE>': 'la liste gardée' },
    options: {
      volunteers: required(count(2, 50, 'le nombre de parts')),
      seed: count(0, MAX_SEED, 'le numéro du tirage ; sans, il est tiré'),
      author: text('NOM', 'qui signe, sinon le dernier nom employé'),
      out: required(output('DOSSIER', 'où écrire les parts')),
    },
  },
})

export const callVerbs = verbs({
  'call-sheet': {
    sends: ['calls.sheet'],
    summary: 'la feuille d’appels en Word : un membre par bloc, son script, de quoi noter',
    arguments: bill,
    options: {
      list: text('ID', 'les membres de cette liste'),
      commune: text('NOM', 'votre commune'),
      author: text('PRÉNOM', 'qui appelle'),
      ask: text('DEMANDE', 'ce qui est demandé'),
      measure: texts('M', 'la mesure dont il s’agit'),
      limit: count(1, 1000, 'au plus ce nombre'),
      ended: flag('même si la législature ou le renouvellement connu est terminé'),
      out: required(output('FICHIER.docx', 'le fichier à écrire')),
    },
  },
  'calls log': {
    sends: ['calls.save'],
    summary: 'note un appel ; seules les positions publiques d’élus se notent',
    arguments: { ...bill, '<MEMBRE>': 'l’identifiant du membre' },
    options: {
      answered: required(choice(answers, 'qui a répondu')),
      position: choice(positions, 'la position dite'),
      said: prose('DIT', 'ce qui a été dit'),
      follow: text('SUITE', 'ce qui est à faire'),
      date: text('J', 'quand'),
      author: text('PRÉNOM', 'qui a appelé'),
    },
  },
  'calls export': {
    sends: ['calls.export'],
    summary: 'le journal des appels : tableau sans les bénévoles (csv), ou à mettre en commun (json)',
    arguments: { '[TEXTE]': 'le texte' },
    options: {
      format: choice(['csv', 'json'], 'le format, sinon celui du nom'),
      out: required(output('FICHIER', 'le fichier à écrire')),
    },
  },
  'calls merge': {
    sends: ['calls.merge'],
    summary: 'met en commun le journal d’un autre bénévole ; deux fois le même fichier ne change rien',
    arguments: { '<FICHIER.json>': 'le fichier du journal' },
  },
  'calls summary': {
    sends: ['bills.get', 'calls.summary'],
    summary: 'ce que les appels ont donné, par position et par groupe, sans nommer de bénévole',
    arguments: bill,
  },
  'calls erase': {
    sends: ['calls.erase'],
    summary: 'efface pour de bon un appel, ceux d’un texte, ou tous',
    arguments: { '[ID|TEXTE]': 'l’appel, ou le texte avec --all bill' },
    detail: 'Sans --apply, ne touche à rien.',
    options: { all: choice(['bill', 'calls'], 'tous ceux du texte, ou tous'), apply: flag('les efface') },
  },
})

const choose = {
  bill: required(text('TEXTE', 'le texte de loi')),
  stage: text('STADE', 'le stade, sinon celui d’aujourd’hui'),
  measure: texts('M', 'une mesure'),
  argument: texts('A', 'un argument'),
  audience: text('an|senat[:GROUPE|:MEMBRE]', 'à qui le document s’adresse'),
} as const

export const briefVerbs = verbs({
  brief: {
    sends: [
      'briefs.create',
      'briefs.eml',
      'drafts.export',
      'drafts.pdf',
      'drafts.text',
      'drafts.verify',
      'models.list',
      'templates.list',
    ],
    summary: 'compose un document sur ces mesures, à ce stade, et l’écrit',
    detail: 'L’extension de --out dit le format : docx, pdf, txt, md, html ou eml.',
    arguments: {
      '<DOCUMENT>':
        'le document : note, fiche, courriel, lettre, communique, tract, message, petition, question, saisine, script, suivi ou banc',
    },
    options: {
      ...choose,
      title: text('T', 'le titre du document'),
      facts: input('FICHIER.json', 'les réponses, dans un fichier'),
      set: texts('clé=valeur', 'une réponse'),
      out: output('FICHIER.docx|pdf|txt|md|html|eml', 'le fichier à écrire'),
      format: choice(['docx', 'pdf', 'txt', 'md', 'html', 'eml'], 'le format, quand le nom ne le dit pas'),
      ...printOptions,
    },
  },
  'brief list': {
    sends: ['briefs.list'],
    summary: 'les documents de la campagne, et ceux dont le texte a changé de stade',
  },
  'brief propose': {
    sends: ['bills.get', 'briefs.propose', 'library.get'],
    summary: 'les mesures et leur sort à ce stade, et les arguments qui s’y rapportent',
    options: choose,
  },
  'brief choose': {
    sends: ['briefs.choose', 'briefs.list'],
    summary:
      'change le stade, les mesures ou les arguments d’un document ; «\u00a0draft update\u00a0» le met ensuite à jour',
    detail: 'D’un dossier fait avant les campagnes, change ceux de tous ses écrits.',
    arguments: { '<ÉCRIT|DOSSIER>': 'le document, ou un dossier d’avant les campagnes' },
    options: choose,
  },
  mail: {
    sends: [
      'briefs.eml',
      'briefs.mail',
      'drafts.export',
      'drafts.pdf',
      'drafts.text',
      'drafts.verify',
      'models.list',
    ],
    summary:
      'un courriel prêt à coller, ou à ouvrir dans une messagerie ; refusé s’il est trop long ou sans ouverture',
    arguments: { '<ÉCRIT>': 'l’écrit' },
    options: { out: output('FICHIER.eml', 'le fichier à écrire'), ...printOptions },
  },
})

export const setVerbs = verbs({
  merge: {
    sends: ['members.list', 'sets.write', 'targets.list'],
    summary:
      'un texte par parlementaire, chacun avec son ouverture ; refusé quand plus de trois ouvertures sont les mêmes',
    detail: 'Avec --out FICHIER.docx, tous dans un seul fichier.',
    arguments: { '<ÉCRIT>': 'l’écrit' },
    options: {
      members: required(text('LISTE|MEMBRE,...', 'à qui')),
      openings: input('FICHIER.csv', 'les ouvertures'),
      out: required(output('DOSSIER|FICHIER.zip|FICHIER.docx', 'ce qui est écrit')),
      format: choice(['docx', 'eml'], 'le format de chacun'),
      author: text('NOM', 'l’auteur des fichiers'),
    },
    codeOne: 'un texte au moins a été laissé',
  },
  'set list': { sends: ['sets.list'], summary: 'les envois personnalisés gardés' },
  'set give': {
    sends: ['sets.give'],
    summary: 'écrit les ouvertures d’un envoi dans un tableau, à remplir ailleurs',
    arguments: { '<ENVOI>': 'l’envoi' },
    options: { out: required(output('FICHIER.csv', 'le fichier à écrire')) },
  },
  'set take': {
    sends: ['sets.take'],
    summary: 'reprend des ouvertures dans un envoi gardé',
    arguments: { '<ENVOI>': 'l’envoi', '<FICHIER.csv>': 'le fichier' },
    codeOne: 'une ouverture n’est pas de la liste',
  },
  'opening list': { sends: ['openings.list'], summary: 'les formules d’ouverture gardées, à réemployer' },
  'opening save': {
    sends: ['openings.save'],
    summary: 'garde une formule d’ouverture ; {{member.department}} et les autres champs y restent',
    arguments: { '<TEXTE>': { about: 'la formule', stdin: true } },
  },
  'opening remove': {
    sends: ['openings.remove', 'openings.restore'],
    summary: 'retire une formule d’ouverture',
    arguments: { '<IDENTIFIANT>': 'la formule' },
    options: { back: flag('la remet') },
  },
})
