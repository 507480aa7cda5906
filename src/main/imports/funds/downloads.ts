import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { archiveName } from '../../../shared/imports/archive-name.ts'
import type { ArchiveFile } from '../../../shared/imports/contract.ts'
import { FUNDS } from '../../../shared/imports/funds.ts'
import { AppError } from '../../../shared/kernel/errors.ts'
import type { Database } from '../../kernel/database/open.ts'
import type { PathTokens } from '../../kernel/files/path-tokens.ts'
import { archives } from './store.ts'

const FOLDER_KEY = 'library.downloads'
/** A folder is looked at no further than so many names. */
const MAX_NAMES = 20_000

const isFolder = (path: string) => statSync(path, { throwIfNoEntry: false })?.isDirectory() === true

/** The folder looked into on demand, chosen once. */
export const downloadsFolder = (db: Database): string | undefined =>
  db.prepare<[string], string>('SELECT value FROM settings WHERE key = ?').pluck().get(FOLDER_KEY)

/** Chooses it; undefined: none any more. */
export function setDownloadsFolder(db: Database, folder: string | undefined): void {
  if (folder === undefined) {
    db.prepare('DELETE FROM settings WHERE key = ?').run(FOLDER_KEY)
    return
  }
  if (!isFolder(folder))
    throw new AppError('not-found', `Le dossier «\u00a0${folder}\u00a0» n’est pas là : rien n’a changé.`)
  db.prepare(
    'INSERT INTO settings (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value',
  ).run(FOLDER_KEY, folder)
}

/** The folder of downloads of the system: the one its settings name, else one of the usual names. */
export function systemDownloads(home = homedir()): string {
  const folder = [xdgDownloads(home), join(home, 'Téléchargements'), join(home, 'Downloads')].find(
    one => one !== undefined && isFolder(one),
  )
  if (folder === undefined)
    throw new AppError(
      'not-found',
      'Le dossier des téléchargements de ce système n’a pas été trouvé : importez les archives par «\u00a0Importer…\u00a0».',
    )
  return folder
}

function xdgDownloads(home: string): string | undefined {
  const file = join(process.env.XDG_CONFIG_HOME || join(home, '.config'), 'user-dirs.dirs')
  if (!existsSync(file)) return undefined
  const folder = /^XDG_DOWNLOAD_DIR="([^"]+)"/m.exec(readFileSync(file, 'utf8'))?.[1]
  return folder?.replace(/^\$HOME(?=\/|$)/, home)
}

/** The public archives that lie in the chosen folder, by their names alone; those not read yet first. Nothing is opened. */
export function lookInDownloads(db: Database, tokens: PathTokens): ArchiveFile[] {
  const folder = downloadsFolder(db)
  if (folder === undefined) return []
  if (!isFolder(folder))
    throw new AppError(
      'not-found',
      `Le dossier «\u00a0${folder}\u00a0» n’est plus là : choisissez-en un autre.`,
    )
  const read = new Set(
    archives(db)
      .list()
      .map(({ key }) => key),
  )
  return readdirSync(folder)
    .slice(0, MAX_NAMES)
    .sort()
    .flatMap(name => {
      const archive = archiveName(name)
      const path = join(folder, name)
      const stats = archive && statSync(path, { throwIfNoEntry: false })
      if (!archive || !stats?.isFile()) return []
      const fund = FUNDS.find(({ id }) => id === archive.fund)
      if (!fund) return []
      return [
        {
          file: { token: tokens.addFile(path) },
          name,
          title: fund.title,
          bytes: stats.size,
          isRead: read.has(archive.key),
        },
      ]
    })
    .sort((a, b) => Number(a.isRead) - Number(b.isRead))
}
