import { type Envelope, LIVE_MS, type LiveLog } from '../change-store.ts'

export interface LiveEntry {
  readonly envelope: Envelope
  readonly position: number
  readonly at: number
}

/** Content of the sessions of a host in memory, and who listens. */
interface LiveHost {
  readonly live: Map<string, LiveEntry[]>
  readonly watchers: Set<{ readonly space: string; readonly onNews: () => void }>
}

/** The texts being written by several at once, in memory. */
export function memoryLive(host: LiveHost): LiveLog {
  let last = 0
  const entriesOf = (name: string) => host.live.get(name) ?? []
  const isAlive = (name: string) => entriesOf(name).some(({ at }) => Date.now() - at < LIVE_MS)
  return {
    async add(envelope, begins) {
      const name = envelope.space
      if (begins && isAlive(name)) return false
      const entries = begins ? [] : entriesOf(name)
      last = Math.max(last, ...[...host.live.values()].flat().map(one => one.position)) + 1
      host.live.set(name, [...entries, { envelope, position: last, at: Date.now() }])
      for (const watcher of [...host.watchers]) if (watcher.space === name) queueMicrotask(watcher.onNews)
      return true
    },
    async since(name, position) {
      const entries = entriesOf(name).filter(one => one.position > position)
      return {
        envelopes: entries.map(one => one.envelope),
        position: entries.at(-1)?.position ?? position,
        isAlive: isAlive(name),
      }
    },
    async drop(name, upTo) {
      host.live.set(
        name,
        entriesOf(name).filter(one => one.position > upTo),
      )
    },
    watch(name, onNews) {
      const watcher = { space: name, onNews }
      host.watchers.add(watcher)
      return () => void host.watchers.delete(watcher)
    },
  }
}
