import { createHash } from 'node:crypto'
import { cpSync, existsSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { dossiers } from '../../../../../src/main/dossiers/store.ts'
import { exhibits } from '../../../../../src/main/exhibits/store.ts'
import { readStored } from '../../../../../src/main/kernel/files/stored.ts'
import { dropKeys, masterOf } from '../../../../../src/main/kernel/vault/keys.ts'
import { readVault } from '../../../../../src/main/kernel/vault/vault-file.ts'
import { openLibrary } from '../../../../../src/main/library/open-library.ts'
import { backup } from '../../../../../src/main/safekeeping/backup.ts'
import { examine } from '../../../../../src/main/safekeeping/doctor.ts'
import { finishSealing, sealLibrary } from '../../../../../src/main/safekeeping/vault/seal.ts'
import {
  pendingUnsealing,
  resealLibrary,
  unsealLibrary,
} from '../../../../../src/main/safekeeping/vault/unseal.ts'
import { admitMaster } from '../../../../../src/main/safekeeping/vault/vault.ts'
import { AppError } from '../../../../../src/shared/kernel/errors.ts'
import { temporary } from '../../../../contract/program.ts'
import { SEED } from '../../../../draws.ts'
import { drawer } from '../../../../fixtures/amendments/drawn.ts'
import { aDossier, anExhibit } from '../../../../fixtures/builders.ts'
import { findBytes } from '../../../../fixtures/find-bytes.ts'
import { shareOf } from '../../../../whole.ts'
import { type Moment, mixed, momentsOf, putMoment } from './moments.ts'

const PASSPHRASE = 'quatre mots sans rapport'
const TITLE = 'SecretDuDossier'
const contents = Array.from({ length: 3 }, (_, n) => Buffer.from(`SecretDeLaPiece ${n} `.repeat(3000)))
const hashes = contents.map(bytes => createHash('sha256').update(bytes).digest('hex'))
const SECRETS = [TITLE, 'SecretDeLaPiece', ...hashes]
/** Larger than two lots of pages, so that a copy is made between two of them. */
const WORDS = 'SecretDuDossier et la suite. '.repeat(500)
const ROWS = 350
/** Copies drawn of each work; more by the variable. */
const DRAWN = Number(process.env.PRETOIRE_COPIES ?? 8)
/** The part of them that are copies of one moment. */
const OF_ONE_MOMENT = shareOf(DRAWN / 2, DRAWN)

const prepared = temporary()
const original = join(prepared.folder, 'bibliotheque')
let sealing: readonly Moment[]
let unsealing: readonly Moment[]
let resealing: readonly Moment[]
let master: Uint8Array

let place: ReturnType<typeof temporary>
let folder: string

beforeAll(async () => {
  const written = join(prepared.folder, 'ecrite')
  const library = openLibrary(written)
  const { db } = library
  for (let n = 0; n < ROWS; n += 1) dossiers(db).save(aDossier({ id: `d${n}`, title: TITLE, notes: WORDS }))
  for (const [n, bytes] of contents.entries()) {
    const file = { name: 'piece.txt', ...library.keep(bytes), type: 'text/plain', signed: false }
    exhibits(db).save(anExhibit({ id: `e${n}`, dossier: 'd0', label: `Pièce ${n}`, file }))
  }
  await backup(library)
  // as a kill leaves it: its last writes are in its journal
  cpSync(written, original, { recursive: true, filter: path => !path.endsWith('held') })
  expect(statSync(join(original, 'library.db-wal')).size).toBeGreaterThan(0)
  library.close()
  sealing = await momentsOf(original, () => sealLibrary(original, PASSPHRASE))
  master = masterOf(original) ?? expect.unreachable()
  const half = (step: string, part?: number) => {
    if (step === 'La base de données' && part !== undefined && part > 0.4) throw new Error('killed')
  }
  await expect(unsealLibrary(original, half)).rejects.toThrow('killed')
  resealing = await momentsOf(original, () => resealLibrary(original))
  unsealing = await momentsOf(original, () => unsealLibrary(original))
}, 120_000)
afterAll(() => prepared.remove())
afterEach(() => {
  dropKeys(folder)
  place.remove()
})

/** Opens a copy as its user does: with the passphrase where it is asked for, sealed again where there is a choice. */
async function openCopy(moment: Moment): Promise<string> {
  place = temporary()
  folder = join(place.folder, 'copie')
  putMoment(folder, moment)
  try {
    const vault = readVault(folder)
    if (vault) {
      admitMaster(folder, vault, Uint8Array.from(master))
      if (pendingUnsealing(folder) !== undefined) await resealLibrary(folder)
      await finishSealing(folder)
    }
    const library = openLibrary(folder)
    try {
      expect(dossiers(library.db).get(`d${ROWS - 1}`).title).toBe(TITLE)
      const problems = (await examine(library)).map(({ message }) => message).join('\n')
      for (const [n, hash] of hashes.entries())
        if (existsSync(library.file(hash)))
          expect(readStored(library.file(hash)).equals(contents[n] ?? Buffer.of())).toBe(true)
        else expect(problems).toContain(`Pièce ${n}`)
    } finally {
      library.close()
    }
    if (vault) expect(await findBytes(folder, SECRETS)).toEqual([])
    return 'opens'
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    return error.message
  }
}

const below = drawer(SEED)

const NAMES_A_FILE = /«\s(?:library\.db(?:-wal)?|vault\.json)\s»/

describe.each([
  ['sealed', () => sealing],
  ['put in clear', () => unsealing],
  ['sealed again', () => resealing],
] as const)('a copy made while a library is %s', (_name, momentsOfWork) => {
  test('at one moment opens, and loses nothing', async () => {
    const moments = momentsOfWork()
    expect(moments.length).toBeGreaterThan(12)
    const step = Math.max(1, moments.length / OF_ONE_MOMENT)
    for (let at = 0; at < moments.length; at += step) {
      const moment = moments[Math.floor(at)] ?? expect.unreachable()
      expect([Math.floor(at), await openCopy(moment)]).toEqual([Math.floor(at), 'opens'])
      dropKeys(folder)
      place.remove()
    }
  })

  test('of files of several moments opens, or says which is behind', async () => {
    const moments = momentsOfWork()
    const told = new Map<string, number>()
    for (let n = 0; n < DRAWN; n += 1) {
      // each file from any of its states, or all from two moments
      const two = [0, 1].flatMap(() => moments[below(moments.length)] ?? [])
      const copy = mixed(n % 2 === 0 ? moments : two, below)
      const outcome = await openCopy(copy)
      told.set(outcome, (told.get(outcome) ?? 0) + 1)
      if (outcome !== 'opens') expect(outcome).toMatch(NAMES_A_FILE)
      dropKeys(folder)
      place.remove()
    }
    expect(told.get('opens')).toBeGreaterThan(DRAWN / 4)
    if (process.env.PRETOIRE_COPIES) console.log(told)
  })
})
