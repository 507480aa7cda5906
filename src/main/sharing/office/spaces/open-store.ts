import type { ChangeStore } from '../change-store.ts'

/** Whether an address is one of PostgreSQL; any other is a folder. */
export const isPostgres = (address: string): boolean => /^postgres(?:ql)?:\/\//.test(address.trim())

/** Opens the office of an address as a member's desk. Only what the address asks for is loaded. */
export async function openStore(address: string, member: string): Promise<ChangeStore> {
  if (isPostgres(address)) {
    const { openPostgresStore } = await import('../postgres/postgres-store.ts')
    return openPostgresStore(address, member)
  }
  const { openFolderStore } = await import('../folder/folder-store.ts')
  return openFolderStore(address)
}
