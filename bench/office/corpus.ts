import { existsSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { openPostgres, type Postgres } from '../../src/main/kernel/postgres/connect.ts'
import { migratePostgres } from '../../src/main/kernel/postgres/postgres-migrations.ts'
import type { Corpus } from '../../src/main/library/corpus/corpus.ts'
import { corpusSchema } from '../../src/main/library/corpus/office/corpus-schema.ts'
import { SEARCH_LIMITS } from '../../src/main/library/corpus/office/office-candidates.ts'
import { officeCorpus } from '../../src/main/library/corpus/office/office-corpus.ts'
import { openLibrary } from '../../src/main/library/open-library.ts'
import { search } from '../../src/main/search/query/search.ts'
import { whyNoPostgres } from '../../tests/fixtures/office/postgres.ts'
import { built, builtIn, librariesFolder } from '../library/build.ts'
import { drawQueries } from '../library/drawn-queries.ts'
import { generate, wholeText } from '../library/generate.ts'
import { lawyersQueries } from '../library/lawyers.ts'
import { paragraphs } from '../library/paragraphs.ts'
import { type Figure, round, spread, time } from '../measure.ts'
import { loadedCorpus, type Tell, teller } from './loaded-corpus.ts'

/** Texts of the corpus: generated ones, as those of the figure `library`. */
const TEXTS = Number(process.env.PRETOIRE_BENCH_OFFICE ?? 30_000)
/** The library beside it takes as long to build: above so many texts it is measured only where an earlier run left it. */
const MAX_BUILT_TEXTS = 300_000
/** COPY alone writes all the rows twice more: above so many texts it takes too much time and disk. */
const MAX_COPIED_TEXTS = 300_000
/** The tables of a corpus that COPY alone is measured on. */
const TABLES = ['sources', 'texts', 'keys', 'numbers', 'answers', 'citations'] as const
/** Twice what a search looks at: where the first answers are others then, the limits are too narrow. */
const WIDE_LIMITS = {
  candidates: SEARCH_LIMITS.candidates * 2,
  openRows: SEARCH_LIMITS.openRows * 2,
  poolSources: SEARCH_LIMITS.poolSources * 2,
}
/** The first queries open what the others find open. */
const WARMING_QUERIES = 10

/** Copies the rows of the corpus, by COPY alone, to tables of the same columns and indexes. */
async function copyAlone(postgres: Postgres, folder: string): Promise<number> {
  const path = (table: string) => join(folder, `copy-${table}`)
  await postgres.query('DROP SCHEMA IF EXISTS alone CASCADE')
  await postgres.query('CREATE SCHEMA alone')
  for (const table of TABLES) {
    await postgres.query(`COPY (SELECT * FROM corpus.${table}) TO '${path(table)}'`)
    await postgres.query(`CREATE TABLE alone.${table} (LIKE corpus.${table} INCLUDING INDEXES)`)
  }
  const { ms } = await time(async () => {
    for (const table of TABLES) await postgres.query(`COPY alone.${table} FROM '${path(table)}'`)
  })
  await postgres.query('DROP SCHEMA alone CASCADE')
  for (const table of TABLES) rmSync(path(table))
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

/** Compares the first ten answers with those of twice the limits: how many of them are the same, and in how many queries all are, in order. */
async function compareLimits(postgres: Postgres, queries: readonly string[]) {
  const [usual, wide] = [officeCorpus(postgres), officeCorpus(postgres, WIDE_LIMITS)]
  let [same, all, alike] = [0, 0, 0]
  for (const text of queries) {
    const ids = async (corpus: Corpus) =>
      (await corpus.search({ text, limit: 10, offset: 0 })).hits.map(({ id }) => id)
    const [own, wider] = [await ids(usual), await ids(wide)]
    all += wider.length
    same += wider.filter(id => own.includes(id)).length
    if (own.join() === wider.join()) alike += 1
  }
  return { queries: queries.length, inOrder: alike, firstTen: all, same }
}

/** The library of the same texts: built here, or left by an earlier run. */
async function libraryBeside(tell: Tell) {
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
  const { server, loading } = await loadedCorpus(TEXTS, tell)
  try {
    const postgres = await openPostgres(server.address())
    try {
      await migratePostgres(postgres, corpusSchema)
      return { corpus: { texts: TEXTS, loading, ...(await measure(server.folder, postgres, tell)) } }
    } finally {
      await postgres.close()
    }
  } finally {
    server.rest()
  }
}

async function measure(folder: string, postgres: Postgres, tell: Tell): Promise<Record<string, unknown>> {
  if (TEXTS <= MAX_COPIED_TEXTS) tell('COPY alone', true)
  const copySeconds = TEXTS <= MAX_COPIED_TEXTS ? await copyAlone(postgres, folder) : undefined
  const [size] = await postgres.query<{ bytes: string }>(
    'SELECT pg_database_size(current_database()) AS bytes',
  )
  const library = await libraryBeside(tell)
  tell('searching', true)
  const search = {
    drawn: await searchBoth(postgres, drawQueries(sampleTexts()), library),
    lawyers: await searchBoth(postgres, lawyersQueries, library),
    lawyersWithTwiceTheLimits: await compareLimits(postgres, lawyersQueries),
  }
  library?.close()
  return {
    copyAlonePerSecond: copySeconds
      ? Math.round(TEXTS / copySeconds)
      : { absent: `more than ${MAX_COPIED_TEXTS} texts` },
    megabytes: Math.round(Number(size?.bytes ?? 0) / 1e6),
    search,
  }
}
