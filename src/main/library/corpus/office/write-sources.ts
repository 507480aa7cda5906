import type { ClientBase } from 'pg'
import { answersTo } from '../../../../shared/library/cite/links/answers.ts'
import type { Source } from '../../../../shared/library/model.ts'
import type { Database } from '../../../kernel/database/open.ts'
import { copyIn, type Field } from '../../../kernel/postgres/copy-in.ts'
import { columnReader } from '../../../search/column-reader.ts'
import { KIND_NUMBERS } from '../../../search/columns.ts'
import { tokenBatch } from '../../../search/index/vocabulary.ts'
import { worthOf } from '../../../search/query/rank.ts'
import { HAS_LONG_TITLE } from '../../../search/query/weights.ts'
import { headOf, textsOf } from '../../../search/source-words.ts'
import { newestIn, readMemory } from '../../intake/last-record.ts'
import { sourceRows } from '../../source-rows.ts'
import { type Digest, type DigestFacts, digestFacts, digestsOf } from './digest.ts'
import { type Lexemes, lexemesOf } from './lexemes.ts'
import { classNumbers, makePartitions } from './partitions.ts'
import type { StoredKey } from './stored-source.ts'

/** A source that a work in memory changed. */
export interface ChangedSource {
  readonly db: Database
  /** its row in memory, and its number in the office, where it has one */
  readonly place: number
  readonly seq: number | undefined
  readonly fund: string
  readonly keys: readonly StoredKey[]
  /** else its keys alone are others */
  readonly isTextChanged: boolean
}

/** A changed source and its number in the office. */
interface NumberedSource extends ChangedSource {
  readonly seq: number
  readonly isNew: boolean
}

/** Writes sources to the office, in place of what it has of them, by COPY. In the transaction of the caller. */
export async function writeSources(client: ClientBase, changed: readonly ChangedSource[]): Promise<void> {
  const [first] = changed
  if (!first) return
  const all = await withNumbers(client, changed)
  const texts = all.filter(one => one.isTextChanged)
  await makePartitions(client, new Set(texts.map(({ fund }) => fund)))
  await clear(client, all)
  await copyIn(
    client,
    'corpus.keys (key, seq, hash)',
    all.flatMap(({ seq, keys }) => keys.map(({ key, hash }): Field[] => [key, seq, hash])),
  )
  await copyIn(
    client,
    'corpus.answers (key, seq)',
    all.flatMap(({ seq, keys, db, place }) => answerKeys(db, place, keys).map((key): Field[] => [key, seq])),
  )
  if (texts.length) await writeTexts(client, first.db, texts)
  await noteStates(client, all)
}

/** Gives new sources a number of the office. */
async function withNumbers(client: ClientBase, changed: readonly ChangedSource[]): Promise<NumberedSource[]> {
  const count = changed.filter(({ seq }) => seq === undefined).length
  const { rows } = await client.query<{ seq: number }>(
    "SELECT nextval('corpus.seqs')::int AS seq FROM generate_series(1, $1)",
    [count],
  )
  let next = 0
  return changed.map(one => {
    if (one.seq !== undefined) return { ...one, seq: one.seq, isNew: false }
    const seq = rows[next++]?.seq
    if (seq === undefined) throw new Error('the office gave fewer numbers than asked')
    return { ...one, seq, isNew: true }
  })
}

/** Takes out what the office has of sources that are written anew. */
async function clear(client: ClientBase, all: readonly NumberedSource[]): Promise<void> {
  const former = all.filter(({ isNew }) => !isNew)
  if (!former.length) return
  const seqs = former.map(({ seq }) => seq)
  for (const table of ['keys', 'answers'])
    await client.query(`DELETE FROM corpus.${table} WHERE seq = ANY($1)`, [seqs])
  const texts = former.filter(one => one.isTextChanged).map(({ seq }) => seq)
  for (const table of ['sources', 'texts', 'numbers', 'citations'])
    await client.query(`DELETE FROM corpus.${table} WHERE seq = ANY($1)`, [texts])
}

/** The keys under which a source may be cited: none, once it is removed. */
function answerKeys(db: Database, place: number, keys: readonly StoredKey[]): string[] {
  const row = sourceRows(db).bySeq(place)
  if (!row || row.removedAt) return []
  return [...new Set([`id:${row.id}`, ...keys.map(({ key }) => key)].flatMap(answersTo))]
}

async function writeTexts(client: ClientBase, db: Database, all: readonly NumberedSource[]): Promise<void> {
  const { rows } = await client.query<{ change: string }>("SELECT nextval('corpus.changes') AS change")
  const change = rows[0]?.change ?? '0'
  const library = sourceRows(db)
  const versions = db
    .prepare<[number], string>('SELECT data FROM source_versions WHERE seq = ? ORDER BY n')
    .pluck()
  const stored = all.flatMap(one => {
    const row = library.bySeq(one.place)
    return row ? [{ one, row }] : []
  })
  const texts = wordsOf(
    stored.flatMap(({ one, row }) => (row.removedAt ? [] : [{ one, source: library.read(row) }])),
  )
  const bySeq = new Map(texts.all.map(text => [text.one.seq, text]))
  await copyIn(
    client,
    'corpus.sources (fund, seq, id, kind, date, label, revision, updated_at, removed_at, removed_by, data, base, versions, change, digest)',
    stored.map(({ one: { fund, seq, place }, row }): Field[] => [
      ...[fund, seq, row.id, row.kind, row.date, bySeq.get(seq)?.facts.label ?? '', row.revision],
      ...[row.updatedAt, row.removedAt, row.removedBy, row.data, row.base],
      ...[JSON.stringify(versions.all(place)), change, bytea(bySeq.get(seq)?.digest)],
    ]),
  )
  await client.query('INSERT INTO corpus.untraced SELECT unnest($1::int[]) ON CONFLICT DO NOTHING', [
    stored.map(({ one }) => one.seq),
  ])
  await copyIn(
    client,
    'corpus.numbers (number, seq)',
    texts.all.flatMap(({ one, facts }) => facts.numbers.map((number): Field[] => [number, one.seq])),
  )
  await writeWords(client, db, texts)
}

/** Bytes, as COPY reads them in a text. */
const bytea = (bytes: Buffer | undefined): Field => (bytes ? `\\x${bytes.toString('hex')}` : null)

/** A source that is there, and its words. */
interface IndexedSource {
  readonly one: NumberedSource
  readonly facts: DigestFacts
  readonly digest: Digest
}

interface IndexedSources {
  readonly all: readonly IndexedSource[]
  readonly lexemes: Lexemes
}

function wordsOf(
  sources: readonly { readonly one: NumberedSource; readonly source: Source }[],
): IndexedSources {
  const facts = sources.map(({ source }) => digestFacts(source))
  const tokens = tokenBatch()
  for (const [n, { source }] of sources.entries())
    tokens.add(headOf(source, facts[n]?.label), textsOf(source).filter(Boolean))
  const batch = tokens.finish()
  const digests = digestsOf(batch, facts)
  return {
    all: sources.flatMap(({ one }, n): IndexedSource[] => {
      const [own, digest] = [facts[n], digests[n]]
      return own && digest ? [{ one, facts: own, digest }] : []
    }),
    lexemes: lexemesOf(
      batch,
      at => HAS_LONG_TITLE[KIND_NUMBERS[sources[at]?.source.kind ?? 'decision']] === true,
    ),
  }
}

async function writeWords(client: ClientBase, db: Database, { all, lexemes }: IndexedSources): Promise<void> {
  const { worth } = worthOf(columnReader(db)())
  const classes = await classNumbers(
    client,
    all.map(({ facts }) => facts.facts),
  )
  await copyIn(
    client,
    'corpus.texts (fund, seq, class, day, worth, words)',
    all.map(({ one: { fund, seq, place }, facts }, n): Field[] => [
      ...[fund, seq, classes[n] ?? 0, facts.facts.date, worth[place] ?? 0, lexemes.vectors[n] ?? ''],
    ]),
  )
  // a text that is written anew was counted
  const { words, stems } = lexemes.count(text => all[text]?.one.isNew === true)
  await copyIn(client, 'corpus.counted (word, is_stem, docs)', [
    ...[...words].map(([word, docs]): Field[] => [word, 'f', docs]),
    ...[...stems].map(([stem, docs]): Field[] => [stem, 't', docs]),
  ])
}

/** Notes the newest state of the records of each fund. */
async function noteStates(client: ClientBase, all: readonly NumberedSource[]): Promise<void> {
  const states = new Map<string, string>()
  for (const { fund, keys } of all)
    for (const { hash } of keys) {
      const state = newestIn(readMemory(hash), '')
      if (state > (states.get(fund) ?? '')) states.set(fund, state)
      else if (!states.has(fund)) states.set(fund, '')
    }
  await client.query(
    `INSERT INTO corpus.funds (fund, state) SELECT * FROM unnest($1::text[], $2::text[])
     ON CONFLICT (fund) DO UPDATE SET state = greatest(corpus.funds.state, excluded.state), loaded_at = now()`,
    [[...states.keys()], [...states.values()]],
  )
}
