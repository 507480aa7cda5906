import type { Postgres } from '../../../kernel/postgres/connect.ts'
import type { LiveLog } from '../change-store.ts'
import { refuseTooLarge } from '../store-refusals.ts'

interface LiveRow {
  readonly position: string
  readonly member: string
  readonly sequence: string
  readonly epoch: number
  readonly sealed: Buffer
  readonly signature: Buffer
}

const partsOf = (name: string): readonly [string, string] => {
  const [space = '', session = ''] = name.split('/')
  return [space, session]
}

/** The texts being written by several at once, on PostgreSQL. `watch`: hears its announcements. */
export const postgresLive = (
  postgres: Postgres,
  watch: (name: string, onNews: () => void) => () => void,
): LiveLog => ({
  async add({ space: name, member, sequence, epoch, sealed, signature }, begins) {
    refuseTooLarge(sealed)
    const [row] = await postgres.query<{ added: boolean }>(
      'SELECT office.add_live($1, $2, $3, $4, $5, $6, $7, $8) AS added',
      [...partsOf(name), member, sequence, epoch, Buffer.from(sealed), Buffer.from(signature), begins],
    )
    return row?.added ?? false
  },
  async since(name, position) {
    const [rows, [state]] = await Promise.all([
      postgres.query<LiveRow>(
        `SELECT position, member, sequence, epoch, sealed, signature FROM office.live
         WHERE space = $1 AND session = $2 AND position > $3 ORDER BY position`,
        [...partsOf(name), position],
      ),
      postgres.query<{ alive: boolean }>('SELECT office.is_live($1, $2) AS alive', partsOf(name)),
    ])
    return {
      envelopes: rows.map(({ position: _, sequence, ...row }) => ({
        ...{ space: name, previous: '' },
        ...row,
        sequence: Number(sequence),
      })),
      position: Number(rows.at(-1)?.position ?? position),
      isAlive: state?.alive ?? false,
    }
  },
  drop: async (name, upTo) =>
    void (await postgres.query('SELECT office.drop_live($1, $2, $3)', [...partsOf(name), upTo])),
  watch,
})
