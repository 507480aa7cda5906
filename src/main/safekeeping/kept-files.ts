import type { MissingFile } from '../../shared/safekeeping/model.ts'
import { remoteFiles } from '../exhibits/remote/remote-files.ts'
import type { Database } from '../kernel/database/open.ts'
import { hashFile } from '../kernel/files/keep-file.ts'
import { pictureFiles } from '../kernel/files/picture-store.ts'
import type { Library } from '../kernel/library.ts'
import { models, paperFiles } from '../word/store.ts'
import { exhibitFiles, receiptFiles, textFiles } from './copy.ts'

/** A file that the database names; `label` is what it is, for a sentence. */
export interface KeptFile {
  readonly sha256: string
  readonly label: string
}

/** Every file a library rests on, once, by what it is: exhibits, receipts, texts filed, pictures, papers of Word models. */
export function labelledFiles(db: Database): KeptFile[] {
  const all: KeptFile[] = [
    ...exhibitFiles(db).map(({ sha256, label, name }) => ({
      sha256,
      label: `la pièce «\u00a0${label || name}\u00a0»`,
    })),
    ...receiptFiles(db).map(sha256 => ({ sha256, label: 'l’accusé d’un dépôt' })),
    ...textFiles(db).map(({ sha256, title }) => ({
      sha256,
      label: `le texte déposé «\u00a0${title}\u00a0»`,
    })),
    ...models(db)
      .list()
      .map(({ paper, name }) => ({ sha256: paper, label: `le modèle Word «\u00a0${name}\u00a0»` })),
    ...paperFiles(db).map(sha256 => ({ sha256, label: 'un modèle Word' })),
    ...pictureFiles(db).map(sha256 => ({ sha256, label: 'une image d’un texte' })),
  ]
  return [...new Map(all.toReversed().map(one => [one.sha256, one])).values()].toReversed()
}

/** Reads each file against its name: those that are what they should be, those that are not, and those that stayed in a space. */
export async function checkFiles(
  library: Pick<Library, 'file' | 'db'>,
  files: readonly KeptFile[],
): Promise<{ sound: string[]; missing: MissingFile[]; remote: string[] }> {
  const sound: string[] = []
  const missing: MissingFile[] = []
  const remote: string[] = []
  const titles = remoteFiles(library.db).titles()
  for (const { sha256, label } of files) {
    const actual = await hashFile(library.file(sha256))
    if (actual === sha256) sound.push(sha256)
    else if (actual === undefined && titles.has(sha256)) remote.push(sha256)
    else missing.push({ sha256, label, state: actual === undefined ? 'absent' : 'altered' })
  }
  return { sound, missing, remote }
}
