import { readFileSync } from 'node:fs'
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
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

const listen = (server: Server, port: number) =>
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
export async function listenAgain(server: Server, folder: string, requestedPort?: number): Promise<number> {
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
