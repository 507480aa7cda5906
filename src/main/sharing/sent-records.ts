import { createHash } from 'node:crypto'
import type { ThingVersion } from '../../shared/sharing/model.ts'
import type { What } from '../../shared/sharing/thing-fields.ts'
import type { Database } from '../kernel/database/open.ts'

/** How many sendings of one pack are remembered. */
const MAX_SENDINGS = 5
const SENT = 'sent:'

/** How the rows of the sendings of a pack begin. */
export const sendingsOf = (pack: string): string => `${SENT}${pack}:`

/** A thing as it was sent, in the JSON its reader keeps of it. */
export interface SentRecord {
  readonly what: What
  readonly id: string
  readonly data: string
}

/** Names a state of a thing by what it says, the same in the library that sent it and in those that received it. */
const versionOf = (data: string): string => createHash('sha256').update(data).digest('hex').slice(0, 32)

/** Things as they were sent and received, by what they said: where two libraries parted is where a merge begins. */
export function sentRecords(db: Database) {
  const setPack = db.prepare(
    `INSERT OR REPLACE INTO packs (id, title, author, version, taken_at) VALUES (@id, @title, @author, '', @at)`,
  )
  const setRecord = db.prepare(
    'INSERT INTO pack_records (pack, what, id, data, made_at) VALUES (@pack, @what, @id, @data, @at)',
  )
  const forget = db.prepare(
    `DELETE FROM packs WHERE id IN (SELECT id FROM packs WHERE substr(id, 1, length(@sendings)) = @sendings
       ORDER BY taken_at DESC, id LIMIT -1 OFFSET ${MAX_SENDINGS})`,
  )
  const records = db
    .prepare<{ what: string; id: string }, string>(
      `SELECT data FROM packs p CROSS JOIN pack_records r ON r.pack = p.id AND what = @what AND r.id = @id
       ORDER BY taken_at DESC`,
    )
    .pluck()
  const received = db
    .prepare<{ what: string; id: string }, string>(
      `SELECT data FROM packs p CROSS JOIN pack_records r ON r.pack = p.id AND what = @what AND r.id = @id
       WHERE substr(p.id, 1, ${SENT.length}) <> '${SENT}' ORDER BY taken_at DESC LIMIT 1`,
    )
    .pluck()

  return {
    /** Keeps what was sent, within a transaction; of older sendings of the same pack, the last few stay. */
    keep(
      pack: { readonly id: string; readonly title: string; readonly author: string },
      sent: readonly SentRecord[],
      at: string,
    ): void {
      const sendings = sendingsOf(pack.id)
      const id = `${sendings}${at}`
      setPack.run({ ...pack, id, at })
      for (const one of sent) setRecord.run({ pack: id, at, ...one })
      forget.run({ sendings })
    },
    /** The state of a thing last received, which what is here rests on; undefined for one that came from nobody. */
    versionReceived(what: What, id: string): ThingVersion | undefined {
      const data = received.get({ what, id })
      return data === undefined ? undefined : { what, id, version: versionOf(data) }
    },
    /** A state of a thing that was sent or received here. */
    find: ({ what, id, version }: ThingVersion): string | undefined =>
      records.all({ what, id }).find(data => versionOf(data) === version),
  }
}
