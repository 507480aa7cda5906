import dns from 'node:dns'
import fs from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type OpenApp, openApp } from '../../src/main/hosts/open-app.ts'
import { findExport } from '../../src/main/kernel/files/exports.ts'
import { openLog } from '../../src/main/kernel/log.ts'
import { client } from '../../src/shared/contract/client.ts'
import { type Channel, contract } from '../../src/shared/contract/contract.ts'
import { aDossier, aDraft } from '../fixtures/builders.ts'
import { aTrust, noDesktop } from '../fixtures/update-file.ts'
import { isWhole } from '../whole.ts'
import { type Tried, trials } from './channels.ts'
import {
  isWhole as isEveryWord,
  listenAtDoors,
  MARK,
  plantedIn,
  recording,
  type Sent,
  withPlanted,
} from './hostile.ts'
import { fileAt, handed, loopback, type Program, program, temporary } from './program.ts'

/** An erasure writes every backup anew: it is tried before the other trials make theirs. */
const isErasure = (channel: Channel) => channel.startsWith('erasure.')
const all = Object.keys(contract) as Channel[]
const channels = [...all.filter(isErasure), ...all.filter(channel => !isErasure(channel))]
const subjectOf = (channel: Channel) => channel.slice(0, channel.indexOf('.'))
/** messages whose trial hands over a file, or is handed one */
const withFiles = new Set<Channel>()
const place = temporary()
let here: Program
let there: Awaited<ReturnType<typeof loopback>>
/** the messages that the trials send directly */
let told: ReturnType<typeof recording>

beforeAll(async () => {
  here = program(join(place.folder, 'direct'))
  told = recording(here.send)
  there = await loopback(join(place.folder, 'loopback'), place.folder)
})
afterAll(async () => {
  await here.close()
  await there.served.close()
  place.remove()
})

test('every channel has a trial', () => expect(Object.keys(trials).sort()).toEqual([...channels].sort()))

describe('spoken to directly, with paths', () => {
  test.each(channels)('%s', channel => {
    const tried: Tried = {
      call: client(told.send),
      give: async (name, content) => {
        withFiles.add(channel)
        return fileAt(ownFile(name, content))
      },
      fetchMade: async id => {
        withFiles.add(channel)
        return new Uint8Array(fs.readFileSync(findExport(here.library.folder, id).path))
      },
    }
    return trials[channel](tried)
  })
})

test('a message that writes says what it changes', () => expect([...here.undeclared]).toEqual([]))

/**
 * The messages told again over HTTP: the first of each subject, and those whose trial handed a file over or was handed one. The
 * others are the same words on the same wire; `npm run proof -- whole` tells them all.
 */
const overHttp = (subject: string) =>
  channels
    .filter(channel => subjectOf(channel) === subject)
    .filter((channel, at) => isWhole || at === 0 || withFiles.has(channel))

describe('over HTTP, with uploads', () => {
  test.each([...new Set(channels.map(subjectOf))])('%s', async subject => {
    for (const channel of overHttp(subject)) {
      const tried: Tried = {
        call: there.call,
        give: (name, content) => there.put(name, content),
        fetchMade: async id => new Uint8Array(await (await there.get(`/exports/${id}`)).arrayBuffer()),
      }
      await trials[channel](tried).catch((cause: unknown) => {
        throw new Error(channel, { cause })
      })
    }
  })
})

const made: ReturnType<typeof temporary>[] = []
afterAll(() => made.forEach(one => void one.remove()))
function ownFile(name: string, content: string | Uint8Array): string {
  const own = temporary()
  made.push(own)
  return own.file(name, content)
}

describe('the shape of a refusal', () => {
  test('an unknown message', async () =>
    expect(await there.send('library.burn', {})).toEqual({
      ok: false,
      code: 'not-found',
      message: expect.stringContaining('library.burn'),
    }))
  test('an input of another shape says where', async () =>
    expect(await there.send('library.search', { text: 3 })).toEqual({
      ok: false,
      code: 'invalid',
      message: expect.stringContaining('text'),
    }))
})

/** Bound on the messages of every trial, one after the other. */
const WORDS_MS = 900_000

describe('words of a hostile page, in every string of the messages of the trials', () => {
  const library = join(place.folder, 'direct')
  const log = openLog(join(place.folder, 'journal'))
  const planted = plantedIn(place.folder)
  let app: OpenApp
  let doors: ReturnType<typeof listenAtDoors>
  const send = async ({ channel, input }: Sent) => {
    const request = new Request(`pretoire://app/call/${channel}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(input),
    })
    return (await app.wire(request)).json()
  }
  beforeAll(async () => {
    const more = { tokens: handed, window: place.folder, trust: aTrust(), desktop: noDesktop, log }
    app = await openApp(library, { ...more, confirm: async () => undefined })
    doors = listenAtDoors(library)
  })
  afterAll(async () => {
    doors.stop()
    await app.close()
  })

  test('the doors hear what goes through them', async () => {
    const outside = join(place.folder, MARK)
    fs.existsSync(outside)
    await fs.promises.stat(outside)
    await dns.promises.lookup(`${MARK}.invalid`).catch(() => undefined)
    expect(doors.heard.splice(0)).toEqual([
      expect.stringContaining('existsSync'),
      expect.stringContaining('stat'),
      expect.stringContaining('lookup'),
    ])
  })
  test('the trials sent every message', () => {
    const sent = new Set(told.sent().map(({ channel }) => channel))
    expect(all.filter(channel => !sent.has(channel))).toEqual([])
  })
  test(
    'no message opens a path, a host or an address that the page puts in one of its strings',
    async () => {
      let sent = 0
      for (const hostile of withPlanted(told.sent(), planted)) {
        doors.during(`${hostile.channel} ${JSON.stringify(hostile.input).slice(0, 200)}`)
        await send(hostile)
        sent += 1
      }
      expect(sent).toBeGreaterThan(isEveryWord ? 2000 : 700)
      expect([...new Set(doors.heard)]).toEqual([])
    },
    WORDS_MS,
  )
  test('the log tells of every message, and has no word that any of them brought', () => {
    const lines = log.tail(Number.POSITIVE_INFINITY)
    const calls = lines.filter(line => / call [a-z-]+(?:\.[a-zA-Z]+)+ \d+ ms /.test(line))
    expect(calls.length).toBeGreaterThan(700)
    expect(lines.filter(line => line.includes(MARK))).toEqual([])
  })
})

describe('two processes on one library', () => {
  test('a stale save is refused with the other version, and nothing is lost', async () => {
    const folder = join(place.folder, 'deux')
    const [one, two] = [program(folder), program(folder)]
    const dossier = await one.call['dossiers.save']({ dossier: aDossier() })
    const { id } = aDraft({ id: 'partage', dossier: dossier.id })
    await one.call['drafts.save']({ draft: aDraft({ id, dossier: dossier.id }) })
    const read = await two.call['drafts.get']({ id })
    await one.call['drafts.save']({ draft: { ...read, title: 'Du premier' } })
    await expect(two.call['drafts.save']({ draft: { ...read, title: 'Du second' } })).rejects.toMatchObject({
      code: 'stale',
      detail: { title: 'Du premier' },
    })
    expect((await two.call['drafts.get']({ id })).title).toBe('Du premier')
    await Promise.all([one.close(), two.close()])
  })
  test('a change is told to the windows', async () => {
    const dossier = await here.call['dossiers.save']({ dossier: aDossier() })
    expect(here.events).toContainEqual({ event: 'changed', data: { what: 'dossiers', id: dossier.id } })
  })
})
