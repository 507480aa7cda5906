import { createWriteStream } from 'node:fs'
import { rename, rm, stat } from 'node:fs/promises'
import { dirname } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { ReportLine } from '../../shared/imports/job.ts'
import { safely } from '../kernel/database/refusals.ts'
import { nameOf, newExport } from '../kernel/files/exports.ts'
import type { Library } from '../kernel/library.ts'
import { type Asked, imports } from './store.ts'

const words = {
  added: 'ajouté',
  updated: 'mis à jour',
  unchanged: 'inchangé',
  deleted: 'supprimé',
  rejected: 'refusé',
} as const

/** The report of an import as a table for a spreadsheet: UTF-8 with its mark, `;` between cells, as French ones expect. */
export async function saveReport(
  { db, folder }: Pick<Library, 'db' | 'folder'>,
  id: string,
  filter: Pick<Asked, 'outcome' | 'text'>,
): Promise<{ id: string; name: string; bytes: number }> {
  const store = imports(db)
  const { startedAt } = store.get(id)
  const file = newExport(folder, nameOf(`rapport-import-${startedAt.slice(0, 10)}`, 'csv'))
  try {
    await safely(async () => {
      await pipeline(
        Readable.from(table(store.pages(id, filter))),
        createWriteStream(`${file.path}.part`, { mode: 0o600, flush: true }),
      )
      await rename(`${file.path}.part`, file.path)
    })
  } catch (error) {
    await rm(dirname(file.path), { recursive: true, force: true })
    throw error
  }
  return { id: file.id, name: file.name, bytes: (await stat(file.path)).size }
}

function* table(pages: Iterable<readonly ReportLine[]>): Generator<string> {
  yield '\ufeffRésultat;Fichier;Emplacement;Raison;Source\r\n'
  for (const page of pages)
    yield page
      .map(({ outcome, file, place, reason, label = '' }) =>
        [words[outcome], file, place, reason, label].map(cell).join(';'),
      )
      .map(line => `${line}\r\n`)
      .join('')
}

/** Quoted where it must be. A cell that a spreadsheet would take for a formula is given as text. */
function cell(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text
  return /[";\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
