import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { dossiers } from '../../../../src/main/dossiers/store.ts'
import { exhibits } from '../../../../src/main/exhibits/store.ts'
import { hashFile } from '../../../../src/main/kernel/files/keep-file.ts'
import { dropKeys } from '../../../../src/main/kernel/vault/keys.ts'
import { readVault } from '../../../../src/main/kernel/vault/vault-file.ts'
import { openLibrary } from '../../../../src/main/library/open-library.ts'
import { backup } from '../../../../src/main/safekeeping/backup.ts'
import { examine } from '../../../../src/main/safekeeping/doctor.ts'
import { backups } from '../../../../src/main/safekeeping/list.ts'
import { preview } from '../../../../src/main/safekeeping/restore.ts'
import { finishSealing, sealLibrary } from '../../../../src/main/safekeeping/vault/seal.ts'
import { unsealLibrary } from '../../../../src/main/safekeeping/vault/unseal.ts'
import { requireHeader, unlockVault, writeHeader } from '../../../../src/main/safekeeping/vault/vault.ts'
import { ownKey } from '../../../../src/main/sharing/keys/own-key.ts'
import { temporary } from '../../../contract/program.ts'
import { aDossier, anExhibit } from '../../../fixtures/builders.ts'
import { shareOf } from '../../../whole.ts'

const PASSPHRASE = 'quatre mots sans rapport'
const SECRET = 'SecretDuDossier'
const EXHIBITS = 6
const sealer = join(import.meta.dirname, '../../../fixtures/programs/sealer.ts')

let place: ReturnType<typeof temporary>
let folder: string
const contents = Array.from({ length: EXHIBITS }, (_, n) => Buffer.from(`${SECRET} ${n} `.repeat(30_000)))
const hashes = contents.map(bytes => createHash('sha256').update(bytes).digest('hex'))

/** A library in clear, and the same one sealed: each case kills a copy. */
const prepared = temporary()
const clear = join(prepared.folder, 'en-clair')
const sealed = join(prepared.folder, 'scellee')

beforeAll(async () => {
  const library = openLibrary(clear)
  dossiers(library.db).save(aDossier({ id: 'd', title: SECRET }))
  for (const [n, bytes] of contents.entries()) {
    const { sha256, size } = library.keep(bytes)
    const file = { name: `${SECRET}.txt`, sha256, size, type: 'text/plain', signed: false }
    exhibits(library.db).save(anExhibit({ id: `e${n}`, dossier: 'd', label: SECRET, file }))
  }
  ownKey(library)
  await backup(library)
  await backup(library)
  library.close()
  cpSync(clear, sealed, { recursive: true })
  await sealLibrary(sealed, PASSPHRASE)
  dropKeys(sealed)
})
afterAll(() => prepared.remove())

beforeEach(() => {
  place = temporary()
  folder = join(place.folder, 'bibliotheque')
})
afterEach(() => {
  dropKeys(folder)
  place.remove()
})

const copyOf = (library: string) => cpSync(library, folder, { recursive: true })

/** Runs the sealer and kills it a drawn moment after it says a step; the steps it said. */
async function killedAt(work: string, step: number): Promise<string[]> {
  const child = spawn(process.execPath, [sealer, folder, PASSPHRASE, work], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const steps: string[] = []
  const end = new Promise(resolve => child.once('exit', resolve))
  for await (const line of createInterface(child.stdout)) {
    steps.push(line)
    if (steps.length === step) setTimeout(() => child.kill('SIGKILL'), Math.random() * 40)
  }
  await end
  return steps
}

async function holdsEverything(): Promise<void> {
  const library = openLibrary(folder)
  try {
    expect(await examine(library)).toEqual([])
    expect(dossiers(library.db).get('d').title).toBe(SECRET)
    for (const hash of hashes) expect(await hashFile(library.file(hash))).toBe(hash)
    const list = backups(library)
    expect(list.map(({ proof }) => proof)).toEqual(['proven', 'proven'])
    for (const { file } of list) expect((await preview(library, file)).missing).toEqual([])
  } finally {
    library.close()
  }
}

function filesWithTheSecret(): string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter(one => one.isFile())
    .filter(({ name, parentPath }) => {
      const bytes = readFileSync(join(parentPath, name))
      return (
        hashes.some(hash => name.startsWith(hash)) || bytes.includes(SECRET) || bytes.includes('PRIVATE KEY')
      )
    })
    .map(({ name }) => name)
}

describe('killed at any step, a sealing', () => {
  // « ready », then the database, the files, the keys, the backups
  test.each(shareOf([3, 5], [2, 3, 4, 5]))(
    'is taken up by the passphrase, and nothing is lost (after line %i)',
    async step => {
      copyOf(clear)
      await killedAt('seal', step)
      expect(readVault(folder)).toBeDefined()
      // killed again in what is left
      await killedAt('resume', 3)
      await unlockVault(folder, PASSPHRASE)
      await finishSealing(folder)
      expect(readVault(folder)?.state).toBe('sealed')
      expect(filesWithTheSecret()).toEqual([])
      await holdsEverything()
    },
  )

  test('while a clear file is overwritten keeps the sealed one that has taken its place', async () => {
    copyOf(sealed)
    await unlockVault(folder, PASSPHRASE)
    writeHeader(folder, { ...requireHeader(folder), state: 'sealing' })
    for (const hash of hashes) {
      mkdirSync(join(folder, 'files', hash.slice(0, 2)), { recursive: true })
      writeFileSync(join(folder, 'files', hash.slice(0, 2), hash), Buffer.alloc(40_000))
    }
    await finishSealing(folder)
    expect(filesWithTheSecret()).toEqual([])
    await holdsEverything()
  })

  test.each(shareOf([2, 4], [2, 3, 4]))('back in clear is taken up too (after line %i)', async step => {
    copyOf(sealed)
    await killedAt('unseal', step)
    if (existsSync(join(folder, 'vault.json'))) {
      await unlockVault(folder, PASSPHRASE)
      await unsealLibrary(folder)
    }
    const library = openLibrary(folder)
    expect(dossiers(library.db).get('d').title).toBe(SECRET)
    for (const hash of hashes) expect(await hashFile(library.file(hash))).toBe(hash)
    library.close()
  })
})
