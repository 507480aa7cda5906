import type { Law } from './found.ts'
import { readName } from './names.ts'

/** Articles of procedure that decisions cite by their number alone, being those of the code the court applies. */
const numbers = new Set(
  'L. 521-1 L. 521-2 L. 521-3 L. 521-4 L. 522-1 L. 522-3 L. 761-1 L. 911-1 L. 911-2 L. 911-3 L. 911-4 L. 821-2 L. 822-1 R. 222-1 R. 421-1 R. 421-5 R. 611-7 R. 611-22 R. 612-1 R. 612-6 R. 613-1 R. 741-12 R. 761-1 R. 822-5'.split(
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
