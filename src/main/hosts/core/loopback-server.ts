import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { Readable } from 'node:stream'
import { finished } from 'node:stream/promises'
import type { ReadableStream as NodeStream } from 'node:stream/web'
import type { Wire } from '../../kernel/wire.ts'
import { common } from '../../kernel/wire-replies.ts'
import type { Admission } from '../admission.ts'
import { addressInside, type Gate, refuse } from '../gate.ts'
import { closeStalled, lookOften } from '../listening.ts'

export interface LoopbackOptions {
  readonly wire: Wire
  readonly admission: Admission
  /** the port windows name; known once it is listened on */
  readonly port: () => number
  /** the path of the windows */
  readonly path: string
  /** a connection that says nothing for so long before its request is whole is closed */
  readonly stallMs?: number | undefined
  /** a connection serves no further request: the one who answers is about to end */
  readonly isLast?: () => boolean
}

/** The wire behind node:http. */
export interface LoopbackServer {
  readonly server: Server
  /** resolves once what was asked is answered, but for the streams of events */
  answered(): Promise<void>
}

/** Serves a wire on loopback, to whoever holds a session of this launch. Who listens, and gives it connections, is another's business. */
export function loopbackServer({
  wire,
  admission,
  port,
  path,
  stallMs,
  isLast = () => false,
}: LoopbackOptions): LoopbackServer {
  const answers = new Set<Promise<void>>()
  const server = createServer(lookOften(stallMs), (request, response) => {
    const page = () => wire(new Request(`http://127.0.0.1:${port()}/`))
    const gate = { port: port(), path, admission, page, isLast }
    const answer = handle(wire, gate, request, response)
    // it has no end to wait for
    if (request.url?.endsWith('/events')) return
    answers.add(answer)
    void answer.finally(() => answers.delete(answer))
  })
  closeStalled(server, stallMs)
  return {
    server,
    answered: async () => {
      while (answers.size > 0) await Promise.all(answers)
    },
  }
}

async function handle(
  wire: Wire,
  gate: Gate & { readonly isLast: () => boolean },
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  try {
    const refusal = await refuse(gate, request)
    const answer = refusal ?? (await wire(toRequest(gate, request, response)))
    if (gate.isLast()) response.setHeader('Connection', 'close')
    await send(answer, response)
    // a page that left has had its answer
    await finished(response).catch(() => undefined)
  } catch {
    if (!response.headersSent) response.writeHead(500, common)
    response.end()
  }
}

function toRequest(gate: Gate, request: IncomingMessage, response: ServerResponse): Request {
  const disconnection = new AbortController()
  response.once('close', () => disconnection.abort())
  const headers = new Headers()
  for (const [name, value] of Object.entries(request.headers)) {
    if (value !== undefined && !name.startsWith(':'))
      headers.set(name, Array.isArray(value) ? value.join(', ') : value)
  }
  const method = request.method ?? 'GET'
  const body = method === 'GET' || method === 'HEAD' ? null : (Readable.toWeb(request) as ReadableStream)
  const init = { method, headers, body, duplex: 'half', signal: disconnection.signal }
  return new Request(addressInside(gate, request.url), init as RequestInit)
}

async function send(from: Response, to: ServerResponse): Promise<void> {
  to.writeHead(from.status, Object.fromEntries(from.headers))
  if (!from.body || to.req.method === 'HEAD') {
    await from.body?.cancel()
    to.end()
    return
  }
  to.flushHeaders()
  const stream = Readable.fromWeb(from.body as NodeStream<Uint8Array>)
  to.once('close', () => stream.destroy())
  stream.once('error', () => to.destroy())
  stream.pipe(to)
}
