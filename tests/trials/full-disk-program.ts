/**
 * The program of the trial of full disks: `full-disk-program.ts FOLDER CONTROL POINTS [WORK…]`, started with tests/trials/no-space.c before
 * it. Does each work on copies of a library, its first write refused, then its second, and so on until it succeeds or POINTS were tried; prints JSON.
 */

import { closeSync, cpSync, openSync, readSync, rmSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { dossiers } from '../../src/main/dossiers/store.ts'
import { refusal } from '../../src/main/kernel/database/refusals.ts'
import type { Library } from '../../src/main/kernel/library.ts'
import { libraryFolder } from '../../src/main/kernel/places.ts'
import { keysFor } from '../../src/main/kernel/vault/keys.ts'
import { readVault } from '../../src/main/kernel/vault/vault-file.ts'
import { openLibrary } from '../../src/main/library/open-library.ts'
import { registerParts } from '../../src/main/parts.ts'
import { backup } from '../../src/main/safekeeping/backup.ts'
import { dailyBackup } from '../../src/main/safekeeping/daily.ts'
import { examine } from '../../src/main/safekeeping/doctor.ts'
import { endErasure, erase } from '../../src/main/safekeeping/erasure/erase.ts'
import { backups } from '../../src/main/safekeeping/list.ts'
import { moveLibrary } from '../../src/main/safekeeping/moving/move-library.ts'
import { rescueRestore } from '../../src/main/safekeeping/rescue/rescue.ts'
import { restore } from '../../src/main/safekeeping/restore.ts'
import { finishSealing, sealLibrary } from '../../src/main/safekeeping/vault/seal.ts'
import { unlockVault } from '../../src/main/safekeeping/vault/vault.ts'
import { AppError } from '../../src/shared/kernel/errors.ts'
import { fileAt, program } from '../contract/program.ts'
import { englishIn } from '../fixtures/french-sentence.ts'

registerParts()
const [folder = '', control = '', maxPoints = '', ...asked] = process.argv.slice(2)
const PASSPHRASE = 'quatre mots sans rapport'
/** Refusals told in full, of each work. */
const MAX_TOLD = 6

/** Refuses each write from the n-th on; 0: none. Returns how many were counted since the last time. */
function fillDiskAt(n: number): number {
  const cells = Buffer.alloc(8)
  const handle = openSync(control, 'r+')
  readSync(handle, cells, 0, 8, 0)
  const writes = cells.readInt32LE(4)
  cells.writeInt32LE(n, 0)
  cells.writeInt32LE(0, 4)
  writeSync(handle, cells, 0, 8, 0)
  closeSync(handle)
  return writes
}

interface Work {
  readonly run: (at: string) => Promise<unknown>
  /** what the dossiers may be afterwards: as they were unless it says */
  readonly mayChange?: boolean
}
/** Runs on a library opened for it, and closes it, the disk still full. */
const opened = (run: (library: Library) => Promise<unknown>) => async (at: string) => {
  const library = openLibrary(at)
  try {
    await run(library)
  } finally {
    library.close()
  }
}
let dossier = ''
let title = ''
const good = join(folder, 'bonne.zip')
const works: Readonly<Record<string, Work>> = {
  backup: { run: opened(library => backup(library)) },
  'backup of the day': { run: opened(library => dailyBackup(library, new Date(Date.now() + 86_400_000))) },
  restore: { run: opened(library => restore(library, good)), mayChange: true },
  rescue: { run: at => rescueRestore(at, good), mayChange: true },
  erase: {
    run: opened(library => erase(library, { kind: 'dossier', id: dossier }, title)),
    mayChange: true,
  },
  seal: { run: at => sealLibrary(at, PASSPHRASE) },
  move: { run: at => moveLibrary(at, `${at}-ailleurs`) },
}

async function prepare(at: string): Promise<string> {
  const here = program(at)
  const { id } = await here.call['dossiers.sample']({ type: 'recourse' })
  await here.call['exhibits.add']({ dossier: id, file: fileAt(join(import.meta.dirname, 'trial.ts')) })
  await here.call['dossiers.sample']({ type: 'advocacy' })
  dossier = id
  title = (await here.call['dossiers.get']({ id })).title
  await dailyBackup(here.library)
  await backup(here.library, { to: { path: good, replace: true } })
  await here.close()
  return dossiersOf(at)
}

function dossiersOf(at: string): string {
  const library = openLibrary(at)
  try {
    return JSON.stringify(
      dossiers(library.db)
        .list()
        .map(one => [one.id, one.title])
        .sort(),
    )
  } finally {
    library.close()
  }
}

/** Names the conditions that a library breaks after its disk was full. */
async function faultAfter(at: string, before: string, { mayChange }: Work): Promise<string | undefined> {
  const place = libraryFolder(at)
  if (readVault(place)) {
    if (!keysFor(place)) await unlockVault(place, PASSPHRASE)
    await finishSealing(place)
  }
  const library = openLibrary(place)
  try {
    await endErasure(library)
    const blocking = (await examine(library)).find(one => one.severity === 'blocking')
    if (blocking) return `the library is not sound: ${blocking.message}`
    if (!backups(library).some(one => one.proof === 'proven')) return 'no proven backup is left'
  } finally {
    library.close()
  }
  return mayChange || dossiersOf(place) === before ? undefined : 'the dossiers are no longer those of before'
}

const refusals = new Map<string, number>()

async function tryAt(
  work: Work,
  n: number,
  at: string,
  before: string,
): Promise<{ done: boolean; fault?: string }> {
  fillDiskAt(n)
  let said: unknown
  try {
    await work.run(at)
  } catch (error) {
    // as the program's own wrapper tells it
    said = refusal(error)
  }
  const writes = fillDiskAt(0)
  const done = writes < n
  if (said !== undefined && done) return { done, fault: `it fails with room left: ${String(said)}` }
  if (said !== undefined) {
    if (!(said instanceof AppError))
      return {
        done,
        fault: `no sentence: ${said instanceof Error ? said.stack?.slice(0, 600) : String(said)}`,
      }
    refusals.set(said.message, (refusals.get(said.message) ?? 0) + 1)
    const english = englishIn(said.message)
    if (english) return { done, fault: `it says « ${english} »: ${said.message}` }
    if (!/plein|plus assez de place|manqué de la place|Mo libres/.test(said.message))
      return { done, fault: `it says another thing: ${said.message}` }
  }
  const fault = await faultAfter(at, before, work).catch(
    error => `afterwards: ${error instanceof Error ? error.stack?.slice(0, 600) : String(error)}`,
  )
  return { done, ...(fault && { fault }) }
}

fillDiskAt(0)
const whole = join(folder, 'entiere')
const before = await prepare(whole)
const outcomes: {
  work: string
  points: number
  faults: string[]
  refusals: (readonly [string, number])[]
}[] = []
for (const [name, work] of Object.entries(works)) {
  if (asked.length > 0 && !asked.includes(name)) continue
  const faults: string[] = []
  refusals.clear()
  let points = 0
  for (let n = 1; n <= Number(maxPoints); n += 1) {
    const at = join(folder, `pleine-${name.replaceAll(' ', '-')}-${n}`)
    cpSync(whole, at, { recursive: true })
    const { done, fault } = await tryAt(work, n, at, before)
    for (const one of [at, `${at}-ailleurs`, `${at}-ailleurs.deplacement`])
      rmSync(one, { recursive: true, force: true })
    if (fault) {
      faults.push(`${name}, full at write ${n}: ${fault}`)
      console.error(faults.at(-1))
    }
    if (done) break
    points += 1
  }
  outcomes.push({ work: name, points, faults, refusals: [...refusals].slice(0, MAX_TOLD) })
  console.error(`${name}: ${points} writes refused, ${faults.length} faults`)
}
console.log(JSON.stringify(outcomes))
process.exit(0)
