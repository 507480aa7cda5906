import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { AppError } from '../../../../shared/kernel/errors.ts'
import { parseJson } from '../../../../shared/kernel/json.ts'
import { guarded } from '../../../kernel/database/refusals.ts'
import { readStored, sealedFor } from '../../../kernel/files/stored.ts'
import { type Library, writeWhole } from '../../../kernel/library.ts'
import { isPostgres, shownAddress } from '../../../kernel/postgres/address.ts'

/** Address of the office of each space: it may hold a password, so that it lies beside the signing key, and in no backup. */
const OfficeFile = z.object({ pretoireOffice: z.literal(1), addresses: z.record(z.string(), z.string()) })

const officePath = ({ folder }: Pick<Library, 'folder'>) => join(folder, 'office.json')

function addressesOf(library: Pick<Library, 'folder'>): Readonly<Record<string, string>> {
  const path = officePath(library)
  if (!existsSync(path)) return {}
  return (
    OfficeFile.safeParse(parseJson(guarded(() => readStored(path)).toString('utf8'))).data?.addresses ?? {}
  )
}

export function setAddress(library: Pick<Library, 'folder'>, space: string, address: string): void {
  const path = officePath(library)
  const file = { pretoireOffice: 1, addresses: { ...addressesOf(library), [space]: address.trim() } }
  guarded(() => writeWhole(path, sealedFor(path, Buffer.from(`${JSON.stringify(file, null, 1)}\n`))))
}

/** Address of a space's office as it may be shown, without its password; empty where it is not known. */
export function shownAddressOf(library: Pick<Library, 'folder'>, space: string): string {
  const address = addressesOf(library)[space] ?? ''
  return isPostgres(address) ? shownAddress(address) : address
}

/** Address of a space's office; refused where it is not known, as in a library restored from a backup. */
export function addressOf(library: Pick<Library, 'folder'>, space: string): string {
  const address = addressesOf(library)[space]
  if (address !== undefined) return address
  throw new AppError(
    'not-found',
    'L’adresse du bureau de cet espace n’est plus dans cette bibliothèque : les sauvegardes ne la gardent pas. Rien n’a été changé : redonnez-la par «\u00a0pretoire office address\u00a0».',
  )
}
