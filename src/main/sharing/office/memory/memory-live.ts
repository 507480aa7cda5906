import { type Envelope, LIVE_MS, type LiveLog, STALE_MS } from '../change-store.ts'

export interface LiveEntry {
  readonly envelope: Envelope
  readonly document: number
  readonly leaves: boolean
  readonly position: number
  readonly at: number
}

/** Content of the sessions of a host in memory, and who listens. */
interface LiveHost {
  readonly live: Map<string, LiveEntry[]>
  readonly watchers: Set<{ readonly space: string; readonly onNews: () => void }>
}

/** The last entry of each member who is there. */
const presentIn = (entries: readonly LiveEntry[]): LiveEntry[] =>
  [...new Map(entries.map(one => [one.envelope.member, one])).values()].filter(
    ({ leaves, at }) => !leaves && Date.now() - at < LIVE_MS,
  )

/** The texts being written by several at once, in memory. */
export function memoryLive(host: LiveHost): LiveLog {
  let last = 0
  prune(host)
  const announce = (name: string) => {
    for (const watcher of [...host.watchers]) if (watcher.space === name) queueMicrotask(watcher.onNews)
  }
  const entriesOf = (name: string) => host.live.get(name) ?? []
  return {
    async add(envelope, document, act) {
      const name = envelope.space
      const before = entriesOf(name)
      const mayAdd =
        act === 'begin' ? presentIn(before).length === 0 : before.some(one => one.document === document)
      if (!mayAdd) return false
      last = Math.max(last, ...[...host.live.values()].flat().map(one => one.position)) + 1
      const isReplaced = ({ envelope: { member } }: LiveEntry) =>
        act === 'begin' || (act === 'replace' && member === envelope.member)
      const entry = { envelope, document, leaves: act === 'leave', position: last, at: Date.now() }
      host.live.set(name, [...before.filter(one => !isReplaced(one)), entry])
      announce(name)
      return true
    },
    async since(name, position) {
      const entries = entriesOf(name).filter(one => one.position > position)
      return {
        envelopes: entries.map(one => one.envelope),
        position: entries.at(-1)?.position ?? position,
      }
    },
    present: async name => presentIn(entriesOf(name)).map(one => one.envelope),
    async drop(name, member) {
      if (presentIn(entriesOf(name)).some(({ envelope }) => envelope.member !== member)) return false
      host.live.delete(name)
      announce(name)
      return true
    },
    watch(name, onNews) {
      const watcher = { space: name, onNews }
      host.watchers.add(watcher)
      return () => void host.watchers.delete(watcher)
    },
  }
}

/** Forgets the sessions in which nobody has said anything for long. */
function prune({ live }: LiveHost): void {
  for (const [name, entries] of live)
    if (entries.every(({ at }) => Date.now() - at > STALE_MS)) live.delete(name)
}
