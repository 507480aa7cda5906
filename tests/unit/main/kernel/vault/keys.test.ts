import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openSqlite } from '../../../../../src/main/kernel/database/engine.ts'
import { dropKeys, holdKeys, KEY_BYTES, keysFor } from '../../../../../src/main/kernel/vault/keys.ts'
import { temporary } from '../../../../contract/program.ts'

let place: ReturnType<typeof temporary>
beforeEach(() => {
  place = temporary()
})
afterEach(() => {
  dropKeys(place.folder)
  place.remove()
})

test('a lock overwrites every key that was made, and a database opened before goes on', () => {
  holdKeys(place.folder, randomBytes(KEY_BYTES))
  const keys = keysFor(place.folder)
  const db = openSqlite(join(place.folder, 'library.db'))
  db.exec('CREATE TABLE words (word TEXT); INSERT INTO words VALUES (1)')
  expect(Object.values(keys ?? {})).toHaveLength(3)
  dropKeys(place.folder)
  for (const key of Object.values(keys ?? {})) expect(Buffer.from(key)).toEqual(Buffer.alloc(KEY_BYTES))
  expect(db.prepare('SELECT count(*) FROM words').pluck().get()).toBe(1)
  db.close()
})
