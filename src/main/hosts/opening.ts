import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { AppError } from '../../shared/kernel/errors.ts'
import type { VaultProgress } from '../../shared/safekeeping/model.ts'
import { refusal } from '../kernel/database/refusals.ts'
import type { Keyring } from '../kernel/vault/keyring.ts'
import { vaultRefusalOf } from '../kernel/vault/locked.ts'
import { hasKeyringSlot, readVault } from '../kernel/vault/vault-file.ts'
import type { Wire } from '../kernel/wire.ts'
import { page } from '../kernel/wire-files.ts'
import { json } from '../kernel/wire-replies.ts'
import { asLoss, lossOf } from '../library/marker.ts'
import type { OnStep } from '../safekeeping/vault/seal.ts'
import type { OpenApp } from './open-app.ts'
import { runMove } from './opening-move.ts'
import { openingPage, openingScript } from './opening-page.ts'
import { isVaultAct, lockLibrary, runVaultAct } from './vault/acts.ts'
import { lockPage, lockScript } from './vault/lock-page.ts'

/** Actions of a host while its library is refused. */
export interface OpeningHost {
  /** folder of the built window */
  readonly window: string
  readonly open: (folder: string) => Promise<OpenApp>
  /** shows a folder in the system's file manager */
  readonly showFolder?: (folder: string) => Promise<void>
  /** asks the user for another library, or for the folder that this one is to be moved to */
  readonly chooseFolder?: (why: 'open' | 'move') => Promise<string | undefined>
  /** the system's keyring, which may open a locked library */
  readonly keyring?: Keyring
  /** hears of the folder of the library, when it becomes another */
  readonly onFolder?: (folder: string) => void
  /** hears that the library is about to be locked, then that it is: its keys are forgotten, and what was read stays in this process */
  readonly onLock?: () => void
  readonly onLocked?: () => void
}

/** Whether an act is the host’s own even while the library is open: it closes it, or tells how that goes. */
const isHostAct = (name: string): boolean => name === 'move' || name === 'progress' || isVaultAct(name)

/** Longest time that pages have to save what is typed, before the library is closed under them. */
const SAVE_MS = 3000
/** How often it is looked whether they have. */
const LOOK_MS = 20

/** A library being opened for a window: the program once it is, the screen that says why it is not until then. */
export interface Opening {
  readonly wire: Wire
  /** why the library could not be opened at first */
  readonly refusal: string | undefined
  readonly app: () => OpenApp | undefined
  readonly windows: () => number
  /** hears of the program, once, when it is open */
  readonly whenOpen: (hear: (app: OpenApp) => void) => void
  /** closes a sealed library and forgets its keys; one in clear stays open */
  lock(): Promise<void>
  close(): Promise<void>
}

/** Opens the library of a folder. While it is refused, the opening screen says why, and tries again each time it is asked for. */
export async function openForWindow(folder: string, host: OpeningHost): Promise<Opening> {
  let place = folder
  let app: OpenApp | undefined
  let attempt: Promise<OpenApp | AppError> | undefined
  const listeners: ((app: OpenApp) => void)[] = []
  /** an act of the vault under way: the library is not opened in its middle */
  let vaultAct: Promise<unknown> = Promise.resolve()
  let isLocking = false
  /** how far a sealing is, while there is one */
  let progress: VaultProgress = {}
  const onStep: OnStep = (step, part) => {
    progress = { step, part }
  }
  const inVaultTurn = <T>(run: () => Promise<T>): Promise<T> => {
    const turn = vaultAct.then(run)
    vaultAct = turn.catch(() => undefined)
    return turn
  }
  /** The program, or the reason why there is none; one attempt at a time. */
  const tryOpening = (): Promise<OpenApp | AppError> => {
    const openOnce = async () => {
      try {
        await vaultAct
        app = await host.open(place)
        for (const hear of listeners.splice(0)) hear(app)
        return app
      } catch (error) {
        const cause = asLoss(refusal(error))
        if (cause instanceof AppError) return cause
        throw cause
      } finally {
        attempt = undefined
      }
    }
    attempt ??= openOnce()
    return attempt
  }
  const closeApp = async () => {
    const running = app
    app = undefined
    await running?.close()
  }
  const setPlace = (folder: string) => {
    place = folder
    host.onFolder?.(folder)
  }
  const lockApp = async () => {
    isLocking = true
    host.onLock?.()
    app?.hub.emit({ event: 'locked', data: {} })
    // a page leaves once all it had typed is acknowledged
    for (const end = Date.now() + SAVE_MS; app && app.hub.listeners() > 0 && Date.now() < end; )
      await setTimeout(LOOK_MS)
    await closeApp().finally(() => {
      isLocking = false
    })
  }
  const lock = async () => {
    await lockLibrary(place, lockApp)
    host.onLocked?.()
  }
  const act = async (name: string, request: Request): Promise<Response> => {
    if (isRescueAct(name)) return rescue(place, name, request)
    if (name === 'progress') return json(200, progress)
    if (isVaultAct(name))
      return inVaultTurn(() => {
        progress = {}
        const { keyring } = host
        return runVaultAct(place, name, { request, keyring, close: closeApp, lock, onStep })
      })
    if (name === 'move')
      return inVaultTurn(() =>
        runMove(place, request, {
          close: closeApp,
          choose: async () => host.chooseFolder?.('move'),
          moved: setPlace,
        }),
      )
    if (name === 'folder') await host.showFolder?.(place)
    if (name !== 'choose') return json(200, {})
    const choice = await host.chooseFolder?.('open')
    const message = choice && folderProblem(choice)
    if (choice && !message) setPlace(choice)
    return json(200, message ? { message } : {})
  }
  const first = await tryOpening()
  const wire: Wire = async request => {
    const { pathname } = new URL(request.url)
    const name = /^\/opening\/(\w+)$/.exec(pathname)?.[1]
    if (name && request.method === 'POST' && (!app || isHostAct(name))) return act(name, request)
    // a page emptied by the lock comes back to « / » before the library is closed
    if (app && !(isLocking && pathname === '/')) return app.wire(request)
    if (pathname === '/opening.js') return openingScript()
    if (pathname === '/lock.js') return lockScript()
    if (pathname.startsWith('/assets/')) return page(host.window, pathname)
    const next = await tryOpening()
    if (!(next instanceof AppError)) return next.wire(request)
    const vault = vaultRefusalOf(next)
    if (vault && pathname !== '/') return json(503, { ok: false, code: 'locked', message: next.message })
    if (vault)
      return lockPage({
        window: host.window,
        isUnfinished: vault === 'unfinished',
        opensByKeyring: host.keyring !== undefined && isOpenedByKeyring(place),
      })
    const { rescueBackups } = await import('../safekeeping/rescue/rescue.ts')
    return openingPage({
      reason: next.message,
      loss: lossOf(next),
      folder: place,
      window: host.window,
      backups: rescueBackups(place),
      acts: { folder: host.showFolder !== undefined, choose: host.chooseFolder !== undefined },
    })
  }
  return {
    wire,
    refusal: first instanceof AppError ? first.message : undefined,
    app: () => app,
    windows: () => app?.hub.listeners() ?? 0,
    whenOpen: hear => (app ? hear(app) : listeners.push(hear)),
    lock: async () => {
      if (app && readVault(place)) await inVaultTurn(lock)
    },
    close: async () => app?.close(),
  }
}

function isOpenedByKeyring(folder: string): boolean {
  const vault = readVault(folder)
  return vault !== undefined && hasKeyringSlot(vault)
}

/** Why a folder is not taken as a library: opening one makes it private and puts files in it. */
export function folderProblem(folder: string): string | undefined {
  if (existsSync(join(folder, 'library.db')) || !hasFiles(folder)) return undefined
  return 'Ce dossier contient autre chose qu’une bibliothèque de Prétoire : il n’a pas été touché. Choisissez le dossier où se trouve «\u00a0library.db\u00a0», ou un dossier vide.'
}

function hasFiles(folder: string): boolean {
  try {
    return readdirSync(folder).length > 0
  } catch {
    return false
  }
}

const RESCUE_ACTS = ['restore', 'salvage', 'accept', 'empty'] as const
type RescueAct = (typeof RESCUE_ACTS)[number]

/** Whether an act of the opening screen changes the folder of a library that does not open. */
const isRescueAct = (name: string): name is RescueAct => RESCUE_ACTS.some(act => act === name)

/** Does what the opening screen offers; the answer says what was done, or why it was not. */
async function rescue(folder: string, act: RescueAct, request: Request): Promise<Response> {
  try {
    return json(200, { done: await run(folder, act, request) })
  } catch (error) {
    const cause = refusal(error)
    if (cause instanceof AppError) return json(200, { message: cause.message })
    throw cause
  }
}

async function run(folder: string, act: RescueAct, request: Request): Promise<string> {
  const { acceptDatabase, beginEmpty, rescueBackups, rescueRestore, rescueText } = await import(
    '../safekeeping/rescue/rescue.ts'
  )
  if (act === 'accept') {
    acceptDatabase(folder)
    return 'La base qui est dans le dossier est prise telle quelle.'
  }
  if (act === 'empty') {
    beginEmpty(folder)
    return 'Prétoire commencera une bibliothèque vide ; ce qui restait de l’autre est gardé dans son dossier.'
  }
  if (act === 'salvage') {
    const { salvageLibrary, salvageText } = await import('../safekeeping/rescue/salvage.ts')
    return salvageText(await salvageLibrary(folder))
  }
  // the page names a backup of the list it was given, never a file
  const name = await request.text()
  const backup = rescueBackups(folder).find(one => one.name === name)
  if (!backup)
    throw new AppError(
      'not-found',
      'Cette sauvegarde n’est plus là. Rien n’a été changé : prenez-en une autre.',
    )
  return rescueText(await rescueRestore(folder, backup.file))
}
