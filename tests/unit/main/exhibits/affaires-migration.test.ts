import { join } from 'node:path'
import fc from 'fast-check'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { seriesOf } from '../../../../src/main/exhibits/series.ts'
import { openSqlite } from '../../../../src/main/kernel/database/engine.ts'
import { bringTo } from '../../../../src/main/kernel/database/migrations.ts'
import { listExhibits } from '../../../../src/shared/exhibits/list.ts'
import { temporary } from '../../../contract/program.ts'
import { aDossier, anExhibit } from '../../../fixtures/builders.ts'

let place: ReturnType<typeof temporary>
let n = 0
beforeEach(() => {
  place = temporary()
})
afterEach(() => place.remove())

const BEFORE_AFFAIRES = 42

const dossiers = fc.array(
  fc.record({ isFiled: fc.boolean(), aside: fc.boolean(), isRemoved: fc.boolean() }),
  { maxLength: 12 },
)

test('a dossier of before the cases keeps each number and each deposit, whatever its exhibits', () =>
  fc.assert(
    fc.property(dossiers, drawn => {
      n += 1
      const db = openSqlite(join(place.folder, `${n}.db`))
      try {
        db.transaction(() => bringTo(db, BEFORE_AFFAIRES))()
        const at = '2026-01-01T00:00:00.000Z'
        const dossier = aDossier({ id: 'd' })
        db.prepare(
          `INSERT INTO dossiers (id, type, title, data, revision, updated_at) VALUES ('d', 'recourse', 'D', ?, 1, ?)`,
        ).run(JSON.stringify(dossier), at)
        db.prepare(
          `INSERT INTO filings (id, dossier, data, revision, updated_at) VALUES ('f', 'd', ?, 1, ?)`,
        ).run(JSON.stringify({ id: 'f', dossier: 'd', date: '2026-01-02', drafts: [], exhibits: [] }), at)
        // what was filed stands first, as a deposit leaves it
        const exhibits = drawn.toSorted((a, b) => Number(b.isFiled) - Number(a.isFiled))
        for (const [position, { isFiled, aside, isRemoved }] of exhibits.entries()) {
          const id = `e${position}`
          db.prepare(
            `INSERT INTO exhibits (id, dossier, position, data, revision, updated_at, removed_at)
             VALUES (?, 'd', ?, ?, 1, ?, ?)`,
          ).run(
            id,
            position + 1,
            JSON.stringify({ ...anExhibit({ id, dossier: 'd', label: id }), aside: aside && !isFiled }),
            at,
            isRemoved && !isFiled ? at : null,
          )
          if (isFiled)
            db.prepare(`INSERT INTO filed_exhibits (exhibit, filing, number) VALUES (?, 'f', ?)`).run(
              id,
              position + 1,
            )
        }
        const produced = exhibits.flatMap(({ isFiled, aside, isRemoved }, position) =>
          isFiled || !(aside || isRemoved) ? [{ id: `e${position}`, isFiled }] : [],
        )
        db.transaction(() => bringTo(db, BEFORE_AFFAIRES + 1))()
        expect(
          listExhibits(seriesOf(db, 'd', undefined)).map(({ exhibit, number }) => ({
            id: exhibit.id,
            number,
            isFiled: exhibit.filed?.filing === 'f',
          })),
        ).toEqual(produced.map((one, place) => ({ ...one, number: place + 1 })))
        expect(db.pragma('foreign_key_check')).toEqual([])
      } finally {
        db.close()
      }
    }),
    { numRuns: 60 },
  ))
