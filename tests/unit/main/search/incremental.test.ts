import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, expect, test } from 'vitest'
import type { Database } from '../../../../src/main/kernel/database/open.ts'
import { graphBatch } from '../../../../src/main/library/citations/read-citations.ts'
import { openDb } from '../../../../src/main/library/open-library.ts'
import { sources } from '../../../../src/main/library/store.ts'
import { columnReader } from '../../../../src/main/search/column-reader.ts'
import { HAS_TERM } from '../../../../src/main/search/index/format/impact.ts'
import { giveUp } from '../../../../src/main/search/index/give-up.ts'
import type { WordReader } from '../../../../src/main/search/index/model.ts'
import { wordIndex } from '../../../../src/main/search/index/word-index.ts'
import { coverage } from '../../../../src/main/search/query/coverage.ts'
import { worthOf } from '../../../../src/main/search/query/rank.ts'
import type { Source } from '../../../../src/shared/library/model.ts'
import { temporary } from '../../../contract/program.ts'
import { aDecision, anArticle } from '../../../fixtures/builders.ts'

const courts = ['CE', 'TA', 'CAA', 'Cass.'] as const
const cited = 'Vu l’article L. 251-1 du code de la sécurité intérieure et l’article L. 251-2 du même code.'

/** A decision of a number, that another draw of the same number replaces. */
const drawnSource = (n: number, draw: number): Source =>
  n % 7 === 0
    ? anArticle({ id: `a${n}`, number: `L. 251-${1 + (n % 4)}`, notes: draw % 2 ? 'relu' : '' })
    : aDecision({
        id: `d${n}`,
        court: courts[draw % 4] ?? 'CE',
        date: `20${String(10 + (draw % 16)).padStart(2, '0')}-0${1 + (n % 9)}-11`,
        name: `Commune ${n}`,
        numbers: [String(400_000 + n)],
        publication: draw % 3 ? 'inédit' : 'Lebon',
        tags: draw % 5 === 0 ? ['relu', `t${draw % 3}`] : [],
        text: [{ text: draw % 2 ? `Une caméra. ${cited}` : `Le préfet décide ${draw} fois.` }],
      })

const number = fc.integer({ min: 1, max: 260 })
const draw = fc.integer({ min: 0, max: 60 })
const write = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.record({ batch: fc.array(fc.tuple(number, draw), { minLength: 1, maxLength: 12 }) }),
  },
  { weight: 3, arbitrary: fc.record({ edit: number, draw }) },
  { weight: 2, arbitrary: fc.record({ remove: number }) },
  { weight: 2, arbitrary: fc.record({ restore: number }) },
  { weight: 2, arbitrary: fc.record({ trace: fc.integer({ min: 1, max: 40 }) }) },
  { weight: 1, arbitrary: fc.constant('tidy' as const) },
  { weight: 1, arbitrary: fc.constant('setting' as const) },
)
type Write = typeof write extends fc.Arbitrary<infer T> ? T : never
const step = fc.record({
  by: fc.constantFrom('here' as const, 'there' as const),
  writes: fc.array(write, { minLength: 1, maxLength: 3 }),
  /** rolled back, after a search in the transaction */
  isUndone: fc.boolean(),
  isRead: fc.boolean(),
})

function run(db: Database, what: Write): void {
  const library = sources(db)
  const id = (n: number) => (n % 7 === 0 ? `a${n}` : `d${n}`)
  const isThere = (n: number) => db.prepare('SELECT 1 FROM sources WHERE id = ?').get(id(n)) !== undefined
  if (what === 'tidy') {
    const index = wordIndex(db, () => columnReader(db)().since)
    if (!db.inTransaction) while (index.tidy());
  } else if (what === 'setting') {
    db.prepare(
      "INSERT INTO settings (key, value) VALUES ('banc', '1') ON CONFLICT (key) DO UPDATE SET value = value + 1",
    ).run()
  } else if ('batch' in what) {
    library.putAll(
      what.batch.map(([n, drawn]) => drawnSource(n, drawn)),
      'import',
    )
  } else if ('edit' in what) {
    const isGone = db.prepare('SELECT removed_at FROM sources WHERE id = ?').pluck().get(id(what.edit))
    if (!isThere(what.edit) || isGone) return
    const { revision } = library.get(id(what.edit))
    library.save({ ...drawnSource(what.edit, what.draw), id: id(what.edit), revision })
  } else if ('remove' in what) {
    if (isThere(what.remove)) library.remove(id(what.remove))
  } else if ('restore' in what) {
    if (isThere(what.restore)) library.restore(id(what.restore))
  } else graphBatch(db)
}

/** The sources of a stem and their impacts, from what is kept by source where it is. */
function bySource(reader: WordReader, key: string): string[] {
  const all = reader.stemImpacts(key)
  if (!all) {
    const { count, seqs, impacts } = reader.withStem(key)
    return Array.from({ length: count }, (_, n) => `${seqs[n]}:${impacts[n]}`)
  }
  return [...all].flatMap((byte, seq) => (byte ? [`${seq}:${byte & ~HAS_TERM}`] : []))
}

/** All that a search rests on, and what it says. */
function seen(db: Database) {
  const columns = columnReader(db)()
  const { size, kind, flags, date, since, tags } = columns
  const { of, ...facets } = columns.classes
  // classes are numbered as they come: their facets are compared
  const byClass = (array: ArrayLike<number>) => Array.from(of, n => array[n])
  const { worth, recent } = worthOf(columns)
  const first = (array: ArrayLike<number>) => Array.from({ length: size }, (_, seq) => array[seq])
  const { reader } = wordIndex(db, () => columnReader(db)().since)
  const shown = (key: string) => {
    const { count, seqs, impacts } = reader.withStem(key)
    return Array.from({ length: count }, (_, n) => `${seqs[n]}:${impacts[n]}`)
  }
  const library = sources(db)
  return {
    columns: [kind, flags, date, since].map(first),
    facets: [facets.kind, facets.grade, facets.type, facets.court, facets.code].map(byClass),
    names: [columns.courts, columns.codes, columns.types],
    tags: [...tags].sort(([a], [b]) => a - b),
    newest: [...columns.newest()],
    citations: first(columns.citationCounts()),
    worth: first(worth),
    recent,
    coverage: coverage(columns),
    totals: reader.totals(),
    postings: ['camera', 'prefet', 'commun', 'articl'].map(shown),
    impacts: ['camera', 'prefet', 'commun', 'articl'].map(key => bySource(reader, key)),
    searches: ['', 'caméra', 'préfet commune', 'article L. 251-1', 'court:CE commune'].map(text => {
      const { hits, total, facets } = library.search({ text })
      return { total, facets, hits: hits.map(({ id, why }) => [id, why]) }
    }),
  }
}

const places: ReturnType<typeof temporary>[] = []
afterAll(() => {
  for (const place of places) place.remove()
})

/** A library of some two hundred sources under two connections. */
function opened() {
  const place = temporary()
  places.push(place)
  const file = join(place.folder, 'library.db')
  const open = () => {
    const db = openDb(file)
    db.pragma('synchronous = OFF')
    return db
  }
  const [here, there] = [open(), open()]
  for (let at = 0; at < 200; at += 50)
    sources(here).putAll(
      Array.from({ length: 50 }, (_, n) => drawnSource(1 + at + n, n)),
      'import',
    )
  while (graphBatch(here).left > 0);
  return { here, there, open }
}

/** Compares the memory of a connection with that of one that reads everything anew. */
function agree({ here, open }: ReturnType<typeof opened>): void {
  const fresh = open()
  expect(seen(here)).toEqual(seen(fresh))
  fresh.close()
}

test('what is kept in memory is what would be read anew, whoever writes, undone or not', () => {
  const library = opened()
  const { here, there } = library
  agree(library)
  fc.assert(
    fc.property(fc.array(step, { minLength: 1, maxLength: 4 }), steps => {
      for (const { by, writes, isUndone, isRead } of steps) {
        const db = by === 'here' ? here : there
        const all = () => {
          for (const one of writes) run(db, one)
        }
        if (!isUndone) all()
        else
          expect(() =>
            db
              .transaction(() => {
                all()
                if (isRead) seen(db)
                throw new Error('undone')
              })
              .immediate(),
          ).toThrow('undone')
        if (isRead) agree(library)
      }
      agree(library)
    }),
    { numRuns: 15 },
  )
  here.close()
  there.close()
})

test('who has read nothing for longer than the journal goes back reads everything', () => {
  const library = opened()
  const { here, there } = library
  agree(library)
  for (let n = 0; n < 200; n += 1) run(there, { edit: 1 + (n % 190), draw: n % 60 })
  agree(library)
  giveUp(there)
  agree(library)
  here.close()
  there.close()
})

test('what is read in a transaction is read again when it was rolled back', () => {
  const library = opened()
  const { here, there } = library
  agree(library)
  const before = seen(here)
  const undone = here.transaction(() => {
    sources(here).putAll([drawnSource(255, 3), drawnSource(3, 10)], 'import')
    sources(here).remove('d5')
    expect(seen(here)).not.toEqual(before)
    throw new Error('undone')
  })
  expect(() => undone.immediate()).toThrow('undone')
  expect(seen(here)).toEqual(before)
  agree(library)
  here.close()
  there.close()
})
