import { mkdirSync, writeFileSync } from 'node:fs'
import { connect } from 'node:net'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { loopback, temporary } from '../../../contract/program.ts'

const place = temporary()
let there: Awaited<ReturnType<typeof loopback>>
let port = 0

beforeAll(async () => {
  const window = join(place.folder, 'fenetre')
  mkdirSync(window)
  writeFileSync(
    join(window, 'index.html'),
    '<!doctype html><html lang="fr"><head><title>Prétoire</title></head></html>',
  )
  there = await loopback(join(place.folder, 'bibliotheque'), window)
  port = Number(new URL(there.served.origin).port)
})
afterAll(async () => {
  await there.served.close()
  place.remove()
})

/** Sends bytes as they are; what is answered before the connection closes. */
function send(request: string): Promise<string> {
  return new Promise(done => {
    const socket = connect(port, '127.0.0.1')
    let answered = ''
    socket.setEncoding('latin1')
    socket.on('data', (part: string) => {
      answered += part
    })
    socket.on('error', () => undefined)
    socket.once('close', () => done(Buffer.from(answered, 'latin1').toString('utf8')))
    socket.write(request)
  })
}

interface Shape {
  readonly method?: string
  readonly path?: string
  readonly host?: string | null
  readonly cookie?: string | null
  readonly headers?: readonly string[]
  readonly body?: string
}

/** A message of the window as the window sends it, but for what a case changes. */
function request({
  method = 'POST',
  path = '/call/library.count',
  host,
  cookie,
  headers = [],
  body = '{}',
}: Shape): string {
  const own = host === undefined ? `127.0.0.1:${port}` : host
  const session = cookie === undefined ? there.cookie : cookie
  return [
    `${method} ${path} HTTP/1.1`,
    ...(own === null ? [] : [`Host: ${own}`]),
    ...(session === null ? [] : [`Cookie: ${session}`]),
    ...(headers.some(one => /^content-type/i.test(one)) ? [] : ['Content-Type: application/json']),
    `Content-Length: ${Buffer.byteLength(body)}`,
    'Connection: close',
    ...headers,
    '',
    body,
  ].join('\r\n')
}

const statusOf = (answered: string) => Number(/^HTTP\/1\.1 (\d{3})/.exec(answered)?.[1] ?? 0)
const isPassed = (answered: string) => /^HTTP\/1\.1 2/.test(answered) && !answered.includes('"ok":false')

test('the request that the others are made from passes, so that a refusal means something', async () => {
  for (const headers of [
    [],
    [`Origin: http://127.0.0.1:${port}`, 'Sec-Fetch-Site: same-origin'],
    ['Sec-Fetch-Site: none'],
  ]) {
    const answered = await send(request({ headers }))
    expect([statusOf(answered), answered]).toEqual([200, expect.stringContaining('"ok":true')])
  }
  expect(statusOf(await send(request({ host: `localhost:${port}` })))).toBe(200)
})

const foreignHosts = (): string[] => [
  'exemple.fr',
  `exemple.fr:${port}`,
  `127.0.0.1.exemple.fr:${port}`,
  `localhost.exemple.fr:${port}`,
  'localhost',
  '127.0.0.1',
  `127.0.0.1:${port + 1}`,
  `127.0.0.1:0${port}`,
  `127.0.0.2:${port}`,
  `127.1:${port}`,
  `2130706433:${port}`,
  `0x7f000001:${port}`,
  `0.0.0.0:${port}`,
  `[::1]:${port}`,
  `[::ffff:127.0.0.1]:${port}`,
  `utilisateur@127.0.0.1:${port}`,
  `LOCALHOST:${port}.`,
  '',
]
const foreignOrigins = (): string[] => [
  'http://exemple.fr',
  'https://exemple.fr',
  'null',
  'file://',
  'chrome-extension://abcdef',
  'http://127.0.0.1',
  `http://127.0.0.1:${port + 1}`,
  `https://127.0.0.1:${port}`,
  `http://localhost:${port}`,
  `http://127.0.0.1:${port}.exemple.fr`,
  `http://127.0.0.1:${port}@exemple.fr`,
  `http://127.0.0.1:${port}/`,
  `http://127.0.0.1:${port}, http://exemple.fr`,
]

describe('a message is refused', () => {
  test.each(Array.from({ length: 18 }, (_, n) => n))('under a name that is not ours (%i)', async n => {
    expect(statusOf(await send(request({ host: foreignHosts()[n] ?? '' })))).toBeGreaterThanOrEqual(400)
  })
  test.each(Array.from({ length: 13 }, (_, n) => n))('from a page of another origin (%i)', async n => {
    expect(statusOf(await send(request({ headers: [`Origin: ${foreignOrigins()[n]}`] })))).toBe(403)
  })
  test.each(['cross-site', 'same-site', 'inconnu', ''])('fetched by another site (« %s »)', async site => {
    expect(statusOf(await send(request({ headers: [`Sec-Fetch-Site: ${site}`] })))).toBe(403)
  })
  test('without a name, or in the HTTP that had none', async () => {
    expect(statusOf(await send(request({ host: null })))).toBe(400)
    const old = await send(
      `POST /call/library.count HTTP/1.0\r\nCookie: ${there.cookie}\r\nContent-Length: 2\r\n\r\n{}`,
    )
    expect(isPassed(old)).toBe(false)
  })
  test.each([
    ['no cookie', () => null],
    ['an empty cookie', () => `pretoire-${port}=`],
    ['a secret cut short', () => there.cookie.slice(0, -1)],
    ['a secret made longer', () => `${there.cookie}x`],
    ['another case', () => `pretoire-${port}=${there.cookie.split('=')[1]?.toUpperCase()}`],
    ['the name of another port', () => there.cookie.replace(String(port), String(port + 1))],
    ['the secret alone', () => there.cookie.split('=')[1] ?? ''],
    ['a name that ends like ours', () => `x${there.cookie}`],
    [
      'the address as a secret',
      () => `pretoire-${port}=${new URL(there.served.address()).searchParams.get('jeton')}`,
    ],
  ])('with %s', async (_name, cookie) => {
    expect(statusOf(await send(request({ cookie: cookie() })))).toBe(403)
  })
  test.each(['/call/library.count', '/events', '/exports/x', '/files', '/main.js'])(
    'with the ticket of a window in the address of %s',
    async path => {
      const ticket = new URL(there.served.address()).searchParams.get('jeton')
      const method = path.startsWith('/call') ? 'POST' : 'GET'
      expect(statusOf(await send(request({ method, cookie: null, path: `${path}?jeton=${ticket}` })))).toBe(
        403,
      )
    },
  )
  test.each([
    'text/plain',
    'text/plain; application/json',
    'application/x-www-form-urlencoded',
    'multipart/form-data; boundary=a',
    'text/html',
    '',
  ])('as the form of another page would send it, in « %s »', async type => {
    const answered = await send(request({ headers: [`Content-Type: ${type}`] }))
    expect([statusOf(answered), answered]).toEqual([415, expect.stringContaining('Demande mal formée')])
  })
  test.each([
    'GET',
    'HEAD',
    'OPTIONS',
    'PUT',
    'PATCH',
    'DELETE',
    'TRACE',
    'CONNECT',
    'PROPFIND',
    'MKCOL',
    'REPORT',
  ])('by the verb %s', async method => {
    const answered = await send(request({ method, body: '' }))
    expect(answered).not.toContain('"ok":true')
    expect([0, 400, 403, 405]).toContain(statusOf(answered))
  })
  test.each(['OPTIONS', 'PATCH', 'DELETE', 'TRACE', 'PROPFIND'])(
    'by the verb %s with a sentence',
    async method => {
      const answered = await send(request({ method, body: '' }))
      expect([statusOf(answered), answered]).toEqual([
        405,
        expect.stringContaining('Prétoire n’attend pas cette demande'),
      ])
    },
  )
  test.each([
    ['two lengths', ['Content-Length: 3'], '{}'],
    ['a length and pieces', ['Transfer-Encoding: chunked'], '0\r\n\r\nGET / HTTP/1.1\r\n\r\n'],
    ['an unknown encoding', ['Transfer-Encoding: xchunked'], '{}'],
    ['two names', ['Host: exemple.fr'], '{}'],
    ['a name with a blank before its colon', ['Origin : http://exemple.fr'], '{}'],
    ['a header folded over two lines', ['X-A: a', ' b: c'], '{}'],
  ])('that two programs could read in two ways: %s', async (_name, headers, body) => {
    expect(isPassed(await send(request({ headers, body })))).toBe(false)
  })
  test.each([
    '__proto__',
    'constructor',
    'toString',
    'hasOwnProperty',
    'library.nothing',
    'library',
    '',
    'library.count/..',
  ])('of the name « %s », which is none', async name => {
    const answered = await send(request({ path: `/call/${name}` }))
    expect(answered).not.toContain('"ok":true')
    expect(answered).toContain('"ok":false')
  })
  test.each([
    ['imports.start', { files: [{ path: '/etc/passwd' }] }],
    ['backups.create', { to: '/etc/copie.zip' }],
    ['backups.preview', { file: { path: '/etc/passwd' } }],
    ['backups.preview', { file: { backup: '../library.db' } }],
    ['backups.restore', { file: { backup: '../../library.db' } }],
    ['models.read', { file: { path: '/etc/passwd' } }],
    ['dossiers.import', { file: { path: '/etc/passwd' } }],
    ['dossiers.import', { file: { upload: '../..' } }],
    ['exhibits.add', { dossier: 'x', file: { path: '/etc/passwd' } }],
    ['packs.review', { file: { token: '/etc/passwd' } }],
  ])('%s of a file of this disk', async (name, input) => {
    const answered = await send(request({ path: `/call/${name}`, body: JSON.stringify(input) }))
    expect(answered).toContain('"ok":false')
    expect(answered).not.toContain('root:')
  })
})

describe('nothing outside the window is served', () => {
  test.each([
    '/../secret.txt',
    '/../../etc/passwd',
    '/%2e%2e/%2e%2e/etc/passwd',
    '/..%2f..%2fetc%2fpasswd',
    '/%2e%2e%5c%2e%2e%5cetc%5cpasswd',
    '/..\\..\\etc\\passwd',
    '/./../bibliotheque/library.db',
    '/bibliotheque/%2e%2e/%2e%2e/etc/passwd',
    '/exports/../bibliotheque/library.db',
    '/exports/..%2flibrary.db',
    '/exports/%2e%2e%2flibrary.db',
    '/pictures/..%2f..%2flibrary.db',
    '/pictures/../library.db.png',
    '/sheets/..%2f..%2flibrary.db/1-120.png',
    '/fonts/..%2flibrary.db',
    '/files/../library.db',
    '//etc/passwd',
    '/etc/passwd',
    '/index.html%00.png',
    '/%c0%ae%c0%ae/etc/passwd',
    '/%',
    '/%zz',
    'http://exemple.fr/',
  ])('%s', async path => {
    const answered = await send(request({ method: 'GET', path, body: '' }))
    expect(answered).not.toMatch(/root:|SQLite format/)
    expect(isPassed(answered) && !answered.includes('<title>Prétoire')).toBe(false)
  })
  test('an address that cannot be read is refused with a sentence', async () => {
    const answered = await send(request({ method: 'GET', path: '//', body: '' }))
    expect([statusOf(answered), answered]).toEqual([400, expect.stringContaining('ne lit pas cette adresse')])
  })
  test('an upgrade to another protocol', async () => {
    const headers = ['Upgrade: websocket', 'Sec-WebSocket-Key: cHJldG9pcmU=', 'Sec-WebSocket-Version: 13']
    expect(statusOf(await send(request({ method: 'GET', path: '/', headers, body: '' })))).not.toBe(101)
  })
  test('a file name that climbs is kept without its folders', async () => {
    const { upload } = await there.put('../../dehors.txt', 'x')
    expect(upload).toMatch(/^[0-9a-f-]{36}$/)
  })
})

test('a message nested without end is refused, and the next is answered', async () => {
  const body = `{"values":${'['.repeat(50_000)}${']'.repeat(50_000)}}`
  expect(isPassed(await send(request({ path: '/call/settings.save', body })))).toBe(false)
  expect(isPassed(await send(request({})))).toBe(true)
})
