import { roman } from '../../../drafts/assemble/numerals.ts'
import type { Change } from '../model.ts'
import { NB, small } from '../say.ts'
import { anLines } from './compose-an.ts'
import { senatLines } from './compose-senat.ts'

/** Two chambers, two manners. `parentNumber`: the number of the amendment a sous-amendement changes. */
export interface Manner {
  readonly chamber: 'an' | 'senat'
  readonly parentNumber?: string | undefined
}

/** The dispositif of an amendment, a line each, worded as its chamber words it. */
export function compose(changes: readonly Change[], manner: Manner): string[] {
  // the paragraph of a gage is numbered after the article, never apart
  const parts = changes.map(change => one(change, manner, changes.length > 1))
  const lines =
    parts.length <= 1
      ? (parts[0] ?? [])
      : parts.flatMap(([first = '', ...rest], n) => [`${roman(n + 1)}.${NB}–${NB}${first}`, ...rest])
  return manner.chamber === 'senat' && manner.parentNumber && lines.length > 0
    ? namedFirst(lines, manner.parentNumber)
    : lines
}

function one(change: Change, { chamber, parentNumber }: Manner, several: boolean): string[] {
  const whole = parentNumber === undefined ? 'article' : 'amendement'
  const [first = '', ...rest] = chamber === 'an' ? anLines(change, whole) : senatLines(change, whole, several)
  const follows = change.kind !== 'gage' && change.consequence
  return [follows ? `En conséquence, ${small(first)}` : first, ...rest]
}

/** The Sénat names the amendment before the place in it: « Amendement n° 4, alinéa 3 »; on a line of its own where there is no one place. */
function namedFirst([first = '', ...rest]: readonly string[], number: string): string[] {
  const name = `Amendement n°${NB}${number}`
  return /^(?:Alinéas?|Après l’alinéa|Avant l’alinéa)/.test(first)
    ? [`${name}, ${small(first)}`, ...rest]
    : [name, first, ...rest]
}
