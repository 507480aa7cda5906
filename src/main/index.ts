import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import {
  app,
  BrowserWindow,
  clipboard,
  dialog,
  Menu,
  powerMonitor,
  protocol,
  type Session,
  safeStorage,
  screen,
  session,
  shell,
  utilityProcess,
} from 'electron'
import { commandWords, runCommandLine } from './hosts/command-line.ts'
import { supervise } from './hosts/core/supervisor.ts'
import { utilityCore, utilityFile } from './hosts/core/utility-core.ts'
import { sentWire } from './hosts/core/wire-link.ts'
import { catchBugs } from './kernel/catch-bugs.ts'
import { openLog } from './kernel/log.ts'
import { builtWindow, libraryFolder } from './kernel/places.ts'
import { keepCode } from './kernel/runtime.ts'
import type { Asker, Question } from './shell/closing-states.ts'
import { contextLines } from './shell/context-menu.ts'
import { followDownload } from './shell/downloads.ts'
import { type FailureWatch, watchFailures } from './shell/failure-watch.ts'
import { offeredFiles } from './shell/file-arguments.ts'
import { holdClose } from './shell/hold-close.ts'
import { keepInside, linkOpener } from './shell/link-question.ts'
import { type MenuCommand, menuLines } from './shell/menu.ts'
import { contextTemplate, menuTemplate, runCommand } from './shell/menu-template.ts'
import {
  type FolderOptions,
  libraryChoice,
  moveChoice,
  placeDialogs,
  type SaveOptions,
} from './shell/place-dialogs.ts'
import { answerPreload } from './shell/preload-calls.ts'
import { HOME, isOurs, refuseDatagrams, restrict, SCHEME, silenceSpelling } from './shell/restrictions.ts'
import { systemKeyring } from './shell/system-keyring.ts'
import { followWindowState, readWindowState, windowOptions } from './shell/window-state.ts'

// Host 1, the Electron window: the wire on a private scheme, and everything else closed. The library is held by a process of its
// own; this one has windows, menus, dialogs and the keyring. It gives Electron's own objects to the functions of shell/, which
// decide and need no Electron.

// A product name with an accent in the User-Agent makes protocol.handle refuse every request of the page (« Cannot convert
// argument to a ByteString », electron issue 42244). The name that people read keeps its accent.
app.userAgentFallback = app.userAgentFallback.normalize('NFD').replace(/[^\x20-\x7e]/g, '')

// Written out: what starts the program may read it here, before the program is loaded.
protocol.registerSchemesAsPrivileged([
  {
    scheme: 'pretoire' satisfies typeof SCHEME,
    privileges: { standard: true, secure: true, supportFetchAPI: true },
  },
])

// Nothing of the program has a name to look up: what Chromium would ask of its maker is refused before a packet is made.
app.commandLine.appendSwitch('host-resolver-rules', 'MAP * ~NOTFOUND')
for (const flag of ['disable-background-networking', 'disable-component-update', 'no-pings'])
  app.commandLine.appendSwitch(flag)

app.on('web-contents-created', (_event, contents) => refuseDatagrams(contents))

/** How long the program may take to end its work once its window is closed. */
const CLOSE_MS = 10_000
/** How long a page that comes back waits for the end of a lock. */
const MAX_LOCK_MS = 15_000

const log = openLog()
const fileOffers = offeredFiles([process.execPath, app.getAppPath()])
let window: BrowserWindow | undefined
/** Locks a sealed library, and empties the window. */
let lockWindow = (): void => {}
/** How the window is closed, from any side; without a window, the program ends. */
let requestClose = (_by: Asker): void => app.quit()

async function start(): Promise<void> {
  keepCode()
  const own = session.fromPartition('persist:pretoire')
  const keyring = systemKeyring(safeStorage, process.platform)
  const pages = sentWire(() => cores.core())
  const confirm = (question: Question) => ask(question, 'question')
  /** the end of the last lock: a page that comes back in its middle waits for it */
  let lockEnd: Promise<unknown> = Promise.resolve()
  const cores = supervise<never>({
    spawn: () => utilityCore(utilityProcess.fork(utilityFile(), [], { stdio: 'inherit' })),
    start: {
      folder: libraryFolder(),
      window: builtWindow,
      means: { showFolder: true, chooseFolder: true, keyring: true, desktop: true },
    },
    wants: {
      readRequest: pages.readRequest,
      showFolder: async folder => void (await shell.openPath(folder)),
      chooseFolder: why => chooseFolder(why === 'move' ? moveChoice : libraryChoice),
      openFile: async file => (await shell.openPath(file)) === '',
      revealFile: async file => {
        shell.showItemInFolder(file)
        return true
      },
      confirm,
      isKeyringThere: keyring.isThere,
      sealByKeyring: keyring.seal,
      openByKeyring: keyring.open,
    },
    log,
    refuse: () => undefined,
    onLock: isOver => {
      // a lock that failed leaves the library open, and its page is answered
      lockEnd = Promise.race([isOver, setTimeout(MAX_LOCK_MS)])
    },
    onGivenUp: () => failures.unforeseen(new Error('no process stays that can hold the library')),
  })
  own.protocol.handle(SCHEME, request => {
    if (!isOurs(request.url)) return new Response(null, { status: 404 })
    return request.url === HOME ? lockEnd.then(() => pages.wire(request)) : pages.wire(request)
  })
  restrict(own)
  silenceSpelling([own, session.defaultSession])
  own.on('will-download', (event, item) => followDownload(event, item, end => cores.core().tell('emit', end)))
  Menu.setApplicationMenu(Menu.buildFromTemplate(menuTemplate(menuLines(process.platform), command)))
  app.setAboutPanelOptions({
    applicationName: 'Prétoire',
    applicationVersion: app.getVersion(),
    version: '',
    copyright: 'Logiciel libre, licence AGPL-3.0 ou ultérieure',
    website: 'https://www.gnu.org/licenses/agpl-3.0.html',
  })
  fileOffers.deliver(path => cores.core().tell('offer', path))
  app.once('will-quit', event => {
    event.preventDefault()
    void Promise.race([cores.close(), setTimeout(CLOSE_MS)]).finally(() => {
      log.flush()
      app.exit(0)
    })
  })
  lockWindow = () => {
    cores
      .core()
      .ask('lock')
      .catch(error => log.bug('locking the library', error))
  }
  window = openWindow(own)
  answerPreload(window.webContents.ipc, {
    tokens: {
      addFile: path => cores.core().ask('addFile', path),
      addPlace: place => cores.core().ask('addPlace', place),
    },
    dialogs: placeDialogs({ save: choosePlace, folder: chooseFolder }),
  })
  await Promise.all([cores.opened, loadPage(HOME)])
}

/** Loads an address. That it did not come is no fault where the window was closed meanwhile, or its page went elsewhere by itself. */
async function loadPage(address: string): Promise<void> {
  const contents = window?.webContents
  await window?.loadURL(address).catch(error => {
    if (!contents?.isDestroyed() && error.code !== 'ERR_ABORTED') throw error
  })
}

function openWindow(own: Session): BrowserWindow {
  const stateFile = join(app.getPath('userData'), 'fenetre.json')
  const last = readWindowState(stateFile)
  const main = screen.getPrimaryDisplay()
  const secondary = screen.getAllDisplays().filter(({ id }) => id !== main.id)
  const { webPreferences, ...options } = windowOptions({
    last,
    displays: [main, ...secondary].map(({ workArea }) => workArea),
    preload: fileURLToPath(new URL('../preload/index.cjs', import.meta.url)),
    isPackaged: app.isPackaged,
  })
  const browserWindow = new BrowserWindow({ ...options, webPreferences: { ...webPreferences, session: own } })
  const contents = browserWindow.webContents
  followWindowState(browserWindow, stateFile, last)
  browserWindow.once('ready-to-show', () => browserWindow.show())
  browserWindow.on('closed', () => {
    window = undefined
  })
  const open = (address: string) => shell.openExternal(address)
  keepInside(contents, linkOpener({ ask: question => ask(question, 'question'), open }))
  contents.on('context-menu', (_event, click) => {
    const lines = contextTemplate(contextLines(click), text => clipboard.writeText(text))
    if (lines.length > 0) Menu.buildFromTemplate(lines).popup({ window: browserWindow })
  })
  requestClose = holdClose(browserWindow, question => ask(question, 'warning'))
  powerMonitor.on('shutdown', () => requestClose('system'))
  powerMonitor.on('suspend', lockWindow)
  powerMonitor.on('lock-screen', lockWindow)
  contents.on('render-process-gone', (_event, end) => browserWindow.isDestroyed() || failures.pageGone(end))
  browserWindow.on('unresponsive', failures.pageStuck)
  browserWindow.on('responsive', failures.pageAnswers)
  return browserWindow
}

const failures: FailureWatch = watchFailures({
  log,
  ask: (question, signal) => ask(question, 'warning', signal),
  reload: () => window?.webContents.reload(),
  crash: () => window?.webContents.forcefullyCrashRenderer(),
  quit: () => app.quit(),
  now: () => Date.now(),
})

const command = (choice: MenuCommand) => runCommand(choice, window, () => app.showAboutPanel())

/** The window that a dialog of the system lies over. */
const windowBelow = () => (window && !window.isDestroyed() ? window : undefined)

/** Puts a question; whether the first button was chosen. The second is the safe answer. */
async function ask(question: Question, type: 'question' | 'warning', signal?: AbortSignal): Promise<boolean> {
  const { message, detail, buttons } = question
  const safe = { defaultId: 1, cancelId: 1, noLink: true }
  const options = { type, message, detail, buttons: [...buttons], ...safe, signal }
  const below = windowBelow()
  const { response } = await (below ? dialog.showMessageBox(below, options) : dialog.showMessageBox(options))
  return response === 0
}

async function choosePlace(options: SaveOptions): Promise<string | undefined> {
  const below = windowBelow()
  const answer = await (below ? dialog.showSaveDialog(below, options) : dialog.showSaveDialog(options))
  return answer.canceled ? undefined : answer.filePath
}

async function chooseFolder(options: FolderOptions): Promise<string | undefined> {
  const below = windowBelow()
  const answer = await (below ? dialog.showOpenDialog(below, options) : dialog.showOpenDialog(options))
  return answer.filePaths[0]
}

/** Runs the window until it is closed; a library has one window: a second launch brings the first one forward. */
function runWindow(): void {
  catchBugs(log, (_sentence, error) => {
    console.error(error)
    if (app.isReady()) failures.unforeseen(error)
  })
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const)
    process.on(signal, () => requestClose('system'))
  fileOffers.addNamed(process.argv, process.cwd())
  app.on('open-file', (event, path) => {
    event.preventDefault()
    fileOffers.add([path])
  })
  app.on('second-instance', (_event, argv, cwd) => {
    fileOffers.addNamed(argv, cwd)
    if (window?.isMinimized()) window.restore()
    window?.focus()
  })
  app.on('window-all-closed', () => app.quit())
  app.on('child-process-gone', (_event, end) => failures.helperGone(end))
  app
    .whenReady()
    .then(start)
    .catch(error => {
      log.bug('the start', error)
      const reason = error instanceof Error ? error.message : String(error)
      dialog.showErrorBox('Prétoire ne peut pas s’ouvrir', reason)
      app.exit(1)
    })
}

const words = commandWords(process.argv)
// Awaited here, Electron opens no screen before the end: the installed command works without one.
if (words) app.exit(await runCommandLine(words))
else if (app.requestSingleInstanceLock()) runWindow()
else app.quit()
