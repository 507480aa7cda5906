/**
 * npm run trials [damages kills full-disk writers places] -- [--count N] [--seed N]
 *
 * Tries in full what the tests try a little, and prints a table for docs/benchmarks.md: pages of a library zeroed and ten days of backups;
 * commands killed at a moment drawn; a disk full at each
 * write; two programs on one text; folders of every name. Exits with 1 where something did not hold.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { draw } from './fixtures/mutate.ts'
import { writeInMemory } from './steps.ts'
import { damagesTrial } from './trials/damages.ts'
import { fullDiskTrial } from './trials/full-disk.ts'
import { killsTrial } from './trials/kills.ts'
import { placesTrial } from './trials/places.ts'
import type { TrialOptions, TrialOutcome } from './trials/trial.ts'
import { writersTrial } from './trials/writers.ts'

const trials: Readonly<
  Record<string, { readonly count: number; run(options: TrialOptions): Promise<TrialOutcome> }>
> = {
  damages: { count: 500, run: damagesTrial },
  kills: { count: 42, run: killsTrial },
  'full-disk': { count: 5000, run: fullDiskTrial },
  writers: { count: 20, run: writersTrial },
  places: { count: 100, run: placesTrial },
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { count: { type: 'string' }, seed: { type: 'string', default: '1' } },
})
writeInMemory()
const names = positionals.length > 0 ? positionals : Object.keys(trials)
const rows: string[] = []
for (const name of names) {
  const trial = trials[name]
  if (!trial) throw new Error(`no trial is named « ${name} »: ${Object.keys(trials).join(', ')}`)
  const folder = mkdtempSync(join(tmpdir(), `pretoire-trial-${name}-`))
  try {
    const count = values.count === undefined ? trial.count : Number(values.count)
    const say = (line: string) => console.log(`${name}: ${line}`)
    const { extent, seen, faults } = await trial.run({ folder, dice: draw(Number(values.seed)), count, say })
    rows.push(`| ${name} | ${extent} | ${seen} | ${faults.length} |`)
    if (faults.length > 0) process.exitCode = 1
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
console.log(['', '| trial | extent | seen | faults |', '|---|---|---|---|', ...rows].join('\n'))
