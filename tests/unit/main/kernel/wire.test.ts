import { existsSync, readdirSync } from 'node:fs'
import { request } from 'node:http'
import { connect } from 'node:net'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { picture, sheet } from '../../../../src/main/kernel/wire-files.ts'
import { loopback, temporary } from '../../../contract/program.ts'

const place = temporary()
const library = join(place.folder, 'b')
let there: Awaited<ReturnType<typeof loopback>>
beforeAll(async () => {
  place.file('index.html', '<!doctype html><title>Prétoire</title>')
  there = await loopback(library, place.folder)
})
afterAll(async () => {
  await there.served.close()
  place.remove()
})

const json = { 'content-type': 'application/json' }
const ask = (method: string, path: string, body?: BodyInit, headers: Record<string, string> = {}) =>
  fetch(there.served.origin + path, {
    method,
    redirect: 'manual',
    headers: { cookie: there.cookie, ...headers },
    ...(body !== undefined && { body, duplex: 'half' }),
  } as RequestInit)
const uploads = () => (existsSync(join(library, 'uploads')) ? readdirSync(join(library, 'uploads')) : [])
/** The uploads that are there now and were not before: one that was may go meanwhile. */
const uploadsSince = (before: readonly string[]) => uploads().filter(name => !before.includes(name))
const until = async (met: () => boolean | Promise<boolean>) => {
  while (!(await met())) await new Promise(done => setTimeout(done, 20))
}
/** So many bytes, made as they are asked for. */
const stream = (megabytes: number) => {
  let left = megabytes
  return new ReadableStream<Uint8Array>({
    pull(controller) {
      if (left-- > 0) controller.enqueue(new Uint8Array(2 ** 20).fill(32))
      else controller.close()
    },
  })
}

describe('what is no message', () => {
  test.each(['{', '{"text":', 'bonjour', '[1,', '\0', '{"text":"a"}}'])(
    '%j is no JSON: a sentence',
    async body => {
      const response = await ask('POST', '/call/library.search', body, json)
      expect([response.status, await response.json()]).toEqual([
        400,
        { ok: false, code: 'invalid', message: expect.stringMatching(/JSON/) },
      ])
    },
  )
  test.each(['null', '[]', '3', '"texte"', '{"text":3}', '{"text":"a","limit":1e9}'])(
    '%s is JSON, but no message',
    async body => {
      const response = await ask('POST', '/call/library.search', body, json)
      expect(await response.json()).toMatchObject({ ok: false, code: 'invalid' })
    },
  )
  test('an unknown channel, one of every object, one that leaves the address: the same sentence', async () => {
    for (const name of ['nulle.part', 'constructor', '__proto__', 'toString', '', 'a/b', '%00'])
      expect(await (await ask('POST', `/call/${name}`, '{}', json)).json()).toMatchObject({
        ok: false,
        code: 'not-found',
      })
  })
  test.each([
    ['GET', '/call/library.count'],
    ['DELETE', '/call/library.count'],
    ['POST', '/files?name=a'],
    ['GET', '/files?name=a'],
    ['POST', '/events'],
    ['PUT', '/exports/x'],
    ['POST', '/'],
    ['DELETE', '/index.html'],
    ['OPTIONS', '/call/library.count'],
    ['PATCH', '/'],
  ])('%s %s is not how it is asked', async (method, path) => {
    const response = await ask(method, path)
    expect([response.status, await response.json()]).toEqual([
      405,
      expect.objectContaining({ ok: false, code: 'invalid' }),
    ])
  })
})

/** More than a message may hold: 64 Mo. */
const large = 70

describe('more than a message may hold', () => {
  test.each(['announced', 'in pieces'])(
    'as a message, %s: refused in a sentence the sender hears',
    async how => {
      const body = how === 'announced' ? new Uint8Array(large * 2 ** 20).fill(32) : stream(large)
      const response = await ask('POST', '/call/library.search', body as BodyInit, json)
      expect([response.status, await response.json()]).toEqual([
        413,
        { ok: false, code: 'full', message: expect.stringMatching(/64 Mo/) },
      ])
    },
  )
  test('as a file: taken whole, and gone as soon as it has been used', async () => {
    const { id } = await there.call['dossiers.create']({ template: 'note-deputes' })
    const response = await ask('PUT', '/files?name=grand.mp4', stream(large) as BodyInit)
    const { upload } = (await response.json()) as { upload: string }
    expect(uploads()).toContain(upload)
    const made = await there.call['exhibits.add']({ dossier: id, file: { upload } })
    expect(made.file).toMatchObject({ name: 'grand.mp4', size: large * 2 ** 20 })
    expect(uploads()).not.toContain(upload)
    await expect(there.call['exhibits.add']({ dossier: id, file: { upload } })).rejects.toMatchObject({
      code: 'not-found',
    })
  })
})

describe('uploads', () => {
  test('one left in its middle leaves nothing', async () => {
    const before = uploads()
    const { port } = new URL(there.served.origin)
    const sent = request({
      host: '127.0.0.1',
      port,
      method: 'PUT',
      path: '/files?name=moitie.pdf',
      headers: { cookie: there.cookie, 'content-length': 10 * 2 ** 20 },
    })
    sent.on('error', () => undefined)
    sent.write(Buffer.alloc(2 ** 20))
    await until(() => uploadsSince(before).length > 0)
    sent.destroy()
    await until(() => uploadsSince(before).length === 0)
  })
  test('an imported file goes with its job, a refused one as well', async () => {
    const before = uploads()
    const file = await there.put('rien.xml', '<rien/>')
    const job = await there.call['imports.start']({ files: [file] })
    await until(async () => (await there.call['jobs.get']({ id: job.id })).state !== 'running')
    await until(() => uploadsSince(before).length === 0)
    expect((await there.call['jobs.get']({ id: job.id })).report).toMatchObject({
      read: 1,
      rejected: [{ file: 'rien.xml' }],
    })
  })
  test('looked into, a backup stays for the restore, then goes', async () => {
    const made = await there.call['backups.create']({})
    const { readFileSync } = await import('node:fs')
    const file = await there.put('b.zip', new Uint8Array(readFileSync(made.file)))
    await there.call['backups.preview']({ file })
    expect(uploads()).toContain(file.upload)
    await there.call['backups.restore']({ file })
    expect(uploads()).not.toContain(file.upload)
  })
})

describe('a slow or absent window', () => {
  test('one that was silent finds its connection: the program never closes it for that', async () => {
    // Node announces the time after which it closes an idle connection
    expect((await ask('GET', '/')).headers.get('keep-alive')).toBeNull()
  })
  test('one that sends its message letter by letter is waited for, and does not keep the others waiting', async () => {
    const counted = await there.call['library.count']({})
    const { port } = new URL(there.served.origin)
    const socket = connect(Number(port), '127.0.0.1')
    socket.write(
      `POST /call/library.count HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nCookie: ${there.cookie}\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\r\n{`,
    )
    expect(await there.call['library.count']({})).toEqual(counted)
    const heard = new Promise<string>((resolve, reject) => {
      socket.once('data', data => resolve(data.toString()))
      socket.once('error', reject)
    })
    socket.write('}')
    expect(await heard).toMatch(/^HTTP\/1.1 200/)
    socket.destroy()
  })
  test('one that goes in the middle of a download breaks nothing', async () => {
    const made = await there.call['dossiers.export']({
      id: (await there.call['dossiers.list']({}))[0]?.id ?? '',
    })
    const leaving = new AbortController()
    const response = await fetch(`${there.served.origin}/exports/${made.id}`, {
      headers: { cookie: there.cookie },
      signal: leaving.signal,
    })
    await response.body?.getReader().read()
    leaving.abort()
    expect((await ask('GET', '/')).status).toBe(200)
  })
})

/** The first events of a connection, as text. */
async function listen(
  headers: Record<string, string>,
  enough: (text: string) => boolean,
  meanwhile?: () => Promise<unknown>,
) {
  const leaving = new AbortController()
  const response = await fetch(`${there.served.origin}/events`, {
    headers: { cookie: there.cookie, ...headers },
    signal: leaving.signal,
  })
  let text = ''
  let done = false
  for await (const chunk of response.body as unknown as AsyncIterable<Uint8Array>) {
    text += Buffer.from(chunk).toString()
    if (!done) {
      done = true
      await meanwhile?.()
    }
    if (enough(text)) break
  }
  leaving.abort()
  return { text, response }
}

describe('events', () => {
  test('a new window hears what happens from then on', async () => {
    const { text, response } = await listen(
      {},
      heard => heard.includes('changed'),
      () => there.call['settings.save']({ values: { a: '1' } }),
    )
    expect(response.headers.get('content-type')).toMatch('text/event-stream')
    expect(text).toMatch(/^retry: 1000\nid: 1\n\n/)
    expect(text.match(/event: changed/g)).toHaveLength(1)
  })
  test('an answer and the beginning of the events say how many changes came before', async () => {
    const count = async () =>
      (await ask('POST', '/call/settings.get', '{}', json)).headers.get('pretoire-changes')
    const before = await count()
    await there.call['settings.save']({ values: { a: '2' } })
    const after = await count()
    expect(Number(after)).toBe(Number(before) + 1)
    const { text } = await listen({}, heard => heard.includes('event: begin'))
    expect(text).toContain(`event: begin\ndata: ${after}\n\n`)
  })
  test('one that comes back is told to read everything again: it may have missed some', async () => {
    const { text } = await listen({ 'last-event-id': '1' }, heard => heard.split('event: changed').length > 5)
    for (const what of ['library', 'dossiers', 'drafts', 'exhibits', 'settings'])
      expect(text).toContain(`{"what":"${what}"}`)
  })
})

test('every response says the same of itself, whatever it is', async () => {
  const responses = await Promise.all([
    ask('GET', '/'),
    ask('GET', '/nulle-part.js'),
    ask('POST', '/call/library.count', '{}', json),
    ask('POST', '/call/library.count', '{', json),
    ask('POST', '/call/library.count', 'x'),
    ask('PUT', '/files?name=a', 'x'),
    ask('GET', '/exports/inconnu'),
    ask('DELETE', '/'),
    ask('GET', '/', undefined, { origin: 'http://ailleurs.example' }),
    fetch(`${there.served.origin}/`),
    fetch(there.served.address(), { redirect: 'manual' }),
    listen({}, () => true).then(({ response }) => response),
  ])
  for (const { status, headers } of responses) {
    const said = [
      'x-content-type-options',
      'referrer-policy',
      'cross-origin-opener-policy',
      'cross-origin-resource-policy',
    ].map(name => headers.get(name))
    expect([status, said]).toEqual([status, ['nosniff', 'no-referrer', 'same-origin', 'same-origin']])
    expect(headers.get('access-control-allow-origin')).toBeNull()
    expect(headers.get('cache-control')).toMatch(/no-store|immutable/)
  }
})

test('a picture and a drawn page leave nothing in the browser’s cache', () => {
  const answers = [sheet(new Uint8Array(1)), picture({ stream: Readable.from(['a']), type: 'image/png' })]
  for (const { status, headers } of answers)
    expect([status, headers.get('cache-control')]).toEqual([200, 'no-store'])
})

test('a font of the program is served by its name, and nothing else of its folder', async () => {
  const response = await ask('GET', '/fonts/LiberationSerif-Bold.ttf')
  expect(response.status).toBe(200)
  expect(Buffer.from(await response.arrayBuffer()).readUInt32BE(0)).toBe(0x00010000)
  for (const path of ['/fonts/', '/fonts/OFL-Caladea.txt', '/fonts/..%2ftemplates'])
    expect((await ask('GET', path)).status).toBe(404)
})
