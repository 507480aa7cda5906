import { spawnSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Sqlite from 'better-sqlite3'
import type { Database } from '../../src/main/kernel/database/open.ts'
import { sourceReader } from '../../src/main/library/source-reader.ts'
import { headOf, textsOf } from '../../src/main/search/source-words.ts'
import type { Engine } from './score.ts'

const PAGE = 10

/** The words that Prétoire indexes of each source, titles apart. */
export function* indexedTexts(db: Database): Generator<{ id: string; title: string; body: string }> {
  const ids = db.prepare<[], string>('SELECT id FROM sources WHERE removed_at IS NULL ORDER BY seq').pluck()
  for (const id of ids.all()) {
    const source = sourceReader(db).get(id)
    yield { id, title: headOf(source).join('\n'), body: textsOf(source).join('\n') }
  }
}

/** Bare FTS5: bm25 with titles counted four times, accents folded; the texts with all the words, then those with any of them. */
export function fts5(folder: string, texts: Iterable<{ id: string; title: string; body: string }>): Engine {
  const db = new Sqlite(join(folder, 'fts5.db'))
  db.exec(
    `CREATE VIRTUAL TABLE fts USING fts5 (id UNINDEXED, title, body, tokenize = 'unicode61 remove_diacritics 2')`,
  )
  const insert = db.prepare('INSERT INTO fts (id, title, body) VALUES (@id, @title, @body)')
  db.transaction(() => {
    for (const text of texts) insert.run(text)
  })()
  const find = db
    .prepare<{ match: string }, string>(
      `SELECT id FROM fts WHERE fts MATCH @match ORDER BY bm25(fts, 0, 4, 1) LIMIT ${PAGE}`,
    )
    .pluck()
  return text => {
    const words = (text.match(/[\p{L}\p{N}]+/gu) ?? []).map(word => `"${word}"`)
    if (!words.length) return []
    const every = find.all({ match: words.join(' AND ') })
    return every.length === PAGE
      ? every
      : [...new Set([...every, ...find.all({ match: words.join(' OR ') })])]
  }
}

/** Xapian with its French stemmer, BM25, any of the words, over the same texts; undefined without Debian’s Python binding. */
export function xapian(
  folder: string,
  texts: Iterable<{ id: string; title: string; body: string }>,
  queries: readonly string[],
): Engine | undefined {
  const files = { texts: join(folder, 'texts.ndjson'), queries: join(folder, 'queries.json') }
  writeFileSync(files.texts, [...texts].map(one => `${JSON.stringify(one)}\n`).join(''))
  writeFileSync(files.queries, JSON.stringify(queries))
  const script = join(import.meta.dirname, 'xapian-order.py')
  const run = spawnSync('/usr/bin/python3', [script, files.texts, files.queries, join(folder, 'xapian')], {
    encoding: 'utf8',
    maxBuffer: 2 ** 26,
  })
  if (run.status !== 0) return undefined
  const pages = new Map(Object.entries<string[]>(JSON.parse(run.stdout)))
  return text => pages.get(text) ?? []
}
