import { rename, rm } from 'node:fs/promises'
import { basename, dirname } from 'node:path'
import type { FileRef } from '../../../shared/kernel/endpoint.ts'
import { AppError } from '../../../shared/kernel/errors.ts'
import type { AttachedFund, FundDescription } from '../../../shared/library/fund.ts'
import type { Context } from '../../kernel/context.ts'
import { newExport } from '../../kernel/files/exports.ts'
import { readStoredHead, storedSize } from '../../kernel/files/stored.ts'
import { resolveFile, used } from '../../kernel/files/uploads.ts'
import type { Library } from '../../kernel/library.ts'
import { attachFund, detachFund, fundNamed } from '../../library/funds/attach.ts'
import { listFunds } from '../../library/funds/attached.ts'
import { refuseOther } from '../containers/foreign-kind.ts'
import { inFundThread } from './fund-thread.ts'

/** The funds that lie beside the library, under the names of their files. */
export const attachedFunds = ({ db }: Pick<Library, 'db'>): AttachedFund[] =>
  listFunds(db).map(one => ({ ...one, file: basename(one.file) }))

/** Makes the file of a fund for the user: `corpus-legi.db`. */
export async function makeFundFile({ folder, isReadOnly }: Library, name: string) {
  if (isReadOnly)
    throw new AppError(
      'refused',
      'La bibliothèque est ouverte pour être lue seulement : le fichier d’un fonds ne peut pas y être fait.',
    )
  const file = newExport(folder, `corpus-${name.toLowerCase()}.db`)
  const part = `${file.path}.part`
  try {
    const at = new Date().toISOString()
    const description = await inFundThread({ fund: 'export', folder, name, file: part, at })
    await rename(part, file.path)
    const { day, texts, sha256 } = description
    return {
      ...{ id: file.id, name: file.name, bytes: storedSize(file.path), texts, sha256 },
      ...(day !== undefined && { day }),
    }
  } catch (error) {
    await rm(dirname(file.path), { recursive: true, force: true })
    throw error
  }
}

/** Attaches the fund of a file that the user gave. */
export async function attachGiven({ library, host }: Context, ref: FileRef) {
  const upload = await resolveFile(library.folder, ref, host.tokens)
  refuseOther(readStoredHead(upload.path, 512), upload.name, 'le fichier d’un fonds', 'sqlite')
  const check = (file: string): Promise<FundDescription> =>
    inFundThread({ fund: 'check', file, name: upload.name })
  const { fund, replaced, completed } = await attachFund(library, upload.path, check)
  await used(library.folder, ref)
  const { fund: name, title, texts, day } = fund.description
  return { ...{ fund: name, title, texts, replaced, completed }, ...(day !== undefined && { day }) }
}

export const detach = (library: Library, name: string): { copied: number } => ({
  copied: detachFund(library, name),
})

/** Reads the file of an attached fund again, against the hash it bears. */
export async function checkAttached({ db }: Library, name: string): Promise<{ sha256: string }> {
  const { file } = fundNamed(db, name)
  const { sha256 } = await inFundThread({ fund: 'check', file, name: basename(file) })
  return { sha256 }
}
