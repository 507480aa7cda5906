import { spawn } from 'node:child_process'
import { cpSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout } from 'node:timers/promises'
import { dossiers } from '../../src/main/dossiers/store.ts'
import { drafts } from '../../src/main/drafts/store.ts'
import { openLibrary } from '../../src/main/library/open-library.ts'
import { examine } from '../../src/main/safekeeping/doctor.ts'
import { backups } from '../../src/main/safekeeping/list.ts'
import { aDossier, aDraft } from '../fixtures/builders.ts'
import type { TrialOptions, TrialOutcome } from './trial.ts'

const victim = join(import.meta.dirname, '..', 'fixtures', 'programs', 'victim.ts')

/**
 * Two programs save one text again and again, each refused where the other was first, while a third makes backups of it and is killed.
 * Each save that was said must be counted, none twice, the library sound and its backups proven.
 */
export async function writersTrial({ folder, dice, count, say }: TrialOptions): Promise<TrialOutcome> {
  const whole = join(folder, 'entiere')
  const library = openLibrary(whole)
  dossiers(library.db).save(aDossier({ id: 'd' }))
  drafts(library.db).save(aDraft({ id: 'draft', dossier: 'd' }))
  library.close()
  const faults: string[] = []
  let [saves, stale] = [0, 0]
  for (let n = 0; n < count; n += 1) {
    const copy = join(folder, 'partagee')
    rmSync(copy, { recursive: true, force: true })
    cpSync(whole, copy, { recursive: true })
    const backing = run(copy, 'backup')
    const writers = [run(copy, 'contend'), run(copy, 'contend')]
    await setTimeout(500 + dice.below(1500))
    const lines = (await Promise.all(writers.map(({ lines: all }) => all))).flat()
    backing.child.kill('SIGKILL')
    await backing.lines
    const revisions = lines.flatMap(line => (/^\d+$/.test(line) ? [Number(line)] : []))
    saves += revisions.length
    stale += lines.filter(line => line === 'stale').length
    const fault = await faultOf(copy, revisions)
    if (!fault) continue
    faults.push(`turn ${n + 1}: ${fault}`)
    say(faults.at(-1) ?? '')
  }
  return {
    extent: `two programs on one text, ${count} times, a third making backups`,
    trials: count,
    seen: `${saves} saves counted, ${stale} refused because the other was first`,
    faults,
  }
}

function run(library: string, work: string) {
  const child = spawn(process.execPath, [victim, library, work], { stdio: ['ignore', 'pipe', 'inherit'] })
  const lines: string[] = []
  createInterface(child.stdout).on('line', line => lines.push(line))
  return { child, lines: new Promise<string[]>(done => child.once('close', () => done(lines))) }
}

async function faultOf(folder: string, revisions: readonly number[]): Promise<string | undefined> {
  if (new Set(revisions).size !== revisions.length) return 'one revision was given to two saves'
  const library = openLibrary(folder)
  try {
    const { revision } = drafts(library.db).get('draft')
    if (revision !== 1 + revisions.length)
      return `${revisions.length} saves were said, ${revision - 1} are there`
    const blocking = (await examine(library)).find(one => one.severity === 'blocking')
    if (blocking) return `the library is not sound: ${blocking.message}`
    const bad = backups(library).find(one => one.proof !== 'proven')
    return bad && `the backup ${bad.name} is ${bad.proof}`
  } finally {
    library.close()
  }
}
