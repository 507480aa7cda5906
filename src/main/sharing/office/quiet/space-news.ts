import type { Library } from '../../../kernel/library.ts'
import type { ChangeStore } from '../change-store.ts'
import { officeStore } from '../desk/store.ts'
import { addressOf } from '../spaces/office-file.ts'
import { deskOf } from '../spaces/office-spaces.ts'
import { openStore } from '../spaces/open-store.ts'
import { officeLog } from '../spaces/store.ts'

/** A host that is listened to, and the spaces it is listened to for. */
interface Watch {
  readonly store: Promise<ChangeStore>
  readonly stops: Map<string, () => void>
}

/** Listens to the hosts of spaces for news, one connection by host. What cannot be listened to is met by the clock alone. */
export function spaceNews(library: Library, onNews: (space: string) => void) {
  const watches = new Map<string, Watch>()
  let isClosed = false

  async function open(address: string): Promise<ChangeStore> {
    const { key } = await deskOf(library)
    return openStore(library, address, key.member)
  }
  async function end(address: string, { store, stops }: Watch): Promise<void> {
    watches.delete(address)
    for (const stop of stops.values()) stop()
    await store.then(one => one.close()).catch(() => undefined)
  }
  return {
    /** Listens to a space that was just met. */
    async watch(space: string): Promise<void> {
      const address = addressOf(library, space)
      if (isClosed || watches.get(address)?.stops.has(space)) return
      const watch = watches.get(address) ?? { store: open(address), stops: new Map() }
      watches.set(address, watch)
      watch.stops.set(space, () => undefined)
      try {
        const store = await watch.store
        if (watch.stops.has(space) && watches.get(address) === watch)
          watch.stops.set(
            space,
            store.watch(space, () => onNews(space)),
          )
      } catch {
        if (watches.get(address) === watch) watches.delete(address)
      }
    },
    /** Whether a space that announced something has more than this desk read and wrote itself; so it is where that cannot be told. */
    async hasNews(space: string): Promise<boolean> {
      const log = officeLog(library.db)
      const store = officeStore(library.db)
      const isWaiting = store.standings(space).some(one => one.refusal)
      // who writes with others, or follows them, reads the log too: what came then waits for a meeting
      const isUnread = log.inbox(space, Number(store.space(space).cursor), 1).length > 0
      const watch = watches.get(addressOf(library, space))
      // a file that something waits for comes without an envelope
      if (isWaiting || isUnread || !watch) return true
      try {
        const [{ key }, host] = await Promise.all([deskOf(library), watch.store])
        return await host.hasNews(space, {
          cursor: log.log(space)?.cursor ?? '',
          member: key.member,
          sequence: log.heads(space).get(key.member)?.sequence ?? 0,
        })
      } catch {
        return true
      }
    },
    /** Stops listening to the host of a space that is out of reach; the next meeting listens again. */
    async drop(space: string): Promise<void> {
      for (const [address, watch] of [...watches]) if (watch.stops.has(space)) await end(address, watch)
    },
    async close(): Promise<void> {
      isClosed = true
      await Promise.all([...watches].map(([address, watch]) => end(address, watch)))
    },
  }
}
