// Proof that no member stops a space: one sends changes drawn by a seed from the schema, and three desks go on.
//   npm run proof -- hostile-member [--changes 5000] [--seed 1]
import { parseArgs } from 'node:util'
import { temporary } from '../contract/program.ts'
import { attack } from '../fixtures/office/hostile/hostile-member.ts'

const { values } = parseArgs({
  options: { changes: { type: 'string', default: '5000' }, seed: { type: 'string', default: '1' } },
})
/** Largest resident memory of four desks in one process. */
const MAX_MB = 2048

const place = temporary()
try {
  const outcome = await attack(place.folder, {
    ...{ changes: Number(values.changes), seed: Number(values.seed) },
    say: console.log,
  })
  const { faults, changes, meetings, longestMeetingMs, aside, versions, peakMb } = outcome
  for (const fault of faults.slice(0, 40)) console.log(`FAULT ${fault}`)
  console.log(
    `${faults.length} faults; ${changes} changes, ${meetings} meetings, the longest ${Math.round(longestMeetingMs)} ms; set aside ${aside.join(', ')}; versions ${versions.join(', ')}; ${peakMb} MB at most`,
  )
  process.exitCode = faults.length > 0 || peakMb > MAX_MB ? 1 : 0
} finally {
  place.remove()
}
