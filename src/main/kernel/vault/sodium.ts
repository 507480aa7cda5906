import type sodiumLibrary from 'libsodium-wrappers-sumo'

type Sodium = typeof sodiumLibrary

let ready: Sodium | undefined

/** Loads libsodium, a tenth of a second or so, where a vault needs it. Call it once before anything is sealed or opened in a thread. */
export async function loadSodium(): Promise<Sodium> {
  if (ready) return ready
  const { default: library } = await import('libsodium-wrappers-sumo')
  await library.ready
  ready = library
  return library
}

/** libsodium, loaded already. */
export function sodium(): Sodium {
  if (!ready) throw new Error('libsodium is asked for before it is loaded')
  return ready
}
