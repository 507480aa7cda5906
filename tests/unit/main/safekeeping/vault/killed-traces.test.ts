import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { runCli } from '../../../../../src/main/cli/run.ts'
import { dossiers } from '../../../../../src/main/dossiers/store.ts'
import { exhibits } from '../../../../../src/main/exhibits/store.ts'
import { hold } from '../../../../../src/main/kernel/database/hold.ts'
import { dropKeys } from '../../../../../src/main/kernel/vault/keys.ts'
import { openLibrary } from '../../../../../src/main/library/open-library.ts'
import { backup } from '../../../../../src/main/safekeeping/backup.ts'
import { sealLibrary } from '../../../../../src/main/safekeeping/vault/seal.ts'
import { temporary } from '../../../../contract/program.ts'
import { aDossier, anExhibit } from '../../../../fixtures/builders.ts'
import { findBytes } from '../../../../fixtures/find-bytes.ts'
import { shareOf } from '../../../../whole.ts'

const PASSPHRASE = 'quatre mots sans rapport'
const NEXT_PASSPHRASE = 'cinq autres mots tout neufs'
const TITLE = 'SecretDuDossier'
const contents = Array.from({ length: 8 }, (_, n) => Buffer.from(`SecretDeLaPiece ${n} `.repeat(20_000)))
const hashes = contents.map(bytes => createHash('sha256').update(bytes).digest('hex'))
const SECRETS = [TITLE, 'SecretDeLaPiece', 'SecretDuNom', ...hashes]
const sealer = join(import.meta.dirname, '../../../../fixtures/programs/sealer.ts')

const prepared = temporary()
const clear = join(prepared.folder, 'en-clair')
const sealed = join(prepared.folder, 'scellee')
let place: ReturnType<typeof temporary>
let folder: string

beforeAll(async () => {
  const library = openLibrary(clear)
  dossiers(library.db).save(aDossier({ id: 'd', title: TITLE }))
  dossiers(library.db).save(aDossier({ id: 'autre', title: 'Un autre dossier' }))
  for (const [n, bytes] of contents.entries()) {
    const file = { name: 'SecretDuNom.txt', ...library.keep(bytes), type: 'text/plain', signed: false }
    exhibits(library.db).save(anExhibit({ id: `e${n}`, dossier: 'd', label: 'SecretDuNom', file }))
  }
  for (let n = 0; n < 3; n += 1) await backup(library)
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

/** Names of the folders of files, empty ones too. */
const fileFolders = (library: string) => readdirSync(join(library, 'files'))

/** Runs a command as a new process would, typing these. */
async function run(words: string, ...typed: readonly string[]) {
  dropKeys(folder)
  const [out, err, answers] = [[] as string[], [] as string[], [...typed]]
  const code = await runCli([...words.split(' '), '--library', folder], {
    out: text => out.push(text),
    err: text => err.push(text),
    ...(typed.length > 0 && { secret: async () => answers.shift() ?? '' }),
  })
  return { code, out: out.join('\n'), err: err.join('\n') }
}

/** Begins a work in a program of its own, and kills it once something is so, a drawn instant later; whether it was killed before its end. */
async function kill(work: string, isTime: (steps: number) => boolean): Promise<boolean> {
  const child = spawn(process.execPath, [sealer, folder, PASSPHRASE, work], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let steps = 0
  child.stdout.on('data', (data: Buffer) => {
    steps += data.toString().split('\n').length - 1
  })
  const end = new Promise<boolean>(resolve =>
    child.once('exit', (_code, signal) => resolve(signal === 'SIGKILL')),
  )
  const watch = setInterval(() => {
    if (!isTime(steps)) return
    clearInterval(watch)
    setTimeout(() => child.kill('SIGKILL'), Math.random() * 30)
  }, 1)
  return end.finally(() => clearInterval(watch))
}

test('sealing leaves no folder that tells a digest', async () => {
  expect(fileFolders(sealed).filter(name => readdirSync(join(sealed, 'files', name)).length === 0)).toEqual(
    [],
  )
  expect(await findBytes(sealed, SECRETS)).toEqual([])
})

describe('what a killed work left in clear in the folder of a library', () => {
  const leave = () => {
    mkdirSync(join(folder, 'tmp-reste'))
    writeFileSync(join(folder, 'tmp-reste', 'library.db'), `SQLite ${TITLE}`)
  }

  test('goes when the library is opened, locked, before anything else', () => {
    copyOf(sealed)
    leave()
    expect(() => openLibrary(folder)).toThrow('scellée')
    expect(existsSync(join(folder, 'tmp-reste'))).toBe(false)
  })

  test('goes when a library in clear is opened', () => {
    copyOf(clear)
    leave()
    openLibrary(folder).close()
    expect(existsSync(join(folder, 'tmp-reste'))).toBe(false)
  })

  test('goes by a command, though its passphrase is wrong', async () => {
    copyOf(sealed)
    leave()
    expect((await run('dossier list', 'une phrase fausse')).err).toContain('pas la phrase')
    expect(existsSync(join(folder, 'tmp-reste'))).toBe(false)
    expect(await findBytes(folder, SECRETS)).toEqual([])
  })

  test('stays while another program is at work in it', () => {
    copyOf(clear)
    leave()
    const release = hold(folder, 'tmp-reste')
    openLibrary(folder).close()
    expect(readFileSync(join(folder, 'tmp-reste', 'library.db'), 'utf8')).toContain(TITLE)
    release?.()
    openLibrary(folder).close()
    expect(existsSync(join(folder, 'tmp-reste'))).toBe(false)
  })
})

const temporaryFolders = () => readdirSync(folder).filter(name => name.startsWith('tmp-'))

describe('killed at a drawn moment, then opened by the command line', () => {
  // « ready », then the database, the files, the keys, the backups
  test.each(shareOf([2, 4], [2, 3, 4, 5]))(
    'a sealing ends, and nothing speaks (after line %i)',
    async line => {
      copyOf(clear)
      expect(await kill('seal', steps => steps >= line)).toBe(true)
      expect((await run('dossier list', PASSPHRASE)).out).toContain(TITLE)
      expect(await findBytes(folder, SECRETS)).toEqual([])
    },
  )

  test.each(shareOf([3], [2, 3, 4]))(
    'an unsealing that is given up leaves nothing in clear (after line %i)',
    async line => {
      copyOf(sealed)
      await kill('unseal', steps => steps >= line)
      // ended before the kill: it was asked for
      if (!existsSync(join(folder, 'vault.json'))) return
      await run('vault seal', PASSPHRASE)
      expect((await run('dossier list', PASSPHRASE)).out).toContain(TITLE)
      expect(await findBytes(folder, SECRETS)).toEqual([])
    },
  )

  test('a change of passphrase leaves the one or the other', async () => {
    copyOf(sealed)
    const isWriting = () => readdirSync(folder).some(name => name.startsWith('vault.json.'))
    const before = readFileSync(join(folder, 'vault.json'))
    await kill('passphrase', () => isWriting() || !before.equals(readFileSync(join(folder, 'vault.json'))))
    const lists = [await run('dossier list', PASSPHRASE), await run('dossier list', NEXT_PASSPHRASE)]
    expect(lists.filter(({ out }) => out.includes(TITLE))).toHaveLength(1)
    expect(await findBytes(folder, SECRETS)).toEqual([])
  })

  test.each(shareOf([1], [1, 2, 3]))('an erasure ends, of a library in clear (%i)', async () => {
    copyOf(clear)
    expect(await kill('erase', () => temporaryFolders().length > 0)).toBe(true)
    const { out, err } = await run('dossier list')
    expect(err).toContain('Un effacement s’était arrêté au milieu')
    expect(out).toContain('Un autre dossier')
    expect(await findBytes(folder, SECRETS)).toEqual([])
    expect([fileFolders(folder), temporaryFolders()]).toEqual([[], []])
  })

  test('an erasure ends, of a sealed library', async () => {
    copyOf(sealed)
    expect(await kill('erase-sealed', () => temporaryFolders().length > 0)).toBe(true)
    expect(temporaryFolders()).not.toEqual([])
    expect(await findBytes(folder, SECRETS)).toEqual([])
    const { out } = await run('dossier list', PASSPHRASE)
    expect([out.includes(TITLE), out.includes('Un autre dossier')]).toEqual([false, true])
    expect([fileFolders(folder), temporaryFolders()]).toEqual([[], []])
  })
})
