import type { Law } from '../found-citation.ts'
import { readName } from './names.ts'

/** Articles of procedure that decisions cite by their number alone, being those of the code the court applies. */
const numbers = new Set(
  'L. 521-1 L. 521-2 L. 521-3 L. 521-4 L. 522-1 L. 522-3 L. 761-1 L. 911-1 L. 911-2 L. 911-3 L. 911-4 L. 821-2 L. 822-1 R. 222-1 R. 421-1 R. 421-5 R. 611-7 R. 611-22 R. 612-1 R. 612-6 R. 613-1 R. 741-12 R. 761-1 R. 822-5 L. 911-5 L. 77-12-1 R. 77-12-4 R. 411-1 R. 412-1 R. 412-2 R. 414-1 R. 421-2 R. 421-3 R. 421-7 R. 431-2 R. 432-2 R. 522-1 R. 532-1 R. 541-1 R. 611-7-1 R. 611-8-1 R. 611-8-2 R. 611-8-6 R. 612-5-1 R. 612-5-2 R. 613-3 R. 632-1 R. 741-2 R. 771-3 R. 811-1 R. 811-2 R. 811-7'.split(
    / (?=[LR])/,
  ),
)
// found at the first need: the expression of all names takes a tenth of a second to build, at each start of the program
let justice: Law | undefined

/** The code of an article which no text names, when its number tells a lawyer which one it is. */
export function procedure(number: string): Law | undefined {
  if (!numbers.has(number)) return undefined
  justice ??= readName('code de justice administrative', 0)?.law
  return justice
}
