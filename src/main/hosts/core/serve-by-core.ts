import { type AddressInfo, createServer, type Socket } from 'node:net'
import { catchBugs } from '../../kernel/catch-bugs.ts'
import { openLog } from '../../kernel/log.ts'
import { builtWindow, libraryFolder } from '../../kernel/places.ts'
import { digestOf, newSecret, nobody, type TicketOptions } from '../admission.ts'
import { ENTER } from '../gate.ts'
import { listenAgain, windowPath } from '../listening.ts'
import { coreProcess } from './core-process.ts'
import { type CoreProcess, supervise } from './supervisor.ts'

/** Options of a loopback server; every field may be left out. */
export interface ServeOptions {
  /** a core begun already */
  readonly first?: CoreProcess<Socket>
  readonly library?: string
  /** 0: any free port; not given: that of the last launch if it is free */
  readonly port?: number
  /** runs once the server listens, before the library is opened: what is asked meanwhile waits for it */
  readonly listening?: (entrance: Entrance) => void
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

/** `secret` is posted to `action` as the field `jeton`. */
export interface Ticket {
  readonly action: string
  readonly secret: string
}

/** A running loopback server. */
export interface ServedByCore extends Entrance {
  /** why the library cannot be opened, where it cannot: the window says it too, and opens once it can */
  readonly opened: Promise<{ readonly refusal: string | undefined }>
  /** how many windows listen */
  readonly windows: () => number
  /** offers files to the window once the library is open: it asks before one is taken */
  offer(files: readonly string[]): void
  /** has the windows come forward, as far as a browser lets them */
  callForward(): void
  close(): Promise<void>
}

/**
 * Host 2: listens on 127.0.0.1 only, and hands each connection, unread, to the core of now. This process holds no word of the
 * library: it knows the digests of who may come in.
 */
export async function serveByCore(options: ServeOptions = {}): Promise<ServedByCore> {
  const log = openLog()
  const folder = libraryFolder(options.library)
  const ends = new Map<string, TicketOptions['onEnd']>()
  let windows = 0
  // connections come once the core is there: they wait in this process no longer than it takes to begin one
  const server = createServer({ pauseOnConnect: true }, socket => cores.give(socket))
  const portSetting = process.env.PRETOIRE_PORT
  await listenAgain(server, folder, options.port ?? (portSetting ? Number(portSetting) : undefined))
  const { port } = server.address() as AddressInfo
  const path = windowPath(folder)
  let first = options.first
  const cores = supervise<Socket>({
    spawn: () => {
      const core = first ?? coreProcess()
      first = undefined
      return core
    },
    start: {
      folder,
      window: builtWindow,
      loopback: { port, path, admission: nobody },
      means: {
        showFolder: options.showFolder !== undefined,
        chooseFolder: false,
        keyring: false,
        desktop: false,
      },
    },
    wants: {
      windows: count => {
        windows = count
      },
      ticketEnded: (digest, how) => {
        ends.get(digest)?.(how)
        ends.delete(digest)
      },
      showFolder: async place => options.showFolder?.(place),
    },
    log,
    refuse: socket => socket.destroy(),
    onGivenUp: () => server.close(),
  })
  catchBugs(log, message => {
    console.error(message)
    cores.core().tell('emit', { event: 'unforeseen', data: { message } })
  })
  const issue = ({ lifeMs, onEnd }: TicketOptions = {}) => {
    const secret = newSecret()
    if (onEnd) ends.set(digestOf(secret), onEnd)
    cores.core().tell('admit', digestOf(secret), lifeMs)
    return secret
  }
  const offer = (files: readonly string[]) => {
    for (const path of files) cores.core().tell('offer', path)
  }
  const origin = `http://127.0.0.1:${port}`
  const entrance: Entrance = {
    origin,
    address: () => `${origin}/?jeton=${issue()}`,
    ticket: wishes => ({ action: origin + path + ENTER, secret: issue(wishes) }),
    folder,
  }
  options.listening?.(entrance)
  return {
    ...entrance,
    opened: cores.opened,
    windows: () => windows,
    offer,
    callForward: () => cores.core().tell('emit', { event: 'forward', data: {} }),
    close: async () => {
      server.close()
      await cores.close()
    },
  }
}

/** Each line typed in a terminal prints another address: the first one opens a single window. */
export function offerAddresses(server: Pick<ServedByCore, 'address'>): void {
  if (!process.stdin.isTTY) return
  process.stdin.unref()
  process.stdin.on('data', () => console.log(server.address()))
}
