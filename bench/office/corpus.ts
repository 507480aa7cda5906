import { existsSync } from 'node:fs'
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
import { built, builtIn, librariesFolder } from '../library/build.ts'
import { drawQueries } from '../library/drawn-queries.ts'
import { generate, wholeText } from '../library/generate.ts'
import { lawyersQueries } from '../library/lawyers.ts'
import { paragraphs } from '../library/paragraphs.ts'
import { type Figure, round, spread, time } from '../measure.ts'

/** Texts of the corpus: generated ones, as those of the figure `library`. */
const TEXTS = Number(process.env.PRETOIRE_BENCH_OFFICE ?? 30_000)
/** The library beside it takes as long to build: above so many texts it is measured only where an earlier run left it. */
const MAX_BUILT_TEXTS = 300_000
const BATCH_TEXTS = 2000
/** The tables of a corpus that COPY alone is measured on. */
const TABLES = ['sources', 'texts', 'keys', 'numbers', 'answers', 'citations'] as const
/** The first queries open what the others find open. */
const WARMING_QUERIES = 10

const withoutWords = (texts: number) => ({
  ...{ terms: [], numbers: new Int32Array(0), stream: new Int32Array(0) },
  ends: new Int32Array(texts),
  ...{ lengths: new Int32Array(texts), heads: new Int32Array(texts) },
})

/** Says on the error output how far the bench is, no more often than every ten seconds. */
function teller(): (text: string, isStep?: boolean) => void {
  let last = 0
  return (text, isStep = false) => {
    if (!isStep && performance.now() - last < 10_000) return
    last = performance.now()
    console.error(`… ${Math.round(last / 1000)} s: ${text}`)
  }
}

/** Loads generated texts by the path of archives, once they are read. */
async function load(postgres: Postgres, tell: (text: string) => void): Promise<void> {
  let count = 0
  const take = async (sources: readonly Source[]) => {
    const records = sources.map(source => prepare(source))
    const names = records.flatMap(one => [one.record, ...one.keys, `id:${one.id}`])
    await changeOffice(
      postgres,
      names,
      db => void db.transaction(() => intake(db).take(records, withoutWords(records.length)))(),
    )
    count += sources.length
    tell(`${count} of ${TEXTS} texts loaded`)
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

/** Asks the same queries of the office and of a library of the same texts, where there is one. */
async function searchBoth(
  postgres: Postgres,
  queries: readonly string[],
  library: ReturnType<typeof openLibrary> | undefined,
) {
  const corpus = officeCorpus(postgres)
  const [ofOffice, ofLibrary]: [number[], number[]] = [[], []]
  let processorMs = 0
  for (const [n, text] of queries.entries()) {
    const request = { text, limit: 20, offset: 0 }
    const cpu = process.cpuUsage()
    const office = await time(() => corpus.search(request))
    const used = process.cpuUsage(cpu)
    const own = library && (await time(() => search(library.db).find(request)))
    if (n < WARMING_QUERIES) continue
    processorMs += (used.user + used.system) / 1000
    ofOffice.push(office.ms)
    if (own) ofLibrary.push(own.ms)
  }
  return {
    office: { ...spread(ofOffice), deskProcessorMs: round(processorMs / ofOffice.length) },
    library: library
      ? spread(ofLibrary)
      : { absent: `more than ${MAX_BUILT_TEXTS} texts, and none is built` },
  }
}

/** The library of the same texts: built here, or left by an earlier run. */
async function libraryBeside(tell: ReturnType<typeof teller>) {
  const isThere = existsSync(builtIn(join(librariesFolder, `mixed-${TEXTS}`)))
  if (!isThere && TEXTS > MAX_BUILT_TEXTS) return undefined
  if (!isThere) tell('building the library of the same texts', true)
  return openLibrary((await built(TEXTS)).folder)
}

/** Texts from which queries are drawn. */
function sampleTexts(): string[] {
  const texts: string[] = []
  for (const source of generate(paragraphs(), Math.min(TEXTS, 4000))) texts.push(wholeText(source))
  return texts
}

/** Measures the public texts of an office: how quickly they are loaded, beside COPY alone, and searched, beside the index of a library. */
export const figure: Figure = async () => {
  if (whyNoPostgres) return { absent: whyNoPostgres }
  const tell = teller()
  const server = await startPostgres({
    isDurable: true,
    settings: ['shared_buffers = 512MB', 'log_statement = none', 'max_wal_size = 4GB', 'jit = off'],
  })
  const postgres = await openPostgres(server.address())
  try {
    await migratePostgres(postgres, corpusSchema)
    const before = process.cpuUsage()
    const loading = await time(() => load(postgres, tell))
    const { user, system } = process.cpuUsage(before)
    const settling = await time(() =>
      settleOffice(postgres, left => {
        tell(`${left} texts whose citations are to be read`)
        return false
      }),
    )
    tell('COPY alone', true)
    const copySeconds = await copyAlone(postgres, server.folder)
    const [size] = await postgres.query<{ bytes: string }>(
      'SELECT pg_database_size(current_database()) AS bytes',
    )
    const library = await libraryBeside(tell)
    tell('searching', true)
    const searches = {
      drawn: await searchBoth(postgres, drawQueries(sampleTexts()), library),
      lawyers: await searchBoth(postgres, lawyersQueries, library),
    }
    library?.close()
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
        search: searches,
      },
    }
  } finally {
    await postgres.close()
    server.stop()
  }
}
