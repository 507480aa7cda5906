import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { runCli } from '../../../../../src/main/cli/run.ts'
import { dossiers } from '../../../../../src/main/dossiers/store.ts'
import { runVaultAct } from '../../../../../src/main/hosts/vault/acts.ts'
import { dropKeys, keysFor, masterOf } from '../../../../../src/main/kernel/vault/keys.ts'
import { readProvenHeader } from '../../../../../src/main/kernel/vault/locked.ts'
import { parseVault, readVault } from '../../../../../src/main/kernel/vault/vault-file.ts'
import { openLibrary } from '../../../../../src/main/library/open-library.ts'
import { finishSealing, sealLibrary } from '../../../../../src/main/safekeeping/vault/seal.ts'
import {
  pendingUnsealing,
  resealLibrary,
  unsealFolder,
  unsealLibrary,
} from '../../../../../src/main/safekeeping/vault/unseal.ts'
import {
  admitMaster,
  changePassphrase,
  renewRecovery,
  unlockVault,
} from '../../../../../src/main/safekeeping/vault/vault.ts'
import { AppError } from '../../../../../src/shared/kernel/errors.ts'
import { temporary } from '../../../../contract/program.ts'
import { aDossier } from '../../../../fixtures/builders.ts'
import { findBytes } from '../../../../fixtures/find-bytes.ts'
import { writeOldVault } from './old-vault.ts'

const PASSPHRASE = 'quatre mots sans rapport'
const NEXT_PASSPHRASE = 'cinq autres mots tout neufs'
const SECRETS = ['SecretDuTitre', 'SecretDeLaPiece']

/** A sealed library, and the headers it had before the one it has. */
const prepared = temporary()
const sealed = join(prepared.folder, 'scellee')
let master: Uint8Array
let header: Buffer
const olderHeaders = new Map<string, Buffer>()

let place: ReturnType<typeof temporary>
let folder: string

const headerOf = (library: string) => readFileSync(join(library, 'vault.json'))
const putHeader = (bytes: string | Buffer) => writeFileSync(join(folder, 'vault.json'), bytes)

beforeAll(async () => {
  const library = openLibrary(sealed)
  dossiers(library.db).save(aDossier({ id: 'd', title: 'SecretDuTitre' }))
  library.keep(Buffer.from('SecretDeLaPiece '.repeat(500)))
  library.close()
  await sealLibrary(sealed, PASSPHRASE, () => olderHeaders.set('of its sealing', headerOf(sealed)))
  olderHeaders.set('under another passphrase', headerOf(sealed))
  await changePassphrase(sealed, NEXT_PASSPHRASE)
  olderHeaders.set('of another recovery key', headerOf(sealed))
  await renewRecovery(sealed)
  // an unsealing that was stopped at its beginning, and given up
  await expect(
    unsealLibrary(sealed, undefined, async () => {
      olderHeaders.set('of an unsealing', headerOf(sealed))
      throw new Error('killed')
    }),
  ).rejects.toThrow('killed')
  expect(pendingUnsealing(sealed)).toBeUndefined()
  header = headerOf(sealed)
  master = masterOf(sealed) ?? expect.unreachable()
  dropKeys(sealed)
})
afterAll(() => prepared.remove())

beforeEach(() => {
  place = temporary()
  folder = join(place.folder, 'bibliotheque')
  cpSync(sealed, folder, { recursive: true })
})
afterEach(() => {
  dropKeys(folder)
  place.remove()
})

/** All that lies in the folder but the header: names, sizes and moments of writing. */
const shape = () =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter(name => name !== 'vault.json')
    .map(name => [name, statSync(join(folder, name)).size, statSync(join(folder, name)).mtimeMs])

/**
 * Opens the folder as a host does once the right passphrase has given the master key; a sentence where it is refused. Fails on anything
 * that is no refusal, and on a library that would go on in clear.
 */
async function openWithKey(): Promise<string | undefined> {
  try {
    admitMaster(folder, parseVault(headerOf(folder)), Uint8Array.from(master))
    if (pendingUnsealing(folder) !== undefined) expect.unreachable('an unsealing nobody asked for')
    await finishSealing(folder)
    openLibrary(folder).close()
    expect(readProvenHeader(folder)).toMatchObject({ state: 'sealed' })
    expect(readProvenHeader(folder)).not.toHaveProperty('unsealing')
    return undefined
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    return error.message
  } finally {
    dropKeys(folder)
  }
}

describe('a header that was touched', () => {
  test('in any of its bytes is refused, or opens as sealed; nothing is put in clear', async () => {
    let refusals = 0
    for (let at = 0; at < header.length; at += 1)
      for (const bit of [1, 0x20]) {
        const touched = Buffer.from(header)
        touched[at] = (touched[at] ?? 0) ^ bit
        putHeader(touched)
        const before = shape()
        if ((await openWithKey()) === undefined) continue
        refusals += 1
        expect(shape()).toEqual(before)
      }
    expect(refusals).toBeGreaterThan(header.length)
    expect(await findBytes(folder, SECRETS)).toEqual([])
  })

  test('cut anywhere is refused', async () => {
    for (let length = 0; length < header.length - 2; length += 7) {
      putHeader(header.subarray(0, length))
      expect(await openWithKey()).toContain('vault.json')
    }
  })

  test.each(['sealing', 'unsealing'])('to say « %s » is refused, and says what was touched', async state => {
    const before = shape()
    putHeader(header.toString('utf8').replace('"state": "sealed"', `"state": "${state}"`))
    expect(await openWithKey()).toContain('modifié hors de Prétoire\u00a0: «\u00a0state\u00a0».')
    expect(shape()).toEqual(before)
  })

  test('in any member, replaced, removed, or taken from an older header, is refused or opens as sealed', async () => {
    const current: unknown = JSON.parse(header.toString('utf8'))
    const sources = [...olderHeaders.values()].map(bytes => JSON.parse(bytes.toString('utf8')) as unknown)
    const values = ['', 'unsealing', 'sealing', 'A'.repeat(24), 0, 1, 2, 3, -1, 1e9, null, [], {}, true]
    let count = 0
    const attempt = async (touched: unknown) => {
      count += 1
      putHeader(JSON.stringify(touched, null, 1))
      const before = shape()
      if ((await openWithKey()) !== undefined) expect(shape()).toEqual(before)
      expect(existsSync(join(folder, 'vault.json'))).toBe(true)
    }
    for (const path of pathsOf(current)) {
      await attempt(withMember(current, path, undefined))
      for (const value of values) await attempt(withMember(current, path, value))
      for (const source of sources) await attempt(withMember(current, path, memberOf(source, path)))
    }
    expect(count).toBeGreaterThan(300)
    expect(await findBytes(folder, SECRETS)).toEqual([])
  })

  test('back to format 1, without its proof, opens as sealed whatever its state says', async () => {
    for (const state of ['sealed', 'sealing', 'unsealing']) {
      const { proof: _proof, ...bare } = JSON.parse(header.toString('utf8'))
      putHeader(JSON.stringify({ ...bare, format: 1, state }))
      expect(await openWithKey()).toBeUndefined()
      expect(readVault(folder)).toMatchObject({ format: 2, state: 'sealed' })
      putHeader(JSON.stringify({ ...bare, format: 2, state }))
      expect(await openWithKey()).toContain('ne se lit plus')
    }
    expect(await findBytes(folder, SECRETS)).toEqual([])
  })

  test('put back from an older moment of the same library opens as sealed', async () => {
    expect(olderHeaders.size).toBe(4)
    for (const older of olderHeaders.values()) {
      putHeader(older)
      expect(await openWithKey()).toBeUndefined()
      expect(readVault(folder)?.state).toBe('sealed')
    }
    expect(await findBytes(folder, SECRETS)).toEqual([])
  })

  test('of members of two moments, whichever come from the older one, is refused or opens as sealed', async () => {
    const current = JSON.parse(header.toString('utf8')) as Record<string, unknown>
    const members = Object.keys(current)
    let refusals = 0
    for (const older of olderHeaders.values()) {
      const then = JSON.parse(older.toString('utf8')) as Record<string, unknown>
      const differing = members.filter(name => JSON.stringify(then[name]) !== JSON.stringify(current[name]))
      expect(differing).toContain('proof')
      // all of them is the older header itself
      for (let chosen = 1; chosen < 2 ** differing.length - 1; chosen += 1) {
        const taken = differing.filter((_, n) => chosen & (1 << n))
        putHeader(
          JSON.stringify({ ...current, ...Object.fromEntries(taken.map(name => [name, then[name]])) }),
        )
        const before = shape()
        if ((await openWithKey()) === undefined) continue
        refusals += 1
        expect(shape()).toEqual(before)
      }
    }
    expect(refusals).toBeGreaterThan(6)
    expect(await findBytes(folder, SECRETS)).toEqual([])
  })

  test('put back from an unsealing that was given up asks, beside a file put there in clear, and puts nothing in clear', async () => {
    putHeader(olderHeaders.get('of an unsealing') ?? '')
    const planted = join(folder, 'files', 'ab', 'ab'.repeat(32))
    mkdirSync(dirname(planted), { recursive: true })
    writeFileSync(planted, 'mis là par un autre')
    await unlockVault(folder, NEXT_PASSPHRASE)
    expect(pendingUnsealing(folder)).toEqual(expect.any(String))
    expect(await findBytes(folder, SECRETS)).toEqual([])
    await resealLibrary(folder)
    expect(readVault(folder)?.state).toBe('sealed')
    expect(await findBytes(folder, [...SECRETS, 'mis là par un autre'])).toEqual([])
  })

  test('and gone is told: the library stays sealed', async () => {
    rmSync(join(folder, 'vault.json'))
    expect(() => openLibrary(folder)).toThrow('n’est plus à côté')
    expect(await findBytes(folder, SECRETS)).toEqual([])
  })

  test('of costs that Prétoire does not ask for is refused before any is paid', async () => {
    const costs: readonly (readonly [number, number])[] = [
      [64, 2 ** 30],
      [13, 64 * 2 ** 20],
      [1, 64 * 2 ** 20],
      [2, 8192],
      [2, 2 ** 40],
      [2.5, 64 * 2 ** 20],
      [-2, 64 * 2 ** 20],
    ]
    for (const [opslimit, memlimit] of costs) {
      const vault = JSON.parse(header.toString('utf8'))
      vault.slots.find(({ kind }: { kind: string }) => kind === 'passphrase').kdf = {
        ...{ name: 'argon2id13', opslimit, memlimit },
      }
      putHeader(JSON.stringify(vault))
      await expect(unlockVault(folder, NEXT_PASSPHRASE)).rejects.toThrow(
        /entre 2 et 12, et entre 64 et 256\sMo/,
      )
      expect(keysFor(folder)).toBeUndefined()
    }
    // no wrong passphrase was counted
    expect(existsSync(join(folder, 'vault-attempts.json'))).toBe(false)
  })
})

type Path = readonly (string | number)[]

/** The way to every member of a value, and to every member of these. */
function pathsOf(value: unknown, path: Path = []): Path[] {
  const own = path.length > 0 ? [path] : []
  if (typeof value !== 'object' || value === null) return own
  return [...own, ...Object.entries(value).flatMap(([key, inner]) => pathsOf(inner, [...path, key]))]
}

const memberOf = (value: unknown, path: Path): unknown =>
  path.reduce<unknown>((inner, key) => (inner as Record<string, unknown> | undefined)?.[key], value)

/** A copy of a value with another member; undefined removes it. */
function withMember(value: unknown, path: Path, member: unknown): unknown {
  const copy = structuredClone(value)
  const parent = memberOf(copy, path.slice(0, -1)) as Record<string, unknown>
  const key = path.at(-1) ?? ''
  if (Array.isArray(parent) && member === undefined) parent.splice(Number(key), 1)
  else if (member === undefined) delete parent[key]
  else parent[key] = member
  return copy
}

describe('a library of an older format', () => {
  // refused today, it still opens what it sealed
  const WEAK_PASSPHRASE = 'aaaaaaaaaa'
  const old = (state: 'sealing' | 'sealed' | 'unsealing') =>
    writeOldVault(folder, { id: parseVault(header).id, master, passphrase: WEAK_PASSPHRASE, state })

  test.each(['sealed', 'sealing', 'unsealing'] as const)(
    'is brought up at its next opening by passphrase (« %s »)',
    async state => {
      await old(state)
      await unlockVault(folder, WEAK_PASSPHRASE)
      await finishSealing(folder)
      expect(pendingUnsealing(folder)).toBeUndefined()
      const library = openLibrary(folder)
      expect(dossiers(library.db).get('d').title).toBe('SecretDuTitre')
      library.close()
      expect(readVault(folder)).toMatchObject({ format: 2, state: 'sealed', proof: expect.anything() })
      expect(await findBytes(folder, SECRETS)).toEqual([])
      dropKeys(folder)
      await unlockVault(folder, WEAK_PASSPHRASE)
    },
  )
})

describe('an unsealing that was stopped in the middle', () => {
  const act = async (name: 'unlock' | 'reseal' | 'unseal', body: string): Promise<unknown> => {
    const response = await runVaultAct(folder, name, {
      request: new Request('http://pretoire.test/', { method: 'POST', body }),
      close: async () => undefined,
      lock: async () => undefined,
      onStep: () => undefined,
      keyring: undefined,
    })
    return response.json()
  }
  const passphrase = JSON.stringify({ passphrase: NEXT_PASSPHRASE })

  /** Runs a command as a new process would. */
  async function run(words: string, ...typed: readonly string[]) {
    dropKeys(folder)
    const [out, err, answers] = [[] as string[], [] as string[], [...typed]]
    const code = await runCli([...words.split(' '), '--library', folder], {
      out: text => out.push(text),
      err: text => err.push(text),
      secret: async () => answers.shift() ?? '',
    })
    return { code, out: out.join('\n'), err: err.join('\n') }
  }

  beforeEach(async () => {
    await unlockVault(folder, NEXT_PASSPHRASE)
    // the exhibits are in clear, the database is not
    const isStopped = (step: string) => {
      if (step === 'La base de données') throw new Error('killed')
    }
    await expect(unsealLibrary(folder, isStopped, unsealFolder)).rejects.toThrow('killed')
    dropKeys(folder)
  })

  test('goes on in the window only once it was chosen, with the passphrase again', async () => {
    const before = shape()
    expect(await act('unlock', NEXT_PASSPHRASE)).toMatchObject({
      isUnsealing: true,
      message: expect.stringContaining('choisissez'),
    })
    expect([keysFor(folder), shape()]).toEqual([undefined, before])
    expect(await act('unseal', passphrase)).toEqual({})
    expect(existsSync(join(folder, 'vault.json'))).toBe(false)
    const library = openLibrary(folder)
    expect(dossiers(library.db).get('d').title).toBe('SecretDuTitre')
    library.close()
  })

  test('is sealed again where that is chosen', async () => {
    expect(await act('reseal', passphrase)).toEqual({})
    expect(await findBytes(folder, SECRETS)).toEqual([])
    const library = openLibrary(folder)
    expect(dossiers(library.db).get('d').title).toBe('SecretDuTitre')
    library.close()
  })

  test('goes on by the command that asks for it, and by no other', async () => {
    expect((await run('vault status')).out).toContain('Une partie de la bibliothèque est en clair')
    const before = shape()
    const refused = await run('dossier list', NEXT_PASSPHRASE)
    expect([refused.code, refused.err]).toEqual([1, expect.stringContaining('pretoire vault seal')])
    expect(shape()).toEqual(before)
    expect((await run('vault seal', NEXT_PASSPHRASE)).out).toContain('est scellée')
    expect(await findBytes(folder, SECRETS)).toEqual([])
    expect((await run('vault seal', NEXT_PASSPHRASE)).err).toContain('déjà scellée')
    expect((await run('vault unseal', NEXT_PASSPHRASE)).code).toBe(0)
    expect((await run('dossier list')).out).toContain('SecretDuTitre')
  })

  test('and sealed again after a kill of its database goes on where it was', async () => {
    await unlockVault(folder, NEXT_PASSPHRASE)
    const isStopped = (step: string, part?: number) => {
      if (step === 'La base de données' && part !== undefined) throw new Error('killed')
    }
    await expect(unsealLibrary(folder, isStopped, unsealFolder)).rejects.toThrow('killed')
    expect(existsSync(join(folder, 'library.db.lots-clair'))).toBe(true)
    await resealLibrary(folder)
    expect(await findBytes(folder, SECRETS)).toEqual([])
    const library = openLibrary(folder)
    expect(dossiers(library.db).get('d').title).toBe('SecretDuTitre')
    library.close()
  })
})
