import { useSyncExternalStore } from 'react'

/**
 * How the program stands to this window. `away`: it ended, or is being begun again; `locked`: it answers, and its library is closed
 * until somebody gives the passphrase.
 */
export type Presence = 'here' | 'away' | 'locked'

let presence: Presence = 'here'
const watchers = new Set<(now: Presence) => void>()

/** Tells each watcher, where it changed. A locked program that refuses is not away. */
export function setPresence(now: Presence): void {
  if (presence === now || (presence === 'locked' && now === 'away')) return
  presence = now
  for (const watcher of watchers) watcher(now)
}

/** Hears of each change, until the returned function is called. */
export function watchPresence(watcher: (now: Presence) => void): () => void {
  watchers.add(watcher)
  return () => void watchers.delete(watcher)
}

/** How the program stands to this window, now. */
export const usePresence = (): Presence => useSyncExternalStore(watchPresence, () => presence)
