import { createHmac, hkdfSync } from 'node:crypto'
import { resolve, sep } from 'node:path'
import { getEnvironmentData, setEnvironmentData } from 'node:worker_threads'

/** The keys of an unlocked vault, each derived from its master key. Docs: docs/formats/vault.md. */
export interface VaultKeys {
  /** of the database, 32 bytes */
  readonly database: Uint8Array
  /** of the files, 32 bytes */
  readonly files: Uint8Array
  /** of the names of files, 32 bytes */
  readonly names: Uint8Array
}

/** A folder whose files are sealed, and its master key. */
interface Held {
  readonly folder: string
  readonly master: SharedArrayBuffer
}

export const KEY_BYTES = 32
/** Threads begun later receive the keys with it: the same memory, so that a lock empties all of them at once. */
const ENVIRONMENT_NAME = 'pretoire.vaults'

const derivedKeys = new WeakMap<SharedArrayBuffer, VaultKeys>()

const isHeldList = (value: unknown): value is readonly Held[] => Array.isArray(value)

function heldVaults(): readonly Held[] {
  const value = getEnvironmentData(ENVIRONMENT_NAME)
  return isHeldList(value) ? value : []
}

/** Unlocks what lies in a folder, for this thread and those it begins from now on. */
export function holdKeys(folder: string, master: Uint8Array): void {
  const currentVault = vaultOf(folder)
  if (currentVault && Buffer.from(currentVault.master).equals(master)) return
  const memory = new SharedArrayBuffer(KEY_BYTES)
  new Uint8Array(memory).set(master)
  setVault(folder, memory)
}

/** Gives what lies in another folder, a private copy, the keys of a library. */
export function shareKeys(folder: string, copy: string): void {
  const vault = vaultOf(folder)
  if (vault) setVault(copy, vault.master)
}

function setVault(folder: string, master: SharedArrayBuffer): void {
  const place = resolve(folder)
  const others = heldVaults().filter(one => one.folder !== place)
  setEnvironmentData(ENVIRONMENT_NAME, [...others, { folder: place, master }])
}

/** Forgets the keys of a folder, in every thread. */
export function dropKeys(folder: string): void {
  const place = resolve(folder)
  const vault = heldVaults().find(one => one.folder === place)
  if (!vault) return
  new Uint8Array(vault.master).fill(0)
  for (const key of Object.values(derivedKeys.get(vault.master) ?? {})) key.fill(0)
  const isSame = ({ master }: Held) => master === vault.master
  setEnvironmentData(
    ENVIRONMENT_NAME,
    heldVaults().filter(one => !isSame(one)),
  )
}

/** Forgets that a folder, a private copy, has the keys of a library; the library's stay. */
export function forgetKeys(copy: string): void {
  const place = resolve(copy)
  setEnvironmentData(
    ENVIRONMENT_NAME,
    heldVaults().filter(one => one.folder !== place),
  )
}

/** Whether this thread was begun, or works, beside an unlocked vault. */
export const hasKeys = (): boolean => heldVaults().length > 0

function vaultOf(path: string): Held | undefined {
  const place = resolve(path)
  const vault = heldVaults().find(({ folder }) => place === folder || place.startsWith(folder + sep))
  // emptied by the lock of another thread
  return vault && new Uint8Array(vault.master).some(byte => byte !== 0) ? vault : undefined
}

/** The keys of a file or folder; undefined where no unlocked vault holds it. */
export function keysFor(path: string): VaultKeys | undefined {
  const vault = vaultOf(path)
  if (!vault) return undefined
  const cachedKeys = derivedKeys.get(vault.master)
  if (cachedKeys) return cachedKeys
  const keys = deriveKeys(new Uint8Array(vault.master))
  derivedKeys.set(vault.master, keys)
  return keys
}

/** Copies the master key of an unlocked folder, to be wrapped again. */
export function masterOf(folder: string): Uint8Array | undefined {
  const vault = vaultOf(folder)
  return vault && Uint8Array.from(new Uint8Array(vault.master))
}

const derive = (master: Uint8Array, purpose: string): Uint8Array =>
  new Uint8Array(hkdfSync('sha256', master, Buffer.alloc(0), `pretoire vault ${purpose}`, KEY_BYTES))

const deriveKeys = (master: Uint8Array): VaultKeys => ({
  database: derive(master, 'database'),
  files: derive(master, 'files'),
  names: derive(master, 'names'),
})

/** The key of files of a master key that is of no folder: a dossier given under a passphrase. */
export const filesKeyOf = (master: Uint8Array): Uint8Array => derive(master, 'files')

/** The key of the proof of a vault's header. */
export const headerKeyOf = (master: Uint8Array): Uint8Array => derive(master, 'header')

/** The name on the disk of a file kept by its content: it does not tell which content. */
export const sealedName = (keys: VaultKeys, sha256: string): string =>
  createHmac('sha256', keys.names).update(sha256).digest('hex')
