import { type Days, rangeOf } from '../french/days.ts'
import { fold, words } from '../french/fold.ts'
import { courtAt } from '../library/seats.ts'

/** What an operator narrows. */
export type Field = 'court' | 'code' | 'publication' | 'type' | 'tag' | 'collection'

/** Sources of which the field is one of `values`, as typed; with `not`, the others. */
export type Filter =
  | { readonly field: Field; readonly values: readonly string[]; readonly not: boolean }
  | { readonly field: 'date'; readonly days: Days; readonly not: boolean }

/** A part of what was typed. */
export type Piece =
  | { readonly kind: 'words'; readonly text: string; readonly not: boolean }
  /** `open`: its last word may go on, the quotes not being closed */
  | { readonly kind: 'phrase'; readonly text: string; readonly not: boolean; readonly open: boolean }
  | { readonly kind: 'filter'; readonly filter: Filter }
  | { readonly kind: 'or' }
  | { readonly kind: 'near'; readonly within: number; readonly typed: string }
  | { readonly kind: 'remark'; readonly text: string }

const fields: Readonly<Record<string, Field | 'date' | 'near'>> = {
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

const quotes = '"«»“”„‟'
const space = /[\s\u200b]+/y
const phrase = new RegExp(`([-−]?)[${quotes}]([^${quotes}]*)(?:[${quotes}]|$)`, 'y')
const operator = /([-−]?)(\p{L}[\p{L}\p{M}]*(?:-cl[eé]s?)?)[ \u00a0\u202f]?:[ \u00a0\u202f]?/uy
const value = new RegExp(`[${quotes}]([^${quotes}]*)(?:[${quotes}]|$)|[^\\s${quotes}]+`, 'y')
const chunk = new RegExp(`[^\\s\u200b${quotes}]+`, 'y')
/** `L. 251-2`: the letter of an article goes with its number. */
const lettered = /(?<![\p{L}\p{N}])([LRDA])\s*\*{0,2}\.?\s+(?=\d)/giu
/** A name and a word after it, neither an address nor an identifier. */
const unknown = /^-?(\p{L}[\p{L}\p{M}]{2,}):(?!\/\/)([^:\s]+)$/u

/** Cuts what was typed into words, phrases and operators; what cannot be an operator is words, and is said. */
export function piecesOf(typed: string): Piece[] {
  const text = typed.replace(lettered, '$1')
  const pieces: Piece[] = []
  let at = 0
  const take = (pattern: RegExp): RegExpExecArray | null => {
    pattern.lastIndex = at
    const found = pattern.exec(text)
    if (found) at = pattern.lastIndex
    return found
  }
  while (at < text.length) {
    if (take(space)) continue
    const begun = at
    const quoted = take(phrase)
    if (quoted) {
      const inside = quoted[2] ?? ''
      const open = at === text.length && text.endsWith(inside) && !/\s$/.test(inside)
      pieces.push({ kind: 'phrase', text: inside, not: Boolean(quoted[1]), open })
      continue
    }
    const named = take(operator)
    if (named) {
      const made = operated(
        named,
        take,
        text,
        end => (at = end),
        () => at,
      )
      if (made) {
        pieces.push(...made)
        continue
      }
      at = begun
    }
    const word = take(chunk)?.[0]
    if (word === undefined) at += 1
    else pieces.push(...plain(word))
  }
  return pieces
}

function plain(word: string): Piece[] {
  if (/^(?:OU|OR|\|{1,2})$/.test(word)) return [{ kind: 'or' }]
  const not = /^[-−](?=[\p{L}\p{N}])/u.test(word)
  const [, name, rest] = unknown.exec(word) ?? []
  const remark: Piece[] =
    name && rest && !/^(?:ecli|https?|mailto)$/i.test(name)
      ? [{ kind: 'remark', text: `« ${name}: » n’est pas un opérateur : cherché comme des mots.` }]
      : []
  const text = name && rest && remark.length ? word.replace(':', ' ') : word
  const parts = remark.length ? text.split(' ') : [text]
  return [
    ...remark,
    ...parts.map((part, n): Piece => ({ kind: 'words', text: not && n === 0 ? part.slice(1) : part, not })),
  ]
}

function operated(
  [, minus, name = '']: RegExpExecArray,
  take: (pattern: RegExp) => RegExpExecArray | null,
  text: string,
  go: (end: number) => void,
  here: () => number,
): Piece[] | undefined {
  const field = fields[fold(name).replace(/s$/, '')] ?? fields[fold(name)]
  if (!field) return undefined
  const found = take(value)
  let given = found ? (found[1] ?? found[0]) : ''
  if (!given.trim()) {
    const remark = `« ${name}: » attend une valeur, par exemple ${examples[field]}.`
    return [{ kind: 'remark', text: remark }]
  }
  const not = Boolean(minus)
  if (field === 'near') {
    const within = Number(/^\d{1,3}$/.exec(given)?.[0])
    if (within > 0) return [{ kind: 'near', within, typed: `${name}:${given}` }]
    return [{ kind: 'remark', text: `« ${name}: » attend un nombre de mots, par exemple ${examples.near}.` }]
  }
  if (field === 'date') {
    const days = rangeOf(given)
    if (days) return [{ kind: 'filter', filter: { field, days, not } }]
    return [
      {
        kind: 'remark',
        text: `« ${name}:${given} » n’est pas une date comprise ; écrivez ${examples.date}, date:2021-03.. ou date:..2019.`,
      },
    ]
  }
  if (field === 'court' && found?.[1] === undefined) {
    // The seat goes with its court without quotes: `juridiction:CAA Lyon`.
    const whole = text.slice(here() - given.length)
    const court = courtAt(whole)
    if (court && court.end > given.length && !given.includes(',')) {
      go(here() - given.length + court.end)
      given = whole.slice(0, court.end)
    }
  }
  const values = given
    .split(',')
    .map(one => one.trim())
    .filter(one => words(one).length > 0)
  if (!values.length) return undefined
  return [{ kind: 'filter', filter: { field, values, not } }]
}

const examples: Readonly<Record<Field | 'date' | 'near', string>> = {
  court: 'juridiction:CE',
  date: 'date:2020..2025',
  code: 'code:CSI',
  publication: 'publication:Lebon',
  type: 'type:article',
  tag: 'tag:vsa',
  collection: 'collection:"À relire"',
  near: 'drone proche:5 police',
}
