import { spawnSync } from 'node:child_process'
import { readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { type Figure, round } from '../measure.ts'
import { librariesFolder } from './build.ts'

/** A line of what large.ts tells of a block of texts. */
interface Line {
  readonly texts: number
  readonly ms: number
  readonly processorMs: number
  readonly rssMb: number
}

function run(script: string, args: readonly string[]): string {
  const path = join(import.meta.dirname, script)
  const node = ['--max-semi-space-size=8', path, ...args]
  const done = spawnSync(process.execPath, node, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] })
  if (done.status !== 0) throw new Error(`${script}: ${done.status}`)
  return done.stdout
}

/** Texts a second of the blocks from one number of texts to another, by the clock and of processor time. */
function rate(lines: readonly Line[], from: number, to: number) {
  const some = lines.filter(({ texts }) => texts > from && texts <= to)
  const sum = (of: (line: Line) => number) => some.reduce((all, line) => all + of(line), 0)
  const texts = to - from
  return {
    ...{ from, to },
    perSecond: Math.round((texts * 1000) / sum(({ ms }) => ms)),
    perProcessorSecond: Math.round((texts * 1000) / sum(({ processorMs }) => processorMs)),
  }
}

/** A library of 1,000,000 texts (PRETOIRE_BENCH_LARGE for more, or fewer): how it is built, and searched. */
export const figure: Figure = async () => {
  const count = process.env.PRETOIRE_BENCH_LARGE ?? '1000000'
  run('large.ts', [count])
  const folder = join(librariesFolder, 'large')
  const lines = readFileSync(join(folder, 'progress.ndjson'), 'utf8')
    .split('\n')
    .filter(Boolean)
    .map(line => JSON.parse(line) as Line)
  const last = lines.at(-1)?.texts ?? 0
  const tenth = Math.floor(last / 10 / 2000) * 2000
  return {
    import: Array.from({ length: 10 }, (_, n) => rate(lines, n * tenth, (n + 1) * tenth)),
    importRssMb: Math.max(...lines.map(({ rssMb }) => rssMb)),
    diskGb: round(statSync(join(folder, 'library.db')).size / 1e9, 2),
    search: JSON.parse(run('search300k.ts', ['large'])),
  }
}
