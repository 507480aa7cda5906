import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { openLibrary } from '../../src/main/library/open-library.ts'
import { search } from '../../src/main/search/query/search.ts'
import { spread } from '../measure.ts'
import { built } from './build.ts'
import { fts5, minisearch, xapian } from './peers.ts'
import { draw } from './queries.ts'

/** The ids of the first ten alone, over 100,000 articles: ours, bare FTS5, Xapian and MiniSearch on the same texts and queries. */
const made = await built(Number(process.env.PRETOIRE_BENCH_ARTICLES ?? 100_000), 'articles')
const lines = readFileSync(made.texts, 'utf8').split('\n').filter(Boolean)
const queries = draw(lines.slice(0, 8000).map(line => (JSON.parse(line) as { text: string }).text))
const folder = join(made.folder, 'peers')
rmSync(folder, { recursive: true, force: true })
mkdirSync(folder)
const queriesFile = join(folder, 'queries.json')
writeFileSync(queriesFile, JSON.stringify(queries))
const given = { texts: made.texts, queries, queriesFile, folder }

function pretoire() {
  const library = openLibrary(made.folder)
  const { ids } = search(library.db)
  const pass = () =>
    queries.map(({ text }) => {
      const start = performance.now()
      const found = ids({ text, limit: 10, offset: 0 }).length
      return { ms: performance.now() - start, found }
    })
  const [first, again] = [pass(), pass()]
  library.close()
  return {
    buildSeconds: made.buildSeconds,
    first: spread(first.map(({ ms }) => ms)),
    again: spread(again.map(({ ms }) => ms)),
    found: again.filter(({ found }) => found > 0).length,
    rssMb: Math.round(process.memoryUsage().rss / 1e6),
  }
}

console.log(
  JSON.stringify({
    texts: made.count,
    textMb: Math.round(made.characters / 1e6),
    pretoire: pretoire(),
    fts5: fts5(given),
    xapian: xapian(given),
    minisearch: await minisearch(given),
  }),
)
