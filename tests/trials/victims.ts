import { existsSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { dossiers } from '../../src/main/dossiers/store.ts'
import { readZip } from '../../src/main/kernel/files/zip.ts'
import { libraryFolder } from '../../src/main/kernel/places.ts'
import { dropKeys, keysFor } from '../../src/main/kernel/vault/keys.ts'
import { readVault } from '../../src/main/kernel/vault/vault-file.ts'
import { openLibrary } from '../../src/main/library/open-library.ts'
import { examine } from '../../src/main/safekeeping/doctor.ts'
import { endErasure } from '../../src/main/safekeeping/erasure/erase.ts'
import { finishSealing } from '../../src/main/safekeeping/vault/seal.ts'
import { pendingUnsealing, unsealLibrary } from '../../src/main/safekeeping/vault/unseal.ts'
import { unlockVault } from '../../src/main/safekeeping/vault/vault.ts'
import { faultOfMeeting } from './shared-desks.ts'

const root = join(import.meta.dirname, '..', '..')
const cli = join(root, 'src', 'main', 'cli.ts')
const programs = join(import.meta.dirname, '..', 'fixtures', 'programs')
export const PASSPHRASE = 'quatre mots sans rapport'

/** Archives that ship, of decisions and of articles. */
export const archives: readonly string[] = [
  'juridictions-fictives_202603.zip',
  'legi-csi_20200901-000000.tar.gz',
  'legi-crpa_20260327-140000.tar.gz',
].map(name => join(root, 'resources', 'samples', name))

/** Where the trial works: its own folder, the library that is copied and killed, the dossier of it. */
export interface Place {
  readonly folder: string
  readonly killed: string
  readonly dossier: { readonly id: string; readonly title: string }
}

/** A program that is killed, and what must hold afterwards. */
export interface Victim {
  readonly name: string
  /** the library that it works on, by its name in the trial's folder */
  readonly base: 'entiere' | 'ancienne' | 'scellee' | 'partagee'
  /** the words given to Node */
  readonly words: (place: Place) => readonly string[]
  /** the zip that it writes, whole or not at all */
  readonly writes?: (place: Place) => string
  /** the dossiers that the library may then have, beside those of before; undefined: any */
  readonly may: ((before: readonly string[], place: Place) => readonly string[]) | undefined
}

const command =
  (words: (place: Place) => readonly string[]) =>
  (place: Place): string[] => [cli, '--library', place.killed, ...words(place)]
const program =
  (name: string, words: (place: Place) => readonly string[]) =>
  (place: Place): string[] => [join(programs, name), place.killed, ...words(place)]
const same = (before: readonly string[]) => before

export const victims: readonly Victim[] = [
  { name: 'import', base: 'entiere', words: command(() => ['import', ...archives]), may: same },
  {
    name: 'export',
    base: 'entiere',
    words: command(({ folder, dossier }) => [
      'dossier',
      'export',
      dossier.id,
      '--out',
      join(folder, 'sortie.zip'),
    ]),
    writes: ({ folder }) => join(folder, 'sortie.zip'),
    may: same,
  },
  {
    name: 'backup',
    base: 'entiere',
    words: command(({ folder }) => ['backup', join(folder, 'copie.zip')]),
    writes: ({ folder }) => join(folder, 'copie.zip'),
    may: same,
  },
  {
    name: 'restore',
    base: 'entiere',
    words: command(({ folder }) => ['restore', join(folder, 'bonne.zip')]),
    may: same,
  },
  {
    name: 'dossier import',
    base: 'entiere',
    words: command(({ folder }) => ['dossier', 'import', join(folder, 'dossier.zip')]),
    may: undefined,
  },
  {
    name: 'pack take',
    base: 'entiere',
    words: command(({ folder }) => [
      'pack',
      'take',
      join(folder, 'lot.pretoire'),
      '--all',
      'take',
      '--trust',
    ]),
    may: same,
  },
  { name: 'save', base: 'entiere', words: program('victim.ts', () => ['save']), may: same },
  { name: 'upgrade', base: 'ancienne', words: command(() => ['dossier', 'list']), may: same },
  { name: 'seal', base: 'entiere', words: program('sealer.ts', () => [PASSPHRASE]), may: same },
  { name: 'unseal', base: 'scellee', words: program('sealer.ts', () => [PASSPHRASE, 'unseal']), may: same },
  {
    name: 'erase',
    base: 'entiere',
    words: command(({ dossier }) => ['erase', 'dossier', dossier.id, '--confirm', dossier.title]),
    may: (before, { dossier }) => before.filter(id => id !== dossier.id),
  },
  {
    name: 'export of a text',
    base: 'entiere',
    words: command(({ folder }) => ['export', 'draft', '--out', join(folder, 'sortie.docx')]),
    writes: ({ folder }) => join(folder, 'sortie.docx'),
    may: same,
  },
  { name: 'meet', base: 'partagee', words: command(() => ['office', 'sync']), may: same },
  {
    name: 'move',
    base: 'entiere',
    words: program('mover.ts', ({ killed }) => [`${killed}-ailleurs`]),
    may: same,
  },
]

/** Names the conditions that are broken once a victim was killed; the library is taken up as its user would. */
export async function faultAfter(victim: Victim, place: Place, before: readonly string[]) {
  const written = victim.writes?.(place)
  try {
    if (written && existsSync(written)) await readZip(written, async () => undefined)
  } catch {
    return 'half a file bears the name that was asked'
  }
  const folder = libraryFolder(place.killed)
  try {
    if (readVault(folder)) {
      if (!keysFor(folder)) await unlockVault(folder, PASSPHRASE)
      if (pendingUnsealing(folder) !== undefined) await unsealLibrary(folder)
      else await finishSealing(folder)
    }
    const meetingFault =
      victim.base === 'partagee' ? await faultOfMeeting(place.folder, folder, place.dossier.id) : undefined
    if (meetingFault) return meetingFault
    const library = openLibrary(folder)
    try {
      await endErasure(library)
      const blocking = (await examine(library)).find(one => one.severity === 'blocking')
      if (blocking) return `the library is not sound: ${blocking.message}`
      const ids = dossiers(library.db)
        .list()
        .map(({ id }) => id)
        .sort()
      const may = victim.may?.(before, place)
      return !may || [before, may].some(all => all.join() === ids.join())
        ? undefined
        : 'its dossiers are neither those of before nor those that were to be'
    } finally {
      library.close()
    }
  } catch (error) {
    return `it does not open: ${error instanceof Error ? error.stack?.slice(0, 500) : String(error)}`
  } finally {
    dropKeys(folder)
    for (const end of ['-ailleurs', '-ailleurs.deplacement'])
      rmSync(place.killed + end, { recursive: true, force: true })
  }
}
