import { join } from 'node:path'
import { createApp } from '../src/main/app.ts'
import { importFiles } from '../src/main/imports/import-files.ts'
import type { Database } from '../src/main/kernel/database/open.ts'
import { pathTokens } from '../src/main/kernel/files/path-tokens.ts'
import { graphPass } from '../src/main/library/citations/read-citations.ts'
import { openLibrary } from '../src/main/library/open-library.ts'
import { type Figure, inFolder } from './measure.ts'
import { fts5, indexedTexts, xapian } from './ranking/peers.ts'
import { asked, type RankingQuery } from './ranking/queries.ts'
import { pretoire, score } from './ranking/score.ts'
import { samples } from './samples.ts'

const resources = join(import.meta.dirname, '..', 'resources')

/** The queries of which a source wanted is in the library. */
const answerable = (db: Database, queries: readonly RankingQuery[]): RankingQuery[] => {
  const isThere = db
    .prepare<unknown[], number>('SELECT 1 FROM sources WHERE id = @id AND removed_at IS NULL')
    .pluck()
  return queries.filter(({ first }) => first.some(id => isThere.get({ id })))
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
    const scores = async (half: 'dev' | 'held') => ({
      pretoire: await score(pretoire(app), halves[half], half === 'dev'),
      fts5: await score(peers.fts5, halves[half]),
      xapian: peers.xapian ? await score(peers.xapian, halves[half]) : { absent: 'python3-xapian' },
    })
    // of the half held back, its score is measured when asked for: each look at it is one look too many
    const held = process.env.PRETOIRE_BENCH_HELD ? { held: await scores('held') } : {}
    const dev = await scores('dev')
    library.close()
    return { texts: texts.length, dev, ...held }
  })
