import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Sqlite from 'better-sqlite3'
import { expect, test } from 'vitest'
import { amendments } from '../../../../src/main/db/amendments.ts'
import { openDb } from '../../../../src/main/db/open.ts'
import { anAmendment } from '../../../fixtures/amendments/builder.ts'

test('a liasse is taken in though another window writes between what is read and what is written', () => {
  const folder = mkdtempSync(join(tmpdir(), 'pretoire-test-'))
  const db = openDb(join(folder, 'library.db'))
  const other = new Sqlite(join(folder, 'library.db'), { timeout: 0 })
  const write = () => {
    try {
      other.exec('CREATE TABLE IF NOT EXISTS elsewhere (n); INSERT INTO elsewhere VALUES (1)')
    } catch {
      // it waits its turn
    }
  }
  // its id is asked for after the amendment of that name was looked for, and before it is written
  const amendment = Object.defineProperty(anAmendment(), 'id', {
    get: () => {
      write()
      return 'import-7'
    },
    enumerable: true,
  })
  const all = amendments(db)
  expect(all.bring([{ uid: '7', amendment }])).toEqual({ added: 1, updated: 0, unchanged: 0 })
  expect(all.list().map(one => one.id)).toEqual(['import-7'])
  other.close()
  db.close()
  rmSync(folder, { recursive: true, force: true })
})
