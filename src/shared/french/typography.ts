/** Non-breaking space, and the thin one that stands before ; ! and ?. */
export const NBSP = '\u00a0'
export const NNBSP = '\u202f'

/** The edit for a character just typed: take `remove` characters before the caret away, write `insert` in its place. */
export interface Change {
  readonly remove: number
  readonly insert: string
}

const spaces = /[ \u00a0\u202f]+$/
/** words after which a number or a name must not be cut off */
const HOLD =
  'n°|n°s|nos|art\\.|§|§§|p\\.|pp\\.|pt|pts|al\\.|cons\\.|ch\\.|chap\\.|M\\.|MM\\.|Mme|Mmes|Mlle|Me|Mes|L\\.|R\\.|D\\.|A\\.|LO'
const HELD_TO_NEXT = new RegExp(`(?:^|[\\s(«\\u00a0\\u202f’'])(?:${HOLD})$`)
/** addresses and identifiers no rule may touch */
const ADDRESS =
  /(?:^|[\s(«<])(?:(?:https?|ftp|file):\/*\S*|(?:mailto|doi):\S*|www\.\S*|\S+@\S*|ECLI:\S*|[\w-]+(?:\.[\w-]+)*\/\S*)$/i

/** Whether the word being typed is an address, an e-mail or an ECLI. */
const inAddress = (before: string): boolean => ADDRESS.test(before)

const high = (before: string, char: string, space: string): Change | undefined => {
  const gap = spaces.exec(before)?.[0] ?? ''
  const word = before.slice(0, before.length - gap.length)
  if (word === '' || /[;:!?([{«]$/.test(word)) return undefined
  return gap === space ? undefined : { remove: gap.length, insert: space + char }
}

const colon = (before: string): Change | undefined => {
  // 10:30, ECLI:EU:C, https:// — what follows will tell; a space after it brings the non-breaking one (see `space`)
  if (/\d$/.test(before) || /(?:^|[\s(])(?:https?|ftp|file|mailto|doi|ECLI)$/i.test(before)) return undefined
  return high(before, ':', NBSP)
}

const quote = (before: string): Change => {
  const open = before === '' || /[\s([{’'\u2013\u2014-]$/.test(before)
  if (open && !hasOpenQuote(before)) return { remove: 0, insert: `«${NBSP}` }
  if (!hasOpenQuote(before)) return { remove: 0, insert: /\s$/.test(before) ? '“' : '”' }
  if (open && !/[ \u00a0]$/.test(before)) return { remove: 0, insert: '“' }
  const gap = spaces.exec(before)?.[0] ?? ''
  if (gap !== '' && /«$/.test(before.slice(0, -gap.length))) return { remove: 0, insert: '“' }
  return { remove: gap.length, insert: `${NBSP}»` }
}

/** Whether a « stands open at the end of the text. */
const hasOpenQuote = (before: string): boolean => before.lastIndexOf('«') > before.lastIndexOf('»')

const space = (before: string): Change | undefined => {
  if (/\d:$/.test(before) && !inAddress(before)) return { remove: 1, insert: `${NBSP}: ` }
  // a hyphen between spaces is a dash
  if (/\S[ \u00a0]-$/.test(before) && !/\d[ \u00a0]-$/.test(before)) return { remove: 1, insert: '– ' }
  if (HELD_TO_NEXT.test(before)) return { remove: 0, insert: NBSP }
  if (/«$/.test(before)) return { remove: 0, insert: NBSP }
  // a space typed by habit where the rule has just put one
  return /[«][\u00a0\u202f]$/.test(before) ? { remove: 0, insert: '' } : undefined
}

const unit = (before: string, char: string): Change | undefined => {
  const gap = /(?<=\d)[ \u00a0\u202f]?$/.exec(before)?.[0]
  return gap === undefined || gap === NBSP ? undefined : { remove: gap.length, insert: NBSP + char }
}

/** The edit of each character, from the text before it in the block. Other characters are never touched. */
const rules: Readonly<Record<string, (before: string) => Change | undefined>> = {
  "'": () => ({ remove: 0, insert: '’' }),
  '"': quote,
  '«': before => (/«$/.test(before) ? undefined : { remove: 0, insert: `«${NBSP}` }),
  '»': before => high(before, '»', NBSP),
  ';': before => high(before, ';', NNBSP),
  '!': before => high(before, '!', NNBSP),
  '?': before => high(before, '?', NNBSP),
  ':': colon,
  '%': before => unit(before, '%'),
  '€': before => unit(before, '€'),
  '.': before => (/(?:^|[^.])\.\.$/.test(before) ? { remove: 2, insert: '…' } : undefined),
  ' ': space,
  [NBSP]: before => (/«\u00a0$/.test(before) ? { remove: 0, insert: '' } : undefined),
}

/** The ending of an ordinal just typed, which stands above the line: `er` of `1er`, `e` of `XXIe`. */
export const ordinalEnding = (before: string): string | undefined => {
  const ordinal = /(?<![\p{L}\d.-])(?:(?:1|I)(ers?|res?)|(?:\d+|[IVXLC]{2,}|[VX])(es?))$/u.exec(before)
  return ordinal?.[1] ?? ordinal?.[2]
}

/** The characters `onTyped` may change: others need not be asked about. */
export const TYPED = new Set(Object.keys(rules))

/** French typography as one types: the change a character brings, or undefined to leave it as typed. */
export function onTyped(before: string, char: string): Change | undefined {
  const rule = rules[char]
  if (!rule || inAddress(before)) return undefined
  return rule(before)
}

const KEEP =
  /(?:(?:https?|ftp|file):\/\/|mailto:|www\.)\S+|[\w.+-]+@[\w-]+(?:\.[\w-]+)+|ECLI:[\w:.]+|\b\d{1,2}:\d{2}(?::\d{2})?\b/gi

/** The same rules over a whole text; twice changes nothing more. */
export function typeset(text: string): string {
  let out = ''
  let at = 0
  for (const match of text.matchAll(KEEP)) {
    out = write(out, text.slice(at, match.index)) + match[0]
    at = match.index + match[0].length
  }
  return write(out, text.slice(at))
}

function write(start: string, text: string): string {
  let out = start
  for (const char of text) {
    const change = onTyped(out.slice(out.lastIndexOf('\n') + 1), char)
    out = change ? out.slice(0, out.length - change.remove) + change.insert : out + char
  }
  return out
}
