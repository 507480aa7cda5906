import childProcess from 'node:child_process'
import dns from 'node:dns'
import fs from 'node:fs'
import { syncBuiltinESMExports } from 'node:module'
import net from 'node:net'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Transport } from '../../src/shared/contract/client.ts'

// A hostile page may put any path, host or address in any string of any message. The messages of the trials, which are right, are sent
// again with such words in each of their strings; what the program opens meanwhile is heard at the doors of Node.

/** In every planted word, and in nothing else. */
export const MARK = 'temoin-9f3a'

/** Every word in every string; without it, the three words by turns, a third of the time. `npm run proof -- places` sets it. */
export const isWhole = process.env.PRETOIRE_PLACES === 'whole'

/** The words of a hostile page, once their folder is there: a path, a server's address, a traversal. */
export function plantedIn(folder: string): readonly string[] {
  const outside = join(folder, MARK)
  fs.mkdirSync(outside)
  fs.writeFileSync(join(outside, 'a.pem'), '-----BEGIN CERTIFICATE-----')
  return [
    outside,
    `postgres://lea@${MARK}.invalid/bureau?sslrootcert=${outside}/a.pem`,
    `../../../../../../..${outside}`,
  ]
}

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

/** Listens at the doors of Node to what bears the mark and is not under the library, where a file may bear a planted title. */
export function listenAtDoors(library: string): {
  readonly heard: string[]
  /** says what is being done from now on */
  during(work: string): void
  stop(): void
} {
  const heard: string[] = []
  const originals: (() => void)[] = []
  let current = ''
  const namesPlanted = (argument: unknown) => {
    const text =
      argument instanceof URL
        ? fileURLToPath(argument)
        : typeof argument === 'string'
          ? argument
          : safeJson(argument)
    return text.includes(MARK) && !resolve(text).startsWith(join(library, '/'))
  }
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
  return {
    heard,
    during: work => {
      current = work
    },
    stop: () => {
      for (const restore of originals) restore()
      syncBuiltinESMExports()
    },
  }
}
function safeJson(value: unknown): string {
  try {
    return Buffer.isBuffer(value) || ArrayBuffer.isView(value) ? '' : (JSON.stringify(value) ?? '')
  } catch {
    return ''
  }
}

/** A message as a page sends it. */
export interface Sent {
  readonly channel: string
  readonly input: unknown
}

/** A transport that keeps an input of each shape of each message. */
export function recording(send: Transport): { readonly send: Transport; sent(): Sent[] } {
  const inputs = new Map<string, Sent>()
  return {
    send: (channel, input) => {
      inputs.set(`${channel} ${JSON.stringify(shapeOf(input))}`, { channel, input })
      return send(channel, input)
    },
    sent: () => [...inputs.values()],
  }
}
const shapeOf = (value: unknown): unknown =>
  Array.isArray(value)
    ? [shapeOf(value[0])]
    : typeof value === 'object' && value !== null
      ? Object.fromEntries(Object.entries(value).map(([key, field]) => [key, shapeOf(field)]))
      : typeof value

/** Longest input taken up: those of large texts repeat themselves. */
const MAX_CHARS = 6000

/** The messages, each with a planted word in one of its strings. */
export function* withPlanted(sent: readonly Sent[], planted: readonly string[]): Generator<Sent> {
  let turn = 0
  for (const { channel, input } of sent) {
    if (JSON.stringify(input ?? {}).length > MAX_CHARS) continue
    let strings = 0
    for (const [nth, word] of planted.entries()) {
      strings = 0
      for (const hostile of replaced(input, word)) {
        strings += 1
        if (isWhole || (turn + strings) % planted.length === nth) yield { channel, input: hostile }
      }
    }
    turn += strings
  }
}
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
