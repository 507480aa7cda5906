/**
 * Cuts the power: each work of the trial of kills, and one that types and acknowledges, is recorded act by act on the disk; what the disk
 * holds is made again at moments drawn, without what was not flushed, and opened as its user would. `--cuts` and `--seed`.
 */

import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { dossiers } from '../../src/main/dossiers/store.ts'
import { drafts } from '../../src/main/drafts/store.ts'
import { exhibits } from '../../src/main/exhibits/store.ts'
import { hashFile } from '../../src/main/kernel/files/keep-file.ts'
import { dropKeys } from '../../src/main/kernel/vault/keys.ts'
import { openLibrary } from '../../src/main/library/open-library.ts'
import { unlockVault } from '../../src/main/safekeeping/vault/vault.ts'
import { draw } from '../fixtures/mutate.ts'
import { writeInMemory } from '../steps.ts'
import { copyBase, dossiersOf, prepare } from '../trials/kills.ts'
import { OFFICE_IN_USE } from '../trials/shared-desks.ts'
import { faultAfter, PASSPHRASE, type Place, type Victim, victims } from '../trials/victims.ts'
import { cutAt, type DataRule, type DiskAct, type NameRule, readActs, readBase } from './power/replay.ts'
import type { Acknowledged } from './power/writer.ts'

const { values } = parseArgs({
  options: { cuts: { type: 'string', default: '200' }, seed: { type: 'string', default: '1' } },
})
const folder = join(import.meta.dirname, 'power')
const KILLED = 'tuee'
/** In the folder of the trial, beside the library that is cut, under the same watch. */
const ACKNOWLEDGED = `${KILLED}-enregistre`

const writer = (base: 'entiere' | 'scellee'): Victim => ({
  name: base === 'scellee' ? 'write, sealed' : 'write',
  base,
  words: ({ folder: at, killed, dossier }) => [
    ...[join(folder, 'writer.ts'), killed, join(at, ACKNOWLEDGED), dossier.id, join(at, 'dehors')],
    ...(base === 'scellee' ? [PASSPHRASE] : []),
  ],
  may: undefined,
})
/** The works that write outside the library, or without end, are left to the trial of kills. */
const works: readonly Victim[] = [
  writer('entiere'),
  writer('scellee'),
  ...victims.filter(({ name, writes }) => !writes && name !== 'save'),
]

interface Recorded {
  readonly acts: readonly DiskAct[]
  /** things acknowledged, each with the number of acts made before it was */
  readonly acknowledged: readonly { readonly after: number; readonly thing: Acknowledged }[]
}

/** Things noted by the writer, in the order of the acts. */
function acknowledgedIn(acts: readonly DiskAct[], file: string): Recorded['acknowledged'] {
  let inode = -1
  return acts.flatMap((act, n) => {
    if (act.kind === 'create' && act.path === file) inode = act.inode
    if (act.kind !== 'write' || act.inode !== inode) return []
    return act.bytes
      .toString('utf8')
      .split('\n')
      .filter(Boolean)
      .map(line => ({ after: n, thing: JSON.parse(line) as Acknowledged }))
  })
}

function record(work: Victim, place: Place, shim: string): Recorded {
  const log = join(place.folder, 'actes')
  rmSync(log, { force: true })
  const { status, stderr } = spawnSync(process.execPath, [...work.words(place)], {
    encoding: 'utf8',
    stdio: ['ignore', 'ignore', 'pipe'],
    env: { ...process.env, LD_PRELOAD: shim, POWER_UNDER: place.killed, POWER_LOG: log },
  })
  if (status !== 0) throw new Error(`« ${work.name} » ended with ${status}: ${stderr.slice(0, 600)}`)
  const acts = readActs(readFileSync(log))
  return { acts, acknowledged: acknowledgedIn(acts, join(place.folder, ACKNOWLEDGED)) }
}

/** Names the first thing that was acknowledged and is not there as it was. */
async function lostIn(
  work: Victim,
  place: Place,
  things: readonly Acknowledged[],
): Promise<string | undefined> {
  if (things.length === 0) return undefined
  if (work.base === 'scellee') await unlockVault(place.killed, PASSPHRASE)
  const library = openLibrary(place.killed)
  try {
    for (const thing of things) {
      if (thing.kind === 'draft') {
        const { revision } = drafts(library.db).get('draft')
        if (revision < thing.revision) return `the text is at ${revision}, ${thing.revision} was saved`
      } else if (thing.kind === 'dossier') dossiers(library.db).get(thing.id)
      else {
        const { file } = exhibits(library.db).get(thing.id)
        if (!file || (await hashFile(library.file(file.sha256))) !== file.sha256)
          return `the file of exhibit ${thing.id} is not there`
      }
    }
    return undefined
  } finally {
    library.close()
    dropKeys(place.killed)
  }
}

/** Puts the files of a cut in the place of those of the program. */
function placeCut(place: Place, made: string): void {
  for (const name of readdirSync(place.folder))
    if (name.startsWith(KILLED)) rmSync(join(place.folder, name), { recursive: true, force: true })
  for (const name of readdirSync(made)) renameSync(join(made, name), join(place.folder, name))
}

writeInMemory()
const root = mkdtempSync(join(tmpdir(), 'pretoire-power-'))
try {
  const shim = join(root, 'recorder.so')
  const compiled = spawnSync('cc', [
    '-shared',
    '-fPIC',
    '-O1',
    '-o',
    shim,
    join(folder, 'recorder.c'),
    '-ldl',
  ])
  if (process.platform !== 'linux' || compiled.status !== 0) {
    console.log('Il faut Linux et un compilateur C : rien n’a été coupé.')
    process.exit(0)
  }
  const dice = draw(Number(values.seed))
  const place = await prepare(root)
  mkdirSync(join(root, 'dehors'))
  const total = Number(values.cuts)
  let [cuts, kept] = [0, 0]
  const faults: string[] = []
  const seen: string[] = []
  for (const [n, work] of works.entries()) {
    // half of the cuts fall on the works that acknowledge
    const share = n < 2 ? Math.ceil(total / 4) : Math.ceil((total / 2 - n + 2) / (works.length - 2))
    const before = dossiersOf(join(root, work.base))
    copyBase(work, place)
    const base = readBase(root, KILLED, join(root, OFFICE_IN_USE))
    const { acts, acknowledged } = record(work, place, shim)
    seen.push(`${work.name} ${acts.length} acts, ${share} cuts`)
    console.log(seen.at(-1))
    for (let m = 0; m < share; m += 1) {
      // right after something was acknowledged, or anywhere
      const at = m % 2 === 0 ? acknowledged[dice.below(acknowledged.length)] : undefined
      const count = at ? at.after + 1 : dice.below(acts.length + 1)
      const rules: { names: NameRule; data: DataRule } = {
        names: m % 4 < 2 ? 'journal' : 'posix',
        data: m % 3 === 0 ? 'some' : 'none',
      }
      cutAt(base, acts, count, { ...rules, dice, to: join(root, 'coupe') })
      placeCut(place, join(root, 'coupe'))
      const things = acknowledged.filter(({ after }) => after < count).map(({ thing }) => thing)
      cuts += 1
      kept += things.length
      const fault =
        (await faultAfter(work, place, before)) ??
        (await lostIn(work, place, things).catch(error => `it is lost: ${String(error)}`))
      if (!fault) continue
      faults.push(
        `${work.name}, cut after ${count} of ${acts.length} acts, ${rules.names}, ${rules.data}: ${fault}`,
      )
      console.log(faults.at(-1))
    }
  }
  console.log(
    `${seen.join('; ')}\n${cuts} cuts, ${kept} things acknowledged before them, ${faults.length} faults`,
  )
  process.exitCode = faults.length > 0 ? 1 : 0
} finally {
  rmSync(root, { recursive: true, force: true })
}
