import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { runCli } from '../../../../src/main/cli/run.ts'
import { dossiers } from '../../../../src/main/dossiers/store.ts'
import { dropKeys } from '../../../../src/main/kernel/vault/keys.ts'
import { openLibrary } from '../../../../src/main/library/open-library.ts'
import { addKeyringSlot } from '../../../../src/main/safekeeping/vault/keyring-slot.ts'
import { unlockVault } from '../../../../src/main/safekeeping/vault/vault.ts'
import { temporary } from '../../../contract/program.ts'
import { aDossier } from '../../../fixtures/builders.ts'
import { aKeyring } from '../safekeeping/fake-keyring.ts'

const PASSPHRASE = 'quatre mots sans rapport'
let place: ReturnType<typeof temporary>
let folder: string

beforeEach(() => {
  place = temporary()
  folder = join(place.folder, 'bibliotheque')
  const library = openLibrary(folder)
  dossiers(library.db).save(aDossier({ id: 'd', title: 'Le dossier du maire' }))
  library.close()
})
afterEach(() => {
  delete process.env.PRETOIRE_PASSPHRASE_FILE
  dropKeys(folder)
  place.remove()
})

/** Runs a command as a new process would, without the keys of the one before; `typed`: what is typed unseen, in turn. */
async function run(words: string, typed: readonly string[] = [], library = folder) {
  dropKeys(library)
  const [out, err, answers] = [[] as string[], [] as string[], [...typed]]
  const code = await runCli([...words.split(' '), '--library', library], {
    out: text => out.push(text),
    err: text => err.push(text),
    ...(typed.length > 0 && { secret: async () => answers.shift() ?? '' }),
  })
  return { code, out: out.join('\n'), err: err.join('\n') }
}

test('a command seals the library, and every other then asks for the passphrase', async () => {
  expect((await run('vault status')).out).toContain('en clair')
  expect((await run('vault seal', [PASSPHRASE, 'une autre'])).err).toContain('pas les mêmes')
  expect((await run('vault seal', ['aaaaaaaaaa', 'aaaaaaaaaa'])).err).toContain('répète les mêmes signes')
  expect((await run('vault status')).out).toContain('en clair')
  const sealed = await run('vault seal', [PASSPHRASE, PASSPHRASE])
  expect(sealed.code).toBe(0)
  expect(sealed.out).toMatch(/[0-9A-Z]{4}(?:-[0-9A-Z]{4}){8}/)
  expect((await run('vault status')).out).toContain('La bibliothèque est scellée')
  const unattended = await run('dossier list')
  expect([unattended.code, unattended.out]).toEqual([1, ''])
  expect(unattended.err).toContain('PRETOIRE_PASSPHRASE_FILE')
  expect((await run('dossier list', ['une phrase fausse'])).err).toContain('pas la phrase de passe')
  expect((await run('dossier list', [PASSPHRASE])).out).toContain('Le dossier du maire')
  // a locked library is not a damaged one
  expect((await run('rescue')).out).toContain('scellée')
  const file = join(place.folder, 'phrase')
  writeFileSync(file, `${PASSPHRASE}\n`)
  process.env.PRETOIRE_PASSPHRASE_FILE = file
  expect((await run('dossier list')).out).toContain('Le dossier du maire')
  expect((await run('doctor')).code).toBe(0)
  expect((await run('vault unseal')).out).toContain('en clair')
  delete process.env.PRETOIRE_PASSPHRASE_FILE
  expect((await run('dossier list')).out).toContain('Le dossier du maire')
})

test('a command takes the library back from the keyring of a computer', async () => {
  await run('vault seal', [PASSPHRASE, PASSPHRASE])
  expect((await run('vault forget-keyring')).out).toContain('rien n’a été changé')
  await unlockVault(folder, PASSPHRASE)
  await addKeyringSlot(folder, aKeyring())
  expect((await run('vault status')).out).toContain('Le trousseau d’un ordinateur l’ouvre aussi')
  // a header that is changed is proven again: the key of the vault is asked for
  expect((await run('vault forget-keyring')).err).toContain('PRETOIRE_PASSPHRASE_FILE')
  expect((await run('vault forget-keyring', [PASSPHRASE])).out).toContain('n’ouvre plus')
  expect((await run('vault status')).out).not.toContain('trousseau')
  expect(readFileSync(join(folder, 'vault.json'), 'utf8')).not.toContain('system')
  expect((await run('dossier list', [PASSPHRASE])).out).toContain('Le dossier du maire')
})

test('a sealed backup opens on another machine by its passphrase alone', async () => {
  await run('vault seal', [PASSPHRASE, PASSPHRASE])
  const backup = join(place.folder, 'copie.zip')
  expect((await run(`backup ${backup}`, [PASSPHRASE])).code).toBe(0)
  const elsewhere = join(place.folder, 'autre-machine')
  const wrong = await run(`rescue --restore ${backup}`, ['une phrase fausse'], elsewhere)
  expect([wrong.code, wrong.err]).toEqual([1, expect.stringContaining('pas la phrase de passe')])
  const restored = await run(`rescue --restore ${backup}`, [PASSPHRASE], elsewhere)
  expect([restored.code, restored.out]).toEqual([0, expect.stringContaining('rétablie')])
  expect((await run('dossier list', [PASSPHRASE], elsewhere)).out).toContain('Le dossier du maire')
  dropKeys(elsewhere)
  // a library in clear does not take it
  const clear = join(place.folder, 'en-clair')
  openLibrary(clear).close()
  const refused = await run(`restore ${backup}`, [PASSPHRASE], clear)
  expect([refused.code, refused.err]).toEqual([1, expect.stringContaining('dossier neuf')])
})
