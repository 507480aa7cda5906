import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { createApp } from '../../src/main/app.ts'
import { pathTokens } from '../../src/main/kernel/files/path-tokens.ts'
import { openLibrary } from '../../src/main/library/open-library.ts'
import { answer } from '../../src/shared/contract/answer.ts'
import { round, spread, time } from '../measure.ts'
import { built, bytesOf } from './build.ts'
import type { Drawn } from './queries.ts'

/** The search of a library of 300,000 texts through the window's own message: excerpts, facets and parsing of the reply included. */
const made = await built(Number(process.env.PRETOIRE_BENCH_TEXTS ?? 300_000))
// Drawn in a process of its own: the texts they come from are no part of the memory of a search.
const drawing = [join(import.meta.dirname, 'drawn.ts'), made.texts]
const queries = JSON.parse(execFileSync(process.execPath, drawing, { encoding: 'utf8' })) as Drawn[]
const opening = await time(() => openLibrary(made.folder))
const library = opening.value
const app = createApp(library, { tokens: pathTokens(), emit: () => undefined })
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
