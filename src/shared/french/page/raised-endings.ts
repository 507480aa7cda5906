import { KEPT } from '../typing-rules.ts'

/** A stretch of a text, from `start` up to `end`. */
export interface Stretch {
  readonly start: number
  readonly end: number
}

const ROMAN = '(?=[IVXLC])(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})'
/** One ordinal, its ending apart: 1er, Ire, 2e, 108e, 2de, XXIe, Ve. */
const ORDINAL = `(?:(?:1|I)(?<first>ers?|res?)|2(?<second>n?des?)|(?:[2-9]|[1-9]\\d{1,2}|(?![ILC]e)${ROMAN})(?<other>es?))`
const ORDINALS = new RegExp(
  `(?<![\\p{L}\\p{N}_./@#=&%+\\\\-]|\\b(?:[LRDA]|LO|LP)\\.[ \\u00a0\\u202f]?)${bare(ORDINAL)}(?:[-–/]${bare(ORDINAL)})*(?![\\p{L}\\p{N}_@=\\\\-]|[./:][\\p{L}\\p{N}])`,
  'gu',
)
const ONE_ORDINAL = new RegExp(`(?<![\\p{L}\\p{N}])${ORDINAL}`, 'gu')

const SPACE = '[ \\u00a0\\u202f]'
const NUMBER = `\\d[\\d.\\u00a0\\u202f]*(?:[-‑/]\\d+)*`
/** « nos 2 et 3 »: two numbers at least, or it would be « nos enfants ». */
const NUMBERS = new RegExp(
  `(?<![\\p{L}\\p{N}])[nN](os)(?=${SPACE}${NUMBER}(?:,| et| ou| à|${SPACE}?[-–])${SPACE}?(?:n°${SPACE}?)?\\d)`,
  'gu',
)
const TITLES = /(?<![\p{L}\p{N}.&])M(mes?|lles?|gr)(?![\p{L}\p{N}_.@’'-])/gu
/** « Me Dupont », not « Me Too » nor the words of an English title. */
const COUNSEL =
  /(?<![\p{L}\p{N}.&#]|\b(?:[Aa]nd|[Aa]bout|[Cc]all|[Ff]or|[Gg]ive|[Hh]elp|[Ll]et|[Ss]how|[Tt]ell|[Tt]o|[Ww]ith) )M(e)(?=[ \u00a0\u202f]\p{Lu}[\p{L}.’'-])(?![ \u00a0\u202f]Too\b)/gu
const COUNSELS =
  /(?<![\p{L}\p{N}.&])M(es)(?=[ \u00a0\u202f]\p{Lu}[\p{L}’'-]+(?: \p{Lu}[\p{L}’'-]+)*(?:,| et) ?\p{Lu})/gu

/** Anything that one of the patterns could begin with. */
const CANDIDATE = /[\dIVXLC](?:er|re|e|nd|d)|[nN]os|M(?:me|lle|e|gr)/

/** Drops the names of the groups, for a pattern that repeats them. */
function bare(pattern: string): string {
  return pattern.replace(/\?<(?:first|second|other)>/g, '?:')
}

/**
 * The letters that French typography sets above the line: the endings of ordinals (1er, 6e-5e, XXIe), « nos » before several numbers,
 * Mme, Mlle, Mgr, Me before a name. Addresses, identifiers, numbers of articles and English ordinals have none.
 */
export function raisedEndings(text: string): Stretch[] {
  if (!CANDIDATE.test(text)) return []
  const stretches: Stretch[] = []
  for (const group of text.matchAll(ORDINALS))
    for (const one of group[0].matchAll(ONE_ORDINAL)) {
      const ending = one.groups?.first ?? one.groups?.second ?? one.groups?.other ?? ''
      const end = group.index + one.index + one[0].length
      if (ending) stretches.push({ start: end - ending.length, end })
    }
  for (const pattern of [NUMBERS, TITLES, COUNSEL, COUNSELS])
    for (const match of text.matchAll(pattern)) {
      const end = match.index + match[0].length
      stretches.push({ start: end - (match[1] ?? '').length, end })
    }
  if (stretches.length === 0) return stretches
  const kept = [...text.matchAll(KEPT)].map(match => [match.index, match.index + match[0].length] as const)
  return stretches
    .filter(({ start, end }) => !kept.some(([from, to]) => start < to && end > from))
    .sort((a, b) => a.start - b.start)
}

const RAISED_WORD = new RegExp(
  `(?<![\\p{L}\\p{N}])(?:(?:1|I)\\u0001(?:ers?|res?|ères?)|(?:\\d{1,3}|${ROMAN})\\u0001(?:es?|èmes?|n?des?)|[nN]\\u0001os?|M\\u0001(?:mes?|lles?|es?|gr))$`,
  'u',
)

/** Whether letters above the line, after these, are no more than the ending of a word: 1 and er, M and me, n and os. */
export const isRaisedEnding = (before: string, ending: string): boolean =>
  ending.length <= 5 && RAISED_WORD.test(`${before.slice(-8)}\u0001${ending}`)
