import { mkdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { dossiers } from '../../../../src/main/dossiers/store.ts'
import { openApp } from '../../../../src/main/hosts/open-app.ts'
import { type Opening, openForWindow } from '../../../../src/main/hosts/opening.ts'
import { newExport } from '../../../../src/main/kernel/files/exports.ts'
import { pathTokens } from '../../../../src/main/kernel/files/path-tokens.ts'
import { filesIn } from '../../../../src/main/kernel/files/wiping.ts'
import { dropKeys, keysFor } from '../../../../src/main/kernel/vault/keys.ts'
import { openLibrary } from '../../../../src/main/library/open-library.ts'
import { vaultReport } from '../../../../src/main/safekeeping/vault/report.ts'
import { temporary } from '../../../contract/program.ts'
import { aDossier } from '../../../fixtures/builders.ts'
import { aKeyring } from '../safekeeping/fake-keyring.ts'

const PASSPHRASE = 'quatre mots sans rapport'
let place: ReturnType<typeof temporary>
let folder: string
let opening: Opening

beforeEach(async () => {
  place = temporary()
  mkdirSync(join(place.folder, 'window'))
  place.file('window/index.html', '<!doctype html><title>La fenêtre</title>')
  folder = join(place.folder, 'bibliotheque')
  const library = openLibrary(folder)
  dossiers(library.db).save(aDossier({ id: 'd', title: 'SecretDuDossier' }))
  library.close()
  const window = join(place.folder, 'window')
  opening = await openForWindow(folder, { window, open: at => openApp(at, { tokens: pathTokens(), window }) })
})
afterEach(async () => {
  await opening.close()
  dropKeys(folder)
  place.remove()
})

const ask = (path: string, body?: string) =>
  opening.wire(
    new Request(
      `http://pretoire.test${path}`,
      body === undefined ? {} : { method: 'POST', body, headers: { 'Content-Type': 'application/json' } },
    ),
  )
const act = async (name: string, body = '') => (await ask(`/opening/${name}`, body)).json()
const dossierTitles = async () => JSON.stringify(await (await ask('/call/dossiers.list', '{}')).json())

test('a window seals its library, locks it, and opens it again by its passphrase', async () => {
  expect(await act('lock')).toMatchObject({ message: expect.stringContaining('n’est pas scellée') })
  expect(await act('seal', JSON.stringify({ passphrase: 'trop court' }).replace(' court', ''))).toMatchObject(
    {
      message: expect.stringContaining('au moins 10'),
    },
  )
  expect(await act('seal', JSON.stringify({ passphrase: 'aaaaaaaaaa' }))).toMatchObject({
    message: expect.stringContaining('répète les mêmes signes'),
  })
  expect(await act('progress')).toEqual({})
  const { recovery } = await act('seal', JSON.stringify({ passphrase: PASSPHRASE }))
  // sealed in another thread, which told each step to this one
  expect(await act('progress')).toEqual({ step: 'Les sauvegardes' })
  expect(recovery).toMatch(/^[0-9A-Z-]{44}$/)
  // it goes on open for the one who sealed it
  expect(await dossierTitles()).toContain('SecretDuDossier')
  const { path } = newExport(folder, 'SecretExporte.txt')
  expect(path).toContain('exports')

  // a page emptied by the lock asks for the first page before the library is closed
  let early: Promise<Response> | undefined
  opening.app()?.hub.subscribe(({ event }) => {
    if (event === 'locked') early = ask('/')
  })
  expect(await act('lock')).toEqual({})
  expect(await (await early)?.text()).toContain('type="password"')
  expect(keysFor(folder)).toBeUndefined()
  expect(opening.app()).toBeUndefined()
  const locked = await ask('/')
  const page = await locked.text()
  expect((await ask('/events')).status).toBe(503)
  expect(page).toContain('type="password"')
  expect(page).toContain('<title>Prétoire</title>')
  expect(page).not.toContain('SecretDuDossier')
  const refused = await ask('/call/dossiers.list', '{}')
  expect([refused.status, await refused.text()]).toEqual([503, expect.not.stringContaining('Secret')])
  expect(await (await ask('/lock.js')).text()).toContain("'opening/unlock'")

  expect(await act('unlock', 'une phrase tout autre')).toMatchObject({
    message: expect.stringContaining('pas la phrase de passe'),
  })
  expect(await act('unlock', PASSPHRASE)).toEqual({})
  expect(await (await ask('/')).text()).toContain('La fenêtre')
  expect(await dossierTitles()).toContain('SecretDuDossier')
})

test('files prepared for the user leave when a sealed library is locked', async () => {
  await act('seal', JSON.stringify({ passphrase: PASSPHRASE }))
  await ask('/')
  const { keepExport } = await import('../../../../src/main/kernel/files/exports.ts')
  const { id } = await keepExport(folder, 'SecretExporte.txt', Buffer.from('SecretDuDossier'))
  const waitingFiles = filesIn(join(folder, 'exports'))
  expect(waitingFiles.map(path => basename(path)).sort()).toEqual(['contenu', 'nom'])
  expect(vaultReport(folder).inClear).toEqual([])
  // sealed while it waits, and given in clear
  for (const path of waitingFiles) expect(readFileSync(path, 'latin1')).not.toContain('Secret')
  const given = await ask(`/exports/${id}`)
  expect([await given.text(), given.headers.get('content-length')]).toEqual(['SecretDuDossier', '15'])
  await act('lock')
  expect(filesIn(join(folder, 'exports'))).toEqual([])
})

test('a window opens a locked library with the keyring of the computer by its button, and never by itself', async () => {
  const window = join(place.folder, 'window')
  await act('seal', JSON.stringify({ passphrase: PASSPHRASE }))
  const send = async (message: string, input: object) =>
    (await ask(`/call/${message}`, JSON.stringify(input))).json()
  // this host reaches no keyring, and says why
  expect(await send('vault.addKeyring', { current: PASSPHRASE })).toMatchObject({
    ok: false,
    message: expect.stringContaining('fenêtre de bureau'),
  })
  await act('lock')
  expect(await (await ask('/')).text()).not.toContain('Ouvrir avec cet ordinateur')
  await opening.close()

  const keyring = aKeyring()
  const open = (at: string) => openApp(at, { tokens: pathTokens(), window, keyring })
  opening = await openForWindow(folder, { window, open, keyring })
  expect(await act('keyring')).toMatchObject({ message: expect.stringContaining('tapez sa phrase') })
  await act('unlock', PASSPHRASE)
  await ask('/')
  expect(await send('vault.addKeyring', { current: 'une phrase tout autre' })).toMatchObject({
    ok: false,
    message: expect.stringContaining('pas la phrase de passe'),
  })
  expect(await send('vault.addKeyring', { current: PASSPHRASE })).toMatchObject({ ok: true })
  expect(await send('vault.status', {})).toMatchObject({ value: { hasKeyring: true, opensByKeyring: true } })
  await act('lock')
  for (let n = 0; n < 2; n += 1) expect(await (await ask('/')).text()).toContain('Ouvrir avec cet ordinateur')
  expect(keysFor(folder)).toBeUndefined()
  expect(await act('keyring')).toEqual({})
  expect(await (await ask('/')).text()).toContain('La fenêtre')
  expect(await send('vault.removeKeyring', {})).toMatchObject({ ok: true })
  await act('lock')
  expect(await (await ask('/')).text()).not.toContain('Ouvrir avec cet ordinateur')
})

test('what seals in a window left open asks for the passphrase to put it back in clear', async () => {
  await act('seal', JSON.stringify({ passphrase: PASSPHRASE }))
  expect(await act('unseal', JSON.stringify({ passphrase: 'une phrase tout autre' }))).toMatchObject({
    message: expect.stringContaining('pas la phrase'),
  })
  expect(await dossierTitles()).toContain('SecretDuDossier')
  expect(await act('unseal', JSON.stringify({ passphrase: PASSPHRASE }))).toEqual({})
  expect(await dossierTitles()).toContain('SecretDuDossier')
  // nothing to lock any more
  await opening.lock()
  expect(opening.app()).toBeDefined()
})
