import { roman } from '../../draft/spell.ts'
import type { Change, Where } from '../../model/amendment.ts'
import { anLines } from './compose-an.ts'
import { senatLines } from './compose-senat.ts'
import { NB, small } from './say.ts'

/** Two chambers, two manners. `guillemets`: the Sénat prints the words it names bare; some drafts put them between « ». */
export interface Manner {
  readonly chamber: 'an' | 'senat'
  readonly guillemets?: boolean
}

/** The dispositif of an amendment, a line each, worded as its chamber words it. */
export function compose(changes: readonly Change[], manner: Manner): string[] {
  // the paragraph of a gage is numbered after the article, never apart
  const parts = changes.map(change => one(change, manner, changes.length > 1))
  if (parts.length <= 1) return parts[0] ?? []
  return parts.flatMap(([first = '', ...rest], n) => [`${roman(n + 1)}.${NB}–${NB}${first}`, ...rest])
}

function one(change: Change, manner: Manner, several: boolean): string[] {
  const [first = '', ...rest] =
    manner.chamber === 'an' ? anLines(change) : senatLines(change, manner.guillemets === true, several)
  const follows = change.kind !== 'gage' && change.consequence
  return [follows ? `En conséquence, ${small(first)}` : first, ...rest]
}

/** The one alinéa of a place, where there is just one. */
export const alone = (where: Where): number | undefined =>
  where.alineas.length === 1 ? where.alineas[0] : undefined
