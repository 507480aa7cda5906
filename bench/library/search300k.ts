import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createApp } from '../../src/main/app.ts'
import { pathTokens } from '../../src/main/kernel/files/path-tokens.ts'
import { openLibrary } from '../../src/main/library/open-library.ts'
import { answer } from '../../src/shared/contract/answer.ts'
import { round, spread, time } from '../measure.ts'
import { type Built, built, builtIn, bytesOf, librariesFolder } from './build.ts'
import { lawyersQueries } from './lawyers.ts'
import type { Drawn } from './queries.ts'

/**
 * search300k.ts [large]: the search of a library of 300,000 texts, or of the one that large.ts built, through the window's own
 * message: excerpts, facets and parsing of the reply included.
 */
const made: Built =
  process.argv[2] === 'large'
    ? JSON.parse(readFileSync(builtIn(join(librariesFolder, 'large')), 'utf8'))
    : await built(Number(process.env.PRETOIRE_BENCH_TEXTS ?? 300_000))
// Drawn in a process of its own: the texts they come from are no part of the memory of a search.
const drawing = [join(import.meta.dirname, 'drawn.ts'), made.texts]
const queries = JSON.parse(execFileSync(process.execPath, drawing, { encoding: 'utf8' })) as Drawn[]
const opening = await time(() => openLibrary(made.folder))
const library = opening.value
const app = createApp(library, { tokens: pathTokens(), emit: () => undefined })
const firstAnswer = await time(() => answer(app, 'library.search', { text: 'droit', limit: 20 }))

async function pass(queries: readonly Drawn[]) {
  const all = []
  for (const { text, prefix } of queries) {
    const before = process.cpuUsage()
    const { ms, value } = await time(() => answer(app, 'library.search', { text, limit: 20 }))
    const { user, system } = process.cpuUsage(before)
    all.push({
      ms,
      processor: (user + system) / 1000,
      text,
      prefix,
      ok: value.ok,
      found: value.ok && (value.value as { total: number }).total > 0,
    })
  }
  return all
}
const [first, again] = [await pass(queries), await pass(queries)]
const typed = lawyersQueries.map(text => ({ text, prefix: !/\s$/.test(text) }))
const [lawyersFirst, lawyersAgain] = [await pass(typed), await pass(typed)]
const slowestOf = (all: typeof again) =>
  [...all]
    .sort((a, b) => b.ms - a.ms)
    .slice(0, 5)
    .map(({ text, ms }) => `${text} : ${round(ms)}`)
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
    slowest: slowestOf(again),
    lawyers: {
      first: spread(lawyersFirst.map(({ ms }) => ms)),
      again: spread(lawyersAgain.map(({ ms }) => ms)),
      processor: spread(lawyersAgain.map(({ processor }) => processor)),
      found: lawyersAgain.filter(({ found }) => found).length,
      slowest: slowestOf(lawyersAgain),
    },
    rssMb: Math.round(process.memoryUsage().rss / 1e6),
    mmap: library.db.pragma('mmap_size', { simple: true }) ?? 0,
  }),
)
library.close()
