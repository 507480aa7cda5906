import { createServer, type Server } from 'node:http'
import { type AddressInfo, connect } from 'node:net'
import { setTimeout } from 'node:timers/promises'
import { afterEach, expect, test } from 'vitest'
import { closeStalled, lookOften } from '../../../../src/main/hosts/listening.ts'

const STALL_MS = 400
let server: Server
afterEach(() => {
  server.closeAllConnections()
  server.close()
})

/** Sends the parts of a request, each after a pause; all that is answered once the connection is closed. */
async function send(parts: readonly string[], pauseMs: number): Promise<string> {
  server = createServer(lookOften(STALL_MS), async (request, response) => {
    let bytes = 0
    try {
      for await (const chunk of request) bytes += (chunk as Buffer).length
    } catch {
      return
    }
    // an answer that is long to make
    await setTimeout(2 * STALL_MS)
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
  return answered
}
const head = 'POST / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n'

test('headers that do not end are closed', async () => {
  expect(await send([head], 0)).not.toContain('octets')
})

test('a body that stops coming is closed', async () => {
  expect(await send([`${head}Content-Length: 100\r\n\r\n0123456789`], 0)).not.toContain('octets')
})

test('a body that is long but comes is taken whole, and its answer waited for', async () => {
  const parts = Array.from({ length: 8 }, () => '0123456789')
  expect(await send([`${head}Content-Length: 80\r\n\r\n`, ...parts], STALL_MS / 4)).toContain('80 octets')
})

test('an answer that is long to make to a request without a body is waited for', async () => {
  expect(await send(['GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n'], 0)).toContain('0 octets')
})
