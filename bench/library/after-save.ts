import { copyFileSync, mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { createApp } from '../../src/main/app.ts'
import { pathTokens } from '../../src/main/kernel/files/path-tokens.ts'
import type { Library } from '../../src/main/kernel/library.ts'
import { intake } from '../../src/main/library/intake/intake.ts'
import { type PreparedSource, prepare } from '../../src/main/library/intake/prepare.ts'
import { openLibrary } from '../../src/main/library/open-library.ts'
import { tokenBatch } from '../../src/main/search/index/vocabulary.ts'
import { answer } from '../../src/shared/contract/answer.ts'
import { Argument, type Source } from '../../src/shared/library/model.ts'
import { random, spread, time } from '../measure.ts'
import { built } from './build.ts'
import { generate } from './generate.ts'
import { lawyersQueries } from './lawyers.ts'
import { paragraphs } from './paragraphs.ts'

/**
 * The search right after a write, through the window's own message: after nothing, an argument saved, an article saved, a source
 * removed or put back, and a batch of 500 that another connection imports. The four are taken in turn, query by query, so that
 * whatever else the machine does weighs on all of them alike. The library is a copy, thrown away.
 */
const made = await built(Number(process.env.PRETOIRE_BENCH_TEXTS ?? 300_000))
const folder = join(made.folder, '..', `after-save-${process.pid}`)
mkdirSync(folder, { recursive: true })
copyFileSync(join(made.folder, 'library.db'), join(folder, 'library.db'))
const [BATCH, TURNS] = [500, 30]
const library = openLibrary(folder)
citations(library)
const importer = openLibrary(folder)
const app = createApp(library, { tokens: pathTokens(), emit: () => undefined })

async function send<T>(channel: Parameters<typeof answer>[1], input: object): Promise<T> {
  const reply = await answer(app, channel, input)
  if (!reply.ok) throw new Error(reply.message)
  return reply.value as T
}
/** Milliseconds of a call: of processor time, which the machine's other work changes less, and by the clock. */
async function measured(work: () => unknown): Promise<Ms> {
  const before = process.cpuUsage()
  const { ms } = await time(work)
  const { user, system } = process.cpuUsage(before)
  return { processor: (user + system) / 1000, clock: ms }
}
interface Ms {
  readonly processor: number
  readonly clock: number
}
const searching = (text: string) => measured(() => send('library.search', { text, limit: 20 }))

let argument: Source = await send('library.save', {
  source: Argument.parse({
    kind: 'argument',
    id: 'banc-argument',
    title: 'Absence de base légale',
    thesis: 'Aucun texte ne prévoit cette mesure.',
    development: 'La mesure attaquée ne repose sur aucun texte.',
  }),
})
const fresh = generate(paragraphs(), TURNS * BATCH, { seed: 7 })
let turn = 0

const writes: Record<string, () => Promise<void> | void> = {
  nothing: () => undefined,
  argument: async () => {
    if (argument.kind !== 'argument') throw new Error('no argument')
    const development = `La mesure du ${turn} ne repose sur aucun texte.`
    argument = await send('library.save', { source: { ...argument, development } })
  },
  article: async () => {
    const source = await send<Source>('library.get', { id: `banc-article-${1 + 3 * turn}` })
    await send('library.save', { source: { ...source, notes: `Relu ${turn} fois.` } })
  },
  removal: async () => {
    const id = `banc-decision-${3 * (turn >> 1)}`
    await send(turn % 2 ? 'library.restore' : 'library.remove', { id })
  },
  batch: () => importBatch(importer),
}

function importBatch({ db }: Library): void {
  const records: PreparedSource[] = []
  for (let next = fresh.next(); !next.done; next = fresh.next()) {
    records.push(prepare({ ...next.value, id: `neuf-${next.value.id}` }))
    if (records.length === BATCH) break
  }
  const tokens = tokenBatch()
  for (const { head, texts } of records) tokens.add(head, texts)
  const batch = tokens.finish()
  db.transaction(() => intake(db).take(records, batch)).immediate()
}

/** Fills what texts cite, as 300,000 real ones would: a fifth of the sources often cited. */
function citations({ db }: Library): void {
  const next = random(20261129)
  const add = db.prepare(
    `INSERT INTO cited (key, kind, label, target, times, sources) VALUES (?, 'article', '', ?, ?, ?)`,
  )
  db.transaction(() => {
    for (let n = 0; n < made.count / 3; n += 1) {
      const sources = Math.ceil(1 / (next() + 1e-4))
      add.run(`banc:${n}`, 1 + Math.floor(next() * (made.count - 1)), sources, sources)
    }
  })()
}

for (const text of lawyersQueries.slice(0, 30)) await searching(text)
const times = new Map<string, { write: Ms[]; first: Ms[]; again: Ms[] }>()
for (turn = 0; turn < TURNS; turn += 1) {
  const text = lawyersQueries[turn % lawyersQueries.length] ?? 'droit'
  for (const [name, write] of Object.entries(writes)) {
    const of = times.get(name) ?? { write: [], first: [], again: [] }
    times.set(name, of)
    await searching(text)
    of.write.push(await measured(write))
    of.first.push(await searching(text))
    of.again.push(await searching(text))
  }
}
const clocks = (all: readonly Ms[]) => spread(all.map(({ clock }) => clock))
const processor = (all: readonly Ms[]) => spread(all.map(one => one.processor))
const list = await searching('')
await writes.argument?.()
const listAfter = await searching('')
console.log(
  JSON.stringify({
    texts: made.count,
    ...Object.fromEntries(
      [...times].map(([name, { write, first, again }]) => [
        name,
        {
          write: clocks(write),
          nextSearch: clocks(first),
          theOneAfter: clocks(again),
          processor: { nextSearch: processor(first), theOneAfter: processor(again) },
          added: spread(first.map((ms, n) => ms.processor - (again[n]?.processor ?? 0))),
        },
      ]),
    ),
    listByDate: { again: list, afterASave: listAfter },
    rssMb: Math.round(process.memoryUsage().rss / 1e6),
  }),
)
importer.close()
library.close()
rmSync(folder, { recursive: true, force: true })
