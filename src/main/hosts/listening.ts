import { randomBytes } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import type { Server } from 'node:http'
import type { AddressInfo, Server as SocketServer } from 'node:net'
import { join } from 'node:path'
import { writeWhole } from '../kernel/library.ts'

const fileOf = (folder: string) => join(folder, 'port')

function lastPort(folder: string): number {
  try {
    const port = Number(readFileSync(fileOf(folder), 'utf8'))
    return Number.isInteger(port) && port > 1023 && port < 65536 ? port : 0
  } catch {
    return 0
  }
}

const listen = (server: SocketServer, port: number) =>
  new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', () => {
      server.off('error', reject)
      resolve()
    })
  })

/**
 * Listens on the port asked; else on that of the last launch, when it is free, so that the browser finds again what it
 * keeps by address (the caret of each text); else on any. Returns the port.
 */
export async function listenAgain(
  server: SocketServer,
  folder: string,
  requestedPort?: number,
): Promise<number> {
  const last = requestedPort === undefined ? lastPort(folder) : 0
  if (last) await listen(server, last).catch(() => undefined)
  if (!server.listening) await listen(server, requestedPort ?? 0)
  const { port } = server.address() as AddressInfo
  if (requestedPort === undefined && port !== last) {
    try {
      writeWhole(fileOf(folder), Buffer.from(String(port)))
    } catch {
      // a convenience only: the library may be on a full or read-only disk, and that is said elsewhere
    }
  }
  return port
}

/**
 * The path under which a library's window speaks, unguessable: a browser sends a cookie to every port of this computer, but to
 * its path alone. The same at each launch, so that a window left open speaks with the next one.
 */
export function windowPath(folder: string): string {
  const file = join(folder, 'chemin')
  try {
    const name = readFileSync(file, 'utf8')
    if (/^[\w-]{22}$/.test(name)) return `/${name}/`
  } catch {
    // the first launch
  }
  const name = randomBytes(16).toString('base64url')
  try {
    if (existsSync(folder)) writeWhole(file, Buffer.from(name))
  } catch {
    // a window left open is of no use to the next launch, and that is all
  }
  return `/${name}/`
}

const STALL_MS = 60_000
/** How often Node looks for headers that do not end. */
const LOOK_MS = 30_000

/** Options of a server that looks often enough for a short bound. */
export const lookOften = (stallMs = STALL_MS) => ({
  connectionsCheckingInterval: Math.min(LOOK_MS, stallMs),
})

/**
 * Closes a connection whose headers or body stop coming. A long upload goes on as long as it progresses, hence no bound on the
 * whole request; an answer that is long to make, and the stream of events, are bound by nothing.
 */
export function closeStalled(server: Server, stallMs = STALL_MS): void {
  server.requestTimeout = 0
  // Node would close an idle connection after five seconds, also when a long work kept it from reading the message that waits there
  server.keepAliveTimeout = 0
  server.headersTimeout = stallMs
  server.on('request', request => {
    const { 'content-length': length = '0', 'transfer-encoding': encoding } = request.headers
    if (Number(length) === 0 && encoding === undefined) return
    // Node closes a socket whose time is over when nobody hears of it
    request.socket.setTimeout(stallMs)
    request.once('end', () => request.socket.setTimeout(0))
  })
}
