import { request } from 'node:http'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { loopback, temporary } from '../../contract/program.ts'

const place = temporary()
const page = '<!doctype html><html lang="fr"><head><title>Prétoire</title></head><body></body></html>'
let there: Awaited<ReturnType<typeof loopback>>

beforeAll(async () => {
  place.file('index.html', page)
  place.file('main.js', 'void 0')
  there = await loopback(join(place.folder, 'bibliotheque'), place.folder)
})
afterAll(async () => {
  await there.served.close()
  place.remove()
})

/** A request exactly as given: fetch would mend its path and its Host. */
function raw(
  path: string,
  headers: Record<string, string>,
  method = 'GET',
  body = '',
): Promise<{ status: number; text: string; headers: Record<string, unknown> }> {
  const { port } = new URL(there.served.origin)
  return new Promise((done, fail) => {
    const sent = request({ host: '127.0.0.1', port, path, method, headers }, response => {
      const parts: Buffer[] = []
      response.on('data', (part: Buffer) => parts.push(part))
      response.on('end', () =>
        done({
          status: response.statusCode ?? 0,
          text: Buffer.concat(parts).toString(),
          headers: response.headers,
        }),
      )
    })
    sent.on('error', fail)
    sent.end(body)
  })
}
const host = () => new URL(there.served.origin).host

describe('who may come in', () => {
  test('the first address gives a cookie scripts cannot read, and leaves the address bar', async () => {
    const response = await fetch(there.served.address(), { redirect: 'manual' })
    expect(response.status).toBe(303)
    expect(response.headers.get('location')).toBe('/')
    expect(response.headers.get('set-cookie')).toMatch(/HttpOnly; SameSite=Strict/)
  })
  test.each(['/', '/main.js', '/events', '/?jeton=faux'])(
    '%s without the token is refused in French',
    async path => {
      const { status, text } = await raw(path, { host: host() })
      expect([status, text]).toEqual([403, expect.stringContaining('npm start')])
    },
  )
  test('a call without the token is refused', async () => {
    const { status } = await raw(
      '/call/library.count',
      { host: host(), 'content-type': 'application/json' },
      'POST',
      '{}',
    )
    expect(status).toBe(403)
  })
  test.each(['evil.example', 'evil.example:80', '127.0.0.1', '[::1]:80'])(
    'the name %s is not ours',
    async name => {
      expect((await raw('/', { host: name, cookie: there.cookie })).status).toBe(403)
    },
  )
  test.each(['http://evil.example', 'null', 'http://127.0.0.1:1'])(
    'the origin %s is refused even with the cookie',
    async origin => {
      const headers = { host: host(), cookie: there.cookie, origin, 'content-type': 'application/json' }
      expect((await raw('/call/library.count', headers, 'POST', '{}')).status).toBe(403)
    },
  )
  test('a request another site makes is refused', async () => {
    expect(
      (await raw('/', { host: host(), cookie: there.cookie, 'sec-fetch-site': 'cross-site' })).status,
    ).toBe(403)
  })
  test('it listens on 127.0.0.1 alone', () =>
    expect(there.served.origin).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/))
})

/** Headers that a browser sends when a person opens an address, and when a file of the computer posts a form. */
const opened = { 'sec-fetch-site': 'none', 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'document' }
const posted = {
  ...opened,
  'sec-fetch-site': 'cross-site',
  origin: 'null',
  'content-type': 'application/x-www-form-urlencoded',
}
const cookieOf = ({ headers }: { headers: Record<string, unknown> }) =>
  String(headers['set-cookie'] ?? '').split(';')[0] ?? ''
/** The path of the windows, as the page of a file is told it. */
const path = () => new URL(there.served.ticket({}).action).pathname.replace(/entrer$/, '')
const enterWith = (secret: string) =>
  raw(
    `${path()}entrer`,
    { host: host(), ...posted },
    'POST',
    new URLSearchParams({ jeton: secret }).toString(),
  )

describe('how a window comes in', () => {
  test('an address opens one window; the same one again opens nothing', async () => {
    const { pathname, search } = new URL(there.served.address())
    const first = await raw(pathname + search, { host: host(), ...opened })
    const cookie = cookieOf(first)
    expect([first.status, first.headers.location]).toEqual([303, path()])
    expect((await raw(path(), { host: host(), cookie })).status).toBe(200)
    for (const more of [opened, {}]) {
      const again = await raw(pathname + search, { host: host(), ...more })
      expect([again.status, cookieOf(again)]).toEqual([403, `pretoire-${new URL(there.served.origin).port}=`])
    }
  })
  test('the session of a window opens its path alone, that of a program never opens it', async () => {
    const { pathname, search } = new URL(there.served.address())
    const window = cookieOf(await raw(pathname + search, { host: host(), ...opened }))
    const statuses = async (cookie: string, base: string) => {
      const json = { host: host(), cookie, 'content-type': 'application/json' }
      return [
        (await raw(base, { host: host(), cookie })).status,
        (await raw(`${base}call/library.count`, json, 'POST', '{}')).status,
      ]
    }
    expect(await statuses(window, path())).toEqual([200, 200])
    expect(await statuses(window, '/')).toEqual([403, 403])
    expect(await statuses(window, `${path().slice(0, -2)}x/`)).toEqual([403, 403])
    expect(await statuses(there.cookie, path())).toEqual([403, 403])
    expect(await statuses(there.cookie, '/')).toEqual([200, 200])
  })
  test('a browser that comes by the bare address is told no path', async () => {
    const { status, text } = await raw('/', { host: host(), ...opened })
    expect([status, text]).toEqual([403, expect.stringContaining('npm start')])
    expect(text).not.toContain(path().slice(1, -1))
  })
  test('two windows opened by two addresses have each their session', async () => {
    const [one, two] = await Promise.all(
      [there.served.address(), there.served.address()].map(address => {
        const { pathname, search } = new URL(address)
        return raw(pathname + search, { host: host(), ...opened })
      }),
    )
    const cookies = [one, two].map(answered => cookieOf(answered ?? { headers: {} }))
    expect(cookies[0]).not.toBe(cookies[1])
    for (const cookie of cookies) expect((await raw(path(), { host: host(), cookie })).status).toBe(200)
  })
  test('the page of a file enters once, by the page of the window itself, kept nowhere', async () => {
    let used = 0
    const { action, secret } = there.served.ticket({ onEnd: () => (used += 1) })
    expect(action).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/[\w-]{22}\/entrer$/)
    const first = await enterWith(secret)
    expect(first.status).toBe(200)
    expect(first.text).toBe((await raw(path(), { host: host(), cookie: cookieOf(first) })).text)
    expect(first.text).not.toContain(secret)
    expect(first.headers['cache-control']).toBe('no-store')
    expect(first.headers['referrer-policy']).toBe('no-referrer')
    expect(String(first.headers['set-cookie'])).toContain(`; HttpOnly; SameSite=Strict; Path=${path()}`)
    expect(used).toBe(1)
    const again = await enterWith(secret)
    expect([again.status, again.headers['set-cookie']]).toEqual([403, undefined])
  })
  test.each(['', 'jeton=', 'jeton=faux', `jeton=${'a'.repeat(5000)}`])(
    'posting « %.20s » enters nothing',
    async body => {
      const { status, headers } = await raw(`${path()}entrer`, { host: host(), ...posted }, 'POST', body)
      expect([status, headers['set-cookie']]).toEqual([403, undefined])
    },
  )
  test('the page of a file enters under our own name alone', async () => {
    const { secret } = there.served.ticket({})
    const body = new URLSearchParams({ jeton: secret }).toString()
    expect((await raw(`${path()}entrer`, { host: 'evil.example', ...posted }, 'POST', body)).status).toBe(403)
    expect((await enterWith(secret)).status).toBe(200)
  })
  test('TRACE is refused by its name', async () => {
    const { status, headers } = await raw('/', { host: host(), cookie: there.cookie }, 'TRACE')
    expect([status, headers.allow]).toEqual([405, 'GET, HEAD, POST, PUT'])
  })
})

describe('what is served', () => {
  test('the page, under a policy without inline script or style', async () => {
    const response = await there.get('/')
    const policy = response.headers.get('content-security-policy') ?? ''
    expect(await response.text()).toBe(page)
    expect(policy).toContain("default-src 'self'")
    expect(policy).toContain("frame-ancestors 'none'")
    expect(policy).not.toContain('unsafe')
    expect(response.headers.get('x-content-type-options')).toBe('nosniff')
    expect(response.headers.get('referrer-policy')).toBe('no-referrer')
  })
  test.each([
    '/../package.json',
    '/%2e%2e/package.json',
    '/..%2fpackage.json',
    '/%2e%2e%2f%2e%2e%2fetc/passwd',
    '/..\\package.json',
    '//etc/passwd',
    '/bibliotheque%00',
    '/%',
    '/exports/../../library.db',
    '/exports/..%2f..',
  ])('%s serves nothing', async path => {
    const { status } = await raw(path, { host: host(), cookie: there.cookie })
    expect(status).toBeGreaterThanOrEqual(400)
    expect(status).toBeLessThan(500)
  })
  test('an answer is never kept by the browser', async () => {
    const response = await fetch(`${there.served.origin}/call/library.count`, {
      method: 'POST',
      headers: { cookie: there.cookie, 'content-type': 'application/json' },
      body: '{}',
    })
    expect(response.headers.get('cache-control')).toBe('no-store')
  })
  test.each([
    ['text/plain', '{}', 415],
    ['application/json', '{"text":', 400],
  ])('a body of %s, %s, is refused with a sentence', async (type, body, expected) => {
    const { status, text } = await raw(
      '/call/library.count',
      { host: host(), cookie: there.cookie, 'content-type': type },
      'POST',
      body,
    )
    expect(status).toBe(expected)
    expect(JSON.parse(text)).toEqual({
      ok: false,
      code: 'invalid',
      message: expect.stringMatching(/^Demande mal formée/),
    })
  })
})

test('what nothing caught in the program is said in the windows that listen', async () => {
  const leaving = new AbortController()
  const response = await fetch(`${there.served.origin}/events`, {
    headers: { cookie: there.cookie },
    signal: leaving.signal,
  })
  const reader = response.body!.pipeThrough(new TextDecoderStream()).getReader()
  let heard = ''
  const upTo = async (words: string) => {
    while (!heard.includes(words)) heard += (await reader.read()).value ?? ''
  }
  await upTo('retry')
  there.served.tell('Une erreur inattendue est survenue.')
  await upTo('\n\nevent: unforeseen\ndata: {"message":"Une erreur inattendue est survenue."}')
  leaving.abort()
})
