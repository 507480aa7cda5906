import { randomUUID } from 'node:crypto'
import { createWriteStream, existsSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { dayText } from '../../../shared/french/dates.ts'
import { AppError } from '../../../shared/kernel/errors.ts'
import type { FundDescription } from '../../../shared/library/fund.ts'
import { safely } from '../../kernel/database/refusals.ts'
import { nameDurably } from '../../kernel/files/durable-names.ts'
import { storedStream } from '../../kernel/files/stored.ts'
import type { Library } from '../../kernel/library.ts'
import { adopting } from './adopt.ts'
import { closeFunds, type Fund, fundsChanged, fundsOf, isNewer, listFunds } from './attached.ts'
import { fundFileName } from './fund-file.ts'
import { refreshFrom } from './refresh.ts'

type Place = Pick<Library, 'db' | 'folder' | 'isReadOnly'>

/**
 * Attaches a fund to a library: its file is copied beside the database, in clear, read against its hash, and stands in the place of
 * an older one of the same name. `check` reads it, where it does not keep others waiting. `completed`: the sources that the
 * library held itself and of which the fund knew newer records.
 */
export async function attachFund(
  library: Place,
  from: string,
  check: (file: string) => Promise<FundDescription>,
): Promise<{ fund: Fund; replaced: boolean; completed: number }> {
  refuseReadOnly(library)
  const { db, folder } = library
  const part = join(folder, `corpus-${randomUUID().slice(0, 8)}.part`)
  try {
    await safely(() =>
      pipeline(storedStream(from), createWriteStream(part, { mode: 0o600, flags: 'wx', flush: true })),
    )
    const description = await check(part)
    const current = fundsOf(db).find(one => one.description.fund === description.fund)
    if (current) refuseOlder(description, current.description)
    const file = join(folder, fundFileName(description))
    if (!existsSync(file)) nameDurably(part, file)
    fundsChanged(db)
    const fund = fundsOf(db).find(one => one.file === file)
    if (!fund) throw new Error('the fund just attached does not open')
    if (current) removeFile(current.file)
    return { fund, replaced: current !== undefined, completed: refreshFrom(db, fund) }
  } finally {
    rmSync(part, { force: true })
  }
}

/** Detaches a fund: its file is removed, after what drafts and arguments cite was copied into the library. How many were copied? */
export function detachFund(library: Place, name: string): number {
  refuseReadOnly(library)
  const { db } = library
  const fund = fundNamed(db, name)
  const copied = adopting(db).cited()
  // an open file cannot be removed everywhere
  closeFunds(db)
  removeFile(fund.file)
  fundsChanged(db)
  if (existsSync(fund.file))
    throw new AppError(
      'refused',
      'Le fichier de ce fonds est ouvert dans une autre fenêtre : il est encore attaché. Fermez-la, puis recommencez.',
    )
  return copied
}

/** The attached fund of a name; refuses one that is not. */
export function fundNamed(db: Library['db'], name: string): Fund {
  const fund = fundsOf(db).find(one => one.description.fund === name.toUpperCase())
  if (fund) return fund
  if (listFunds(db).some(one => one.fund === name.toUpperCase()))
    throw new AppError(
      'refused',
      `Le fonds «\u00a0${name}\u00a0» a été fait par une version plus récente de Prétoire, que celle-ci ne lit pas. Son fichier reste à côté de la bibliothèque, tel qu’il est : installez la version récente.`,
    )
  const names = fundsOf(db).map(one => one.description.fund)
  throw new AppError(
    'not-found',
    `Le fonds «\u00a0${name}\u00a0» n’est pas attaché à cette bibliothèque. ${names.length ? `Fonds attachés : ${names.join(', ')}.` : 'Aucun fonds ne l’est.'}`,
  )
}

function refuseOlder(next: FundDescription, current: FundDescription): void {
  if (next.sha256 === current.sha256)
    throw new AppError(
      'refused',
      'Ce fonds est déjà attaché, tel qu’il est dans ce fichier. Rien n’a été changé.',
    )
  if (isNewer(next, current)) return
  const dayOf = ({ day, at }: FundDescription) => dayText(day ?? at.slice(0, 10))
  throw new AppError(
    'refused',
    `Ce fichier est plus ancien (état du ${dayOf(next)}) que le fonds attaché (état du ${dayOf(current)}). Rien n’a été changé : pour revenir en arrière, détachez d’abord celui-ci.`,
  )
}

function refuseReadOnly({ isReadOnly }: Place): void {
  if (isReadOnly)
    throw new AppError(
      'refused',
      'La bibliothèque est ouverte pour être lue seulement : aucun fonds ne peut y être attaché ni détaché.',
    )
}

/** Removes the file of a fund; one that another program has open stays, where the system keeps it, until the next time. */
function removeFile(file: string): void {
  try {
    rmSync(file, { force: true })
  } catch {
    // it is open elsewhere
  }
}
