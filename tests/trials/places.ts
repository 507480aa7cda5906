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
  const isRoot = process.getuid?.() === 0
  if (!isRoot) {
    mkdirSync(join(folder, 'protege'), { mode: 0o555 })
    const fault = sentenceFault(join(folder, 'protege'), /droits|protégé/)
    chmodSync(join(folder, 'protege'), 0o755)
    if (fault) note('read-only', fault)
  }
  return {
    extent: `${names.length} names of folders, one too long${isRoot ? '' : ', one that takes no writing'}`,
    trials: names.length + (isRoot ? 1 : 2),
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
