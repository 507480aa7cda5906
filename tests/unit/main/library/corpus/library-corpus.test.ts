import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Database } from '../../../../../src/main/kernel/database/open.ts'
import { graphPass } from '../../../../../src/main/library/citations/read-citations.ts'
import { libraryCorpus } from '../../../../../src/main/library/corpus/library-corpus.ts'
import { openDb } from '../../../../../src/main/library/open-library.ts'
import { sources } from '../../../../../src/main/library/store.ts'
import { corpusContract } from '../../../../contract/corpus.ts'
import { aDecision } from '../../../../fixtures/builders.ts'

corpusContract('the database of a library', () => {
  const db = openDb(':memory:')
  return {
    corpus: libraryCorpus(db),
    put: all => {
      sources(db).putAll(all, 'import')
      graphPass(db)
    },
    remove: id => sources(db).remove(id),
    restore: id => sources(db).restore(id),
    close: () => db.close(),
  }
})

let db: Database
beforeEach(() => {
  db = openDb(':memory:')
})
afterEach(() => db.close())

test('what changed long before a state is not told again', () => {
  const library = sources(db)
  library.put(aDecision({ id: 'ancienne' }), 'import', '2020-01-01T00:00:00.000Z')
  library.put(aDecision({ id: 'recente' }), 'import', '2026-01-01T00:00:00.000Z')
  const { state } = libraryCorpus(db).since()
  expect(libraryCorpus(db).since(state)).toMatchObject({ isWhole: false, changed: ['recente'], removed: [] })
})
