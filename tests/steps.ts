import { existsSync, mkdtempSync, rmSync, statfsSync } from 'node:fs'
import { join } from 'node:path'

/** Types, as arguments of Node. One checker for each project: several would each work out anew the types that the projects' files share, at three times the cost. */
export const typeCheck: readonly string[] = ['node_modules/typescript/bin/tsc', '-b', '--checkers', '1']
/** Style, as arguments of Node. */
export const styleCheck: readonly string[] = [
  'node_modules/@biomejs/biome/bin/biome',
  'check',
  '--error-on-warnings',
]

const MEMORY = '/dev/shm'
/** Room that the libraries, browser profiles and exports of a run may take. */
const ROOM_BYTES = 4 * 2 ** 30

/**
 * Has what the tests write kept in memory, where the system has a folder for that with enough room: each library is written through to
 * the disk at every step, and the tests kill programs, not the power. The folder goes with this process; undefined without one.
 */
export function writeInMemory(): string | undefined {
  if (process.env.TMPDIR || !existsSync(MEMORY)) return undefined
  const { bavail, bsize } = statfsSync(MEMORY)
  if (bavail * bsize < ROOM_BYTES) return undefined
  const folder = mkdtempSync(join(MEMORY, 'pretoire-'))
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }))
  process.env.TMPDIR = folder
  return folder
}
