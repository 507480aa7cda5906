import { beforeEach, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { openSqlite } from '../../../../../src/main/kernel/database/engine.ts'
import type { Database } from '../../../../../src/main/kernel/database/open.ts'
import { type RecordDeclaration, recordStore } from '../../../../../src/main/kernel/database/record-store.ts'

const Stamp = z.object({ id: z.string(), colour: z.string(), revision: z.int(), updatedAt: z.string() })
type Stamp = z.infer<typeof Stamp>
const declaration: RecordDeclaration<Stamp> = {
  table: 'stamps',
  schema: Stamp,
  order: 'position',
  columns: { colour: stamp => stamp.colour },
  isPlaced: true,
  refusals: {
    missing: 'Ce timbre n’est plus ici.',
    removed: 'Ce timbre a été retiré.',
    stale: 'Ce timbre a été modifié',
  },
  whenGone: 'brings back',
}
const stamps = recordStore(declaration)
const strictStamps = recordStore({ ...declaration, whenGone: 'is refused' })

const stampOf = (id: string, colour = 'bleu', revision = 0): Stamp => ({
  id,
  colour,
  revision,
  updatedAt: '',
})
let db: Database
beforeEach(() => {
  db = openSqlite(':memory:')
  db.exec(`CREATE TABLE stamps (id TEXT PRIMARY KEY, colour TEXT, position INTEGER, data TEXT, revision INTEGER,
    updated_at TEXT, removed_at TEXT)`)
})

describe('a store made of a declaration', () => {
  test('keeps records in the order they came, with their columns and a revision that grows', () => {
    for (const id of ['b', 'a']) stamps(db).save(stampOf(id), '2026-01-01T00:00:00.000Z')
    const saved = stamps(db).save(stampOf('b', 'vert', 1), '2026-01-02T00:00:00.000Z')
    expect(saved).toEqual({ id: 'b', colour: 'vert', revision: 2, updatedAt: '2026-01-02T00:00:00.000Z' })
    expect(
      stamps(db)
        .list()
        .map(stamp => stamp.id),
    ).toEqual(['b', 'a'])
    expect(stamps(db).get('b')).toEqual(saved)
    expect(stamps(db).listing<{ colour: string }>('colour = @colour')({ colour: 'bleu' })).toHaveLength(1)
  })

  test('refuses a save made from another revision, and gives the one it has', () => {
    const saved = stamps(db).save(stampOf('a'))
    expect(() => stamps(db).save(stampOf('a', 'vert'))).toThrow(
      expect.objectContaining({ code: 'stale', detail: saved }),
    )
    expect(stamps(db).get('a').colour).toBe('bleu')
  })

  test('takes the content of a file whatever its revision', () => {
    stamps(db).save(stampOf('a'))
    stamps(db).put(stampOf('a', 'vert', 40))
    expect(stamps(db).get('a')).toMatchObject({ colour: 'vert', revision: 2 })
  })

  test('hides a removed record, puts it back, and tells the two kinds of absence apart', () => {
    stamps(db).save(stampOf('a'))
    stamps(db).remove('a')
    expect([stamps(db).find('a'), stamps(db).has('a'), stamps(db).list()]).toEqual([undefined, true, []])
    expect(() => stamps(db).get('a')).toThrow('Ce timbre a été retiré.')
    expect(() => stamps(db).get('b')).toThrow('Ce timbre n’est plus ici.')
    expect(() => stamps(db).remove('b')).toThrow('Ce timbre n’est plus ici.')
    stamps(db).restore('a')
    expect(stamps(db).get('a').colour).toBe('bleu')
  })

  test('a save of a record erased in between brings it back, or is refused, as its declaration says', () => {
    expect(() => strictStamps(db).save(stampOf('a', 'bleu', 3))).toThrow(
      expect.objectContaining({ code: 'stale' }),
    )
    expect(stamps(db).save(stampOf('a', 'bleu', 3)).revision).toBe(1)
  })
})
