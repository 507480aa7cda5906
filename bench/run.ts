/**
 * npm run bench [-- NAME ...]: runs the figures (all but `large`, which takes an hour, and parts of others, or those named) and prints one
 * JSON object with the machine they were measured on; the same goes to bench/results/. Never asserted anywhere.
 */
import { execFileSync } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { arch, cpus, platform, release, totalmem } from 'node:os'
import { join } from 'node:path'
import type { Figure } from './measure.ts'

const figures: Record<string, () => Promise<{ figure: Figure }>> = {
  start: () => import('./start.ts'),
  search: () => import('./search.ts'),
  ranking: () => import('./ranking.ts'),
  import: () => import('./import.ts'),
  writing: () => import('./writing/writing.ts'),
  pasting: () => import('./pasting.ts'),
  spelling: () => import('./spelling.ts'),
  export: () => import('./writing/export.ts'),
  library: () => import('./library.ts'),
  large: () => import('./library/growth.ts'),
  citations: () => import('./citations.ts'),
  filing: () => import('./bundle.ts'),
  preflight: () => import('./checks/preflight.ts'),
  checks: () => import('./checks.ts'),
  parliament: () => import('./parliament.ts'),
  scans: () => import('./scans/scans.ts'),
  vault: () => import('./vault.ts'),
  funds: () => import('./library/funds.ts'),
  office: () => import('./office/office.ts'),
  'office-log': () => import('./office/log.ts'),
  'office-first-sync': () => import('./office/first-sync.ts'),
  'office-visible': () => import('./office/visible.ts'),
  'office-member-day': () => import('./office/member-day.ts'),
  'office-meeting': () => import('./office/meeting.ts'),
  'office-corpus': () => import('./office/corpus.ts'),
  'office-growth': () => import('./office/growth.ts'),
  together: () => import('./office/together.ts'),
  'together-join': () => import('./office/join.ts'),
}

/** Run only when they are named. */
const BY_NAME = [
  'large',
  'office-log',
  'office-first-sync',
  'office-visible',
  'office-member-day',
  'office-meeting',
  'office-corpus',
  'office-growth',
]

const asked = process.argv.slice(2)
const unknown = asked.filter(name => !(name in figures))
if (unknown.length > 0) {
  console.error(`Figure inconnue : ${unknown.join(', ')}. Il y a : ${Object.keys(figures).join(', ')}.`)
  process.exit(2)
}

const commit = () => {
  try {
    return execFileSync('git', ['rev-parse', '--short', 'HEAD'], { encoding: 'utf8' }).trim()
  } catch {
    return 'unknown'
  }
}

const result: Record<string, unknown> = {
  at: new Date().toISOString(),
  commit: commit(),
  machine: {
    cpu: cpus()[0]?.model.trim(),
    cores: cpus().length,
    memoryGiB: Math.round(totalmem() / 2 ** 30),
    system: `${platform()} ${release()} ${arch()}`,
    node: process.versions.node,
  },
}
for (const name of asked.length > 0 ? asked : Object.keys(figures).filter(one => !BY_NAME.includes(one))) {
  console.error(`… ${name}`)
  const load = figures[name]
  if (load) result[name] = await (await load()).figure()
}
const text = JSON.stringify(result, null, 2)
const folder = join(import.meta.dirname, 'results')
mkdirSync(folder, { recursive: true })
writeFileSync(join(folder, `${String(result.at).replaceAll(':', '-')}.json`), text)
console.log(text)
