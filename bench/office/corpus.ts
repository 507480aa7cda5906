import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { openPostgres, type Postgres } from '../../src/main/kernel/postgres/connect.ts'
import { migratePostgres } from '../../src/main/kernel/postgres/postgres-migrations.ts'
import { changeOffice } from '../../src/main/library/corpus/office/change-office.ts'
import { corpusSchema } from '../../src/main/library/corpus/office/corpus-schema.ts'
import { officeCorpus } from '../../src/main/library/corpus/office/office-corpus.ts'
import { settleOffice } from '../../src/main/library/corpus/office/settle-office.ts'
import { intake } from '../../src/main/library/intake/intake.ts'
import { prepare } from '../../src/main/library/intake/prepare.ts'
import { openLibrary } from '../../src/main/library/open-library.ts'
import { search } from '../../src/main/search/query/search.ts'
import type { Source } from '../../src/shared/library/model.ts'
import { startPostgres, whyNoPostgres } from '../../tests/fixtures/office/postgres.ts'
import { built } from '../library/build.ts'
import { drawQueries } from '../library/drawn-queries.ts'
import { generate } from '../library/generate.ts'
import { paragraphs } from '../library/paragraphs.ts'
import { type Figure, round, spread, time } from '../measure.ts'

/** Texts of the corpus: generated ones, as those of the figure `library`. */
const TEXTS = Number(process.env.PRETOIRE_BENCH_OFFICE ?? 30_000)
const BATCH_TEXTS = 2000
/** The tables of a corpus that COPY alone is measured on. */
const TABLES = ['sources', 'texts', 'keys', 'numbers', 'answers', 'citations'] as const

const withoutWords = (texts: number) => ({
  ...{ terms: [], numbers: new Int32Array(0), stream: new Int32Array(0) },
  ends: new Int32Array(texts),
  ...{ lengths: new Int32Array(texts), heads: new Int32Array(texts) },
})

/** Loads generated texts by the path of archives, once they are read. */
async function load(postgres: Postgres): Promise<void> {
  const take = async (sources: readonly Source[]) => {
    const records = sources.map(source => prepare(source))
    const names = records.flatMap(one => [one.record, ...one.keys, `id:${one.id}`])
    await changeOffice(
      postgres,
      names,
      db => void db.transaction(() => intake(db).take(records, withoutWords(records.length)))(),
    )
  }
  let waiting: Source[] = []
  for (const source of generate(paragraphs(), TEXTS)) {
    waiting.push(source)
    if (waiting.length < BATCH_TEXTS) continue
    await take(waiting)
    waiting = []
  }
  await take(waiting)
}

/** Copies the rows of the corpus, by COPY alone, to tables of the same columns and indexes. */
async function copyAlone(postgres: Postgres, folder: string): Promise<number> {
  const path = (table: string) => join(folder, `copy-${table}`)
  await postgres.query('CREATE SCHEMA alone')
  for (const table of TABLES) {
    await postgres.query(`COPY (SELECT * FROM corpus.${table}) TO '${path(table)}'`)
    await postgres.query(`CREATE TABLE alone.${table} (LIKE corpus.${table} INCLUDING INDEXES)`)
  }
  const { ms } = await time(async () => {
    for (const table of TABLES) await postgres.query(`COPY alone.${table} FROM '${path(table)}'`)
  })
  await postgres.query('DROP SCHEMA alone CASCADE')
  return ms / 1000
}

/** Measures the public texts of an office: how quickly they are loaded, beside COPY alone, and searched, beside the index of a library. */
export const figure: Figure = async () => {
  if (whyNoPostgres) return { absent: whyNoPostgres }
  const server = await startPostgres({
    isDurable: true,
    settings: ['shared_buffers = 512MB', 'log_statement = none', 'max_wal_size = 4GB', 'jit = off'],
  })
  const postgres = await openPostgres(server.address())
  try {
    await migratePostgres(postgres, corpusSchema)
    const before = process.cpuUsage()
    const loading = await time(() => load(postgres))
    const { user, system } = process.cpuUsage(before)
    const settling = await time(() => settleOffice(postgres))
    const copySeconds = await copyAlone(postgres, server.folder)
    const [size] = await postgres.query<{ bytes: string }>(
      'SELECT pg_database_size(current_database()) AS bytes',
    )
    const local = await built(TEXTS)
    const library = openLibrary(local.folder)
    const queries = drawQueries(
      readFileSync(local.texts, 'utf8')
        .split('\n', 4000)
        .filter(Boolean)
        .map(line => (JSON.parse(line) as { text: string }).text),
    )
    const corpus = officeCorpus(postgres)
    const [ofOffice, ofLibrary]: [number[], number[]] = [[], []]
    let processorMs = 0
    for (const [n, text] of queries.entries()) {
      const request = { text, limit: 20, offset: 0 }
      const cpu = process.cpuUsage()
      const office = await time(() => corpus.search(request))
      const used = process.cpuUsage(cpu)
      const own = await time(() => search(library.db).find(request))
      // the first queries open what the others find open
      if (n < 10) continue
      processorMs += (used.user + used.system) / 1000
      ofOffice.push(office.ms)
      ofLibrary.push(own.ms)
    }
    library.close()
    const perSecond = (seconds: number) => Math.round(TEXTS / seconds)
    return {
      corpus: {
        texts: TEXTS,
        loading: {
          recordsPerSecond: perSecond(loading.ms / 1000),
          processorSeconds: round((user + system) / 1e6),
          citationsSeconds: round(settling.ms / 1000),
          copyAlonePerSecond: perSecond(copySeconds),
        },
        megabytes: Math.round(Number(size?.bytes ?? 0) / 1e6),
        search: {
          office: { ...spread(ofOffice), deskProcessorMs: round(processorMs / ofOffice.length) },
          library: spread(ofLibrary),
        },
      },
    }
  } finally {
    await postgres.close()
    server.stop()
  }
}
