import { escapeRegExp } from '../kernel/escape.ts'

/** How a search compares. */
export interface FindOptions {
  /** `é` is not `e` */
  readonly accents: boolean
  /** `A` is not `a` */
  readonly case: boolean
  readonly words: boolean
  readonly regex: boolean
}

export const plainFind: FindOptions = { accents: false, case: false, words: false, regex: false }

/** A pattern that can be run, or why it cannot, in a sentence. */
export type Pattern =
  | { readonly ok: true; readonly source: string; readonly flags: string }
  | { readonly ok: false; readonly reason: string }

const bases = new Map<string, string>()

/** A character without its accent, never longer than itself. */
const base = (char: string): string => {
  const cachedBase = bases.get(char)
  if (cachedBase !== undefined) return cachedBase
  const [first = char] = char.normalize('NFD')
  const bare = first.length === char.length ? first : char
  bases.set(char, bare)
  return bare
}

/**
 * A text as it is compared, sign for sign: every space is a space, every apostrophe the same, accents off unless they count. As
 * long as the text it was made from, so that places in one are places in the other.
 */
export function comparable(text: string, { accents }: Pick<FindOptions, 'accents'>): string {
  const even = text
    .replace(/[\u00a0\u202f\u2007\u2009]/g, ' ')
    .replace(/[’ʼ]/g, "'")
    .replace(/\u2011/g, '-')
  return accents ? even : even.replace(/[\u00c0-\u024f\u1e00-\u1eff]/g, base)
}

/** Compiles a search as a regular expression over `comparable` texts. */
export function patternOf(query: string, options: FindOptions): Pattern {
  const even = comparable(query, options)
  const inner = options.regex ? even : escapeRegExp(even)
  const source = options.words ? `(?<![\\p{L}\\p{N}_])(?:${inner})(?![\\p{L}\\p{N}_])` : inner
  const flags = `${options.case ? '' : 'i'}dgmu`
  try {
    new RegExp(source, flags)
    return { ok: true, source, flags }
  } catch (error) {
    return { ok: false, reason: explain(error instanceof Error ? error.message : '') }
  }
}

const reasons: readonly (readonly [RegExp, string])[] = [
  [/Unterminated group|Missing \)/i, 'une parenthèse n’est pas fermée'],
  [/Unmatched '\)'/i, 'une parenthèse est fermée sans avoir été ouverte'],
  [/Unterminated character class|Lone quantifier/i, 'un crochet ou une accolade n’est pas fermé'],
  [/Nothing to repeat/i, 'rien ne précède «\u00a0*\u00a0», «\u00a0+\u00a0» ou «\u00a0?\u00a0»'],
  [/out of order/i, 'un intervalle est à l’envers'],
  [/escape|at end of pattern/i, 'une barre oblique inverse n’est suivie de rien de connu'],
  [/property name/i, 'une propriété Unicode n’existe pas'],
  [/capture group|named reference|group name/i, 'un groupe nommé est mal écrit'],
]

const explain = (message: string): string =>
  `Expression régulière incorrecte\u00a0: ${reasons.find(([shape]) => shape.test(message))?.[1] ?? 'elle ne peut pas être lue'}.`

/** A place found in a text. `groups`: what its parentheses took, by number, for a replacement. */
export interface PatternMatch {
  readonly start: number
  readonly end: number
  readonly groups: readonly (readonly [number, number] | undefined)[]
}

/** The places of one text; empty ones are none. */
export function* placesIn(text: string, pattern: RegExp): Generator<PatternMatch> {
  pattern.lastIndex = 0
  for (let match = pattern.exec(text); match; match = pattern.exec(text)) {
    const [whole = ''] = match
    if (whole === '') {
      pattern.lastIndex += (text.codePointAt(pattern.lastIndex) ?? 0) > 0xffff ? 2 : 1
      if (pattern.lastIndex > text.length) return
      continue
    }
    yield {
      start: match.index,
      end: match.index + whole.length,
      groups: match.indices ? [...match.indices] : [],
    }
  }
}

/** Expands the replacement of a match: as it is typed, or with `$1`, `$&` filled where a regular expression found it. */
export function replacementFor(
  template: string,
  text: string,
  { groups }: PatternMatch,
  regex: boolean,
): string {
  if (!regex) return template
  return template.replace(/\$(\$|&|\d{1,2})/g, (whole, what: string) => {
    if (what === '$') return '$'
    const at = what === '&' ? 0 : Number(what)
    if (at >= groups.length) return whole
    const range = groups[at]
    return range ? text.slice(...range) : ''
  })
}
