import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createApp } from '../../src/main/app.ts'
import { endLaunch } from '../../src/main/drafts/journal/launch.ts'
import { exhibitWorkerClient } from '../../src/main/exhibits/worker-client.ts'
import { jobs } from '../../src/main/imports/jobs/jobs.ts'
import { type PathTokens, pathTokens } from '../../src/main/kernel/files/path-tokens.ts'
import type { AppEvent } from '../../src/main/kernel/hub.ts'
import type { Library } from '../../src/main/kernel/library.ts'
import { foreignReaderClient } from '../../src/main/kernel/readers/foreign-reader.ts'
import { openLibrary } from '../../src/main/library/open-library.ts'
import { packDesk } from '../../src/main/sharing/packs/pack-desk.ts'
import { answer, isChannel } from '../../src/shared/contract/answer.ts'
import { mayWrite } from '../../src/shared/contract/changes.ts'
import { client, type Transport } from '../../src/shared/contract/client.ts'
import type { Client, Handlers } from '../../src/shared/contract/contract.ts'
import { aTrust, noDesktop } from '../fixtures/update-file.ts'
import { type LocalServer, serve } from '../unit/main/hosts/local-server.ts'
import { beginLibrary } from './new-library.ts'

/** A folder of the test's own, gone with it. */
export function temporary(): {
  folder: string
  file(name: string, content: string | Uint8Array): string
  remove(): void
} {
  const folder = mkdtempSync(join(tmpdir(), 'pretoire-test-'))
  return {
    folder,
    file: (name, content) => {
      writeFileSync(join(folder, name), content)
      return join(folder, name)
    },
    // a program just killed may still have a file to leave there
    remove: () => rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 }),
  }
}

/** Does a work as on a computer without LibreOffice, where it is quick and the same everywhere. */
export async function withoutOffice<T>(work: () => Promise<T>): Promise<T> {
  const before = process.env.PRETOIRE_SOFFICE
  process.env.PRETOIRE_SOFFICE = ''
  try {
    return await work()
  } finally {
    if (before === undefined) delete process.env.PRETOIRE_SOFFICE
    else process.env.PRETOIRE_SOFFICE = before
  }
}

/** The program on a library of a folder, spoken to directly. */
export interface Program {
  readonly call: Client
  readonly send: Transport
  readonly library: Library
  readonly handlers: Handlers
  readonly events: AppEvent[]
  /** messages that wrote rows though the contract says they only read */
  readonly undeclared: ReadonlySet<string>
  close(): Promise<void>
}

/** The paths handed over in the launch that these tests are. */
export const handed = pathTokens()
/** A file of this computer, as the command line or a drop on Electron hands it over. */
export const fileAt = (path: string) => ({ token: handed.addFile(path) })
/** A place to write, as the command line or the system’s dialog hands it over. */
export const placeAt = (path: string, replace = false) => handed.addPlace({ path, replace })

/**
 * The threads that read files, shared by the programs of one process: each costs a third of a second of processor to begin, and
 * holds nothing of a library from one question to the next.
 */
const ask = exhibitWorkerClient()
const read = foreignReaderClient()

/** Opens the program on a folder, as the command line or Electron would; `tokens`: the paths of a launch of its own. */
export function program(folder: string, tokens: PathTokens = handed): Program {
  beginLibrary(folder)
  const library = openLibrary(folder)
  const events: AppEvent[] = []
  const emit = (event: AppEvent) => void events.push(event)
  const work = jobs(library, emit)
  const handlers = createApp(library, { tokens, emit, trust: aTrust() }, work, packDesk(library), ask, read)
  const undeclared = new Set<string>()
  const rowsWritten = () => library.db.prepare('SELECT total_changes()').pluck().get()
  const send: Transport = async (channel, input) => {
    const before = rowsWritten()
    const reply = await answer(handlers, channel, input)
    if (isChannel(channel) && !mayWrite(channel) && rowsWritten() !== before) undeclared.add(channel)
    return reply
  }
  const close = async () => {
    await work.close()
    endLaunch(library)
    library.close()
  }
  return { call: client(send), send, library, handlers, events, undeclared, close }
}

/** A loopback server with a window of one page, and what its own window would send. */
export async function loopback(library: string, window: string) {
  const served = await serve({ library, window, trust: aTrust(), desktop: noDesktop })
  const cookie = await enter(served)
  const get = (path: string, headers: Record<string, string> = {}) =>
    fetch(served.origin + path, { headers: { cookie, ...headers }, redirect: 'manual' })
  const send: Transport = async (channel, input) => {
    const response = await fetch(`${served.origin}/call/${channel}`, {
      method: 'POST',
      headers: { cookie, 'content-type': 'application/json', origin: served.origin },
      body: JSON.stringify(input),
    })
    return (await response.json()) as Awaited<ReturnType<Transport>>
  }
  const put = async (name: string, body: string | Uint8Array<ArrayBuffer>) => {
    const response = await fetch(`${served.origin}/files?name=${encodeURIComponent(name)}`, {
      method: 'PUT',
      headers: { cookie, origin: served.origin },
      body,
    })
    return (await response.json()) as { upload: string }
  }
  return { served, cookie, get, send, put, call: client(send) }
}

/** Opens the first address, as a browser does, and keeps its cookie. */
export async function enter(served: LocalServer): Promise<string> {
  const response = await fetch(served.address(), { redirect: 'manual' })
  return response.headers.get('set-cookie')?.split(';')[0] ?? ''
}
