import type { AddressInfo } from 'node:net'
import { type Admission, createAdmission, type TicketOptions } from '../../../../src/main/hosts/admission.ts'
import { loopbackServer } from '../../../../src/main/hosts/core/loopback-server.ts'
import { ENTER } from '../../../../src/main/hosts/gate.ts'
import { listenAgain, windowPath } from '../../../../src/main/hosts/listening.ts'
import { openApp } from '../../../../src/main/hosts/open-app.ts'
import { type Opening, openForWindow } from '../../../../src/main/hosts/opening.ts'
import { pathTokens } from '../../../../src/main/kernel/files/path-tokens.ts'
import { libraryFolder } from '../../../../src/main/kernel/places.ts'
import type { Desktop } from '../../../../src/main/updates/hand-over.ts'
import type { Trust } from '../../../../src/main/updates/trust.ts'

export interface LocalServer {
  readonly origin: string
  /** why the library cannot be opened: the window says it too, and opens once it can */
  readonly refusal: string | undefined
  /** an address to be opened by hand, once */
  address(): string
  /** what a page of this computer posts, once, to open a window */
  ticket(options: TicketOptions): { readonly action: string; readonly secret: string }
  readonly tell: (message: string) => void
  readonly windows: () => number
  close(): Promise<void>
}

/** The core of a loopback server and its entrance, in the process of the test. */
export async function serve(options: {
  readonly library: string
  readonly window: string
  readonly desktop?: Desktop
  readonly trust?: Trust
}): Promise<LocalServer> {
  const { window, desktop, trust } = options
  const folder = libraryFolder(options.library)
  const admission: Admission = createAdmission()
  const program: Opening = await openForWindow(folder, {
    window,
    open: place => openApp(place, { tokens: pathTokens(), window, desktop, trust }),
  })
  const path = windowPath(folder)
  const { server } = loopbackServer({
    wire: program.wire,
    admission,
    path,
    port: () => (server.address() as AddressInfo).port,
  })
  const origin = `http://127.0.0.1:${await listenAgain(server, folder)}`
  return {
    origin,
    refusal: program.refusal,
    address: () => `${origin}/?jeton=${admission.issue()}`,
    ticket: wishes => ({ action: origin + path + ENTER, secret: admission.issue(wishes) }),
    tell: message => program.app()?.hub.emit({ event: 'unforeseen', data: { message } }),
    windows: program.windows,
    close: async () => {
      admission.close()
      const closing = new Promise(done => server.close(done))
      server.closeAllConnections()
      await closing
      await program.close()
    },
  }
}
