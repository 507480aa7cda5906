import { AppError } from '../../../../shared/kernel/errors.ts'
import type { Database } from '../../../kernel/database/open.ts'
import type { Postgres } from '../../../kernel/postgres/connect.ts'
import { traceById } from '../../citations/store.ts'
import { idsOfDossier } from '../../own.ts'
import { noSource } from '../../source-reader.ts'
import { sourceRows } from '../../source-rows.ts'
import { writing } from '../../writing.ts'
import { seqOfId, sourcesWithKeys } from '../office/office-reading.ts'
import { placeSources } from '../office/scratch-library.ts'
import type { StoredSource } from '../office/stored-source.ts'
import { heldHere } from './held-here.ts'
import type { OfficeLine } from './office-line.ts'

/** Texts copied in one transaction: between two, the program answers. */
const COPIED_TEXTS = 50

/** A choice of texts to copy from an office. */
export type Offline =
  | { readonly fund: string }
  | { readonly code: string }
  | { readonly dossier: string }
  | { readonly cited: true }

/** Copies a text of the office into the library, which then keeps it; returns its id here. */
export async function takeById(db: Database, postgres: Pick<Postgres, 'query'>, id: string): Promise<string> {
  const stored = await sourcesWithKeys(postgres, [await seqOfId(postgres, id)])
  const [one] = stored
  if (!one || one.removedAt) throw noSource(id)
  copy(db, stored)
  return sourceRows(db).byId(one.id)?.id ?? one.id
}

/** Counts a copy; `present`: texts the library had already; `left`: texts not reached when it was stopped. */
export interface OfflineCount {
  readonly taken: number
  readonly present: number
  readonly left: number
}

/** Who follows a copy, and may stop it. */
export interface OfflineWatch {
  readonly isStopped: () => boolean
  readonly progress: (done: number, total: number) => void
}

/** Copies texts of the office into the library, those it holds left as they are. */
export async function takeOffline(
  db: Database,
  postgres: Pick<Postgres, 'query'>,
  what: Offline,
  watch: OfflineWatch,
): Promise<OfflineCount> {
  // what a dossier cites comes first: it is then read for what it cites in its turn
  const first =
    'dossier' in what
      ? await copyAll(db, postgres, await seqsCitedIn(db, postgres, what.dossier), UNWATCHED)
      : NONE
  const seqs = await seqsOf(db, postgres, what)
  if (!seqs.length && 'code' in what) throw notAtOffice(`de code «\u00a0${what.code}\u00a0»`)
  if (!seqs.length && 'fund' in what) throw notAtOffice(`de fonds «\u00a0${what.fund}\u00a0»`)
  const rest = await copyAll(db, postgres, seqs, watch)
  return { ...rest, taken: first.taken + rest.taken, present: first.present + rest.present }
}

const notAtOffice = (what: string) => new AppError('not-found', `Le bureau n’a pas ${what}.`)

const NONE: OfflineCount = { taken: 0, present: 0, left: 0 }
const UNWATCHED: OfflineWatch = { isStopped: () => false, progress: () => undefined }

/** Copies texts batch after batch. Where the office falls silent, those of before stay, and that is said. */
async function copyAll(
  db: Database,
  postgres: Pick<Postgres, 'query'>,
  seqs: readonly number[],
  { isStopped, progress }: OfflineWatch,
): Promise<OfflineCount> {
  const absentAmong = absentReader(db, postgres)
  let taken = 0
  for (let from = 0; from < seqs.length; from += COPIED_TEXTS) {
    if (isStopped()) return { taken, present: from - taken, left: seqs.length - from }
    progress(from, seqs.length)
    try {
      const absent = await absentAmong(seqs.slice(from, from + COPIED_TEXTS))
      if (absent.length) taken += copy(db, await sourcesWithKeys(postgres, absent))
    } catch (error) {
      throw taken > 0 && error instanceof AppError ? withCopied(error, taken) : error
    }
  }
  return { taken, present: seqs.length - taken, left: 0 }
}

const withCopied = ({ code, message }: AppError, taken: number) =>
  new AppError(
    code,
    `${message} ${taken > 1 ? `${taken.toLocaleString('fr-FR')} textes sont déjà copiés et restent` : 'Un texte est déjà copié et reste'} dans la bibliothèque\u00a0; demandée de nouveau, la copie prendra la suite.`,
  )

/** Tells which of the texts of the office the library has not, by their keys alone: a copy that is taken up again reads no text twice. */
function absentReader(db: Database, postgres: Pick<Postgres, 'query'>) {
  const rows = sourceRows(db)
  return async (seqs: readonly number[]): Promise<number[]> => {
    const keys = await postgres.query<{ seq: number; key: string }>(
      `SELECT seq, key FROM corpus.keys WHERE seq = ANY($1)
       UNION ALL SELECT seq, 'id:' || id FROM corpus.sources WHERE seq = ANY($1)`,
      [seqs],
    )
    const present = new Set(keys.flatMap(({ seq, key }) => (rows.key(key) === undefined ? [] : [seq])))
    return seqs.filter(seq => !present.has(seq))
  }
}

/** The texts that the library has not are put in it, with their keys and what is remembered of their records. How many? */
function copy(db: Database, stored: readonly StoredSource[]): number {
  return writing(db, () => {
    const rows = sourceRows(db)
    const absent = stored.filter(
      ({ id, keys, removedAt }) =>
        !removedAt && [`id:${id}`, ...keys.map(({ key }) => key)].every(key => rows.key(key) === undefined),
    )
    placeSources(db, absent, true)
    return absent.length
  })
}

async function seqsOf(db: Database, postgres: Pick<Postgres, 'query'>, what: Offline): Promise<number[]> {
  const read = async (sql: string, value: unknown) =>
    (await postgres.query<{ seq: number }>(sql, [value])).map(({ seq }) => seq)
  if ('fund' in what)
    return read('SELECT seq FROM corpus.texts WHERE fund = $1 ORDER BY seq', what.fund.toUpperCase())
  if ('code' in what)
    return read(
      `SELECT seq FROM corpus.texts WHERE class IN (SELECT n FROM corpus.classes WHERE lower(code) = lower($1)) ORDER BY seq`,
      what.code,
    )
  const keys = 'dossier' in what ? keysCitedBy(db, what.dossier) : lackingKeys(db)
  return read(
    `SELECT DISTINCT seq FROM corpus.answers WHERE key = ANY($1)
       AND key IN (SELECT key FROM corpus.answers WHERE key = ANY($1) GROUP BY key HAVING count(*) = 1) ORDER BY seq`,
    keys,
  )
}

/** The keys of what the texts of the library cite and it has not. */
const lackingKeys = (db: Database): string[] =>
  db
    .prepare<[], string>('SELECT key FROM cited WHERE target IS NULL AND held = 0 AND times > 0')
    .pluck()
    .all()

/** Refuses a dossier that the library has not, or whose texts nobody reads any more. */
export function requireDossier(db: Database, id: string): void {
  const dossier = db.prepare('SELECT 1 FROM dossiers WHERE id = ? AND removed_at IS NULL').get(id)
  if (!dossier)
    throw new AppError(
      'not-found',
      'Ce dossier n’existe plus dans la bibliothèque\u00a0: rien n’a été copié.',
      { id },
    )
}

/** The same, of the texts that the drafts of a dossier cite. */
function keysCitedBy(db: Database, dossier: string): string[] {
  const rows = sourceRows(db)
  const keys = db
    .prepare<[number], string>(
      'SELECT key FROM citations JOIN cited ON n = cited WHERE citations.seq = ? AND target IS NULL AND held = 0',
    )
    .pluck()
  return [...idsOfDossier(db, dossier)].flatMap(id => {
    const row = rows.byId(id)
    if (!row) return []
    traceById(db, row.id)
    return keys.all(row.seq)
  })
}

/** The numbers of the texts that the drafts of a dossier cite and the library has not. */
async function seqsCitedIn(
  db: Database,
  postgres: Pick<Postgres, 'query'>,
  dossier: string,
): Promise<number[]> {
  const isHere = heldHere(db)
  const absent = [...idsOfDossier(db, dossier)].filter(id => !isHere([`id:${id}`]))
  const present = await postgres.query<{ seq: number }>(
    'SELECT t.seq FROM corpus.sources s JOIN corpus.texts t ON t.seq = s.seq WHERE s.id = ANY($1)',
    [absent],
  )
  return present.map(({ seq }) => seq)
}

/** Keeps here the texts of these ids that the office alone has, then acts on them. */
export async function keepThenAct<T>(
  db: Database,
  line: OfficeLine,
  ids: readonly string[],
  act: () => T,
): Promise<T> {
  const isHere = heldHere(db)
  for (const id of ids)
    if (!isHere([`id:${id}`])) await line.ask(({ postgres }) => takeById(db, postgres, id))
  return act()
}
