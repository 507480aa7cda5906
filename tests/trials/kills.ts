import { spawn, spawnSync } from 'node:child_process'
import { cpSync, existsSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { dossiers } from '../../src/main/dossiers/store.ts'
import { readZip } from '../../src/main/kernel/files/zip.ts'
import { openLibrary } from '../../src/main/library/open-library.ts'
import { examine } from '../../src/main/safekeeping/doctor.ts'
import type { TrialOptions, TrialOutcome } from './trial.ts'

const root = join(import.meta.dirname, '..', '..')
const cli = join(root, 'src', 'main', 'cli.ts')

/** Archives that ship, of decisions and of articles. */
const archives = [
  'juridictions-fictives_202603.zip',
  'legi-csi_20200901-000000.tar.gz',
  'legi-crpa_20260327-140000.tar.gz',
].map(name => join(root, 'resources', 'samples', name))

/** A command that is killed: its words, and what must hold of the file it writes. */
interface Victim {
  readonly name: string
  readonly words: (place: Place) => readonly string[]
  /** the zip that it writes, whole or not at all */
  readonly writes?: (place: Place) => string
  /** whether the dossiers of the library may be others than before */
  readonly changes?: boolean
}
interface Place {
  readonly folder: string
  readonly dossier: string
}

const victims: readonly Victim[] = [
  { name: 'import', words: () => ['import', ...archives] },
  {
    name: 'export',
    words: ({ folder, dossier }) => ['dossier', 'export', dossier, '--out', join(folder, 'sortie.zip')],
    writes: ({ folder }) => join(folder, 'sortie.zip'),
  },
  {
    name: 'backup',
    words: ({ folder }) => ['backup', join(folder, 'copie.zip')],
    writes: ({ folder }) => join(folder, 'copie.zip'),
  },
  { name: 'restore', words: ({ folder }) => ['restore', join(folder, 'bonne.zip')], changes: true },
  {
    name: 'dossier import',
    words: ({ folder }) => ['dossier', 'import', join(folder, 'dossier.zip')],
    changes: true,
  },
  {
    name: 'pack take',
    words: ({ folder }) => ['pack', 'take', join(folder, 'lot.pretoire'), '--all', 'take', '--trust'],
  },
]

/** Kills each command at a moment drawn over its length. The library must be sound, its work there, and no half file bear a name. */
export async function killsTrial({ folder, dice, count, say }: TrialOptions): Promise<TrialOutcome> {
  const whole = join(folder, 'entiere')
  const place = prepare(folder, whole)
  const before = dossiersOf(whole)
  const faults: string[] = []
  let kills = 0
  for (const victim of victims) {
    const killed = join(folder, 'tuee')
    const lengthMs = await timeOf(copyOf(whole, killed), victim.words(place))
    for (let n = 0; n < count; n += 1) {
      copyOf(whole, killed)
      const written = victim.writes?.(place)
      if (written) rmSync(written, { force: true })
      const atMs = Math.round((lengthMs * (15 + dice.below(80))) / 100)
      if (await killAt(killed, victim.words(place), atMs)) kills += 1
      const fault = await faultAfter(killed, written, victim.changes ? undefined : before)
      if (!fault) continue
      faults.push(`${victim.name}, killed at ${atMs} of ${lengthMs} ms: ${fault}`)
      say(faults.at(-1) ?? '')
    }
  }
  return {
    extent: `${victims.length} commands, ${count} times each`,
    trials: victims.length * count,
    faults,
    seen: `${kills} were killed before their end`,
  }
}

function prepare(folder: string, whole: string): Place {
  const dossier = JSON.parse(run(whole, ['dossier', 'sample', 'recourse', '--json'])) as { id: string }
  run(whole, ['import', archives[0] ?? '', '--json'])
  run(whole, ['backup', join(folder, 'bonne.zip')])
  run(whole, ['dossier', 'export', dossier.id, '--out', join(folder, 'dossier.zip')])
  run(whole, [
    'pack',
    'send',
    '--search',
    'décision',
    '--title',
    'Lot',
    '--author',
    'Essai',
    '--out',
    join(folder, 'lot.pretoire'),
  ])
  return { folder, dossier: dossier.id }
}

function run(library: string, words: readonly string[]): string {
  const { status, stdout, stderr } = spawnSync(process.execPath, [cli, '--library', library, ...words], {
    encoding: 'utf8',
  })
  if (status !== 0)
    throw new Error(`« ${words.slice(0, 2).join(' ')} » ended with ${status}: ${stderr.slice(0, 300)}`)
  return stdout
}

function copyOf(whole: string, to: string): string {
  rmSync(to, { recursive: true, force: true })
  cpSync(whole, to, { recursive: true })
  return to
}

async function timeOf(library: string, words: readonly string[]): Promise<number> {
  const startMs = performance.now()
  await killAt(library, words, undefined)
  return Math.round(performance.now() - startMs)
}

/** Runs a command and kills it, with its threads, at that moment; whether it was still running. */
function killAt(library: string, words: readonly string[], atMs: number | undefined): Promise<boolean> {
  return new Promise(done => {
    const child = spawn(process.execPath, [cli, '--library', library, ...words], { stdio: 'ignore' })
    const timer = atMs === undefined ? undefined : setTimeout(() => child.kill('SIGKILL'), atMs)
    child.once('exit', (_code, signal) => {
      clearTimeout(timer)
      done(signal === 'SIGKILL')
    })
  })
}

async function faultAfter(library: string, written: string | undefined, before: string | undefined) {
  try {
    if (written && existsSync(written)) await readZip(written, async () => undefined)
  } catch {
    return 'half a file bears the name that was asked'
  }
  const opened = openLibrary(library)
  try {
    const blocking = (await examine(opened)).find(one => one.severity === 'blocking')
    if (blocking) return `the library is not sound: ${blocking.message}`
  } finally {
    opened.close()
  }
  return before === undefined || dossiersOf(library) === before
    ? undefined
    : 'the dossiers are no longer those of before'
}

function dossiersOf(library: string): string {
  const opened = openLibrary(library)
  try {
    return JSON.stringify(
      dossiers(opened.db)
        .list()
        .map(one => one.id)
        .sort(),
    )
  } finally {
    opened.close()
  }
}
