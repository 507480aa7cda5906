import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import {
  sealDossier,
  withOpenedDossier,
} from '../../../../../src/main/sharing/dossier-file/sealed-dossier.ts'
import { needsDossierPassphrase } from '../../../../../src/shared/dossiers/sealed.ts'
import { temporary } from '../../../../contract/program.ts'

const PASSPHRASE = 'cinq mots donnés au téléphone'
const CONTENT = Buffer.from('Le zip d’un dossier. '.repeat(8000))

let place: ReturnType<typeof temporary>
let sealed: string

beforeEach(async () => {
  place = temporary()
  const zip = join(place.folder, 'dossier.zip')
  writeFileSync(zip, CONTENT)
  sealed = join(place.folder, 'dossier.dossier-scelle')
  await sealDossier(zip, sealed, PASSPHRASE)
})
afterEach(() => place.remove())

const open = (passphrase?: string) =>
  withOpenedDossier(
    { path: sealed, name: 'dossier.dossier-scelle' },
    { passphrase, folder: place.folder },
    async one => readFileSync(one.path),
  )
const failure = (opening: Promise<unknown>) =>
  opening.then(
    () => expect.unreachable(),
    (error: Error) => error,
  )

test('a dossier given under a passphrase says nothing of itself, and opens with it', async () => {
  expect(readFileSync(sealed).includes('zip d’un dossier')).toBe(false)
  expect((await open(PASSPHRASE)).equals(CONTENT)).toBe(true)
  // the same letters, an accent typed in two characters
  expect((await open(PASSPHRASE.normalize('NFD'))).equals(CONTENT)).toBe(true)
  expect(readdirSync(place.folder).filter(name => name.startsWith('tmp-'))).toEqual([])
})

test('without its passphrase, or with another, it is asked for', async () => {
  for (const passphrase of [undefined, 'une phrase tout autre']) {
    const error = await failure(open(passphrase))
    expect(error.message).toContain('phrase de passe')
    expect(needsDossierPassphrase(error)).toBe(true)
  }
})

test.each([
  ['cut', (bytes: Buffer) => bytes.subarray(0, -70_000)],
  ['changed', (bytes: Buffer) => Buffer.concat([bytes.subarray(0, -5), Buffer.alloc(5)])],
])('one that was %s is refused, and nothing of it stays', async (_how, harm) => {
  writeFileSync(sealed, harm(readFileSync(sealed)))
  const error = await failure(open(PASSPHRASE))
  expect(error).toMatchObject({ code: 'damaged', message: expect.stringContaining('abîmé') })
  expect(readdirSync(place.folder).filter(name => name.startsWith('tmp-'))).toEqual([])
})

test('a passphrase too short is refused before anything is written', async () => {
  const to = join(place.folder, 'autre')
  await expect(sealDossier(sealed, to, 'court')).rejects.toThrow('au moins 10')
  expect(existsSync(to)).toBe(false)
})
