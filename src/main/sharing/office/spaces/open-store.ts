import { isAbsolute } from 'node:path'
import { AppError } from '../../../../shared/kernel/errors.ts'
import { confirmedCertificate } from '../../../kernel/allowed-addresses.ts'
import type { Library } from '../../../kernel/library.ts'
import { isPostgres } from '../../../kernel/postgres/address.ts'
import type { ChangeStore } from '../change-store.ts'

/** Opens the office of an address as a member's desk of a library. Only what the address asks for is loaded. */
export async function openStore(
  { folder }: Pick<Library, 'folder'>,
  address: string,
  member: string,
): Promise<ChangeStore> {
  if (isPostgres(address)) {
    const { openPostgresStore } = await import('../postgres/postgres-store.ts')
    return openPostgresStore(address, member, confirmedCertificate(folder, address))
  }
  if (!isAbsolute(address.trim()))
    throw new AppError(
      'refused',
      `«\u00a0${address.trim()}\u00a0» n’est ni un serveur (postgres://…) ni le chemin entier d’un dossier. Rien n’a été changé\u00a0: écrivez ce chemin depuis la racine du disque.`,
    )
  const { openFolderStore } = await import('../folder/folder-store.ts')
  return openFolderStore(address.trim())
}

/** Makes an office of the empty folder that a new space is put in; a server is prepared by who runs it. */
export async function prepareAddress(address: string): Promise<void> {
  if (isPostgres(address) || !isAbsolute(address.trim())) return
  const { prepareEmptyFolder } = await import('../folder/folder-office.ts')
  prepareEmptyFolder(address.trim())
}
