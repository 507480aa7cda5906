import { createHash } from 'node:crypto'
import type { SpaceLink } from '../../../../../src/main/sharing/office/desk/space-link.ts'
import { OfficeChange } from '../../../../../src/shared/sharing/office/thing-state.ts'

/** A space in memory, neither sealed nor signed; what it holds is plain to read. */
export function plainSpace() {
  const log: { member: string; json: string }[] = []
  const blobs = new Map<string, Uint8Array>()
  const link = (member: string): SpaceLink => ({
    send: async change => void log.push({ member, json: JSON.stringify(change) }),
    receive: async cursor => ({
      changes: log.slice(Number(cursor || 0)).map((one, at) => ({
        ...{ member: one.member, sequence: Number(cursor || 0) + at + 1 },
        change: OfficeChange.parse(JSON.parse(one.json)),
      })),
      cursor: String(log.length),
    }),
    putFile: async bytes => {
      const name = createHash('sha256').update('sealed').update(bytes).digest('hex')
      blobs.set(name, bytes)
      return name
    },
    getFile: async name => blobs.get(name),
    tellSeen: async () => undefined,
    refill: async () => 0,
    missingFiles: async () => [],
    putFileBack: async () => false,
    close: async () => undefined,
  })
  return { link, log, blobs, text: () => log.map(one => one.json).join('\n') }
}
