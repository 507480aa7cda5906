import { type Days, rangeOf } from '../french/dates.ts'
import { fold, words } from '../french/fold.ts'
import { courtAt } from './named-court.ts'

/** The fields that operators filter. */
export type Field = 'court' | 'code' | 'publication' | 'type' | 'tag' | 'collection'

/** Selects the sources whose field is one of `values`, as typed; with `not`, the others. */
export type Filter =
  | { readonly field: Field; readonly values: readonly string[]; readonly not: boolean }
  | { readonly field: 'date'; readonly days: Days; readonly not: boolean }

/** A piece of the text typed. */
export type Piece =
  | { readonly kind: 'words'; readonly text: string; readonly not: boolean }
  /** `open`: its last word may go on, the quotes not being closed */
  | { readonly kind: 'phrase'; readonly text: string; readonly not: boolean; readonly open: boolean }
  | { readonly kind: 'filter'; readonly filter: Filter; readonly raw: string }
  | { readonly kind: 'or' }
  | { readonly kind: 'near'; readonly distance: number; readonly raw: string }
  | { readonly kind: 'remark'; readonly text: string }

const FIELDS: Readonly<Record<string, Field | 'date' | 'near'>> = {
  juridiction: 'court',
  court: 'court',
  cour: 'court',
  date: 'date',
  code: 'code',
  texte: 'code',
  publication: 'publication',
  type: 'type',
  nature: 'type',
  tag: 'tag',
  'mot cle': 'tag',
  collection: 'collection',
  proche: 'near',
}

const QUOTES = '"«»“”„‟'
const SPACE = /[\s\u200b]+/y
const PHRASE = new RegExp(`([-−]?)[${QUOTES}]([^${QUOTES}]*)(?:[${QUOTES}]|$)`, 'y')
/** A name, a colon and the beginning of a value, without a space: « la Cour : CASSE » is prose. */
const OPERATOR = /([-−]?)(\p{L}[\p{L}\p{M}]*(?:-cl[eé]s?)?):(?=[^\s]|$)/uy
const VALUE = new RegExp(`[${QUOTES}]([^${QUOTES}]*)(?:[${QUOTES}]|$)|[^\\s${QUOTES}]+`, 'y')
const CHUNK = new RegExp(`[^\\s\u200b${QUOTES}]+`, 'y')
/** `L. 251-2`: the letter of an article goes with its number. */
const ARTICLE_LETTER = /(?<![\p{L}\p{N}])([LRDA])\s*\*{0,2}\.?\s+(?=\d)/giu
/** A name, a colon and a word, neither an address nor an identifier. */
const UNKNOWN_OPERATOR = /^-?(\p{L}[\p{L}\p{M}]{2,}):(?!\/\/)([^:\s]+)$/u

/** Tells whether a filter names something, in some library or in the law. */
export type IsKnown = (filter: Filter) => boolean

/**
 * Cuts the text typed into words, phrases and operators. An operator that does not exist, or whose value names nothing, is read as
 * words, with a remark.
 */
export function piecesOf(input: string, isKnown: IsKnown = () => true): Piece[] {
  const text = input.replace(ARTICLE_LETTER, '$1')
  const pieces: Piece[] = []
  let at = 0
  const take = (pattern: RegExp): RegExpExecArray | null => {
    pattern.lastIndex = at
    const match = pattern.exec(text)
    if (match) at = pattern.lastIndex
    return match
  }
  while (at < text.length) {
    if (take(SPACE)) continue
    const start = at
    const phrase = take(PHRASE)
    if (phrase) {
      const inside = phrase[2] ?? ''
      const open = at === text.length && text.endsWith(inside) && !/\s$/.test(inside)
      pieces.push({ kind: 'phrase', text: inside, not: Boolean(phrase[1]), open })
      continue
    }
    const operator = take(OPERATOR)
    if (operator) {
      const operands = piecesOfOperator(
        operator,
        take,
        text,
        end => (at = end),
        () => at,
      )
      const end = at
      const raw = text.slice(start, end).trim()
      const filters = operands?.map(piece => (piece.kind === 'filter' ? { ...piece, raw } : piece))
      if (filters?.every(piece => piece.kind !== 'filter' || isKnown(piece.filter))) {
        pieces.push(...filters)
        continue
      }
      at = start
      if (filters) {
        const isExcluding = Boolean(operator[1])
        const outcome = isExcluding ? 'laissé de côté' : 'cherché comme des mots'
        pieces.push({ kind: 'remark', text: `«\u00a0${raw}\u00a0» ne désigne rien ici\u00a0: ${outcome}.` })
        if (!isExcluding) pieces.push({ kind: 'words', text: operator[2] ?? '', not: false })
        at = isExcluding ? end : start + operator[0].length
        continue
      }
    }
    const word = take(CHUNK)?.[0]
    if (word === undefined) at += 1
    else pieces.push(...plain(word))
  }
  return pieces
}

function plain(word: string): Piece[] {
  if (/^(?:OU|OR|\|{1,2})$/.test(word)) return [{ kind: 'or' }]
  const not = /^[-−](?=[\p{L}\p{N}])/u.test(word)
  const [, name, rest] = UNKNOWN_OPERATOR.exec(word) ?? []
  const remark: Piece[] =
    name && rest && !/^(?:ecli|https?|mailto)$/i.test(name)
      ? [{ kind: 'remark', text: `«\u00a0${name}:\u00a0» n’est pas un opérateur : cherché comme des mots.` }]
      : []
  const text = name && rest && remark.length ? word.replace(':', ' ') : word
  const parts = remark.length ? text.split(' ') : [text]
  return [
    ...remark,
    ...parts.map((part, n): Piece => ({ kind: 'words', text: not && n === 0 ? part.slice(1) : part, not })),
  ]
}

function piecesOfOperator(
  [, minus, name = '']: RegExpExecArray,
  take: (pattern: RegExp) => RegExpExecArray | null,
  text: string,
  go: (end: number) => void,
  position: () => number,
): Piece[] | undefined {
  const field = FIELDS[fold(name).replace(/s$/, '')] ?? FIELDS[fold(name)]
  if (!field) return undefined
  const match = take(VALUE)
  let value = match ? (match[1] ?? match[0]) : ''
  if (!value.trim()) {
    const remark = `«\u00a0${name}:\u00a0» attend une valeur, par exemple ${EXAMPLES[field]}.`
    return [{ kind: 'remark', text: remark }]
  }
  const not = Boolean(minus)
  if (field === 'near') {
    const distance = Number(/^\d{1,3}$/.exec(value)?.[0])
    if (distance > 0) return [{ kind: 'near', distance, raw: `${name}:${value}` }]
    return [
      {
        kind: 'remark',
        text: `«\u00a0${name}:\u00a0» attend un nombre de mots, par exemple ${EXAMPLES.near}.`,
      },
    ]
  }
  if (field === 'date') {
    const days = rangeOf(value)
    if (days) return [{ kind: 'filter', filter: { field, days, not }, raw: '' }]
    return [
      {
        kind: 'remark',
        text: `«\u00a0${name}:${value}\u00a0» n’est pas une date comprise ; écrivez ${EXAMPLES.date}, date:2021-03.. ou date:..2019.`,
      },
    ]
  }
  if (field === 'court' && match?.[1] === undefined) {
    // The seat goes with its court without quotes: `juridiction:CAA Lyon`.
    const whole = text.slice(position() - value.length)
    const court = courtAt(whole)
    if (court && court.end > value.length && !value.includes(',')) {
      go(position() - value.length + court.end)
      value = whole.slice(0, court.end)
    }
  }
  const values = value
    .split(',')
    .map(one => one.trim())
    .filter(one => words(one).length > 0)
  if (!values.length) return undefined
  return [{ kind: 'filter', filter: { field, values, not }, raw: '' }]
}

const EXAMPLES: Readonly<Record<Field | 'date' | 'near', string>> = {
  court: 'juridiction:CE',
  date: 'date:2020..2025',
  code: 'code:CSI',
  publication: 'publication:Lebon',
  type: 'type:article',
  tag: 'tag:vsa',
  collection: 'collection:"À relire"',
  near: 'drone proche:5 police',
}
