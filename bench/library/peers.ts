import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import Sqlite from 'better-sqlite3'
import { round, spread } from '../measure.ts'
import type { Drawn } from './queries.ts'

/** The material of a peer: the same texts, the same queries, a folder of its own. */
export interface Given {
  /** one {"id","text"} a line */
  readonly texts: string
  readonly queries: readonly Drawn[]
  readonly queriesFile: string
  readonly folder: string
}

const lines = function* (file: string): Generator<{ id: string; text: string }> {
  for (const line of readFileSync(file, 'utf8').split('\n')) if (line) yield JSON.parse(line)
}
const wordsOf = (text: string) => text.match(/[\p{L}\p{N}]+/gu) ?? []

function timed(queries: readonly Drawn[], run: (query: Drawn) => number) {
  const pass = () =>
    queries.map(query => {
      const start = performance.now()
      const found = run(query)
      return { ms: performance.now() - start, found }
    })
  const [first, again] = [pass(), pass()]
  return {
    first: spread(first.map(({ ms }) => ms)),
    again: spread(again.map(({ ms }) => ms)),
    found: again.filter(({ found }) => found > 0).length,
  }
}

/** Bare FTS5: one column, accents folded, bm25, the first ten rowids. */
export function fts5({ texts, queries, folder }: Given) {
  const db = new Sqlite(join(folder, 'fts5.db'))
  db.pragma('journal_mode = WAL')
  db.exec(
    `CREATE VIRTUAL TABLE fts USING fts5 (text, content = '', tokenize = 'unicode61 remove_diacritics 2')`,
  )
  const insert = db.prepare('INSERT INTO fts (rowid, text) VALUES (?, ?)')
  const start = performance.now()
  let n = 0
  db.transaction(() => {
    for (const { text } of lines(texts)) insert.run(++n, text)
  })()
  const seconds = (performance.now() - start) / 1000
  const find = db
    .prepare<{ match: string }, number>(
      'SELECT rowid FROM fts WHERE fts MATCH @match ORDER BY bm25(fts) LIMIT 10',
    )
    .pluck()
  const result = timed(queries, ({ text, prefix }) => {
    const all = wordsOf(text).map(word => `"${word}"`)
    return find.all({ match: all.join(' AND ') + (prefix ? ' *' : '') }).length
  })
  db.close()
  return { texts: n, indexSeconds: round(seconds), ...result }
}

/** Xapian with its French stemmer, through Debian’s Python binding. */
export function xapian({ texts, queriesFile, folder }: Given) {
  const script = join(import.meta.dirname, 'xapian-peer.py')
  const done = spawnSync('/usr/bin/python3', [script, texts, queriesFile, join(folder, 'xapian')], {
    encoding: 'utf8',
    maxBuffer: 2 ** 26,
  })
  if (done.status !== 0) return { absent: (done.stderr || 'python3-xapian').trim().split('\n').at(-1) }
  const said = JSON.parse(done.stdout) as Record<'first' | 'again', number[]> &
    Record<'seconds' | 'bytes' | 'found' | 'rss', number>
  return {
    indexSeconds: round(said.seconds),
    first: spread(said.first),
    again: spread(said.again),
    found: said.found,
    diskMb: Math.round(said.bytes / 1e6),
    rssMb: Math.round(said.rss / 1e6),
  }
}

/** MiniSearch, in memory. */
export async function minisearch({ texts, queries }: Given) {
  const loaded = await import(
    join(import.meta.dirname, '..', 'node_modules', 'minisearch', 'dist', 'es', 'index.js')
  ).catch(() => undefined)
  if (!loaded) return { absent: 'minisearch (npm ci --prefix bench)' }
  const before = process.memoryUsage().rss
  const index = new loaded.default({ fields: ['text'], storeFields: [] })
  const start = performance.now()
  for (const record of lines(texts)) index.add(record)
  const seconds = (performance.now() - start) / 1000
  const result = timed(queries, ({ text, prefix }) => {
    const last = wordsOf(text).length - 1
    const found = index.search(text, {
      combineWith: 'AND',
      prefix: (_: string, at: number) => prefix && at === last,
    })
    return found.slice(0, 10).length
  })
  return {
    indexSeconds: round(seconds),
    ...result,
    rssMb: Math.round((process.memoryUsage().rss - before) / 1e6),
  }
}
