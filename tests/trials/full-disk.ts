import { spawnSync } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { TrialOptions, TrialOutcome } from './trial.ts'

interface WorkOutcome {
  readonly work: string
  readonly points: number
  readonly faults: readonly string[]
}

/**
 * Does each work of safekeeping with its first write refused for want of room, then its second, up to its last: a sentence each time,
 * the library sound, a proven backup left. Linux and a C compiler alone: a small library loaded before the program refuses the writes.
 */
export async function fullDiskTrial({ folder, count, say }: TrialOptions): Promise<TrialOutcome> {
  const shim = join(folder, 'no-space.so')
  const compiler = spawnSync('cc', [
    '-shared',
    '-fPIC',
    '-O1',
    '-o',
    shim,
    join(import.meta.dirname, 'no-space.c'),
    '-ldl',
  ])
  if (process.platform !== 'linux' || compiler.status !== 0)
    return { extent: 'nothing', trials: 0, faults: [], seen: 'needs Linux and a C compiler: not tried' }
  const [place, control] = [join(folder, 'disque'), join(folder, 'control')]
  mkdirSync(place)
  writeFileSync(control, Buffer.alloc(8))
  const program = join(import.meta.dirname, 'full-disk-program.ts')
  const { stdout, status } = spawnSync(process.execPath, [program, place, control, String(count)], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, LD_PRELOAD: shim, NO_SPACE_UNDER: place, NO_SPACE_CONTROL: control },
  })
  if (status !== 0) return { extent: 'nothing', trials: 0, faults: [`it ended with ${status}`], seen: '' }
  const outcomes: readonly WorkOutcome[] = JSON.parse(stdout)
  for (const { work, points } of outcomes) say(`${work}: ${points} writes`)
  return {
    extent:
      'every write of a backup, the backup of the day, a restoration, a rescue, an erasure, a sealing, a move',
    trials: outcomes.reduce((sum, { points }) => sum + points, 0),
    seen: outcomes.map(({ work, points }) => `${work} ${points}`).join(', '),
    faults: outcomes.flatMap(({ faults }) => faults),
  }
}
