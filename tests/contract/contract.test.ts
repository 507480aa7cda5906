import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { findExport } from '../../src/main/kernel/files/exports.ts'
import { type Channel, contract } from '../../src/shared/contract/contract.ts'
import { aDossier, aDraft } from '../fixtures/builders.ts'
import { isWhole } from '../whole.ts'
import { type Tried, trials } from './channels.ts'
import { fileAt, loopback, type Program, program, temporary } from './program.ts'

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

beforeAll(async () => {
  here = program(join(place.folder, 'direct'))
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
      call: here.call,
      give: async (name, content) => {
        withFiles.add(channel)
        return fileAt(ownFile(name, content))
      },
      fetchMade: async id => {
        withFiles.add(channel)
        return new Uint8Array(readFileSync(findExport(here.library.folder, id).path))
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
