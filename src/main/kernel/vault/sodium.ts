import { webcrypto } from 'node:crypto'
import type sodiumLibrary from 'libsodium-wrappers-sumo'

type Sodium = typeof sodiumLibrary

let ready: Sodium | undefined

/** Loads libsodium, a tenth of a second or so, where a vault needs it. Call it once before anything is sealed or opened in a thread. */
export async function loadSodium(): Promise<Sodium> {
  if (ready) return ready
  offerRandomSource()
  const { default: library } = await import('libsodium-wrappers-sumo')
  await library.ready
  ready = library
  return library
}

/** Gives libsodium, which looks for randomness in globals, that of Node: Node 18, and an Electron built on it, have no such global. */
function offerRandomSource(): void {
  if (Reflect.get(globalThis, 'crypto') === undefined)
    Object.defineProperty(globalThis, 'crypto', { value: webcrypto, configurable: true, writable: true })
}

/** libsodium, loaded already. */
export function sodium(): Sodium {
  if (!ready) throw new Error('libsodium is asked for before it is loaded')
  return ready
}
