/**
 * npm run proof -- cells: every document of the campaign at every place of a text, before either assembly, read back to what it asks of whom
 * and held against the table of powers; then some cells drawn by seed, printed in full for a person to read.
 */
import { parseArgs } from 'node:util'
import { drawer } from '../fixtures/amendments/drawn.ts'
import { type Cell, cellName, cells, drawCell, readCell } from '../unit/shared/campaign/cells/cells.ts'

const MOST_SHOWN = 60
const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: '1' },
    printed: { type: 'string', default: '100' },
    drawn: { type: 'string' },
  },
})
const draw = drawer(Number(values.seed))

/** Reads cells; the number of different faults, each shown with how often it is met and where first. */
function faultsIn(some: Iterable<Cell>): number {
  const faults = new Map<string, string[]>()
  let count = 0
  for (const cell of some) {
    count++
    for (const fault of readCell(cell).faults)
      faults.set(fault, [...(faults.get(fault) ?? []), cellName(cell)])
  }
  console.log(`${count} cells read, ${faults.size} different contradictions.`)
  for (const [fault, names] of [...faults].slice(0, MOST_SHOWN))
    console.log(`- ${fault}\n    ${names.length} times, first in ${names[0]}`)
  return faults.size
}

const drawn = values.drawn === undefined ? undefined : Number(values.drawn)
const faults = faultsIn(drawn === undefined ? cells : Array.from({ length: drawn }, () => drawCell(draw)))
for (let n = 0; n < Number(values.printed); n++) {
  const cell = drawCell(draw)
  const { lines, problems } = readCell(cell)
  const blocking = problems.filter(one => one.severity === 'blocking')
  console.log(`\n=== ${n + 1}. ${cellName(cell)}`)
  for (const { text, isArgument } of lines) console.log(isArgument ? `  | ${text}` : `  ${text}`)
  for (const { message } of blocking) console.log(`  ! ${message}`)
}
process.exitCode = faults > 0 ? 1 : 0
