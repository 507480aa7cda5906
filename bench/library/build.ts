import { once } from 'node:events'
import { createWriteStream, existsSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Library } from '../../src/main/kernel/library.ts'
import { intake } from '../../src/main/library/intake/intake.ts'
import { prepare } from '../../src/main/library/intake/prepare.ts'
import { openLibrary } from '../../src/main/library/open-library.ts'
import { columnReader } from '../../src/main/search/column-reader.ts'
import { tokenBatch } from '../../src/main/search/index/vocabulary.ts'
import { wordIndex } from '../../src/main/search/index/word-index.ts'
import type { Source } from '../../src/shared/library/model.ts'
import { generate, wholeText } from './generate.ts'
import { paragraphs } from './paragraphs.ts'

/** Where what takes minutes to make is kept from one run to the next. */
export const librariesFolder =
  process.env.PRETOIRE_BENCH_LIBRARIES ?? join(tmpdir(), 'pretoire-bench-libraries')
const perBatch = 3000

/** The library that was built: where it is, and how much text went in. */
export interface Built {
  readonly folder: string
  readonly texts: string
  readonly count: number
  readonly decisions: number
  readonly characters: number
  readonly buildSeconds: number
}

/** Says that the library of a folder was built to its end, and what it is. */
export const builtIn = (place: string): string => join(place, 'built.json')

/** A library of `count` generated texts, and the same as lines of JSON for the peers; made once, by the path imports take. */
export async function built(count: number, kind: 'mixed' | 'articles' = 'mixed'): Promise<Built> {
  const place = join(librariesFolder, `${kind}-${count}`)
  const said = builtIn(place)
  if (existsSync(said)) return JSON.parse(readFileSync(said, 'utf8')) as Built
  rmSync(place, { recursive: true, force: true })
  const library = openLibrary(place)
  const take = taker(library)
  const texts = join(place, 'texts.ndjson')
  const out = createWriteStream(texts)
  const start = performance.now()
  let [characters, decisions, n] = [0, 0, 0]
  let waiting: Source[] = []
  for (const source of generate(paragraphs(), kind === 'mixed' ? count : Math.ceil(count * 1.5))) {
    if (kind === 'articles' && source.kind !== 'article') continue
    if (n === count) break
    n += 1
    const text = wholeText(source)
    characters += Buffer.byteLength(text)
    if (source.kind === 'decision') decisions += 1
    if (!out.write(`${JSON.stringify({ id: source.id, text })}\n`)) await once(out, 'drain')
    waiting.push(source)
    if (waiting.length < perBatch) continue
    take(waiting)
    waiting = []
    if (n % 30_000 === 0) console.error(`… ${n}`)
  }
  take(waiting)
  await new Promise<void>(done => out.end(done))
  library.db.pragma('wal_checkpoint(TRUNCATE)')
  library.close()
  const made = {
    folder: place,
    texts,
    count: n,
    decisions,
    characters,
    buildSeconds: Math.round((performance.now() - start) / 1000),
  }
  writeFileSync(said, JSON.stringify(made))
  return made
}

/** Takes sources as an import does: a batch in one transaction, then the merges that are due. */
export function taker({ db }: Library): (sources: readonly Source[]) => void {
  const { take } = intake(db)
  const current = columnReader(db)
  const index = wordIndex(db, () => current().since)
  return sources => {
    if (!sources.length) return
    const records = sources.map(source => prepare(source))
    const tokens = tokenBatch()
    for (const one of records) tokens.add(one.head, one.texts)
    const batch = tokens.finish()
    db.transaction(() => take(records, batch)).immediate()
    while (index.tidy());
    db.pragma('wal_checkpoint(PASSIVE)')
  }
}

/** Bytes of a library's database. */
export const bytesOf = (place: string): number => statSync(join(place, 'library.db')).size
