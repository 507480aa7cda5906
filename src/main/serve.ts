import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Readable } from 'node:stream'
import type { ReadableStream as NodeStream } from 'node:stream/web'
import { createAdmission, type TicketOptions } from './hosts/admission.ts'
import { addressInside, ENTER, type Gate, refuse } from './hosts/gate.ts'
import { closeStalled, listenAgain, lookOften, windowPath } from './hosts/listening.ts'
import { type Opening, openForWindow } from './hosts/opening.ts'
import { catchBugs } from './kernel/catch-bugs.ts'
import { pathTokens } from './kernel/files/path-tokens.ts'
import { type Log, openLog } from './kernel/log.ts'
import { builtWindow, libraryFolder } from './kernel/places.ts'
import { checkNode, keepCode } from './kernel/runtime.ts'
import type { Wire } from './kernel/wire.ts'
import { common } from './kernel/wire-replies.ts'
import type { Desktop } from './updates/hand-over.ts'
import { systemDesktop } from './updates/system-desktop.ts'
import type { Trust } from './updates/trust.ts'

/** Options of a loopback server; every field may be left out. */
export interface ServeOptions {
  readonly library?: string
  /** 0: any free port; not given: that of the last launch if it is free */
  readonly port?: number
  /** folder of the built window */
  readonly window?: string
  /** hands updates over to the system; the commands of the system unless given */
  readonly desktop?: Desktop
  /** what updates are held against; the keys of this copy unless given */
  readonly trust?: Trust
  readonly log?: Log
  /** a connection that says nothing for so long before its request is whole is closed */
  readonly stallMs?: number
  /** runs once the server listens, before the library is opened: what is asked meanwhile waits for it */
  readonly listening?: (entrance: Entrance) => void
  /** files offered to the window, which asks before one is taken */
  readonly files?: readonly string[]
  /** shows a folder in the system's file manager, where there is one */
  readonly showFolder?: (folder: string) => Promise<void>
}

/** How windows come in to a server that listens. */
export interface Entrance {
  readonly origin: string
  /** an address to be opened by hand, once, within ten minutes */
  address(): string
  /** what a page of this computer posts, once, to open a window */
  ticket(options: TicketOptions): Ticket
  readonly folder: string
}

/** A running loopback server. */
export interface LoopbackServer extends Entrance {
  /** why the library cannot be opened: the window says it too, and opens once it can */
  readonly refusal?: string | undefined
  /** how many windows listen */
  readonly windows: () => number
  /** offers files to the window once the library is open: it asks before one is taken */
  offer(files: readonly string[]): void
  /** has the windows come forward, as far as a browser lets them */
  callForward(): void
  /** says a sentence in the windows that listen: an error nobody foresaw */
  readonly tell: (message: string) => void
  close(): Promise<void>
}

/** `secret` is posted to `action` as the field `jeton`. */
export interface Ticket {
  readonly action: string
  readonly secret: string
}

/** Host 2: the wire behind node:http, on 127.0.0.1 only, for whoever holds a session of this launch. */
export async function serve(options: ServeOptions = {}): Promise<LoopbackServer> {
  checkNode()
  const folder = libraryFolder(options.library)
  const admission = createAdmission()
  let open: (door: Opening) => void = () => undefined
  let fail: (error: unknown) => void = () => undefined
  const door = new Promise<Opening>((resolve, reject) => {
    open = resolve
    fail = reject
  })
  // a server that fails before anybody asked: said by what is thrown below
  door.catch(() => undefined)
  const wire: Wire = async request => (await door).wire(request)
  const server = createServer(lookOften(options.stallMs))
  closeStalled(server, options.stallMs)
  const portSetting = process.env.PRETOIRE_PORT
  await listenAgain(server, folder, options.port ?? (portSetting ? Number(portSetting) : undefined))
  const { port } = server.address() as AddressInfo
  const origin = `http://127.0.0.1:${port}`
  const page = () => wire(new Request(`${origin}/`))
  const gate: Gate = { port, path: windowPath(folder), admission, page }
  server.on('request', (request, response) => void handle(wire, gate, request, response))
  const entrance: Entrance = {
    origin,
    address: () => `${origin}/?jeton=${admission.issue()}`,
    ticket: wishes => ({ action: origin + gate.path + ENTER, secret: admission.issue(wishes) }),
    folder,
  }
  const stopListening = async () => {
    admission.close()
    const closing = new Promise<void>(resolve => server.close(() => resolve()))
    server.closeAllConnections()
    await closing
  }
  try {
    options.listening?.(entrance)
    const { openApp } = await import('./hosts/open-app.ts')
    const { window = builtWindow, desktop = systemDesktop(), trust, log } = options
    const program = await openForWindow(folder, {
      window,
      open: place => openApp(place, { tokens: pathTokens(), window, desktop, trust, ...(log && { log }) }),
      showFolder: options.showFolder,
    })
    const offer = (files: readonly string[]) =>
      program.whenOpen(program => {
        for (const path of files) void program.offer(path)
      })
    offer(options.files ?? [])
    open(program)
    const { refusal, windows } = program
    const tell = (message: string) => program.app()?.hub.emit({ event: 'unforeseen', data: { message } })
    const close = () => stopListening().then(program.close)
    const callForward = () => program.app()?.hub.emit({ event: 'forward', data: {} })
    return { ...entrance, refusal, windows, offer, callForward, tell, close }
  } catch (error) {
    fail(error)
    await stopListening()
    throw error
  }
}

/** Serves for the whole life of this process: what nothing caught is logged, and said in the terminal and in the windows. */
export async function serveProcess(options: ServeOptions = {}): Promise<LoopbackServer> {
  const log = openLog()
  let server: LoopbackServer | undefined
  catchBugs(log, sentence => {
    console.error(sentence)
    server?.tell(sentence)
  })
  server = await serve({ ...options, log })
  return server
}

async function handle(
  wire: Wire,
  gate: Gate,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  try {
    const refusal = await refuse(gate, request)
    await send(refusal ?? (await wire(toRequest(gate, request, response))), response)
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

/** Each line typed in a terminal prints another address: the first one opens a single window. */
export function offerAddresses(server: Pick<LoopbackServer, 'address'>): void {
  if (!process.stdin.isTTY) return
  process.stdin.unref()
  process.stdin.on('data', () => console.log(server.address()))
}

/** `node serve.ts`: serves until Ctrl+C, and prints the address. */
async function main(): Promise<void> {
  checkNode()
  keepCode()
  const server = await serveProcess()
  if (server.refusal) console.error(server.refusal)
  console.log(server.address())
  offerAddresses(server)
  const stop = () => void server.close().then(() => process.exit(0))
  process.once('SIGINT', stop)
  process.once('SIGTERM', stop)
}

// by its name, not by this module's address: the build puts in a chunk of its own what two entries share
if (/[\\/]serve\.[jt]s$/.test(process.argv[1] ?? '')) await main()
