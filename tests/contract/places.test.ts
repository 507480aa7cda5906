import childProcess from 'node:child_process'
import dns from 'node:dns'
import fs from 'node:fs'
import { syncBuiltinESMExports } from 'node:module'
import net from 'node:net'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type OpenApp, openApp } from '../../src/main/hosts/open-app.ts'
import { findExport } from '../../src/main/kernel/files/exports.ts'
import { pathTokens } from '../../src/main/kernel/files/path-tokens.ts'
import { openLog } from '../../src/main/kernel/log.ts'
import { client, type Transport } from '../../src/shared/contract/client.ts'
import { type Channel, contract } from '../../src/shared/contract/contract.ts'
import { aTrust, noDesktop } from '../fixtures/update-file.ts'
import { type Tried, trials } from './channels.ts'
import { temporary } from './program.ts'

// A hostile page may put any path, host or address in any string of any message. The messages of the trials, which are right, are sent
// again with such words in each of their strings; what the program opens meanwhile is heard at the doors of Node.

/** In every planted word, and in nothing else. */
const MARK = 'temoin-9f3a'
const place = temporary()
const library = join(place.folder, 'bibliotheque')
const outside = join(place.folder, MARK)
const log = openLog(join(place.folder, 'journal'))

/** Doors of Node by which something outside is opened: the module, and its functions. */
const DOORS: readonly (readonly [owner: object, names: readonly string[]])[] = [
  [
    fs,
    Object.keys(fs).filter(name =>
      /^(open|read|write|append|copy|cp|mk|rm|unlink|rename|stat|lstat|exists|access|create|watch|chmod|link|symlink|truncate|utimes|statfs)/.test(
        name,
      ),
    ),
  ],
  [fs.promises, Object.keys(fs.promises)],
  [childProcess, ['spawn', 'spawnSync', 'exec', 'execFile', 'execSync', 'execFileSync', 'fork']],
  [net, ['connect', 'createConnection']],
  [net.Socket.prototype, ['connect']],
  [dns, ['lookup', 'resolve']],
  [dns.promises, ['lookup', 'resolve']],
]

const heard: string[] = []
let current = ''
const originals: (() => void)[] = []

/** Whether an argument names what was planted, and nothing under the library: a file may bear a planted title there. */
function namesPlanted(argument: unknown): boolean {
  const text =
    argument instanceof URL
      ? fileURLToPath(argument)
      : typeof argument === 'string'
        ? argument
        : safeJson(argument)
  if (!text.includes(MARK)) return false
  return !resolve(text).startsWith(join(library, '/'))
}
function safeJson(value: unknown): string {
  try {
    return Buffer.isBuffer(value) || ArrayBuffer.isView(value) ? '' : (JSON.stringify(value) ?? '')
  } catch {
    return ''
  }
}

function listenAtDoors(): void {
  for (const [owner, names] of DOORS)
    for (const name of names) {
      const original: unknown = Reflect.get(owner, name)
      if (typeof original !== 'function') continue
      // the bytes written under a library's own name are no place
      const width = /^(write|append)/.test(name) ? 1 : 2
      Reflect.set(
        owner,
        name,
        Object.assign(function (this: unknown, ...args: unknown[]) {
          if (args.slice(0, width).some(namesPlanted))
            heard.push(`${current}: ${name} ${safeJson(args.slice(0, width)).slice(0, 200)}`)
          return Reflect.apply(original, this, args)
        }, original),
      )
      originals.push(() => Reflect.set(owner, name, original))
    }
  syncBuiltinESMExports()
}

const planted: readonly string[] = [
  outside,
  `postgres://lea@${MARK}.invalid/bureau?sslrootcert=${outside}/a.pem`,
  `../../../../../../..${outside}`,
]

/** An input again and again, each time with one of its strings replaced; a list counts by its first element. */
function* replaced(input: unknown, word: string): Generator<unknown> {
  if (typeof input === 'string') yield word
  else if (Array.isArray(input)) {
    for (const first of replaced(input[0], word)) yield [first, ...input.slice(1)]
  } else if (typeof input === 'object' && input !== null)
    for (const [key, value] of Object.entries(input)) {
      for (const other of replaced(value, word)) yield { ...input, [key]: other }
    }
}
/** Longest input taken up: those of large texts repeat themselves. */
const MAX_CHARS = 6000

/** Every word in every string; without it, the three words by turns, a third of the time. `npm run proof -- places` sets it. */
const isWhole = process.env.PRETOIRE_PLACES === 'whole'

/** Bound on the trials of every message, one after the other. */
const TRIALS_MS = 900_000

let app: OpenApp
const send: Transport = async (channel, input) => {
  const request = new Request(`pretoire://app/call/${channel}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(input),
  })
  return (await (await app.wire(request)).json()) as Awaited<ReturnType<Transport>>
}

/** Inputs that trials sent, one for each shape. */
const inputs = new Map<string, { readonly channel: string; readonly input: unknown }>()
const shapeOf = (value: unknown): unknown =>
  Array.isArray(value)
    ? [shapeOf(value[0])]
    : typeof value === 'object' && value !== null
      ? Object.fromEntries(Object.entries(value).map(([key, one]) => [key, shapeOf(one)]))
      : typeof value

beforeAll(async () => {
  fs.mkdirSync(outside)
  fs.writeFileSync(join(outside, 'a.pem'), '-----BEGIN CERTIFICATE-----')
  const tokens = pathTokens()
  app = await openApp(library, {
    tokens,
    window: place.folder,
    trust: aTrust(),
    desktop: noDesktop,
    log,
    confirm: async () => undefined,
  })
  const recording: Transport = async (channel, input) => {
    inputs.set(`${channel} ${JSON.stringify(shapeOf(input))}`, { channel, input })
    return send(channel, input)
  }
  const tried: Tried = {
    call: client(recording),
    give: async (name, content) => ({
      token: tokens.addFile(place.file(name.replaceAll('/', '_'), content)),
    }),
    fetchMade: async id => new Uint8Array(fs.readFileSync(findExport(library, id).path)),
  }
  // what one trial left may trouble another: that is for contract.test.ts
  for (const channel of Object.keys(contract) as Channel[])
    await Promise.resolve(trials[channel](tried)).catch(() => undefined)
  listenAtDoors()
}, TRIALS_MS)
afterAll(async () => {
  for (const restore of originals) restore()
  syncBuiltinESMExports()
  await app.close()
  place.remove()
})

test('the doors hear what goes through them', async () => {
  current = 'door'
  fs.existsSync(outside)
  await fs.promises.stat(outside)
  await dns.promises.lookup(`${MARK}.invalid`).catch(() => undefined)
  expect(heard.splice(0)).toEqual([
    expect.stringContaining('existsSync'),
    expect.stringContaining('stat'),
    expect.stringContaining('lookup'),
  ])
})

test('the trials sent every message', () =>
  expect(
    Object.keys(contract).filter(channel => ![...inputs.values()].some(one => one.channel === channel)),
  ).toEqual([]))

test(
  'no message opens a path, a host or an address that the page puts in one of its strings',
  async () => {
    let [sent, turn] = [0, 0]
    for (const { channel, input } of inputs.values()) {
      if (JSON.stringify(input ?? {}).length > MAX_CHARS) continue
      for (const [n, word] of planted.entries()) {
        let at = turn
        for (const hostile of replaced(input, word)) {
          at += 1
          if (!isWhole && at % planted.length !== n) continue
          current = `${channel} ${JSON.stringify(hostile).slice(0, 200)}`
          await send(channel, hostile)
          sent += 1
        }
        if (n === planted.length - 1) turn = at
      }
    }
    expect(sent).toBeGreaterThan(isWhole ? 2000 : 700)
    expect([...new Set(heard)]).toEqual([])
  },
  TRIALS_MS,
)

test('the log tells of every message, and has no word that any of them brought', () => {
  const lines = log.tail(Number.POSITIVE_INFINITY)
  expect(lines.filter(line => / call [a-z-]+(?:\.[a-zA-Z]+)+ \d+ ms /.test(line)).length).toBeGreaterThan(700)
  expect(lines.filter(line => line.includes(MARK))).toEqual([])
})
