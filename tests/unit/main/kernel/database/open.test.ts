import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Sqlite from 'better-sqlite3'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { schemaVersion } from '../../../../../src/main/kernel/database/open.ts'
import { refusal } from '../../../../../src/main/kernel/database/refusals.ts'
import { openDb, openLibrary } from '../../../../../src/main/library/open-library.ts'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'pretoire-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const mode = (path: string) => statSync(path).mode & 0o777

test('a new library is private, and opens twice at once', () => {
  const place = join(folder, 'library')
  const one = openLibrary(place)
  const two = openLibrary(place)
  expect(mode(place)).toBe(0o700)
  expect(mode(join(place, 'library.db'))).toBe(0o600)
  const kept = one.keep(Buffer.from('pièce'))
  expect(two.keep(Buffer.from('pièce'))).toEqual(kept)
  expect(readFileSync(two.file(kept.sha256), 'utf8')).toBe('pièce')
  expect(mode(two.file(kept.sha256))).toBe(0o600)
  one.close()
  two.close()
})

test.each([
  ['a text', (file: string) => writeFileSync(file, 'ceci n’est pas une base')],
  ['a database of something else', (file: string) => new Sqlite(file).exec('CREATE TABLE t (a)').close()],
  [
    'a library from the future',
    (file: string) => {
      const db = openDb(file)
      db.pragma('journal_mode = DELETE')
      db.pragma(`user_version = ${schemaVersion + 1}`)
      db.close()
    },
  ],
])('%s is refused, untouched', (_, write) => {
  const file = join(folder, 'library.db')
  write(file)
  const before = readFileSync(file)
  expect(() => openDb(file)).toThrow(expect.objectContaining({ name: 'AppError', code: 'damaged' }))
  expect(readFileSync(file).equals(before)).toBe(true)
})

test.each([
  ['SQLITE_FULL', 'full'],
  ['ENOSPC', 'full'],
  ['SQLITE_IOERR_SHMSIZE', 'full'],
  ['SQLITE_READONLY_DIRECTORY', 'refused'],
  ['SQLITE_BUSY', 'refused'],
  ['SQLITE_CORRUPT_INDEX', 'damaged'],
])('%s becomes a sentence', (code, expected) => {
  expect(refusal(Object.assign(new Error('x'), { code }))).toMatchObject({ name: 'AppError', code: expected })
})
