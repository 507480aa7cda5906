/**
 * npm run fuzz -- [--minutes 60] [--cases N] [--seed N] [--samples FOLDER]
 *
 * Damages files of every format and gives them to the program, from a seed: the same seed and number make the same file. Exits with 1
 * where an answer is a bug or no French, where something was not caught, or where the library is no longer sound.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { samplePath } from './fixtures/import/samples.ts'
import { fuzz } from './fuzz/fuzz.ts'
import { writeInMemory } from './steps.ts'

const { values } = parseArgs({
  options: {
    minutes: { type: 'string', default: '60' },
    cases: { type: 'string' },
    seed: { type: 'string', default: '1' },
    samples: { type: 'string', default: samplePath('') },
  },
})
writeInMemory()
const folder = mkdtempSync(join(tmpdir(), 'pretoire-fuzz-'))
const end = performance.now() + Number(values.minutes) * 60_000
const max = values.cases === undefined ? Number.POSITIVE_INFINITY : Number(values.cases)
try {
  const seed = Number(values.seed)
  const goesOn = (cases: number) => cases < max && (values.cases !== undefined || performance.now() < end)
  const { cases, refused, faults } = await fuzz({
    folder,
    seed,
    goesOn,
    samples: values.samples,
    say: line => console.log(line),
  })
  const peak = Math.round(process.resourceUsage().maxRSS / 1024)
  console.log(
    `${cases} damaged files (seed ${seed}), ${refused} refused with a sentence, ${faults.length} faults; ${peak} MB at most`,
  )
  process.exitCode = faults.length > 0 ? 1 : 0
} finally {
  rmSync(folder, { recursive: true, force: true })
}
