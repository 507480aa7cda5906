import { appendFileSync, existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { openLibrary } from '../../src/main/library/open-library.ts'
import { builtIn, librariesFolder, taker } from './build.ts'
import { generate, wholeText } from './generate.ts'
import { paragraphs } from './paragraphs.ts'

/**
 * large.ts [TEXTS]: builds a library of 1,000,000 texts (3,000,000 where time and disk allow), decisions of 12 KB on average, or
 * goes on with the one that was begun: it may be killed at any time. How quickly each thousand went in lies in `progress.ndjson`.
 */
const count = Number(process.argv[2] ?? process.env.PRETOIRE_BENCH_LARGE ?? 1_000_000)
/** Texts drawn from one seed, and taken in one transaction. */
const BLOCK = 2000
/** Texts kept beside the library, from which queries are drawn. */
const KEPT_TEXTS = 8000

const place = join(librariesFolder, 'large')
mkdirSync(place, { recursive: true })
const library = openLibrary(place)
const take = taker(library)
const texts = join(place, 'texts.ndjson')
const progress = join(place, 'progress.ndjson')
const material = paragraphs()
let taken = library.db.prepare<[], number>('SELECT count(*) FROM sources').pluck().get() ?? 0
let characters = existsSync(progress) ? charactersSoFar(taken) : 0

for (; taken < count; taken += BLOCK) {
  const sources = [
    ...generate(material, BLOCK, { seed: 30_000_000 + taken, from: taken, paragraphs: [14, 55] }),
  ]
  const lines = sources.map(source => ({ id: source.id, text: wholeText(source) }))
  for (const { text } of lines) characters += Buffer.byteLength(text)
  if (taken < KEPT_TEXTS) appendFileSync(texts, lines.map(one => `${JSON.stringify(one)}\n`).join(''))
  const [start, before] = [performance.now(), process.cpuUsage()]
  take(sources)
  const [ms, { user, system }] = [performance.now() - start, process.cpuUsage(before)]
  const line = {
    texts: taken + BLOCK,
    characters,
    ms: Math.round(ms),
    processorMs: Math.round((user + system) / 1000),
    rssMb: Math.round(process.memoryUsage().rss / 1e6),
    bytes: statSync(join(place, 'library.db')).size,
  }
  appendFileSync(progress, `${JSON.stringify(line)}\n`)
}
library.db.pragma('wal_checkpoint(TRUNCATE)')
library.close()
writeFileSync(
  builtIn(place),
  JSON.stringify({
    folder: place,
    texts,
    count: taken,
    decisions: Math.ceil(taken / 3),
    characters,
    buildSeconds: 0,
  }),
)

/** Characters of the texts taken before, whose last line may be that of a block that was not committed. */
function charactersSoFar(upTo: number): number {
  const lines = readFileSync(progress, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map(line => JSON.parse(line) as { texts: number; characters: number })
  return lines.findLast(line => line.texts <= upTo)?.characters ?? 0
}
