import { closeSync, openSync, readSync } from 'node:fs'
import { createApp } from '../../src/main/app.ts'
import { openLibrary } from '../../src/main/library.ts'
import { answer } from '../../src/shared/answer.ts'
import { round, spread, time } from '../measure.ts'
import { built, bytesOf } from './build.ts'
import { draw } from './queries.ts'

/** The search of a library of 300,000 texts through the window's own message: excerpts, facets and parsing of the reply included. */
const made = await built(Number(process.env.PRETOIRE_BENCH_TEXTS ?? 300_000))
const queries = draw(sampleOf(made.texts))
const opening = await time(() => openLibrary(made.folder))
const library = opening.value
const app = createApp(library, { paths: true, emit: () => undefined })
const firstAnswer = await time(() => answer(app, 'library.search', { text: 'droit', limit: 20 }))

async function pass() {
  const all = []
  for (const { text, prefix } of queries) {
    const { ms, value } = await time(() => answer(app, 'library.search', { text, limit: 20 }))
    all.push({
      ms,
      text,
      prefix,
      ok: value.ok,
      found: value.ok && (value.value as { total: number }).total > 0,
    })
  }
  return all
}
const [first, again] = [await pass(), await pass()]
const slow = [...again].sort((a, b) => b.ms - a.ms).slice(0, 5)
const counted = await answer(app, 'library.count', {})
console.log(
  JSON.stringify({
    texts: made.count,
    decisions: made.decisions,
    textGb: round(made.characters / 1e9, 2),
    diskOverText: round(bytesOf(made.folder) / made.characters, 2),
    buildSeconds: made.buildSeconds,
    counted: counted.ok ? counted.value : counted.message,
    openingMs: round(opening.ms),
    firstAnswerMs: round(firstAnswer.ms),
    first: spread(first.map(({ ms }) => ms)),
    again: spread(again.map(({ ms }) => ms)),
    found: again.filter(({ found }) => found).length,
    refused: again.filter(({ ok }) => !ok).length,
    slowest: slow.map(({ text, ms }) => `${text} : ${round(ms)}`),
    rssMb: Math.round(process.memoryUsage().rss / 1e6),
    mmap: library.db.pragma('mmap_size', { simple: true }) ?? 0,
  }),
)
library.close()

/** The first texts of a file of lines, some twenty megabytes of them. */
function sampleOf(file: string): string[] {
  const bytes = Buffer.alloc(2e7)
  const handle = openSync(file, 'r')
  const read = readSync(handle, bytes, 0, bytes.length, 0)
  closeSync(handle)
  return bytes
    .toString('utf8', 0, read)
    .split('\n')
    .slice(0, -1)
    .map(line => (JSON.parse(line) as { text: string }).text)
}
