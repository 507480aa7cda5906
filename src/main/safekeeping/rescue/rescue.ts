import { existsSync, mkdirSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import {
  type Backup,
  type MissingFile,
  missingSentence,
  type RemoteContent,
  toFetchSentence,
} from '../../../shared/safekeeping/model.ts'
import { databaseState } from '../../kernel/database/engine.ts'
import { makeFolder, nameDurably } from '../../kernel/files/durable-names.ts'
import { inTemporary } from '../../kernel/files/temporary.ts'
import { readEntry, readZip } from '../../kernel/files/zip.ts'
import { writeWhole } from '../../kernel/library.ts'
import { dropMovedNote } from '../../kernel/moved.ts'
import { refuseLocked } from '../../kernel/vault/locked.ts'
import { parseVault, VAULT_NAME, vaultPath } from '../../kernel/vault/vault-file.ts'
import { dismissMarker, markLibrary, outdateMarker } from '../../library/marker.ts'
import { openDb, openLibrary } from '../../library/open-library.ts'
import { backupsIn } from '../list.ts'
import { manifestOf } from '../manifest.ts'
import { asidePath, DATABASE_ENDS, putFilesBack, unpack } from '../restore.ts'
import { newestFirst } from '../rotation.ts'
import { readState } from '../state.ts'
import { vaultBytes } from '../vault/vault.ts'

/** The backups of a library that does not open, newest first: those of its folder and those of its second place, each once. */
export function rescueBackups(folder: string): Backup[] {
  const own = join(folder, 'backups')
  const state = readState(own)
  const second = state.secondPlace ? backupsIn(state.secondPlace.folder) : []
  const all = [...backupsIn(own, state), ...second]
  return [...new Map(all.toReversed().map(one => [one.name, one])).values()].sort(newestFirst)
}

/** The outcome of a rescue: where the database that did not open was set aside, and what is still missing. */
export interface Rescue {
  readonly aside: string | undefined
  readonly missing: readonly MissingFile[]
  /** files to be asked of their space again */
  readonly remote: readonly RemoteContent[]
  /** the texts that were only imported are not in it */
  readonly partial: boolean
}

/** The outcome, as one reads it. */
export const rescueText = ({ aside, missing, remote, partial }: Rescue): string =>
  [
    'La sauvegarde est rétablie.',
    missingSentence(missing),
    toFetchSentence(remote),
    partial ? 'Les textes qui n’avaient été qu’importés n’y sont pas : importez-les de nouveau.' : '',
    aside ? `Le fichier qui ne s’ouvrait pas est gardé : ${aside}.` : '',
  ]
    .filter(Boolean)
    .join(' ')

/**
 * Puts a backup in the place of a library that does not open, in a new file; the one that was there is moved aside under a dated
 * name. A damaged or newer backup is refused, and nothing is changed.
 */
export async function rescueRestore(folder: string, file: string): Promise<Rescue> {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  await adoptVault(folder, file)
  if (existsSync(vaultPath(folder))) refuseLocked(folder)
  return inTemporary({ folder }, async temporary => {
    const content = await unpack(file, temporary)
    const aside = replaceDatabase(folder, content.database)
    // a library that went elsewhere, and is wanted back from here
    dropMovedNote(folder)
    const library = openLibrary(folder)
    try {
      const { missing, remote } = await putFilesBack(library, file, content)
      markLibrary(library)
      return { aside, missing, remote, partial: content.manifest.partial }
    } finally {
      library.close()
    }
  })
}

/** Takes the vault of a sealed backup into a folder that has neither a vault nor a library in clear: the backup’s passphrase opens it. */
export async function adoptVault(folder: string, file: string): Promise<void> {
  const vault = manifestOf(file)?.vault
  if (!vault || existsSync(vaultPath(folder)) || databaseState(join(folder, 'library.db')) === 'clear') return
  let bytes: Buffer | undefined
  await readZip(file, async (name, open) => {
    if (name === VAULT_NAME) bytes = await readEntry(open())
  })
  if (!bytes) return
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const copy = parseVault(bytes)
  // a proven one is taken as it is: another word in it would prove nothing
  writeWhole(vaultPath(folder), vaultBytes(copy.proof ? copy : { ...copy, state: 'sealed' }))
}

/** Gives a closed database the place of the library's, which is moved aside. Returns where. */
export function replaceDatabase(folder: string, database: string): string | undefined {
  const db = openDb(database)
  outdateMarker(folder, db)
  db.close()
  const aside = moveAside(folder)
  nameDurably(database, join(folder, 'library.db'))
  return aside
}

/** Moves the database of a folder aside under a dated name; nothing of it is deleted. Returns where it is; undefined where there was none. */
export function moveAside(folder: string, now = new Date()): string | undefined {
  const to = asidePath(folder, now)
  const ends = DATABASE_ENDS.filter(end => existsSync(join(folder, `library.db${end}`)))
  if (ends.length > 0) makeFolder(dirname(to))
  for (const end of ends) nameDurably(join(folder, `library.db${end}`), to + end)
  // made again from the journal
  rmSync(join(folder, 'library.db-shm'), { force: true })
  return ends.length > 0 ? to : undefined
}

/** Takes a database that is older than it was, or another, as it is. */
export const acceptDatabase = (folder: string): void => dismissMarker(folder)

/** Begins an empty library where there was one: what is left of it stays aside. */
export function beginEmpty(folder: string): void {
  moveAside(folder)
  dismissMarker(folder)
}
