import type { Postgres } from '../../../kernel/postgres/connect.ts'
import type { Envelope, LiveLog } from '../change-store.ts'
import { refuseTooLarge } from '../store-refusals.ts'

interface LiveRow {
  readonly position: string
  readonly member: string
  readonly sequence: string
  readonly epoch: number
  readonly sealed: Buffer
  readonly signature: Buffer
}

const COLUMNS = 'position, member, sequence, epoch, sealed, signature'

const partsOf = (name: string): readonly [string, string] => {
  const [space = '', session = ''] = name.split('/')
  return [space, session]
}

const envelopesOf = (name: string, rows: readonly LiveRow[]): Envelope[] =>
  rows.map(({ position: _, sequence, ...row }) => ({
    ...{ space: name, previous: '' },
    ...row,
    sequence: Number(sequence),
  }))

/** The texts being written by several at once, on PostgreSQL. `watch`: hears its announcements. */
export const postgresLive = (
  postgres: Postgres,
  watch: (name: string, onNews: () => void) => () => void,
): LiveLog => ({
  async add({ space: name, member, sequence, epoch, sealed, signature }, document, act) {
    refuseTooLarge(sealed)
    const [row] = await postgres.prepared<{ added: boolean }>(
      'add_live',
      'SELECT office.add_live($1, $2, $3, $4, $5, $6, $7, $8, $9) AS added',
      [
        ...[...partsOf(name), member, document, act, sequence, epoch],
        ...[Buffer.from(sealed), Buffer.from(signature)],
      ],
    )
    return row?.added ?? false
  },
  async since(name, position) {
    const rows = await postgres.prepared<LiveRow>(
      'live_since',
      `SELECT ${COLUMNS} FROM office.live
       WHERE space = $1 AND session = $2 AND position > $3 ORDER BY position`,
      [...partsOf(name), position],
    )
    return { envelopes: envelopesOf(name, rows), position: Number(rows.at(-1)?.position ?? position) }
  },
  async present(name) {
    const rows = await postgres.query<LiveRow>(
      `SELECT ${COLUMNS} FROM office.present_live($1, $2) ORDER BY position`,
      partsOf(name),
    )
    return envelopesOf(name, rows)
  },
  async drop(name, member) {
    const [row] = await postgres.query<{ dropped: boolean }>(
      'SELECT office.drop_live($1, $2, $3) AS dropped',
      [...partsOf(name), member],
    )
    return row?.dropped ?? false
  },
  watch,
})
