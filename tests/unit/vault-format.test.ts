import { createHmac } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Sqlite from 'better-sqlite3'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { dossiers } from '../../src/main/dossiers/store.ts'
import { dropKeys } from '../../src/main/kernel/vault/keys.ts'
import { openLibrary } from '../../src/main/library/open-library.ts'
import { sealLibrary } from '../../src/main/safekeeping/vault/seal.ts'
import { temporary } from '../contract/program.ts'
import { aDossier } from '../fixtures/builders.ts'
import { openDatabase, openFile, openVault } from './vault-reader.ts'

const PASSPHRASE = 'café crème, deux é'
let place: ReturnType<typeof temporary>
let folder: string

beforeEach(() => {
  place = temporary()
  folder = join(place.folder, 'bibliotheque')
})
afterEach(() => {
  dropKeys(folder)
  place.remove()
})

test('another program opens a vault, its database and its files from the page of the format alone', async () => {
  const library = openLibrary(folder)
  dossiers(library.db).save(aDossier({ id: 'd', title: 'Un dossier scellé' }))
  // of no byte, of a whole number of chunks, and of a few chunks and some
  const contents = [Buffer.alloc(0), Buffer.alloc(131_072, 7), Buffer.alloc(200_000, 9)]
  const hashes = contents.map(bytes => library.keep(bytes).sha256)
  library.close()
  await sealLibrary(folder, PASSPHRASE)

  // typed with its accents apart
  const keys = await openVault(readFileSync(join(folder, 'vault.json'), 'utf8'), PASSPHRASE.normalize('NFD'))
  const clear = join(place.folder, 'clair.db')
  writeFileSync(clear, openDatabase(readFileSync(join(folder, 'library.db')), keys))
  const db = new Sqlite(clear, { readonly: true })
  expect(db.prepare("SELECT title FROM dossiers WHERE id = 'd'").pluck().get()).toBe('Un dossier scellé')
  expect(db.pragma('integrity_check', { simple: true })).toBe('ok')
  db.close()
  for (const [n, hash] of hashes.entries()) {
    const name = createHmac('sha256', keys.names).update(hash).digest('hex')
    const file = join(folder, 'files', name.slice(0, 2), name)
    expect(existsSync(file)).toBe(true)
    expect(openFile(readFileSync(file), keys).equals(contents[n] ?? Buffer.alloc(0))).toBe(true)
  }
  const touched = readFileSync(join(folder, 'vault.json'), 'utf8').replace(/"at": "2/, '"at": "3')
  await expect(openVault(touched, PASSPHRASE)).rejects.toThrow('the header was touched')
  const [page] = [readFileSync(join(folder, 'library.db'))]
  page.writeUInt8(page.readUInt8(5000) ^ 1, 5000)
  expect(() => openDatabase(page, keys)).toThrow('page 2')
})
