import type { Server } from 'node:http'

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
  server.headersTimeout = stallMs
  server.on('request', request => {
    const { 'content-length': length = '0', 'transfer-encoding': encoding } = request.headers
    if (Number(length) === 0 && encoding === undefined) return
    // Node closes a socket whose time is over when nobody hears of it
    request.socket.setTimeout(stallMs)
    request.once('end', () => request.socket.setTimeout(0))
  })
}
