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
  | 'note'

const kinds = new Map<string, Kind>()
const set = (kind: Kind, signs: string) => {
  for (const sign of signs) kinds.set(sign, kind)
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

const kindOf = (sign: string): Kind => kinds.get(sign) ?? 'letter'

/** Nothing of these may begin a line. */
const never: ReadonlySet<Kind> = new Set<Kind>([
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

/** Whether a line may end between two characters that touch; after a space, whether it may begin with the second. */
export function mayBreak(before: string, after: string): boolean {
  const left = kindOf(before)
  const right = kindOf(after)
  if (left === 'space')
    return (
      right !== 'space' && right !== 'close' && right !== 'infix' && right !== 'exclaim' && right !== 'slash'
    )
  if (left === 'tab') return true
  if (right === 'tab') return false
  if (never.has(right)) return false
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
