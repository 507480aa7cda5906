import { createServer, type Server } from 'node:http'
import { type AddressInfo, connect } from 'node:net'
import { setTimeout } from 'node:timers/promises'
import { describe, test } from 'vitest'
import { closeStalled, lookOften } from '../../../../src/main/hosts/listening.ts'

/** A busy machine may leave this process alone for half a second: both ends are in it, and what came meanwhile would be read too late. */
const STALL_MS = 1500
const PAUSE_MS = 200

const close = (server: Server) => {
  server.closeAllConnections()
  server.close()
}

/** Sends the parts of a request, each after a pause; all that is answered once the connection is closed. */
async function send(parts: readonly string[], pauseMs: number): Promise<string> {
  const server = createServer(lookOften(STALL_MS), async (request, response) => {
    let bytes = 0
    try {
      for await (const chunk of request) bytes += (chunk as Buffer).length
    } catch {
      return
    }
    // an answer that is long to make
    await setTimeout(1.2 * STALL_MS)
    response.end(`${bytes} octets`)
  })
  closeStalled(server, STALL_MS)
  await new Promise<void>(done => server.listen(0, '127.0.0.1', done))
  const socket = connect((server.address() as AddressInfo).port, '127.0.0.1')
  let answered = ''
  socket.on('data', data => (answered += data.toString()))
  const closed = new Promise<void>(done => socket.once('close', done))
  socket.on('error', () => {})
  for (const part of parts) {
    socket.write(part)
    await setTimeout(pauseMs)
  }
  await closed
  close(server)
  return answered
}
const head = 'POST / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n'

describe.concurrent('a connection', () => {
  test('headers that do not end are closed', async ({ expect }) => {
    expect(await send([head], 0)).not.toContain('octets')
  })

  test('a body that stops coming is closed', async ({ expect }) => {
    expect(await send([`${head}Content-Length: 100\r\n\r\n0123456789`], 0)).not.toContain('octets')
  })

  test('a body that is long but comes is taken whole, and its answer waited for', async ({ expect }) => {
    const parts = Array.from({ length: 8 }, () => '0123456789')
    expect(await send([`${head}Content-Length: 80\r\n\r\n`, ...parts], PAUSE_MS)).toContain('80 octets')
  })

  test('an answer that is long to make to a request without a body is waited for', async ({ expect }) => {
    expect(await send(['GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n'], 0)).toContain('0 octets')
  })
})
