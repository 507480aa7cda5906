import { existsSync } from 'node:fs'
import { basename, dirname, extname, join } from 'node:path'
import { z } from 'zod'
import type { Token } from '../../shared/contract/contract.ts'
import type { Place } from '../kernel/files/path-tokens.ts'
import { safeName } from '../kernel/files/uploads.ts'
import { isOurs } from './restrictions.ts'

/** The frame that sent a message over Electron's ipc; null once it is gone. */
interface Sender {
  readonly senderFrame: { readonly url: string; readonly parent: unknown } | null
}
/** The `ipc` of a window, as far as it is used. */
export interface Ipc {
  handle(channel: string, answer: (event: Sender, ...args: unknown[]) => unknown): void
}
/** The system's own dialogs; undefined when the user gave up. */
export interface Dialogs {
  /** asks for a file to write; the system itself asks before one that exists is taken */
  file(suggestion: string): Promise<string | undefined>
  /** asks for a folder that exists, or that the user makes there */
  folder(suggestion: string | undefined): Promise<string | undefined>
  /** asks for the second place of the backups */
  secondPlace(): Promise<string | undefined>
  /** asks for the folder of a publication */
  publication(): Promise<string | undefined>
}
/** Registers the paths of the user, in the process that holds the library. */
interface Registry {
  addFile(path: string): Token | Promise<Token>
  addPlace(place: Place): Token | Promise<Token>
}
export interface PreloadCalls {
  readonly tokens: Registry
  readonly dialogs: Dialogs
}

const PlaceKind = z.enum(['backup', 'bundle', 'folder', 'publication'])
const Name = z.string().max(300)

/** Answers the preload: a token for a file of the user's, a token for a place that the system's dialog named. */
export function answerPreload(ipc: Ipc, { tokens, dialogs }: PreloadCalls): void {
  let folder: string | undefined
  const inFolder = (name: string) => (folder ? join(folder, name) : name)
  ipc.handle('file', (event, path) => {
    refuseOthers(event)
    return tokens.addFile(z.string().min(1).parse(path))
  })
  ipc.handle('place', async (event, kind, name) => {
    refuseOthers(event)
    const suggestion = safeName(Name.parse(name))
    if (PlaceKind.parse(kind) === 'backup') {
      const place = await dialogs.file(inFolder(suggestion))
      if (place === undefined) return undefined
      folder = dirname(place)
      const path = extname(place) ? place : `${place}${extname(suggestion)}`
      // the system asked about the name that it gave, not about the one with an extension added
      const replace = path === place && existsSync(path)
      return { token: await tokens.addPlace({ path, replace }), name: basename(path) }
    }
    if (PlaceKind.parse(kind) === 'folder') {
      const path = await dialogs.secondPlace()
      return path && { token: await tokens.addPlace({ path, replace: false }), name: basename(path) }
    }
    if (PlaceKind.parse(kind) === 'publication') {
      const path = await dialogs.publication()
      // what is written there was shown first, and what is not of a publication is refused
      return path && { token: await tokens.addPlace({ path, replace: true }), name: basename(path) }
    }
    const parent = await dialogs.folder(folder)
    if (parent === undefined) return undefined
    folder = parent
    const path = freePath(parent, suggestion)
    return { token: await tokens.addPlace({ path, replace: false }), name: basename(path) }
  })
}

/** A name that nothing bears in that folder: « Dépôt », else « Dépôt 2 », and so on. */
function freePath(folder: string, name: string): string {
  for (let n = 1; ; n += 1) {
    const path = join(folder, n === 1 ? name : `${name} ${n}`)
    if (!existsSync(path)) return path
  }
}

/** Our page alone is answered, in its main frame: a document opened in another frame has no say. */
export function refuseOthers({ senderFrame }: Sender): void {
  if (senderFrame?.parent !== null || !isOurs(senderFrame.url))
    throw new Error('Prétoire ne répond qu’à sa propre fenêtre.')
}
