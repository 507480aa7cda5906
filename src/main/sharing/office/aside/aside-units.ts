import { deflateRawSync, inflateRawSync } from 'node:zlib'
import { oncePer } from '../../../kernel/database/once.ts'

/** The thing a unit set aside waits for: a program that reads it, or a file of the space. */
export type Lack = 'program' | 'file'

/** A unit of a change that this desk could not count among the versions of a space. */
export interface AsideUnit {
  readonly space: string
  /** whose change, by its number, and which unit of it */
  readonly member: string
  readonly sequence: number
  readonly place: number
  /** what it says it is; empty where it does not */
  readonly kind: string
  readonly id: string
  readonly label: string
  /** the name its member works under */
  readonly author: string
  /** of the change */
  readonly format: number
  /** a clause in French */
  readonly reason: string
  readonly lacks: Lack
  /** the program that read it last */
  readonly triedBy: string
}

type Key = Pick<AsideUnit, 'space' | 'member' | 'sequence' | 'place'>

/** The units set aside of the spaces of a library. */
export const asideStore = oncePer(db => {
  const columns =
    'space, member, sequence, place, kind, id, label, author, format, reason, lacks, tried_by AS triedBy'
  const put = db.prepare(
    `INSERT INTO office_aside (space, member, sequence, place, kind, id, label, author, format, reason, lacks, tried_by, body)
     VALUES (@space, @member, @sequence, @place, @kind, @id, @label, @author, @format, @reason, @lacks, @triedBy, @body)
     ON CONFLICT DO UPDATE SET reason = @reason, lacks = @lacks, tried_by = @triedBy`,
  )
  const list = db.prepare<{ space: string; limit: number }, AsideUnit>(
    `SELECT ${columns} FROM office_aside WHERE space = @space ORDER BY rowid DESC LIMIT @limit`,
  )
  const count = db
    .prepare<{ space: string }, number>('SELECT count(*) FROM office_aside WHERE space = @space')
    .pluck()
  const toTry = db.prepare<{ space: string; triedBy: string }, AsideUnit>(
    `SELECT ${columns} FROM office_aside
     WHERE space = @space AND (lacks = 'file' OR tried_by <> @triedBy) ORDER BY rowid`,
  )
  const body = db
    .prepare<Key, Buffer>(
      'SELECT body FROM office_aside WHERE space = @space AND member = @member AND sequence = @sequence AND place = @place',
    )
    .pluck()
  const drop = db.prepare(
    'DELETE FROM office_aside WHERE space = @space AND member = @member AND sequence = @sequence AND place = @place',
  )
  return {
    put: (unit: AsideUnit, written: unknown): void =>
      void put.run({ ...unit, body: deflateRawSync(Buffer.from(JSON.stringify(written))) }),
    /** The last ones first. */
    list: (space: string, limit: number): AsideUnit[] => list.all({ space, limit }),
    count: (space: string): number => count.get({ space }) ?? 0,
    /** Lists those that this program has not tried, and those that wait for a file. */
    toTry: (space: string, triedBy: string): AsideUnit[] => toTry.all({ space, triedBy }),
    written(key: Key): unknown {
      const { space, member, sequence, place } = key
      const bytes = body.get({ space, member, sequence, place })
      return bytes && (JSON.parse(inflateRawSync(bytes).toString('utf8')) as unknown)
    },
    drop: ({ space, member, sequence, place }: Key): void =>
      void drop.run({ space, member, sequence, place }),
  }
})
