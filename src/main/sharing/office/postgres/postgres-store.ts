import { AppError } from '../../../../shared/kernel/errors.ts'
import { CLOSED_SPACE } from '../../../../shared/sharing/office/desk-words.ts'
import { openPostgres, type Postgres } from '../../../kernel/postgres/connect.ts'
import { requireSchema } from '../../../kernel/postgres/postgres-migrations.ts'
import { type ChangeStore, type Envelope, PAGE_BYTES, PAGE_ENVELOPES, type Reach } from '../change-store.ts'
import { forkRefusal, refuseMalformed } from '../store-refusals.ts'
import { listenForNews } from './news.ts'
import { FORK_CODE, officeSchema } from './office-schema.ts'
import { postgresBlobs } from './postgres-blobs.ts'
import { postgresLive } from './postgres-live.ts'

/** Figures of a signature kept in a cursor: a host set back has another envelope at that position, or none. */
const CURSOR_FIGURES = 16

interface EnvelopeRow {
  readonly position: string
  readonly member: string
  readonly sequence: string
  readonly previous: string
  readonly epoch: number
  readonly sealed: Buffer
  readonly signature: Buffer
}

/** Opens the office of a PostgreSQL database as a member's desk, the only `certificate` it may show given. The first login that names a member keeps it. */
export async function openPostgresStore(
  address: string,
  member: string,
  certificate?: string,
): Promise<ChangeStore> {
  const postgres = await openPostgres(address, { certificate })
  try {
    await requireSchema(postgres, officeSchema)
    await postgres.query('SELECT office.register_desk($1)', [member])
  } catch (error) {
    await postgres.close()
    throw error
  }
  const news = listenForNews(postgres)
  return {
    append: envelopes => appendAll(postgres, member, envelopes),
    since: (space, cursor) => pageSince(postgres, space, cursor),
    hasNews: (space, reach) => hasNews(news.query, space, reach),
    blobs: postgresBlobs(postgres),
    live: postgresLive(postgres, news.watch),
    openTo: async (space, to, isOwner) =>
      void (await postgres.query('SELECT office.open_access($1, $2, $3)', [space, to, isOwner])),
    closeTo: async (space, to) =>
      void (await postgres.query('SELECT office.close_access($1, $2)', [space, to])),
    watch: news.watch,
    close: async () => {
      await news.close()
      await postgres.close()
    },
  }
}

/** Appends this desk's envelopes, then gives back those of other members, which the server takes from an owner alone. */
async function appendAll(postgres: Postgres, member: string, envelopes: readonly Envelope[]): Promise<void> {
  for (const envelope of envelopes) refuseMalformed(envelope)
  await storeEnvelopes(
    postgres,
    null,
    envelopes.filter(one => one.member === member),
  )
  await storeEnvelopes(
    postgres,
    member,
    envelopes.filter(one => one.member !== member),
  )
}

/** Stores envelopes, and announces their spaces once they are on disk. `byDesk`: who gives back those of others; null: one's own. */
async function storeEnvelopes(
  postgres: Postgres,
  byDesk: string | null,
  envelopes: readonly Envelope[],
): Promise<void> {
  if (envelopes.length === 0) return
  // spaces in one order for every desk: each is locked until the end, and none waits for another crosswise
  const sorted = envelopes.toSorted((a, b) => a.space.localeCompare(b.space, 'en') || a.sequence - b.sequence)
  const column = <K extends keyof Envelope>(name: K) => sorted.map(one => one[name])
  const bytes = (name: 'sealed' | 'signature') => sorted.map(one => Buffer.from(one[name]))
  try {
    await postgres.query('CALL office.publish_envelopes($1, $2, $3, $4, $5, $6, $7::bytea[], $8::bytea[])', [
      byDesk,
      column('space'),
      column('member'),
      column('sequence'),
      column('previous'),
      column('epoch'),
      bytes('sealed'),
      bytes('signature'),
    ])
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === FORK_CODE)) throw error
    const [member = '', sequence = ''] =
      'detail' in error && typeof error.detail === 'string' ? error.detail.split(' ') : []
    throw forkRefusal({ member, sequence: Number(sequence) })
  }
}

async function pageSince(postgres: Postgres, space: string, cursor: string) {
  const start = await positionOf(postgres, space, cursor)
  if (start === undefined && cursor !== '') await requireOpen(postgres, space)
  const rows = await postgres.query<EnvelopeRow>(
    `SELECT position, member, sequence, previous, epoch, sealed, signature FROM (
       SELECT *, sum(octet_length(sealed)) OVER (ORDER BY position) AS bytes FROM (
         SELECT * FROM office.envelopes WHERE space = $1 AND position > $2 ORDER BY position LIMIT $3) AS many) AS page
     WHERE bytes <= $4 OR bytes = octet_length(sealed) ORDER BY position`,
    [space, start ?? 0, PAGE_ENVELOPES, PAGE_BYTES],
  )
  const last = rows.at(-1)
  return {
    envelopes: rows.map(({ position: _, sequence, ...row }) => ({
      space,
      ...row,
      sequence: Number(sequence),
    })),
    cursor: last ? `${last.position}:${figuresOf(last.signature)}` : start === undefined ? '' : cursor,
    isFirst: start === undefined,
  }
}

/** Asks on the connection that listens: one more would cost the server as much as a meeting. */
async function hasNews(
  query: ReturnType<typeof listenForNews>['query'],
  space: string,
  { cursor, member, sequence }: Reach,
): Promise<boolean> {
  const [position = '', figures = ''] = cursor.split(':')
  const rows = await query<{ hasNews: boolean }>(
    `SELECT NOT EXISTS (SELECT 1 FROM office.envelopes
         WHERE space = $1 AND position = $2 AND encode(signature, 'hex') LIKE $3 || '%')
       OR EXISTS (SELECT 1 FROM office.envelopes
         WHERE space = $1 AND position > $2 AND (member <> $4 OR sequence > $5)) AS "hasNews"`,
    [space, Number(position), figures, member, sequence],
  )
  return rows?.[0]?.hasNews ?? true
}

const figuresOf = (signature: Buffer) => signature.toString('hex').slice(0, CURSOR_FIGURES)

/** Refuses a space that this login read before and may not read any more; one that the server does not have at all is empty. */
async function requireOpen(postgres: Postgres, space: string): Promise<void> {
  const [row] = await postgres.query<{ isOpen: boolean; isKnown: boolean }>(
    'SELECT $1 IN (SELECT office.own_spaces()) AS "isOpen", office.is_space_known($1) AS "isKnown"',
    [space],
  )
  if (row?.isOpen || !row?.isKnown) return
  throw new AppError(
    'refused',
    `Le bureau (${postgres.publicUrl}) ${CLOSED_SPACE} : un responsable vous en a retiré, ou le serveur a été refait et un responsable doit encore s’y relier. Ce que vous avez reçu reste ici.`,
  )
}

/** The position of a cursor, where the host still has there the envelope that it had. */
async function positionOf(postgres: Postgres, space: string, cursor: string): Promise<number | undefined> {
  const [position = '', figures] = cursor.split(':')
  if (!position) return undefined
  const [row] = await postgres.query<{ signature: Buffer }>(
    'SELECT signature FROM office.envelopes WHERE space = $1 AND position = $2',
    [space, Number(position)],
  )
  return row && figuresOf(row.signature) === figures ? Number(position) : undefined
}
