/** Kinds of characters as lines see them, after Unicode's line breaking (UAX 14), for the characters of French texts. */
type Kind =
  | 'letter'
  | 'digit'
  | 'space'
  | 'glue'
  | 'open'
  | 'close'
  | 'quote'
  | 'hyphen'
  | 'dash'
  | 'long'
  | 'slash'
  | 'infix'
  | 'exclaim'
  | 'ellipsis'
  | 'prefix'
  | 'postfix'
  | 'tab'

/** Letters first: what is not named is one. */
const KINDS: Kind[] = ['letter']
/** The place in `order` of each character, by its code: asked a million times for a long filing. */
const kindOf = new Uint8Array(0x2200)
const set = (kind: Kind, signs: string) => {
  for (const sign of signs) kindOf[sign.charCodeAt(0)] = KINDS.length
  KINDS.push(kind)
}
set('digit', '0123456789')
set('space', ' \n')
set('tab', '\t')
set('glue', '\u00a0\u202f\u2007\u2011')
set('open', '([{¡¿‚„')
set('close', ')]}')
set('quote', '"\'«»‘’“”‹›')
set('hyphen', '-')
set('dash', '–|\u2010\u00ad')
set('long', '—')
set('slash', '/')
set('infix', ',.:;')
set('exclaim', '!?')
set('ellipsis', '…')
set('prefix', '€$£+±\\№')
set('postfix', '%°¢‰′″')

/** Kinds of characters that may not begin a line. */
const NO_LINE_START: ReadonlySet<Kind> = new Set<Kind>([
  'space',
  'glue',
  'close',
  'quote',
  'hyphen',
  'dash',
  'slash',
  'infix',
  'exclaim',
  'ellipsis',
])

/** Whether a line may end between two characters that touch, by their codes; after a space, whether it may begin with the second. */
export const mayBreak = (before: number, after: number): boolean =>
  BREAK_TABLE[(kindOf[before] ?? 0) * KINDS.length + (kindOf[after] ?? 0)] === 1

function between(left: Kind, right: Kind): boolean {
  if (left === 'space')
    return (
      right !== 'space' && right !== 'close' && right !== 'infix' && right !== 'exclaim' && right !== 'slash'
    )
  if (left === 'tab') return true
  if (right === 'tab') return false
  if (NO_LINE_START.has(right)) return false
  switch (left) {
    case 'hyphen':
      return right !== 'digit'
    case 'dash':
    case 'exclaim':
    case 'ellipsis':
      return true
    case 'long':
      return right !== 'long'
    case 'glue':
    case 'open':
    case 'quote':
    case 'slash':
      return false
    default:
      return right === 'long'
  }
}

const BREAK_TABLE = Uint8Array.from(KINDS.flatMap(left => KINDS.map(right => (between(left, right) ? 1 : 0))))
