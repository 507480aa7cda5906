import { MONTH_PATTERN } from '../dates.ts'

const BEFORE = '(?<![\\p{L}\\p{N}])'

/** Alternatives of a pattern, each with or without a capital. */
const anyCase = (...words: readonly string[]): string =>
  words.map(word => word.replace(/^\p{Ll}/u, first => `[${first}${first.toUpperCase()}]`)).join('|')

/** Words that hold the number after them. */
const NUMBERED = anyCase(
  ...[
    'n°s?',
    'n[ºᵒ]',
    'nos',
    'art\\.',
    'articles?',
    'alinéas?',
    'al\\.',
    '§{1,2}',
    'pts?',
    'points?',
    'pp?\\.',
    'pages?',
  ],
  ...['cons\\.', 'considérants?', 'ch\\.', 'chap\\.', 'vol\\.', 't\\.', 'notes?'],
)
/** Words that hold the « n° » after them. */
const EXHIBITS = `${anyCase('pièces?', 'productions?', 'prod\\.', 'annexes?')}|PJ`

/** Plain spaces at which no line may end, each after a lookbehind that makes it one. */
const HELD_SPACES: readonly RegExp[] = [
  new RegExp(
    `(?<=${BEFORE}(?:${NUMBERED})) (?=\\d|[IVXL]+(?![\\p{L}\\p{N}])|(?:[LRDA]\\.|LO|LP)[ \\u00a0*]?\\d)`,
    'gu',
  ),
  new RegExp(`(?<=${BEFORE}(?:${EXHIBITS})) (?=n°|nos |n[ºᵒ]|\\d)`, 'gu'),
  new RegExp(`(?<=${BEFORE}(?:[LRDA]\\.\\*?|LO|LP)) (?=\\d)`, 'gu'),
  new RegExp(`(?<=${BEFORE}(?:MM?\\.|Mmes?|Mlles?|Mgr|Me|Dr|Pr)) (?=\\p{Lu})`, 'gu'),
  // M. A. B.
  /(?<=(?:MM?\.|Mmes?|Mlles?|Me)[ \u00a0]\p{Lu}\.) (?=\p{Lu}(?:\.|\p{L}))/gu,
  new RegExp(`(?<=(?<![\\p{L}\\d])(?:\\d{1,2}|1er)) (?=(?:${MONTH_PATTERN})(?!\\p{L}))`, 'gu'),
  new RegExp(`(?<=(?<![\\p{L}\\d])(?:\\d{1,2}|1er)[ \\u00a0](?:${MONTH_PATTERN})) (?=\\d{4}(?!\\d))`, 'gu'),
  // 10 000 €
  /(?<=(?<![\d.,/°-]|°[ \u00a0])(?<!\d[ \u00a0])\d{1,3}(?:[ \u00a0]\d{3})*) (?=\d{3}(?!\d))/g,
  /(?<=\d) (?=[€%‰£$]|(?:euros?|h|km|m²|ha|Mo|Go|ko)(?![\p{L}\d]))/gu,
  // inside guillemets, before the high signs
  /(?<=«) | (?=[»;:!?](?:[\s»)”\u00a0]|$))/g,
]

/** A hyphen between two numbers, or two ordinals: 78-17, 6e-5e. */
const HELD_HYPHENS = /(?<=\d(?:er|re|e)?)-(?=\d)/g

const CANDIDATE = /[\d«»;:!?]|M[.Mmlge]|[DP]r |(?:art|cons|ch|chap|t)\.|note|points?/

/** Places of the signs of a text that no line may end at or after: plain spaces, then hyphens. */
export function heldSigns(text: string): {
  readonly spaces: readonly number[]
  readonly hyphens: readonly number[]
} {
  if (!CANDIDATE.test(text)) return NONE
  const spaces = HELD_SPACES.flatMap(pattern => [...text.matchAll(pattern)].map(match => match.index))
  const hyphens = text.includes('-') ? [...text.matchAll(HELD_HYPHENS)].map(match => match.index) : []
  return { spaces, hyphens }
}

const NONE = { spaces: [], hyphens: [] } as const
