import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { importing } from './library/importing.ts'
import type { Figure } from './measure.ts'

/** One part of the figures, in a process of its own: the memory of one is not that of another. */
function apart(name: string, node: readonly string[] = []): unknown {
  const script = join(import.meta.dirname, 'library', `${name}.ts`)
  const done = spawnSync(process.execPath, [...node, script], {
    encoding: 'utf8',
    maxBuffer: 2 ** 26,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  if (done.status !== 0) return { failed: done.stderr?.slice(-400) ?? name }
  return JSON.parse(done.stdout.slice(done.stdout.indexOf('{')))
}

/**
 * The library at its full size: import beside plain Python, search over 300,000 texts, right after a save too, our index beside
 * FTS5 under the same ranking, and over 100,000 beside its peers.
 */
export const figure: Figure = async () => ({
  import: await importing(),
  // with the flag run.mjs starts the program with
  search300k: apart('search300k', ['--max-semi-space-size=8']),
  afterSave: apart('after-save', ['--max-semi-space-size=8']),
  fts5: apart('fts5-store'),
  peers100k: apart('peers100k', ['--max-old-space-size=6000']),
})
