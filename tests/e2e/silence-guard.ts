// Loaded before a program under test: writes down and refuses what it would ask beyond this computer.
import dgram from 'node:dgram'
import dns from 'node:dns'
import { appendFileSync } from 'node:fs'
import { syncBuiltinESMExports } from 'node:module'
import net from 'node:net'
import { join } from 'node:path'

const folder = process.env.PRETOIRE_SILENCE ?? ''
const isOwn = (host: unknown) =>
  host === undefined || (typeof host === 'string' && /^(127(\.\d+){3}|localhost|::1|)$/.test(host))

function check(how: string, host: unknown): void {
  if (isOwn(host)) return
  const sentence = `${how} ${String(host)}`
  if (folder) appendFileSync(join(folder, `${process.pid}.txt`), `${sentence}\n`)
  throw new Error(`Hors de cet ordinateur : ${sentence}`)
}

/** Puts a check before each of these functions, whose first argument is a host. */
function guard(library: object, names: readonly string[], how: string): void {
  for (const name of names) {
    const real = Reflect.get(library, name)
    if (typeof real !== 'function') continue
    Reflect.set(library, name, function guarded(this: unknown, ...args: unknown[]) {
      check(how, args[0])
      return Reflect.apply(real, this, args)
    })
  }
}

const lookups = Object.keys(dns).filter(name => /^(lookup|resolve)/.test(name))
guard(dns, lookups, 'nom')
guard(dns.promises, lookups, 'nom')

const connect = net.Socket.prototype.connect
net.Socket.prototype.connect = function guarded(this: net.Socket, ...args: unknown[]) {
  const [first, second] = args.flat() as [unknown, unknown]
  const host =
    typeof first === 'object' && first !== null
      ? Reflect.get(first, 'host')
      : typeof first === 'number' && typeof second === 'string'
        ? second
        : undefined
  check('connexion', host)
  return Reflect.apply(connect, this, args)
}
const send = dgram.Socket.prototype.send
dgram.Socket.prototype.send = function guarded(this: dgram.Socket, ...args: unknown[]) {
  check(
    'message',
    args.slice(1).find(one => typeof one === 'string'),
  )
  return Reflect.apply(send, this, args)
} as typeof send
syncBuiltinESMExports()
