import {
  type ChangeStore,
  type Envelope,
  type EnvelopePage,
  isNewTo,
  PAGE_ENVELOPES,
} from '../change-store.ts'
import {
  forkRefusal,
  isSameEnvelope,
  refuseLongerThan,
  refuseMalformed,
  refuseMisnamed,
} from '../store-refusals.ts'
import { type LiveEntry, memoryLive } from './memory-live.ts'

/** Content of a host in memory; every desk that opens a store on it meets the others. */
export interface MemoryHost {
  /** by space, in the order they came */
  readonly envelopes: Map<string, Envelope[]>
  /** by space and name */
  readonly blobs: Map<string, Uint8Array>
  /** by name of session */
  readonly live: Map<string, LiveEntry[]>
  readonly watchers: Set<{ readonly space: string; readonly onNews: () => void }>
}

export const memoryHost = (): MemoryHost => ({
  envelopes: new Map(),
  blobs: new Map(),
  live: new Map(),
  watchers: new Set(),
})

/** Keeps an office in memory, for tests and for the demonstration. A cursor is a number of envelopes. */
export function memoryStore(host: MemoryHost): ChangeStore {
  const ofSpace = (space: string) => {
    const envelopes = host.envelopes.get(space) ?? []
    host.envelopes.set(space, envelopes)
    return envelopes
  }
  const own = new Set<{ readonly space: string; readonly onNews: () => void }>()
  const add = (envelope: Envelope): boolean => {
    refuseMalformed(envelope)
    const envelopes = ofSpace(envelope.space)
    const stored = envelopes.find(one => one.member === envelope.member && one.sequence === envelope.sequence)
    if (stored && !isSameEnvelope(stored, envelope)) throw forkRefusal(envelope)
    if (!stored) envelopes.push(envelope)
    return !stored
  }
  return {
    append: async envelopes => {
      const spaces = new Set<string>()
      try {
        for (const envelope of envelopes) if (add(envelope)) spaces.add(envelope.space)
      } finally {
        for (const watcher of [...host.watchers])
          if (spaces.has(watcher.space)) queueMicrotask(watcher.onNews)
      }
    },
    since: async (space, cursor): Promise<EnvelopePage> => {
      const envelopes = ofSpace(space)
      const position = Number(cursor)
      const start = position <= envelopes.length ? position : 0
      const page = envelopes.slice(start, start + PAGE_ENVELOPES)
      return { envelopes: page, cursor: String(start + page.length), isFirst: start === 0 }
    },
    hasNews: async (space, reach) => {
      const envelopes = ofSpace(space)
      const position = Number(reach.cursor)
      return (
        position === 0 ||
        position > envelopes.length ||
        envelopes.slice(position).some(one => isNewTo(reach, one))
      )
    },
    blobs: {
      missing: async (space, ids) => ids.filter(id => !host.blobs.has(`${space}/${id}`)),
      put: async (space, id, bytes) => {
        refuseMisnamed(id, bytes)
        host.blobs.set(`${space}/${id}`, Uint8Array.from(bytes))
      },
      get: async (space, id, maxBytes = Number.POSITIVE_INFINITY) => {
        const bytes = host.blobs.get(`${space}/${id}`)
        refuseLongerThan(bytes?.byteLength ?? 0, maxBytes)
        return bytes
      },
    },
    live: memoryLive(host),
    openTo: async () => undefined,
    closeTo: async () => undefined,
    watch(space, onNews) {
      const watcher = { space, onNews }
      host.watchers.add(watcher)
      own.add(watcher)
      return () => {
        host.watchers.delete(watcher)
        own.delete(watcher)
      }
    },
    close: async () => {
      for (const watcher of own) host.watchers.delete(watcher)
      own.clear()
    },
  }
}
