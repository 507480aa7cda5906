import { randomUUID } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { type OpenApp, openApp } from '../../src/main/hosts/open-app.ts'
import { pathTokens } from '../../src/main/kernel/files/path-tokens.ts'
import { client, type Transport } from '../../src/shared/contract/client.ts'
import { type Channel, type Client, contract } from '../../src/shared/contract/contract.ts'
import { aBill, aDecision } from '../fixtures/builders.ts'
import { loopback, program, temporary } from './program.ts'

const place = temporary()
const tokens = pathTokens()
let electron: OpenApp
let browser: Awaited<ReturnType<typeof loopback>>

beforeAll(async () => {
  electron = await openApp(join(place.folder, 'electron'), { tokens, window: place.folder })
  browser = await loopback(join(place.folder, 'navigateur'), place.folder)
})
afterAll(async () => {
  await electron.close()
  await browser.served.close()
  place.remove()
})

/** Sends as the page does, over the wire of each window. */
const sends: Readonly<Record<'Electron' | 'the browser', Transport>> = {
  Electron: async (channel, input) => {
    const init = {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(input),
    }
    const response = await electron.wire(new Request(`pretoire://app/call/${channel}`, init))
    return (await response.json()) as Awaited<ReturnType<Transport>>
  },
  'the browser': (channel, input) => browser.send(channel, input),
}
/** The state in which an import ends, however long it takes. */
async function endOf(call: Client, id: string): Promise<string> {
  for (;;) {
    const { state } = await call['jobs.get']({ id })
    if (state !== 'running') return state
    await new Promise(done => setTimeout(done, 20))
  }
}
const hosts = Object.keys(sends) as (keyof typeof sends)[]

type Schema = { readonly [key: string]: unknown }
/** Every name of a field that a message takes, however deep. */
function fieldsOf(schema: unknown): string[] {
  if (typeof schema !== 'object' || schema === null) return []
  const own = (schema as Schema).properties
  const names = typeof own === 'object' && own !== null ? Object.keys(own) : []
  return [...names, ...Object.values(schema).flatMap(fieldsOf)]
}
const channels = Object.keys(contract) as Channel[]
const taking = (field: string) =>
  channels.filter(one =>
    fieldsOf(z.toJSONSchema(contract[one].input, { io: 'input', unrepresentable: 'any' })).includes(field),
  )

test.each(['path', 'folder', 'directory', 'replace', 'overwrite'])('no message has a field « %s »', field => {
  // the place of an article in its code is no place on a disk
  const articles = ['library.save', 'packs.apply', 'library.merge', 'library.joined']
  expect(taking(field).filter(one => !articles.includes(one))).toEqual([])
})

/** Messages that would reach a file, were it named; everything else in them is right. */
const files = async (send: Transport) => {
  const { id, drafts } = await client(send)['dossiers.create']({ template: 'rep-vsa' })
  const [draft = ''] = drafts
  const bill = await client(send)['bills.save']({ bill: aBill({ id: randomUUID() }) })
  const filing = { id: 'f', dossier: id, date: '2026-01-01', drafts: [], exhibits: [] }
  const set = { id: 's', title: 's', draft, members: [], openings: {} }
  const messages = (file: unknown): Partial<Record<Channel, unknown>> => ({
    'imports.start': { files: [file] },
    'offers.keep': { file, address: 'https://exemple.fr/', title: '', day: '2026-12-04' },
    'funds.attach': { file },
    'exhibits.add': { dossier: id, file },
    'dossiers.import': { file },
    'templates.import': { file },
    'packs.review': { file },
    'identity.import': { file, passphrase: '' },
    'backups.preview': { file },
    'backups.restore': { file },
    'models.read': { file },
    'models.add': { file },
    'calls.merge': { file },
    'bills.import': { file },
    'bills.arriving': { file },
    'billTexts.read': { file, bill: bill.id },
    'amendments.import': { file },
    'drafts.readDocx': { dossier: id, file },
    'drafts.verifyText': { file },
    'drafts.redline': { id: draft, from: { file } },
    'pictures.add': { file },
    'filings.save': { filing, receipt: file },
    'filings.file': { dossier: id, drafts, date: '2026-01-01', receipt: file },
    'sets.take': { id: set.id, file },
    'updates.examine': { files: [file] },
    'communes.points': { file, source: 'Essai', licence: 'Essai' },
    'projects.readTable': { file },
    'publishing.read': { bill: bill.id, file },
    'publishing.review': { bill: bill.id, previous: file },
    'publishing.write': { bill: bill.id, previous: file, settings: {}, id: 'p', digest: '' },
  })
  return messages
}

test('every message that takes a file is tried', async () =>
  expect(Object.keys((await files(browser.send))({})).sort()).toEqual(
    taking('token')
      .filter(one => !['backups.create', 'backups.setSecondPlace', 'library.setDownloads'].includes(one))
      .sort(),
  ))

describe.each(hosts)('the window of %s', host => {
  const send = sends[host]
  const launched = pathTokens()
  test.each([
    ['a path', { path: '/etc/passwd' }, 'invalid'],
    ['a path beside a token that is none', { path: '/etc/passwd', token: 'A'.repeat(22) }, 'refused'],
    ['a path as a token', { token: '/etc/passwd' }, 'invalid'],
    ['a path as an upload', { upload: '../../../../etc/passwd' }, 'not-found'],
    ['a guessed token', { token: 'AAAAAAAAAAAAAAAAAAAAAA' }, 'refused'],
    ['a token of another launch', { token: launched.addFile('/etc/passwd') }, 'refused'],
    ['a place to write', { token: tokens.addPlace({ path: '/etc/passwd', replace: false }) }, 'refused'],
  ])('reads nothing by %s', async (_what, file, code) => {
    const messages = (await files(send))(file)
    const replies = await Promise.all(
      Object.entries(messages).map(
        async ([channel, input]) => [channel, await send(channel, input)] as const,
      ),
    )
    for (const [channel, reply] of replies)
      expect([channel, reply]).toEqual([channel, expect.objectContaining({ ok: false, code })])
  })
  test.each([
    ['a path', () => join(place.folder, 'ailleurs.zip'), 'invalid'],
    ['a path of the length of a token', () => '/tmp/ailleurs-abcd.zip', 'invalid'],
    ['a guessed token', () => 'AAAAAAAAAAAAAAAAAAAAAA', 'refused'],
    [
      'a place of another launch',
      () => launched.addPlace({ path: join(place.folder, 'ailleurs.zip'), replace: true }),
      'refused',
    ],
    ['a file that was only dropped', () => tokens.addFile(place.file('a-moi.zip', 'à garder')), 'refused'],
  ])('writes nothing to %s', async (_what, to, code) => {
    const { drafts } = await client(send)['dossiers.create']({ template: 'rep-vsa' })
    const before = readdirSync(place.folder)
    for (const [channel, input] of [
      ['backups.create', { to: to() }],
      ['backups.setSecondPlace', { place: to() }],
      ['bundles.make', { drafts, run: 'depot', final: false, to: to(), replace: true }],
    ] as const)
      expect(await send(channel, input)).toMatchObject({ ok: false, code })
    expect(readdirSync(place.folder).filter(one => one !== 'a-moi.zip')).toEqual(
      before.filter(one => one !== 'a-moi.zip'),
    )
  })
})

test.each(hosts)(
  'an exhibit saved by %s under the name of a file elsewhere gives nothing of it',
  async host => {
    const send = sends[host]
    const call = client(send)
    const { id: dossier } = await call['dossiers.create']({ template: 'rep-vsa' })
    const { upload } = await browser.put('a.txt', 'a')
    const file = host === 'Electron' ? { token: tokens.addFile(place.file('a.txt', 'a')) } : { upload }
    const exhibit = await call['exhibits.add']({ dossier, file })
    place.file('secret.txt', 'ce que la page ne doit pas lire')
    const named = { ...exhibit, file: { ...exhibit.file!, sha256: '../secret.txt' } }
    const saved = await call['exhibits.save']({ exhibit: named })
    for (const [channel, input] of [
      ['exhibits.view', { id: saved.id }],
      ['exhibits.text', { id: saved.id, page: 1 }],
    ] as const)
      expect(await send(channel, input)).toMatchObject({ ok: false, code: 'not-found' })
    expect(await send('backups.create', {})).toMatchObject({ ok: true })
  },
)

describe('the window of Electron, by tokens of this launch', () => {
  const call = client(sends.Electron)
  test('imports a file where it lies: no copy of it is made', async () => {
    const path = place.file('lot.json', JSON.stringify({ pretoire: 1, id: 'l', title: 'l', sources: [] }))
    const { id } = await call['imports.start']({ files: [{ token: tokens.addFile(path) }] })
    expect(await endOf(call, id)).toBe('done')
    expect(readdirSync(join(place.folder, 'electron'))).not.toContain('uploads')
    expect(readFileSync(path, 'utf8')).toContain('pretoire')
  })
  test('adds a file that lies on the disk, under its own name', async () => {
    const { id } = await call['dossiers.create']({ template: 'rep-vsa' })
    const token = tokens.addFile(place.file('Lettre du maire.txt', 'Une lettre'))
    const exhibit = await call['exhibits.add']({ dossier: id, file: { token } })
    expect(exhibit.file?.name).toBe('Lettre du maire.txt')
  })
  test('backs up where the user said, over nothing they did not agree to lose, and once', async () => {
    const path = place.file('cle.zip', 'à garder')
    await expect(
      call['backups.create']({ to: tokens.addPlace({ path, replace: false }) }),
    ).rejects.toMatchObject({ code: 'refused', message: expect.stringContaining('existe déjà') })
    expect(readFileSync(path, 'utf8')).toBe('à garder')
    const to = tokens.addPlace({ path, replace: true })
    expect(await call['backups.create']({ to })).toMatchObject({ name: 'cle.zip', file: 'cle.zip' })
    expect(readFileSync(path).subarray(0, 2).toString()).toBe('PK')
    await expect(call['backups.create']({ to })).rejects.toMatchObject({ code: 'refused' })
  })
})

test('an import cut short goes on at the next launch, whose tokens are others', async () => {
  const folder = join(place.folder, 'reprise')
  const lot = Array.from({ length: 400 }, (_, n) => aDecision({ id: `lot-${n}`, numbers: [`99${n}`] }))
  const pack = { pretoire: 1, id: 'l', title: 'l', author: '', licence: '', date: '2026-01-01', sources: lot }
  const own = pathTokens()
  const first = program(folder, own)
  const token = own.addFile(place.file('reprise.json', JSON.stringify(pack)))
  const { id } = await first.call['imports.start']({ files: [{ token }] })
  await first.close()
  const second = program(folder, pathTokens())
  const [cut] = await second.call['imports.list']({})
  expect(cut).toMatchObject({ id, state: 'interrupted' })
  await second.call['imports.resume']({ id })
  expect(await endOf(second.call, id)).toBe('done')
  expect((await second.call['library.count']({})).decision).toBe(400)
  await second.close()
})
