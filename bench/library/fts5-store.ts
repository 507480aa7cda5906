import { execFileSync } from 'node:child_process'
import { createReadStream, existsSync, mkdirSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import Sqlite from 'better-sqlite3'
import { openLibrary } from '../../src/main/library/open-library.ts'
import { columnReader } from '../../src/main/search/column-reader.ts'
import type { Columns } from '../../src/main/search/columns.ts'
import type { WordReader } from '../../src/main/search/index/model.ts'
import { wordIndex } from '../../src/main/search/index/word-index.ts'
import { filterAndCount } from '../../src/main/search/query/facets.ts'
import { hits } from '../../src/main/search/query/hits.ts'
import { best, worthOf } from '../../src/main/search/query/rank.ts'
import { search } from '../../src/main/search/query/search.ts'
import { fold } from '../../src/shared/french/fold.ts'
import { stem } from '../../src/shared/french/stem.ts'
import { isStopWord } from '../../src/shared/french/stop-words.ts'
import { finderOf } from '../../src/shared/search/marks.ts'
import { parseQuery } from '../../src/shared/search/query.ts'
import { round, spread } from '../measure.ts'
import { type Built, built } from './build.ts'
import { lawyersQueries } from './lawyers.ts'

/**
 * fts5-store.ts [ours|ours-plain|fts5-none|fts5-full]: the same library searched by one plain ranker (every telling word by its stem,
 * the last one completed; lexical weight and worth; facets; excerpts) over our index (`ours-plain`) and over FTS5: `none` keeps
 * stems alone (contentless, `detail=none`), which can choose sources but not weigh them; `full` keeps places too, and weighs by
 * bm25 in C, its last word completed from a table of terms. `ours` is the search of the program, which does more than they do
 * (references, tiers, phrases, synonyms, some of the words). Without a name, each in a process of its own.
 */
const shapes = ['ours', 'ours-plain', 'fts5-none', 'fts5-full'] as const
type Shape = (typeof shapes)[number]
/** Words that may stand for an unfinished one, the most common ones. */
const COMPLETIONS = 50
const PAGE = 20

const made = await built(Number(process.env.PRETOIRE_BENCH_TEXTS ?? 30_000))
const asked = shapes.find(shape => shape === process.argv[2])
console.log(JSON.stringify(asked ? await figureOf(asked, made) : all()))

function all(): unknown {
  return Object.fromEntries(
    shapes.map(shape => {
      const node = [...process.execArgv, import.meta.filename, shape]
      return [shape, JSON.parse(execFileSync(process.execPath, node, { encoding: 'utf8' }))]
    }),
  )
}

async function figureOf(shape: Shape, { folder, texts }: Built) {
  const file = join(folder, 'fts5', `${shape}.db`)
  const isOurs = shape === 'ours' || shape === 'ours-plain'
  const isNew = !isOurs && !existsSync(file)
  const seconds = isNew ? await build(shape, file, texts, folder) : undefined
  const library = openLibrary(folder)
  const bytes = isOurs
    ? library.db.prepare<[], number>('SELECT sum(bytes) FROM word_segments').pluck().get()
    : statSync(file).size
  const current = columnReader(library.db)
  const ours = search(library.db)
  const show = hits(library.db)
  const find =
    shape === 'ours'
      ? (text: string) => ours.find({ text, limit: PAGE }).total
      : plainSearch(
          shape === 'ours-plain'
            ? ourMatches(wordIndex(library.db, () => current().since).reader, current)
            : ftsMatches(new Sqlite(file, { readonly: true }), shape),
          current,
          show,
        )
  const pass = () =>
    lawyersQueries.map(text => {
      const [start, before] = [performance.now(), process.cpuUsage()]
      const total = find(text)
      const { user, system } = process.cpuUsage(before)
      return { clock: performance.now() - start, processor: (user + system) / 1000, total }
    })
  const [first, again] = [pass(), pass()]
  const result = {
    texts: made.count,
    ...(seconds === undefined ? {} : { buildProcessorSeconds: round(seconds) }),
    indexMb: Math.round((bytes ?? 0) / 1e6),
    clock: { first: spread(first.map(one => one.clock)), again: spread(again.map(one => one.clock)) },
    processor: {
      first: spread(first.map(one => one.processor)),
      again: spread(again.map(one => one.processor)),
    },
    found: again.filter(({ total }) => total > 0).length,
    rssMb: Math.round(process.memoryUsage().rss / 1e6),
  }
  library.close()
  return result
}

function stemsOf(text: string): string[] {
  return fold(text)
    .split(' ')
    .filter(Boolean)
    .map(word => stem(word))
}

/** Indexes the texts; returns the seconds of processor time, the stems included. */
async function build(shape: Shape, file: string, texts: string, folder: string): Promise<number> {
  mkdirSync(join(file, '..'), { recursive: true })
  rmSync(`${file}.part`, { force: true })
  const before = process.cpuUsage()
  const library = openLibrary(folder)
  const rows = library.db
    .prepare<[], [number, string, string]>('SELECT seq, id, label FROM sources')
    .raw()
    .all()
  const ids = new Map(rows.map(([seq, id, label]) => [id, { seq, label }]))
  library.close()
  const db = new Sqlite(`${file}.part`)
  db.pragma('journal_mode = OFF')
  db.pragma('synchronous = OFF')
  const detail = shape === 'fts5-full' ? 'full' : 'none'
  db.exec(
    `CREATE VIRTUAL TABLE fts USING fts5 (title, body, content = '', tokenize = 'ascii', detail = ${detail})`,
  )
  const add = db.prepare('INSERT INTO fts (rowid, title, body) VALUES (?, ?, ?)')
  db.exec('BEGIN')
  for await (const line of createInterface({ input: createReadStream(texts) })) {
    const { id, text } = JSON.parse(line) as { id: string; text: string }
    const source = ids.get(id)
    if (source) add.run(source.seq, stemsOf(source.label).join(' '), stemsOf(text).join(' '))
  }
  db.exec('COMMIT')
  db.exec(`INSERT INTO fts (fts) VALUES ('optimize')`)
  db.exec(`CREATE VIRTUAL TABLE vocabulary USING fts5vocab (fts, 'row')`)
  db.exec('CREATE TABLE terms (term TEXT PRIMARY KEY, docs INTEGER NOT NULL) WITHOUT ROWID')
  db.exec('INSERT INTO terms SELECT term, doc FROM vocabulary')
  db.exec('DROP TABLE vocabulary')
  db.close()
  const { user, system } = process.cpuUsage(before)
  execFileSync('mv', [`${file}.part`, file])
  return (user + system) / 1e6
}

/** All that has every telling word, each source with its lexical weight. */
type Matches = (words: readonly string[], isUnfinished: boolean) => Iterable<readonly [number, number]>

function ftsMatches(db: Sqlite.Database, shape: Shape): Matches {
  const score = shape === 'fts5-full' ? 'bm25(fts, 4, 1)' : '0'
  const matching = db
    .prepare<[string], [number, number]>(`SELECT rowid, -${score} FROM fts WHERE fts MATCH ?`)
    .raw()
  const completions = db
    .prepare<[string, string], string>(
      `SELECT term FROM terms WHERE term >= ? AND term < ? ORDER BY docs DESC LIMIT ${COMPLETIONS}`,
    )
    .pluck()
  return (words, isUnfinished) => {
    const groups = words.map((word, n) => {
      const more = isUnfinished && n === words.length - 1 ? completions.all(word, `${word}\uffff`) : []
      return `(${[...new Set([stem(word), ...more])].map(one => `"${one}"`).join(' OR ')})`
    })
    return matching.iterate(groups.join(' AND '))
  }
}

function ourMatches(reader: WordReader, current: () => Columns): Matches {
  return function* (words, isUnfinished) {
    const { size } = current()
    const [weight, met] = [new Float32Array(size), new Uint8Array(size)]
    let order: number[] = []
    for (const [n, word] of words.entries()) {
      const root = stem(word)
      const rarity = Math.log(1 + reader.totals().docs / Math.max(1, reader.stemCount(root)))
      const lists = [() => reader.withStem(root)]
      if (isUnfinished && n === words.length - 1) lists.push(() => reader.beyond(word, root))
      const next: number[] = []
      for (const read of lists) {
        const { count, seqs, impacts } = read()
        for (let at = 0; at < count; at += 1) {
          const seq = seqs[at] ?? 0
          if (met[seq] !== n) continue
          met[seq] = n + 1
          weight[seq] = (weight[seq] ?? 0) + rarity * (impacts[at] ?? 0)
          next.push(seq)
        }
      }
      order = next
    }
    for (const seq of order) yield [seq, weight[seq] ?? 0]
  }
}

/** The plain ranker: all that answers, weighed, counted by facet, and a page of it with excerpts. */
function plainSearch(
  matches: Matches,
  current: () => Columns,
  show: ReturnType<typeof hits>,
): (text: string) => number {
  return text => {
    const words = fold(text).split(' ').filter(Boolean)
    const telling = words.filter(word => !isStopWord(word))
    const columns = current()
    const { worth } = worthOf(columns)
    const weight = new Float32Array(columns.size)
    const all: number[] = []
    for (const [seq, score] of matches(telling.length ? telling : words, !/\W$/.test(text))) {
      weight[seq] = (worth[seq] ?? 0) + score
      all.push(seq)
    }
    const choices = {
      ...{ kind: undefined, court: undefined, code: undefined },
      ...{ publication: undefined, type: undefined, tag: undefined },
    }
    const counts = filterAndCount(columns, Int32Array.from(all), { base: [], remarks: [], choices })
    const tier = new Uint8Array(columns.size)
    const finder = finderOf(parseQuery(text))
    const first = best(counts.seqs, PAGE, { tier, weight, date: columns.date })
    for (const seq of first) show(seq, columns, finder, [])
    return counts.seqs.length
  }
}
