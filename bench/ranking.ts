import { join } from 'node:path'
import { createApp } from '../src/main/app.ts'
import { importFiles } from '../src/main/imports/import-files.ts'
import type { Database } from '../src/main/kernel/database/open.ts'
import { pathTokens } from '../src/main/kernel/files/path-tokens.ts'
import { openPostgres } from '../src/main/kernel/postgres/connect.ts'
import { graphPass } from '../src/main/library/citations/read-citations.ts'
import { officeCorpus } from '../src/main/library/corpus/office/office-corpus.ts'
import { openLibrary } from '../src/main/library/open-library.ts'
import { startPostgres, whyNoPostgres } from '../tests/fixtures/office/postgres.ts'
import { type Figure, inFolder } from './measure.ts'
import { copyLibrary } from './office/copy-library.ts'
import { fts5, indexedTexts, xapian } from './ranking/peers.ts'
import { asked, type RankingQuery } from './ranking/queries.ts'
import { type Engine, pretoire, score } from './ranking/score.ts'
import { samples } from './samples.ts'

const resources = join(import.meta.dirname, '..', 'resources')

/** The queries of which a source wanted is in the library. */
const answerable = (db: Database, queries: readonly RankingQuery[]): RankingQuery[] => {
  const isThere = db
    .prepare<unknown[], number>('SELECT 1 FROM sources WHERE id = @id AND removed_at IS NULL')
    .pluck()
  return queries.filter(({ first }) => first.some(id => isThere.get({ id })))
}

/** The same texts on the PostgreSQL of an office, searched as a desk does. */
async function officeEngine(db: Database): Promise<{ engine: Engine; close: () => Promise<void> }> {
  const server = await startPostgres()
  const postgres = await openPostgres(server.address())
  await copyLibrary(db, postgres)
  const corpus = officeCorpus(postgres)
  return {
    engine: async text => (await corpus.search({ text, limit: 10 })).hits.map(({ id }) => id),
    async close() {
      await postgres.close()
      server.stop()
    },
  }
}

/**
 * Measures what stands first of what lawyers and campaigners ask, over the starter library and the samples at hand, what they cite
 * read, beside bare FTS5 and Xapian over the same texts.
 */
export const figure: Figure = () =>
  inFolder(async folder => {
    const library = openLibrary(join(folder, 'library'))
    const paths = new Set([join(resources, 'packs'), join(resources, 'samples'), ...samples.publicTexts()])
    const files = [...paths].map(path => ({ path, name: path }))
    await importFiles(library, files, { progress: () => undefined, isCancelled: () => false })
    graphPass(library.db)
    const app = createApp(library, { tokens: pathTokens(), emit: () => undefined })
    const halves = { dev: answerable(library.db, asked('dev')), held: answerable(library.db, asked('held')) }
    const texts = [...indexedTexts(library.db)]
    const all = [...halves.dev, ...halves.held].map(({ asked }) => asked)
    const peers = { fts5: fts5(folder, texts), xapian: xapian(folder, texts, all) }
    const office = whyNoPostgres ? undefined : await officeEngine(library.db)
    const scores = async (half: 'dev' | 'held') => ({
      pretoire: await score(pretoire(app), halves[half], half === 'dev'),
      office: office ? await score(office.engine, halves[half], half === 'dev') : { absent: whyNoPostgres },
      fts5: await score(peers.fts5, halves[half]),
      xapian: peers.xapian ? await score(peers.xapian, halves[half]) : { absent: 'python3-xapian' },
    })
    // of the half held back, its score is measured when asked for: each look at it is one look too many
    const held = process.env.PRETOIRE_BENCH_HELD ? { held: await scores('held') } : {}
    const dev = await scores('dev')
    await office?.close()
    library.close()
    return { texts: texts.length, dev, ...held }
  })
