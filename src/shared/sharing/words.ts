import { z } from 'zod'
import { Block, Inline } from '../drafts/model.ts'
import { linesOf, plainText } from '../drafts/walk.ts'
import { dateText } from '../french/dates.ts'
import { DAY_SHAPE } from '../kernel/days.ts'
import { labels } from './field-labels.ts'
import { lastField, pathOf } from './field-parts.ts'
import { isGroup, splitName } from './thing-fields.ts'

const sayings: Readonly<Record<string, string>> = {
  verified: 'vérifiée',
  'to-verify': 'à vérifier',
  support: 'à l’appui',
  nuance: 'nuance',
  contrary: 'contraire',
  recourse: 'recours',
  advocacy: 'plaidoyer',
  lawyer: 'avocat·e',
  volunteer: 'bénévole',
  both: 'tous',
  association: 'association',
  briefing: 'note',
  filing: 'dans un mémoire',
  script: 'à l’oral',
  sheet: 'sur une fiche',
  mail: 'par courriel',
  intervention: 'en deux minutes',
  ask: 'demander',
  attack: 'attaquer un acte',
  urgent: 'agir en urgence',
  pending: 'agir dans une instance en cours',
  review: 'faire réformer ou exécuter une décision de justice',
  convince: 'convaincre un parlementaire',
  constitution: 'saisir le Conseil constitutionnel',
  demand: 'demande',
  claim: 'requête',
  briefs: 'mémoires',
  closing: 'clôture de l’instruction',
  appeal: 'appel',
  cassation: 'pourvoi',
  execution: 'exécution',
  suspected: 'soupçonné',
  confirmed: 'confirmé',
  contested: 'contesté',
  stopped: 'arrêté',
  judged: 'jugé',
  ordinaire: 'ordinaire',
  acceleree: 'accélérée',
  an: 'Assemblée nationale',
  senat: 'Sénat',
  redactionnel: 'rédactionnel',
  damaged: 'ponctuation abîmée par l’éditeur',
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
const valueText = (value: unknown): string => {
  const text = String(value)
  return DAY_SHAPE.test(text) ? dateText(text) : (sayings[text] ?? text)
}
const texts = (...parts: readonly unknown[]): string => parts.filter(Boolean).map(valueText).join(' ')

/** Names a field, in French. A version is named by the day it begins, where one is known; a part, after the title of the entry it is of. */
export function fieldLabel(name: string, value: unknown, entryTitle?: string): string {
  if (pathOf(name).length > 1) return partLabel(name, value, entryTitle)
  const [list, id] = splitName(name)
  const label = labels[list] ?? list
  if (id === undefined) return ofArgument(list, value) ?? label
  if (isRecord(value) && typeof value.from === 'string') return `${label} du ${dateText(value.from)}`
  const title = isRecord(value) ? (value.title ?? value[entryNames[list] ?? 'title']) : undefined
  return title ? `${label} : ${valueText(title)}` : `${label} ${id}`
}

/** Names a part of a field: the measure, what of it, at which stage. */
function partLabel(name: string, value: unknown, title: string | undefined): string {
  if (pathOf(name)[0] === 'blocks') return 'Passage écrit des deux côtés'
  const { field, entry } = lastField(name)
  const key = isRecord(value) && typeof value.label === 'string' ? value.label : entry
  const label = `${labels[field] ?? field}${key && field !== 'facts' && field !== 'pairs' ? ` (${valueText(key)})` : ''}`
  return title ? `${title}, ${label.charAt(0).toLowerCase()}${label.slice(1)}` : label
}

/** The value that names an entry of a local project, by its list. */
const entryNames: Readonly<Record<string, string>> = {
  steps: 'date',
  evidence: 'label',
  events: 'text',
  contacts: 'office',
  comments: 'author',
}

/** Label of a field of an argument that shares its name with a field of another kind. */
const ofArgument = (list: string, value: unknown): string | undefined => {
  const [first] = Array.isArray(value) ? value : []
  if (list === 'facts' && isRecord(first) && 'text' in first) return 'Faits et chiffres'
  return list === 'measures' && isRecord(first) && 'measure' in first ? 'Mesures visées' : undefined
}

/** A value as one reads it. `nameOf` gives the label of a source named by its id. */
export function readable(name: string, value: unknown, nameOf: (id: string) => string): string | undefined {
  if (value === undefined) return undefined
  if (pathOf(name).length > 1) return readablePart(name, value, nameOf)
  const [list] = splitName(name)
  const print = printers[list]
  if (print) return print(value, nameOf)
  if (isGroup(list, value)) return readable(list, value[list], nameOf)
  return plain(value)
}

function readablePart(name: string, value: unknown, nameOf: (id: string) => string): string {
  if (pathOf(name)[0] === 'blocks') return lines(value)
  const { field, entry } = lastField(name)
  const print = printers[field]
  return print ? print(entry === undefined ? value : [value], nameOf) : plain(value)
}

const printers: Readonly<Record<string, (value: unknown, nameOf: (id: string) => string) => string>> = {
  text: value => {
    const [whole, isDamaged] = isRecord(value)
      ? [value.text, value.punctuation === 'damaged']
      : [value, false]
    return [isDamaged ? '[ponctuation abîmée par l’éditeur]' : '', paragraphs(whole)]
      .filter(Boolean)
      .join('\n\n')
  },
  certainty: value =>
    isRecord(value)
      ? [valueText(value.certainty), value.caveat].filter(Boolean).join(' : ')
      : valueText(value),
  numbers: value => {
    const [all, hasOthers] = isRecord(value) ? [value.numbers, value.andOthers] : [value, false]
    return `${plain(all)}${hasOthers ? ' et autres' : ''}`
  },
  publication: value =>
    isRecord(value) ? texts(value.publication, value.page && `p. ${value.page}`) : valueText(value),
  versions: value =>
    isRecord(value)
      ? [
          texts(
            value.status,
            value.from && `depuis le ${valueText(value.from)}`,
            value.to && `jusqu’au ${valueText(value.to)}`,
          ),
          value.text,
          value.nota && `Nota : ${value.nota}`,
        ]
          .filter(Boolean)
          .join('\n\n')
      : plain(value),
  of: value =>
    isRecord(value)
      ? [
          texts(value.nature, value.number, value.date && `du ${valueText(value.date)}`),
          value.title,
          value.short,
        ]
          .filter(Boolean)
          .join(', ')
      : plain(value),
  authorities: (value, nameOf) =>
    each(value, one => texts(nameOf(String(one.source)), one.pin, one.role && `(${valueText(one.role)})`)),
  pairs: value => each(value, one => `— ${one.objection}\n+ ${one.reply}`, '\n\n'),
  provenance: value =>
    each(value, one =>
      [one.publisher, one.licence, one.asOf && valueText(one.asOf)].filter(Boolean).join(', '),
    ),
  fates: value =>
    each(value, one => texts(one.stage, ':', one.outcome, one.date && `(${valueText(one.date)})`)),
  stages: value => each(value, one => texts(one.label, one.date && `(${valueText(one.date)})`)),
  measures: value =>
    isRecord(value)
      ? [
          `Article ${value.article} : ${value.title}`,
          value.does,
          value.danger,
          each(value.fates, one => texts(one.stage, ':', one.outcome)),
        ]
          .filter(Boolean)
          .join('\n')
      : each(value, one => texts(one.bill, one.measure, one.stage)),
  facts: (value, nameOf) =>
    each(value, one =>
      'text' in one
        ? texts(
            one.text,
            '—',
            one.source ? nameOf(String(one.source)) : one.sourceText,
            one.date && `(${valueText(one.date)})`,
          )
        : valueText(one.label),
    ),
  exhibits: value => each(value, one => valueText(one.label)),
  ranked: value => each(value, one => String(one.member), ', '),
  articles: value =>
    each(
      value,
      one =>
        [
          `${one.kind === 'title' ? '' : 'Article '}${one.designation}${one.state ? ` (${one.state})` : ''}`,
          ...(Array.isArray(one.alineas) ? one.alineas.map(String) : []),
        ].join('\n'),
      '\n\n',
    ),
  blocks: value => each(value, one => documentText(one) ?? blockText(one), '\n\n'),
  communes: value => each(value, one => `${one.name} (${one.code})`, ', '),
  steps: value => entryText(value, ['date', 'state', 'source']),
  evidence: value => entryText(value, ['date', 'label', 'provenance', 'url']),
  events: value => entryText(value, ['date', 'text', 'source']),
  comments: value => commentText(value),
  contacts: value => entryText(value, ['office', 'name', 'email', 'phone', 'address']),
}

/** A comment and what was answered, each with who said it and when. */
function commentText(value: unknown): string {
  if (!isRecord(value)) return plain(value)
  const answers = Array.isArray(value.replies) ? value.replies.filter(isRecord) : []
  return [value, ...answers]
    .map(({ author, at, text }) => `${[author, dayOf(at)].filter(Boolean).join(', ')} : ${text}`)
    .concat(value.resolved ? ['réglé'] : [])
    .join('\n')
}

const dayOf = (at: unknown): string => (typeof at === 'string' && at ? valueText(at.slice(0, 10)) : '')

/** An entry of a local project: these of its values, on one line. */
const entryText = (value: unknown, names: readonly string[]): string =>
  isRecord(value)
    ? names.flatMap(name => (value[name] ? [valueText(value[name])] : [])).join(', ')
    : plain(value)

const paragraphs = (value: unknown): string =>
  each(value, one => `${one.n === undefined ? '' : `${one.n}. `}${one.text}`, '\n\n')

function each(
  value: unknown,
  print: (one: Readonly<Record<string, unknown>>) => string,
  between = '\n',
): string {
  return Array.isArray(value) ? value.filter(isRecord).map(print).join(between) : plain(value)
}

/** The words of a block of a document; undefined for one of a template, which is written otherwise. */
function documentText(value: unknown): string | undefined {
  const parsing = Block.safeParse(value)
  return parsing.success ? lines(linesOf(parsing.data)) : undefined
}

const lines = (value: unknown): string =>
  z
    .array(z.array(Inline))
    .catch([])
    .parse(value)
    .map(line => plainText(line))
    .join('\n')

function blockText(block: Readonly<Record<string, unknown>>): string {
  const rows = Array.isArray(block.rows) ? block.rows.map(row => plain(row)) : []
  const items = Array.isArray(block.items) ? block.items.map(item => `– ${item}`) : []
  const kindText = block.argument ? `[argument ${block.argument}]` : block.what ? `[${block.what}]` : ''
  return [block.text, ...items, ...rows, kindText].filter(Boolean).join('\n')
}

/** Anything else: a text, a list, or named values one a line. */
function plain(value: unknown): string {
  if (value === undefined || value === null) return ''
  if (Array.isArray(value)) return value.map(one => plain(one)).join(', ')
  if (!isRecord(value)) return typeof value === 'boolean' ? (value ? 'oui' : 'non') : valueText(value)
  return Object.entries(value)
    .filter(([, inner]) => inner !== undefined && inner !== '' && inner !== false)
    .map(([key, inner]) => `${sayings[key] ?? labels[key] ?? key} : ${plain(inner)}`)
    .join('\n')
}
