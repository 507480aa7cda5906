import { describe, expect, test } from 'vitest'
import { openDb } from '../../../../src/main/library/open-library.ts'
import { gradeOf } from '../../../../src/main/library/source-facts.ts'
import { sources } from '../../../../src/main/library/store.ts'
import { writing } from '../../../../src/main/library/writing.ts'
import { columnReader } from '../../../../src/main/search/column-reader.ts'
import { columnWriter, type Facts } from '../../../../src/main/search/column-writer.ts'
import { SOURCE_FLAG } from '../../../../src/main/search/columns.ts'
import { aDecision } from '../../../fixtures/builders.ts'

const facts = (given: Partial<Facts> = {}): Facts => ({
  ...{ kind: 'decision', grade: 2, flags: 1, type: 'QPC', court: 'CE', code: '', date: 20240131 },
  ...given,
})

describe('what is written of the columns', () => {
  test('is read back, names in the order they came, whatever the page', () => {
    const db = openDb(':memory:')
    writing(db, write => {
      write.set(1, facts())
      write.set(2100, facts({ kind: 'article', type: 'code', court: '', code: 'CSI', date: 0 }))
      write.setWords(2100, 7, 300)
    })
    const [now, stored] = [columnReader(db)(), columnWriter(db)]
    const { of: classOf, type, court, code, grade } = now.classes
    const of = (seq: number, n = classOf[seq] ?? 0) => ({
      kind: now.kinds[(now.kind[seq] ?? 0) - 1],
      type: now.types[(type[n] ?? 0) - 1],
      court: now.courts[(court[n] ?? 0) - 1],
      code: now.codes[(code[n] ?? 0) - 1],
      rest: [grade[n], now.flags[seq], now.date[seq], now.since[seq], stored.wordsOf(seq)],
    })
    expect(now.size).toBe(2101)
    expect(of(1)).toEqual({
      ...{ kind: 'decision', type: 'QPC', court: 'CE', code: undefined },
      rest: [2, 1, 20240131, 0, 0],
    })
    expect(of(2100)).toEqual({
      ...{ kind: 'article', type: 'code', court: undefined, code: 'CSI' },
      rest: [2, 1, 0, 7, 300],
    })
    expect([...now.newest()]).toEqual([1, 2100])
  })
  test('is as it was when the transaction is undone, names included', () => {
    const db = openDb(':memory:')
    const undone = () =>
      db.transaction(() => {
        writing(db, write => write.set(1, facts({ court: 'TA' })))
        throw new Error('undone')
      })()
    expect(undone).toThrow('undone')
    writing(db, write => write.set(1, facts({ court: 'CAA' })))
    expect(columnReader(db)().courts).toEqual(['CAA'])
    const failed = () =>
      writing(db, write => {
        write.set(2, facts({ court: 'Cass.' }))
        throw new Error('undone')
      })
    expect(failed).toThrow('undone')
    expect([columnReader(db)().size, columnReader(db)().courts]).toEqual([2, ['CAA']])
  })
  test('within another stands or falls with it, even when the failure is caught', () => {
    const db = openDb(':memory:')
    const caught = () =>
      writing(db, write => {
        write.set(1, facts())
        try {
          writing(db, () => {
            throw new Error('inside')
          })
        } catch {
          // passed over: half of what was inside may have been written
        }
      })
    expect(caught).toThrow('inside')
    expect(columnReader(db)().size).toBe(0)
    writing(db, write => write.set(1, facts()))
    expect(columnReader(db)().size).toBe(2)
  })
  test('a source removed is in no list, and its flags come back with it', () => {
    const db = openDb(':memory:')
    const library = sources(db)
    library.put(aDecision({ id: 'a', certainty: 'to-verify' }), 'import')
    library.remove('a')
    const gone = columnReader(db)()
    expect([gone.kind[1], gone.since[1], gone.flags[1]]).toEqual([
      0,
      0,
      SOURCE_FLAG.toVerify | SOURCE_FLAG.removed,
    ])
    library.restore('a')
    const back = columnReader(db)()
    expect([back.kind[1], (back.since[1] ?? 0) > 0, back.flags[1]]).toEqual([1, true, SOURCE_FLAG.toVerify])
  })
})

test('sources saved in one writing share a segment of the index', () => {
  const db = openDb(':memory:')
  const library = sources(db)
  const segments = () => db.prepare('SELECT count(*) FROM word_segments').pluck().get()
  library.putAll([aDecision({ id: 'a' }), aDecision({ id: 'b' })], 'import')
  expect(segments()).toBe(1)
  writing(db, () => {
    for (const id of ['a', 'b']) library.save({ ...library.get(id), notes: `Une autruche ${id}.` })
  })
  expect([segments(), library.search({ text: 'autruche' }).total]).toEqual([2, 2])
})

test.each([
  ['A', 1],
  ['Lebon', 1],
  ['Publié au bulletin', 1],
  ['B', 2],
  ['R', 2],
  ['Lebon T.', 2],
  ['Mentionné aux tables', 2],
  ['C+', 3],
  ['inédit au recueil Lebon', 4],
  ['C', 4],
  ['', 0],
])('a decision published « %s » is of grade %i', (publication, grade) => {
  expect(gradeOf(publication)).toBe(grade)
})
