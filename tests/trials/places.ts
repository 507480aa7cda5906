import { chmodSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
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
  join('très', ...Array.from({ length: 12 }, (_, n) => `${n}-${'long'.repeat(15)}`)),
]

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
  const isRoot = process.getuid?.() === 0
  if (!isRoot) {
    const fault = readOnlyFault(join(folder, 'protege'))
    if (fault) note('read-only', fault)
  }
  return {
    extent: `${names.length} names of folders${isRoot ? '' : ', one that takes no writing'}`,
    trials: names.length + (isRoot ? 0 : 1),
    faults,
    seen: isRoot
      ? 'the account that ran it may write anywhere: no protected folder was tried'
      : 'all were tried',
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

/** What a folder that takes no writing answers, where it is no sentence. */
function readOnlyFault(folder: string): string | undefined {
  mkdirSync(folder, { mode: 0o555 })
  try {
    void program(join(folder, 'bibliotheque')).close()
    return 'a library was begun there'
  } catch (error) {
    const said = error instanceof Error ? error.message : String(error)
    const english = englishIn(said)
    return english === undefined ? undefined : `it says « ${english} »: ${said.slice(0, 200)}`
  } finally {
    chmodSync(folder, 0o755)
  }
}
