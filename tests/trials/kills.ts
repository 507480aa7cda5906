import { spawn, spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { dossiers } from '../../src/main/dossiers/store.ts'
import { drafts } from '../../src/main/drafts/store.ts'
import { dropKeys } from '../../src/main/kernel/vault/keys.ts'
import { openLibrary } from '../../src/main/library/open-library.ts'
import { sealLibrary } from '../../src/main/safekeeping/vault/seal.ts'
import { aDecision, aDraft } from '../fixtures/builders.ts'
import { anOldLibrary } from '../fixtures/old-library.ts'
import { prepareSharedDesks, resetOffice, SHARED } from './shared-desks.ts'
import type { TrialOptions, TrialOutcome } from './trial.ts'
import { archives, faultAfter, PASSPHRASE, type Place, type Victim, victims } from './victims.ts'

const cli = join(import.meta.dirname, '..', '..', 'src', 'main', 'cli.ts')
/** A program that never ends is killed within this. */
const ENDLESS_MS = 2500

/** Kills each program at a moment drawn over its length. The library must be sound, its work there, and no half file bear a name. */
export async function killsTrial({ folder, dice, count, say }: TrialOptions): Promise<TrialOutcome> {
  const place = await prepare(folder)
  const faults: string[] = []
  let kills = 0
  for (const victim of victims) {
    const before = dossiersOf(join(folder, victim.base))
    say(`${victim.name} after ${kills} kills, ${faults.length} faults`)
    copyBase(victim, place)
    const lengthMs = victim.name === 'save' ? ENDLESS_MS : await timeOf(victim.words(place))
    for (let n = 0; n < count; n += 1) {
      copyBase(victim, place)
      const written = victim.writes?.(place)
      if (written) rmSync(written, { force: true })
      const atMs = Math.round((lengthMs * (15 + dice.below(80))) / 100)
      if (await killAt(victim.words(place), atMs)) kills += 1
      const fault = await faultAfter(victim, place, before)
      if (!fault) continue
      faults.push(`${victim.name}, killed at ${atMs} of ${lengthMs} ms: ${fault}`)
      say(faults.at(-1) ?? '')
    }
  }
  return {
    extent: `${victims.map(({ name }) => name).join(', ')}, ${count} times each`,
    trials: victims.length * count,
    faults,
    seen: `${kills} were killed before their end`,
  }
}

export async function prepare(folder: string): Promise<Place> {
  const whole = join(folder, 'entiere')
  const { id } = JSON.parse(run(whole, ['dossier', 'sample', 'recourse', '--json'])) as { id: string }
  run(whole, ['import', archives[0] ?? '', '--json'])
  const library = openLibrary(whole)
  // the text that the victim which saves writes again and again
  drafts(library.db).save(aDraft({ id: 'draft', dossier: id }))
  const { title } = dossiers(library.db).get(id)
  library.close()
  run(whole, ['backup', join(folder, 'bonne.zip')])
  run(whole, ['dossier', 'export', id, '--out', join(folder, 'dossier.zip')])
  const to = join(folder, 'lot.pretoire')
  run(whole, ['pack', 'send', '--search', 'décision', '--title', 'Lot', '--author', 'Essai', '--out', to])
  const sealed = join(folder, 'scellee')
  cpSync(whole, sealed, { recursive: true })
  await sealLibrary(sealed, PASSPHRASE)
  const old = join(folder, 'ancienne')
  mkdirSync(old)
  anOldLibrary(
    join(old, 'library.db'),
    2,
    Array.from({ length: 300 }, (_, n) => aDecision({ id: `d${n}`, numbers: [String(400_000 + n)] })),
  )
  cpSync(whole, join(folder, SHARED.desk), { recursive: true })
  await prepareSharedDesks(folder, id)
  return { folder, killed: join(folder, 'tuee'), dossier: { id, title } }
}

function run(library: string, words: readonly string[]): string {
  const { status, stdout, stderr } = spawnSync(process.execPath, [cli, '--library', library, ...words], {
    encoding: 'utf8',
  })
  if (status !== 0)
    throw new Error(`« ${words.slice(0, 2).join(' ')} » ended with ${status}: ${stderr.slice(0, 300)}`)
  return stdout
}

export function copyBase({ base }: Victim, { folder, killed }: Place): void {
  for (const end of ['', '-ailleurs', '-ailleurs.deplacement'])
    rmSync(killed + end, { recursive: true, force: true })
  cpSync(join(folder, base), killed, { recursive: true })
  if (base === SHARED.desk) resetOffice(folder)
}

async function timeOf(words: readonly string[]): Promise<number> {
  const startMs = performance.now()
  await killAt(words, undefined)
  return Math.round(performance.now() - startMs)
}

/** Runs a program and kills it, with its threads, at that moment; whether it was still running. */
function killAt(words: readonly string[], atMs: number | undefined): Promise<boolean> {
  return new Promise(done => {
    const child = spawn(process.execPath, [...words], { stdio: 'ignore' })
    const timer = atMs === undefined ? undefined : setTimeout(() => child.kill('SIGKILL'), atMs)
    child.once('exit', (_code, signal) => {
      clearTimeout(timer)
      done(signal === 'SIGKILL')
    })
  })
}

/** The dossiers of a base, opened on a copy: one that is old stays so, one that is sealed has those of the other. */
export function dossiersOf(base: string): string[] {
  const copy = `${base}-lue`
  cpSync(base.replace(/scellee$/, 'entiere'), copy, { recursive: true })
  const library = openLibrary(copy)
  try {
    return dossiers(library.db)
      .list()
      .map(({ id }) => id)
      .sort()
  } finally {
    library.close()
    dropKeys(copy)
    rmSync(copy, { recursive: true, force: true })
  }
}
