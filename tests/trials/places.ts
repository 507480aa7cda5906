import { spawnSync } from 'node:child_process'
import { chmodSync, cpSync, mkdirSync, readdirSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { dailyBackup } from '../../src/main/safekeeping/daily.ts'
import { backups } from '../../src/main/safekeeping/list.ts'
import { fileAt, program } from '../contract/program.ts'
import { englishIn } from '../fixtures/french-sentence.ts'
import type { TrialOptions, TrialOutcome } from './trial.ts'

/** Names that a folder of a person may bear. */
const NAMES: readonly string[] = [
  'Bibliothèque d’été – œuvre n° 1 (copie)',
  'a#b?c=d&e 100 %',
  'un espace  deux',
  '文書',
  '📁 dossiers',
  'e\u0301te\u0301', // accents apart, as macOS writes them
  'L'.repeat(180),
]
/** Longer than any path that SQLite opens. */
const TOO_LONG = join('très', ...Array.from({ length: 12 }, (_, n) => `${n}-${'long'.repeat(15)}`))

/** Does a whole job in folders of every kind of name, then in one that takes no writing. */
export async function placesTrial({ folder, count, say }: TrialOptions): Promise<TrialOutcome> {
  const faults: string[] = []
  const note = (name: string, fault: string) => {
    faults.push(`« ${name.slice(0, 40)} »: ${fault}`)
    say(faults.at(-1) ?? '')
  }
  const names = NAMES.slice(0, count)
  for (const name of names) {
    const place = join(folder, name)
    mkdirSync(place, { recursive: true })
    await wholeJob(join(place, 'bibliotheque')).catch(error => note(name, String(error)))
  }
  const long = sentenceFault(join(folder, TOO_LONG), /trop long/)
  if (long) note('too long', long)
  const protection = protectedFaults(folder)
  for (const fault of protection ?? []) note('protected', fault)
  return {
    extent: `${names.length} names of folders, one too long${protection ? ', a library and a folder that take no writing' : ''}`,
    trials: names.length + (protection ? 3 : 1),
    faults,
    seen: protection ? 'all were tried' : 'this system has no other account: no protected folder was tried',
  }
}

/** An account that owns nothing, where the trial runs as one that may write anywhere. */
const NOBODY = 65_534

/** Tries folders that take no writing, by an account that cannot write them; undefined where there is none. */
function protectedFaults(folder: string): string[] | undefined {
  if (process.platform === 'win32') return undefined
  const [library, closed] = [join(folder, 'lue'), join(folder, 'fermee')]
  cpSync(join(folder, NAMES[0] ?? '', 'bibliotheque'), library, { recursive: true })
  mkdirSync(closed)
  const entries = readdirSync(library, { withFileTypes: true, recursive: true })
  const paths = [...entries.map(one => join(one.parentPath, one.name)), library, closed]
  for (const path of paths) chmodSync(path, statSync(path).isDirectory() ? 0o555 : 0o444)
  const isRoot = process.getuid?.() === 0
  // both are of the trial, or of all
  if (isRoot) for (const one of [folder, dirname(folder)]) chmodSync(one, statSync(one).mode | 0o055)
  const temporary = join(folder, 'temporaire')
  mkdirSync(temporary, { mode: 0o777 })
  chmodSync(temporary, 0o777)
  const program = join(import.meta.dirname, 'protected-program.ts')
  const { stdout, stderr } = spawnSync(process.execPath, [program, library, closed], {
    encoding: 'utf8',
    env: { ...process.env, TMPDIR: temporary, HOME: temporary, NODE_DISABLE_COMPILE_CACHE: '1' },
    ...(isRoot && { uid: NOBODY, gid: NOBODY }),
  })
  for (const path of paths) chmodSync(path, 0o755)
  try {
    return JSON.parse(stdout) as string[]
  } catch {
    return [`it ended before it said anything: ${stderr.slice(0, 300)}`]
  }
}

/** A dossier, an exhibit, its file written and read again, a backup. */
async function wholeJob(folder: string): Promise<void> {
  const here = program(folder)
  try {
    const { call, library } = here
    const { id } = await call['dossiers.sample']({ type: 'recourse' })
    await call['exhibits.add']({ dossier: id, file: fileAt(join(import.meta.dirname, 'trial.ts')) })
    const made = await call['dossiers.export']({ id })
    await call['dossiers.import']({ file: fileAt(join(library.exports, made.id, made.name)) })
    await dailyBackup(library)
    if (backups(library).every(one => one.proof !== 'proven')) throw new Error('no proven backup')
  } finally {
    await here.close()
  }
}

/** Why what a folder answers, where no library can be begun, is not the sentence that it should be. */
function sentenceFault(folder: string, expected: RegExp): string | undefined {
  try {
    void program(join(folder, 'bibliotheque')).close()
    return 'a library was begun there'
  } catch (error) {
    const said = error instanceof Error ? error.message : String(error)
    const english = englishIn(said)
    if (english !== undefined) return `it says « ${english} »: ${said.slice(0, 200)}`
    return expected.test(said) ? undefined : `it says another thing: ${said.slice(0, 200)}`
  }
}
