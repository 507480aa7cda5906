import { closeSync, existsSync, openSync, readFileSync, statSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import Sqlite from 'better-sqlite3'
import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { createDatabase, databaseState, openSqlite } from '../../../../src/main/kernel/database/engine.ts'
import { dropKeys, holdKeys, keysFor, type VaultKeys } from '../../../../src/main/kernel/vault/keys.ts'
import { openSealedPage, SEALED_PAGE_BYTES } from '../../../../src/main/kernel/vault/sealed-pages.ts'
import { loadSodium } from '../../../../src/main/kernel/vault/sodium.ts'
import { sealDatabase, unsealDatabase } from '../../../../src/main/safekeeping/vault/convert-database.ts'
import {
  isSealingInPlace,
  isUnsealingInPlace,
  sealInPlace,
  unsealInPlace,
} from '../../../../src/main/safekeeping/vault/seal-in-place.ts'
import { temporary } from '../../../contract/program.ts'

const SECRET = 'SecretDeLaBase'
const ROWS = 600
const LOT_PAGES = 8

let place: ReturnType<typeof temporary>
let file: string
let keys: VaultKeys

beforeAll(async () => void (await loadSodium()))
beforeEach(() => {
  place = temporary()
  file = join(place.folder, 'library.db')
  createDatabase(file)
  const db = openSqlite(file)
  db.exec(
    'CREATE TABLE words (n INTEGER PRIMARY KEY, text TEXT) STRICT; CREATE INDEX by_text ON words (text)',
  )
  const add = db.prepare('INSERT INTO words (text) VALUES (?)')
  db.transaction(() => {
    for (let n = 0; n < ROWS; n += 1) add.run(`${SECRET} ${n} `.repeat(n % 40))
  })()
  db.close()
  holdKeys(place.folder, new Uint8Array(32).fill(7))
  keys = keysFor(file) ?? expect.unreachable()
})
afterEach(() => {
  dropKeys(place.folder)
  place.remove()
})

function expectSealed(): void {
  expect(databaseState(file)).toBe('sealed')
  expect(isSealingInPlace(file)).toBe(false)
  expect(readFileSync(file).includes(SECRET)).toBe(false)
  const db = openSqlite(file)
  expect(db.pragma('integrity_check', { simple: true })).toBe('ok')
  expect(db.prepare('SELECT count(*), max(length(text)) FROM words').raw().get()).toEqual([
    ROWS,
    `${SECRET} 599 `.length * 39,
  ])
  db.exec("INSERT INTO words (text) VALUES ('après')")
  db.close()
}

/** Stops as a kill does, once the nth lot has been flushed and written. */
function sealUntil(lots: number): void {
  let n = 0
  const onPart = () => {
    n += 1
    if (n === lots) throw new Error('killed')
  }
  expect(() => sealInPlace(file, { keys, lotPages: LOT_PAGES, onPart })).toThrow('killed')
}

/** Overwrites a part of a file. */
function overwrite(path: string, at: number, bytes: number): void {
  const handle = openSync(path, 'r+')
  writeSync(handle, Buffer.alloc(bytes, 0xaa), 0, bytes, at)
  closeSync(handle)
}

test('a database begun by the program is sealed where it lies, and nothing of it is written elsewhere', () => {
  const { size } = statSync(file)
  sealDatabase(file)
  expect(statSync(file).size).toBe(size)
  expect(existsSync(`${file}.nouveau`)).toBe(false)
  expectSealed()
})

describe('killed in its middle, a sealing in place', () => {
  test.each([1, 2, 5, 9])('goes on where it was (after lot %i)', lots => {
    sealUntil(lots)
    expect(databaseState(file)).toBe('clear')
    expect(readFileSync(`${file}.lots`).includes(SECRET)).toBe(false)
    sealInPlace(file, { keys, lotPages: LOT_PAGES })
    expectSealed()
  })

  test('writes anew the lot that was half written', () => {
    sealUntil(3)
    const pages = statSync(file).size / SEALED_PAGE_BYTES
    overwrite(file, (pages - 3 * LOT_PAGES) * SEALED_PAGE_BYTES + 100, 3 * SEALED_PAGE_BYTES)
    sealInPlace(file, { keys, lotPages: LOT_PAGES })
    expectSealed()
  })

  test.each([0, 1])(
    'leaves out a lot that was not whole, and whose pages are still clear (place %i)',
    one => {
      const clear = readFileSync(file)
      sealUntil(one + 2)
      // the last lot was cut while it was flushed: its pages were not overwritten
      const pages = clear.length / SEALED_PAGE_BYTES
      const first = pages - (one + 2) * LOT_PAGES
      const handle = openSync(file, 'r+')
      writeSync(
        handle,
        clear,
        first * SEALED_PAGE_BYTES,
        LOT_PAGES * SEALED_PAGE_BYTES,
        first * SEALED_PAGE_BYTES,
      )
      closeSync(handle)
      const placeBytes = statSync(`${file}.lots`).size / 2
      overwrite(`${file}.lots`, ((one + 1) % 2) * placeBytes + 200, 5000)
      sealInPlace(file, { keys, lotPages: LOT_PAGES })
      expectSealed()
    },
  )
})

test('a damaged database is not sealed, and stays as it was', () => {
  overwrite(file, 3 * SEALED_PAGE_BYTES, 2 * SEALED_PAGE_BYTES)
  const before = readFileSync(file)
  expect(() => sealDatabase(file)).toThrow('abîmée')
  expect(readFileSync(file).equals(before)).toBe(true)
})

describe('put in clear where it lies, a sealed database', () => {
  /** Has SQLite itself write sealed pages, free some, and leave some unwritten at the end. */
  function sealAndUse(): void {
    sealDatabase(file)
    const db = openSqlite(file)
    db.exec('CREATE TABLE more (n INTEGER PRIMARY KEY, text TEXT) STRICT')
    const add = db.prepare('INSERT INTO more (text) VALUES (?)')
    db.transaction(() => {
      for (let n = 0; n < 300; n += 1) add.run(`autre ${n} `.repeat(200))
    })()
    db.exec('DELETE FROM more WHERE n > 20')
    db.close()
  }

  function expectClear(): void {
    expect(databaseState(file)).toBe('clear')
    expect(isUnsealingInPlace(file)).toBe(false)
    const db = new Sqlite(file)
    expect(db.pragma('integrity_check', { simple: true })).toBe('ok')
    expect(db.prepare('SELECT count(*), max(length(text)) FROM words').raw().get()).toEqual([
      ROWS,
      `${SECRET} 599 `.length * 39,
    ])
    expect(db.prepare('SELECT count(*) FROM more').pluck().get()).toBe(20)
    db.exec("INSERT INTO more (text) VALUES ('après')")
    db.close()
    // it can be sealed again in the same way
    sealDatabase(file)
    expect(existsSync(`${file}.nouveau`)).toBe(false)
    expect(databaseState(file)).toBe('sealed')
  }

  test('takes no more room, and keeps every row', () => {
    sealAndUse()
    const { size } = statSync(file)
    unsealDatabase(file)
    expect(statSync(file).size).toBe(size)
    expectClear()
  })

  test.each([1, 2, 5, 20])('killed in its middle, goes on where it was (after lot %i)', lots => {
    sealAndUse()
    let n = 0
    const onPart = () => {
      n += 1
      if (n === lots) throw new Error('killed')
    }
    expect(() => unsealInPlace(file, { keys, lotPages: LOT_PAGES, onPart })).toThrow('killed')
    expect(databaseState(file)).toBe('sealed')
    const pages = statSync(file).size / SEALED_PAGE_BYTES
    // its last lot was half written
    overwrite(file, (pages - lots * LOT_PAGES) * SEALED_PAGE_BYTES + 100, 3 * SEALED_PAGE_BYTES)
    unsealInPlace(file, { keys, lotPages: LOT_PAGES })
    expectClear()
  })

  test('with a free page that SQLite never wrote leaves it empty', () => {
    sealAndUse()
    const db = openSqlite(file)
    // a leaf of the list of free pages: the trunk names it, nothing reads it
    const header = readFileSync(file)
    db.close()
    const trunk = openSealedPage(keys, header.subarray(0, SEALED_PAGE_BYTES), 1)?.readUInt32BE(32) ?? 0
    const at = (trunk - 1) * SEALED_PAGE_BYTES
    const leaf =
      openSealedPage(keys, header.subarray(at, at + SEALED_PAGE_BYTES), trunk)?.readUInt32BE(8) ?? 0
    expect(leaf).toBeGreaterThan(1)
    const handle = openSync(file, 'r+')
    writeSync(handle, Buffer.alloc(SEALED_PAGE_BYTES), 0, SEALED_PAGE_BYTES, (leaf - 1) * SEALED_PAGE_BYTES)
    closeSync(handle)
    unsealDatabase(file)
    expectClear()
  })

  test('is left as it is where a seal is broken', () => {
    sealAndUse()
    overwrite(file, 5 * SEALED_PAGE_BYTES + 50, 4)
    const before = readFileSync(file)
    expect(() => unsealDatabase(file)).toThrow('abîmée')
    expect(readFileSync(file).equals(before)).toBe(true)
    expect(isUnsealingInPlace(file)).toBe(false)
  })
})
