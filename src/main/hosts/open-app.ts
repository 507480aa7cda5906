import type { Handlers } from '../../shared/contract/contract.ts'
import { createApp } from '../app.ts'
import { endLaunch } from '../drafts/journal/launch.ts'
import { forgetSheets, pageImage } from '../exhibits/exhibit-files.ts'
import { forgetFirstPages } from '../exhibits/match/match-expected.ts'
import { exhibitWorkerClient } from '../exhibits/worker-client.ts'
import { jobs } from '../imports/jobs/jobs.ts'
import type { Confirm } from '../kernel/allowed-addresses.ts'
import { dropOldExports, dropOwnExports } from '../kernel/files/exports.ts'
import type { PathTokens } from '../kernel/files/path-tokens.ts'
import { openPicture } from '../kernel/files/pictures.ts'
import { sweep } from '../kernel/files/uploads.ts'
import { createHub, everything, type Hub } from '../kernel/hub.ts'
import type { Library } from '../kernel/library.ts'
import { type Log, openLog } from '../kernel/log.ts'
import { version } from '../kernel/places.ts'
import { foreignReaderClient } from '../kernel/readers/foreign-reader.ts'
import { endReaders } from '../kernel/readers/worker-queue.ts'
import { systemConfirm } from '../kernel/system-question.ts'
import type { Keyring } from '../kernel/vault/keyring.ts'
import { createWire, type Wire } from '../kernel/wire.ts'
import { background } from '../library/indexing/background.ts'
import { RENEW_MS, releaseLease, takeLease } from '../library/lease.ts'
import { markLibrary } from '../library/marker.ts'
import { openLibrary } from '../library/open-library.ts'
import { offerDesk } from '../offers/offer-desk.ts'
import { changesOf } from '../safekeeping/copy.ts'
import { dailyBackup, weeklyExamination } from '../safekeeping/daily.ts'
import { endErasure } from '../safekeeping/erasure/erase.ts'
import { endErasuresElsewhere } from '../safekeeping/erasure/later.ts'
import { settleMove } from '../safekeeping/moving/move-library.ts'
import { wipeTransient } from '../safekeeping/vault/transient.ts'
import { scrubWithdrawn } from '../safekeeping/withdrawn.ts'
import { wasGivenUp } from '../search/index/give-up.ts'
import { prewarmEditor, prewarmSearch } from '../search/prewarm.ts'
import { meetInThread } from '../sharing/office/meeting-thread.ts'
import { closeSessions } from '../sharing/office/session-closing.ts'
import { startQuiet } from '../sharing/office/start-quiet.ts'
import { threadedPackDesk } from '../sharing/packs/thread-desk.ts'
import { linkOpener } from '../shell/link-question.ts'
import type { Desktop } from '../updates/hand-over.ts'
import { systemDesktop } from '../updates/system-desktop.ts'
import type { Trust } from '../updates/trust.ts'
import { forgetPapers } from '../word/word-models.ts'

/** The program opened on a library, for a window. */
export interface OpenApp {
  readonly library: Library
  readonly handlers: Handlers
  readonly hub: Hub
  readonly wire: Wire
  /** offers a file of this computer to the window, which asks before it is taken */
  readonly offer: (path: string) => Promise<void>
  close(): Promise<void>
}

/** Time between two markers of a library that changes while it is open. */
const MARK_EVERY_MS = 5 * 60_000

/** Time between two looks for exports that nobody fetched. */
const DROP_EXPORTS_EVERY_MS = 60_000

/** A marker that cannot be written is only the older one. */
function mark(library: Library, log: Log, isOpen?: boolean): void {
  try {
    markLibrary(library, isOpen)
  } catch (error) {
    log.bug('the marker of the library', error)
  }
}

/** The index of a library that takes no write stays as it is. */
const idleIndex: Pick<ReturnType<typeof background>, 'start' | 'close'> = {
  start: () => {},
  close: async () => {},
}

/** A lease that cannot be written keeps nobody out, and stops nothing. */
function lend(log: Log, write: () => void): void {
  try {
    write()
  } catch (error) {
    log.bug('the lease of the library', error)
  }
}

/** Opens the library of a folder behind the wire, sweeps what was left, and sees to the backup of the day. */
export async function openApp(folder: string, options: OpenOptions): Promise<OpenApp> {
  const library = openLibrary(folder)
  try {
    return runApp(library, options)
  } catch (error) {
    // a damaged one that opened, and does not read: its file is free for the opening screen
    library.close()
    throw error
  }
}

interface OpenOptions {
  tokens: PathTokens
  window: string
  log?: Log
  desktop?: Desktop | undefined
  trust?: Trust | undefined
  keyring?: Keyring | undefined
  /** asks the user outside the page; a box of the system where the host has none of its own */
  confirm?: Confirm | undefined
}

function runApp(library: Library, options: OpenOptions): OpenApp {
  const { folder, isReadOnly } = library
  const log = options.log ?? openLog()
  const hub = createHub()
  log.note(`opened, Prétoire ${version}, Node ${process.versions.node}`)
  const index = library.isReadOnly ? idleIndex : background(library, log)
  const startIndex = (graph?: boolean) => {
    try {
      index.start(graph)
    } catch (error) {
      // of a damaged library the rest opens: its backups are put back from the window
      log.bug('the start of the index', error)
    }
  }
  let quiet: ReturnType<typeof startQuiet> | undefined
  const emit: Hub['emit'] = event => {
    hub.emit(event)
    if (event.event === 'changed' && event.data.what === 'library') startIndex(idle())
    quiet?.hear(event)
  }
  const work = jobs(library, emit, log)
  // read before any timer runs: of a damaged library it may throw
  const unfinished = work.waiting()
  if (!isReadOnly) settleMove(folder)
  const wipeClear = (...which: Parameters<typeof wipeTransient>) => {
    try {
      if (!isReadOnly) wipeTransient(...which)
    } catch (error) {
      log.bug('what stood in clear in a sealed library', error)
    }
  }
  wipeClear(folder, unfinished)
  const idle = () => work.list().every(({ state }) => state !== 'running')
  startIndex()
  const packs = threadedPackDesk(library, log)
  const ask = exhibitWorkerClient(log)
  const { tokens, desktop, trust, keyring, confirm = systemConfirm() } = options
  const read = foreignReaderClient(log)
  const offers = offerDesk({ library, read }, emit)
  const openLink = linkOpener({ ask: confirm, open: address => systemDesktop().open(address) })
  const host = { tokens, emit, log, desktop, trust, keyring, confirm, openLink }
  const handlers = createApp(library, host, work, packs, ask, read, offers)
  const stopWarming = [prewarmSearch(handlers), prewarmEditor(handlers)]
  const picture = (name: string) => openPicture(library, name)
  const sheet = (name: string) => pageImage(library, ask, name)
  const wire = createWire({ handlers, hub, folder, window: options.window, log, picture, sheet })
  const meetings = isReadOnly ? undefined : meetInThread(library, log)
  if (!isReadOnly) quiet = startQuiet(library, emit, log)
  const changes = changesOf(library.db)
  // Another window or process, or our own worker, wrote to the library: the open lists read again.
  const watch = setInterval(() => {
    // Nor does a search that has found the index damaged wait to have it made again.
    if (!changes() && !wasGivenUp(library.db)) return
    startIndex(idle())
    quiet?.hear({ event: 'changed', data: { what: 'library' } })
    if (hub.listeners() > 0) for (const what of everything) hub.emit({ event: 'changed', data: { what } })
  }, 2000)
  watch.unref()
  const scrubPages = (moment: 'idle' | 'closing') =>
    scrubWithdrawn(library, moment)
      .then(isDone => isDone && log.note('free pages rebuilt without what publishers took back'))
      .catch(error => log.bug('free pages of what publishers took back', error))
  let examining: Promise<unknown> = Promise.resolve()
  const marking = setInterval(() => {
    if (isReadOnly || !idle()) return
    mark(library, log)
    examining = endErasuresElsewhere(library)
      .catch(error => log.bug('an erasure at the second place', error))
      .then(() => weeklyExamination(library))
      .then(isDone => {
        if (isDone) hub.emit({ event: 'changed', data: { what: 'settings' } })
      })
      .catch(error => log.bug('the examination of the week', error))
      .then(() => scrubPages('idle'))
  }, MARK_EVERY_MS)
  marking.unref()
  dropOldExports(folder)
  const dropping = setInterval(() => dropOldExports(folder), DROP_EXPORTS_EVERY_MS)
  dropping.unref()
  const keepLease = () => isReadOnly || lend(log, () => takeLease(folder))
  if (!isReadOnly) mark(library, log, true)
  const lease = setInterval(keepLease, RENEW_MS)
  keepLease()
  lease.unref()
  // a pack cut short is ended first: the backup has it whole
  const daily = isReadOnly
    ? undefined
    : Promise.resolve()
        .then(() => packs.cut())
        .catch(() => undefined)
        .then(() => endErasure(library))
        .then(() => endErasuresElsewhere(library))
        .catch(error => log.bug('an erasure cut short', error))
        .then(() => dailyBackup(library))
        .finally(() => hub.emit({ event: 'changed', data: { what: 'settings' } }))
  const tidy = (
    isReadOnly ? Promise.resolve([]) : Promise.all([sweep(folder, Date.now(), unfinished), daily])
  ).catch(error => {
    log.bug('the backup of the day', error)
    console.error(
      `La sauvegarde du jour n’a pas pu être faite : ${error instanceof Error ? error.message : String(error)}`,
    )
  })
  const close = async () => {
    clearInterval(watch)
    clearInterval(marking)
    clearInterval(dropping)
    clearInterval(lease)
    for (const stop of stopWarming) stop()
    await quiet?.close()
    // its last meetings are in the thread
    await closeSessions(library).catch(error => log.bug('the sessions of texts', error))
    await meetings?.close()
    await Promise.all([tidy, examining, work.close(), index.close(), packs.close()])
    endReaders()
    forgetSheets()
    forgetFirstPages()
    forgetPapers()
    await scrubPages('closing')
    if (!isReadOnly) mark(library, log, false)
    endLaunch(library)
    dropOwnExports(folder)
    library.close()
    wipeClear(folder, unfinished, 0)
    if (!isReadOnly) lend(log, () => releaseLease(folder))
    log.note('closed')
    log.flush()
  }
  return { library, handlers, hub, wire, offer: offers.offer, close }
}
