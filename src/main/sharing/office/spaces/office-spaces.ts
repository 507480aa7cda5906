import type { Library } from '../../../kernel/library.ts'
import { loadDeskKey } from '../seal/desk-key.ts'
import { notInSpaceRefusal } from './named-space.ts'
import { addressOf } from './office-file.ts'
import { openStore } from './open-store.ts'
import { isOwnerOf, openToAll, readHost, refillHost } from './refill.ts'
import { getSpaceFile, putFileBack, putSpaceFile } from './space-blobs.ts'
import { officeLog } from './store.ts'
import { type Desk, sealChange, sealSeen, sendWaiting } from './sync-log.ts'

/** Changes given at once. */
const INBOX_CHANGES = 100

/** The desk of a library. Loads libsodium and makes the signing key where there is none. */
export const deskOf = async (library: Library): Promise<Desk> => ({
  db: library.db,
  key: await loadDeskKey(library),
})

/** The spaces this library is a member of. `read`: the desk's reading of a change; one it cannot read is a finding. */
export async function openOfficeSpaces<Change>(
  library: Library,
  read: (change: unknown) => Change | undefined,
) {
  const log = officeLog(library.db)
  const desk = await deskOf(library)
  return {
    list: async () => log.logs().map(({ space, title }) => ({ id: space, title })),
    open: async (space: string) => openSpaceLink(library, desk, space, read),
  }
}

/** The way from a desk to a space: what goes is sealed and signed, what comes was checked and opened. The caller closes it. */
async function openSpaceLink<Change>(
  library: Library,
  desk: Desk,
  space: string,
  read: (change: unknown) => Change | undefined,
) {
  const log = officeLog(library.db)
  if (!log.log(space)) throw notInSpaceRefusal()
  const store = await openStore(library, addressOf(library, space), desk.key.member)
  return {
    async send(change: Change): Promise<void> {
      sealChange(desk, space, change)
      await sendWaiting(desk, space, store)
    },
    /** Changes after a cursor, in the order they were accepted; a cursor given says that those before it were taken. */
    async receive(cursor: string) {
      const after = Number(cursor)
      const now = new Date().toISOString()
      log.dropInbox(space, after)
      let rows = log.inbox(space, after, INBOX_CHANGES)
      if (rows.length === 0) {
        await readHost(desk, space, store, now)
        await sendWaiting(desk, space, store)
        rows = log.inbox(space, after, INBOX_CHANGES)
      }
      const changes: { readonly member: string; readonly sequence: number; readonly change: Change }[] = []
      for (const { member, sequence, change: value } of rows) {
        const change = read(value)
        if (change !== undefined) changes.push({ member, sequence, change })
        else log.addFinding({ kind: 'unreadable', space, member, from: sequence, upTo: sequence }, now)
      }
      return { changes, cursor: String(rows.at(-1)?.position ?? after) }
    },
    putFile: (bytes: Uint8Array) => putSpaceFile(desk, space, store, bytes),
    getFile: (blob: string, maxBytes?: number) => getSpaceFile(desk, space, store, blob, maxBytes),
    /** Tells the space what this desk has seen of it, now and then, where no change told it. */
    async tellSeen(): Promise<void> {
      if (sealSeen(desk, space, new Date().toISOString())) await sendWaiting(desk, space, store)
    },
    /** Gives the host the envelopes it lost and this desk keeps; how many. */
    async refill(): Promise<number> {
      await readHost(desk, space, store, new Date().toISOString())
      const count = await refillHost(desk, space, store)
      if (isOwnerOf(desk, space)) await openToAll(desk, space, store)
      // read back, the loss is over
      if (count > 0) await readHost(desk, space, store, new Date().toISOString())
      return count
    },
    missingFiles: (blobs: readonly string[]) => store.blobs.missing(space, blobs),
    putFileBack: (blob: string, bytes: Uint8Array) => putFileBack(desk, space, store, blob, bytes),
    watch: (onNews: () => void) => store.watch(space, onNews),
    close: () => store.close(),
  }
}
