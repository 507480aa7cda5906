import { basename } from 'node:path'
import { AppError } from '../../../shared/kernel/errors.ts'
import type { FundDescription } from '../../../shared/library/fund.ts'
import { databaseState, openSqlite } from '../../kernel/database/engine.ts'
import { contentHash } from './content-hash.ts'
import { isOfNewerProgram, readDescription } from './fund-file.ts'

/** Reads the whole file of a fund against the hash it bears, and refuses one that is altered, of a newer format, or no fund. */
export function checkFund(file: string, name = basename(file)): FundDescription {
  if (databaseState(file) !== 'clear') throw noFund(name)
  const db = openSqlite(file, { readonly: true, fileMustExist: true })
  try {
    if (isOfNewerProgram(db))
      throw new AppError(
        'refused',
        `«\u00a0${name}\u00a0» a été fait par une version plus récente de Prétoire, dont celle-ci ne lit pas les fonds. Rien n’a été changé : installez la version récente, ou demandez un fichier fait par celle-ci.`,
      )
    const description = readDescription(db)
    if (!description) throw noFund(name)
    if (hashOf(() => contentHash(db)) !== description.sha256)
      throw new AppError(
        'damaged',
        `«\u00a0${name}\u00a0» n’est pas tel qu’il a été fait : son contenu n’a pas l’empreinte qu’il porte. Rien n’en a été pris. Copiez-le de nouveau depuis son origine.`,
      )
    return description
  } finally {
    db.close()
  }
}

/** The hash of a content; undefined where a damaged page keeps it from being read. */
function hashOf(read: () => string): string | undefined {
  try {
    return read()
  } catch {
    return undefined
  }
}

const noFund = (name: string): AppError =>
  new AppError(
    'invalid',
    `«\u00a0${name}\u00a0» n’est pas le fichier d’un fonds fait par Prétoire. Rien n’a été changé.`,
  )
