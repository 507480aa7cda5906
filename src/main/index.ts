import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import type {
  IpcMainEvent,
  MenuItemConstructorOptions,
  OpenDialogOptions,
  SaveDialogOptions,
  Session,
} from 'electron'
import {
  app,
  BrowserWindow,
  clipboard,
  dialog,
  Menu,
  powerMonitor,
  protocol,
  screen,
  session,
  shell,
} from 'electron'
import { commandWords, runCommandLine } from './hosts/command-line.ts'
import { openApp } from './hosts/open.ts'
import { openForWindow } from './hosts/opening.ts'
import { pathTokens } from './kernel/files/path-tokens.ts'
import { builtWindow, libraryFolder } from './kernel/places.ts'
import { keepCode } from './kernel/runtime.ts'
import { fileArguments } from './shell/arguments.ts'
import { MIN_HEIGHT, MIN_WIDTH, placeWindow } from './shell/bounds.ts'
import type { Asker, Question } from './shell/closing.ts'
import { closingWindow } from './shell/closing-window.ts'
import { contextLines } from './shell/context-menu.ts'
import { followDownload } from './shell/downloads.ts'
import { endsAgain, helperEnded, pageEnded, pageStuck, unforeseen } from './shell/failures.ts'
import { linkQuestion } from './shell/links.ts'
import { type MenuCommand, type MenuLine, menuLines } from './shell/menu.ts'
import { HOME, isAllowed, isLocalRequest, isOurs, SCHEME } from './shell/origin.ts'
import { answerPreload, type Dialogs } from './shell/preload-calls.ts'
import { readWindowState, writeWindowState } from './shell/window-file.ts'
import type { Desktop } from './updates/hand-over.ts'
import { systemDesktop } from './updates/system-desktop.ts'

// Host 1, the Electron window: the wire on a private scheme, and everything else closed. What needs no Electron is in shell/.

// A product name with an accent in the User-Agent makes protocol.handle refuse every request of the page (« Cannot convert
// argument to a ByteString », electron issue 42244). The name that people read keeps its accent.
app.userAgentFallback = app.userAgentFallback.normalize('NFD').replace(/[^\x20-\x7e]/g, '')

protocol.registerSchemesAsPrivileged([
  { scheme: SCHEME, privileges: { standard: true, secure: true, supportFetchAPI: true } },
])

// Nothing of the program has a name to look up: what Chromium would ask of its maker is refused before a packet is made.
app.commandLine.appendSwitch('host-resolver-rules', 'MAP * ~NOTFOUND')
for (const flag of ['disable-background-networking', 'disable-component-update', 'no-pings'])
  app.commandLine.appendSwitch(flag)

/** How long the program may take to end its work once its window is closed. */
const CLOSE_MS = 10_000

let window: BrowserWindow | undefined

/** Hands updates over to the system. */
const desktop: Desktop = {
  open: async file => (await shell.openPath(file)) === '',
  reveal: async file => {
    shell.showItemInFolder(file)
    return true
  },
  run: systemDesktop().run,
}
/** Files given before the library is open wait; later ones are offered to the page, which asks before one is taken. */
const waiting: string[] = []
let offer = (paths: readonly string[]): void => void waiting.push(...paths)
const filesIn = (argv: readonly string[], cwd: string) =>
  fileArguments(argv.slice(1), cwd, [process.execPath, app.getAppPath()])

async function start(): Promise<void> {
  keepCode()
  const own = session.fromPartition('persist:pretoire')
  const tokens = pathTokens()
  const opening = await openForWindow(libraryFolder(), {
    window: builtWindow,
    open: folder => openApp(folder, { tokens, window: builtWindow, desktop }),
    showFolder: async folder => void (await shell.openPath(folder)),
    chooseFolder,
  })
  own.protocol.handle(SCHEME, request =>
    isOurs(request.url) ? opening.wire(request) : new Response(null, { status: 404 }),
  )
  shut(own)
  // Chromium's own spelling would fetch its dictionaries, even where the page asks for none
  for (const one of [own, session.defaultSession]) {
    one.setSpellCheckerEnabled(false)
    one.setSpellCheckerLanguages([])
    one.setSpellCheckerDictionaryDownloadURL(`${HOME}dictionnaires/`)
  }
  own.on('will-download', (event, item) => followDownload(event, item, told => opening.app()?.hub.emit(told)))
  Menu.setApplicationMenu(Menu.buildFromTemplate(menuLines(process.platform).map(menuItem)))
  app.setAboutPanelOptions({
    applicationName: 'Prétoire',
    applicationVersion: app.getVersion(),
    version: '',
    copyright: 'Logiciel libre, licence AGPL-3.0 ou ultérieure',
    website: 'https://www.gnu.org/licenses/agpl-3.0.html',
  })
  offer = paths =>
    opening.whenOpen(opened => {
      for (const path of paths) void opened.offer(path).catch(sayUnforeseen)
    })
  offer(waiting)
  app.once('will-quit', event => {
    event.preventDefault()
    void Promise.race([opening.close(), setTimeout(CLOSE_MS)]).finally(() => app.exit(0))
  })
  window = open(own)
  answerPreload(window.webContents.ipc, { tokens, dialogs })
  // a window closed before its page was there says that it could not load it
  const { webContents } = window
  await window.loadURL(HOME).catch(error => {
    if (!webContents.isDestroyed()) throw error
  })
}

async function chooseFolder(): Promise<string | undefined> {
  const { filePaths } = await dialog.showOpenDialog({
    title: 'Choisir une autre bibliothèque',
    buttonLabel: 'Ouvrir cette bibliothèque',
    properties: ['openDirectory', 'createDirectory', 'showHiddenFiles'],
  })
  return filePaths[0]
}

/** No permission but to copy, and no request that is not ours: Prétoire works without a network, and cannot reach one. */
function shut(own: Session): void {
  own.setPermissionRequestHandler((_contents, permission, answer, { requestingUrl }) =>
    answer(isAllowed(permission, requestingUrl)),
  )
  own.setPermissionCheckHandler((_contents, permission, origin) => isAllowed(permission, origin))
  own.setDevicePermissionHandler(() => false)
  own.webRequest.onBeforeRequest(({ url }, answer) => answer({ cancel: !isLocalRequest(url) }))
}

function open(own: Session): BrowserWindow {
  const stateFile = join(app.getPath('userData'), 'fenetre.json')
  const last = readWindowState(stateFile)
  const main = screen.getPrimaryDisplay()
  const others = screen.getAllDisplays().filter(({ id }) => id !== main.id)
  const made = new BrowserWindow({
    ...placeWindow(
      last.bounds,
      [main, ...others].map(({ workArea }) => workArea),
    ),
    minWidth: MIN_WIDTH,
    minHeight: MIN_HEIGHT,
    title: 'Prétoire',
    show: false,
    webPreferences: {
      session: own,
      preload: fileURLToPath(new URL('../preload/index.cjs', import.meta.url)),
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webSecurity: true,
      spellcheck: false,
      devTools: !app.isPackaged,
    },
  })
  if (last.maximized) made.maximize()
  if (last.fullScreen) made.setFullScreen(true)
  made.once('ready-to-show', () => made.show())
  made.on('close', () =>
    writeWindowState(stateFile, {
      bounds: made.getNormalBounds(),
      maximized: made.isMaximized(),
      fullScreen: made.isFullScreen(),
    }),
  )
  made.on('closed', () => {
    window = undefined
  })
  keepInside(made)
  offerMenu(made)
  holdClose(made)
  watchFailures(made)
  return made
}

/** The page goes nowhere; a link opens in the program of the system that is for it, once the user has said yes. */
function keepInside(from: BrowserWindow): void {
  const contents = from.webContents
  contents.setWindowOpenHandler(({ url }) => {
    void askThenOpen(from, url)
    return { action: 'deny' }
  })
  const stay = (event: { preventDefault(): void }, url: string) => {
    if (isOurs(url)) return
    event.preventDefault()
    void askThenOpen(from, url)
  }
  contents.on('will-navigate', event => stay(event, event.url))
  contents.on('will-redirect', event => stay(event, event.url))
  contents.on('will-frame-navigate', event => stay(event, event.url))
  contents.on('will-attach-webview', event => event.preventDefault())
}

/** The system's own dialogs name the places outside the library where something is written. */
const dialogs: Dialogs = {
  file: async defaultPath => {
    const options: SaveDialogOptions = {
      defaultPath,
      filters: [{ name: 'Sauvegarde de Prétoire', extensions: ['zip'] }],
      properties: ['createDirectory', 'showOverwriteConfirmation'],
    }
    const asked = await (window ? dialog.showSaveDialog(window, options) : dialog.showSaveDialog(options))
    return asked.canceled ? undefined : asked.filePath
  },
  folder: async defaultPath => {
    const options: OpenDialogOptions = {
      ...(defaultPath !== undefined && { defaultPath }),
      properties: ['openDirectory', 'createDirectory'],
    }
    const asked = await (window ? dialog.showOpenDialog(window, options) : dialog.showOpenDialog(options))
    return asked.filePaths[0]
  },
}

let asking: string | undefined
async function askThenOpen(from: BrowserWindow, url: string): Promise<void> {
  const question = linkQuestion(url)
  // one press of a link is told by several events
  if (!question || asking === url) return
  asking = url
  const { message, detail, open } = question
  const { response } = await dialog
    .showMessageBox(from, {
      type: 'question',
      buttons: [open, 'Annuler'],
      defaultId: 1,
      cancelId: 1,
      message,
      detail,
    })
    .finally(() => {
      asking = undefined
    })
  if (response === 0) await shell.openExternal(url)
}

function offerMenu(from: BrowserWindow): void {
  from.webContents.on('context-menu', (_event, clicked) => {
    const lines = contextLines(clicked).map(({ copy, ...line }) => ({
      ...line,
      ...(copy !== undefined && { click: () => clipboard.writeText(copy) }),
    }))
    if (lines.length > 0) Menu.buildFromTemplate(lines).popup({ window: from })
  })
}

/** Puts a question; whether the first button was chosen. The second is the safe answer. */
async function ask(question: Question, type: 'question' | 'warning', signal?: AbortSignal): Promise<boolean> {
  const { message, detail, buttons } = question
  const shown = {
    type,
    message,
    detail,
    buttons: [...buttons],
    defaultId: 1,
    cancelId: 1,
    noLink: true,
    signal,
  }
  const over = window && !window.isDestroyed() ? window : undefined
  const { response } = await (over ? dialog.showMessageBox(over, shown) : dialog.showMessageBox(shown))
  return response === 0
}

/** How the window is closed, from any side; without a window, the program ends. */
let requestClose = (_by: Asker): void => app.quit()

/** Holds the closing of the window until its page has saved, or its user has decided. */
function holdClose(held: BrowserWindow): void {
  const contents = held.webContents
  const closing = closingWindow({
    flush: round => contents.send('closing', round),
    ask: question => ask(question, 'warning'),
    // never from within the event that was just held
    close: () => void setImmediate(() => held.isDestroyed() || held.close()),
  })
  requestClose = closing.request
  const fromPage = ({ senderFrame }: IpcMainEvent) =>
    senderFrame === contents.mainFrame && isOurs(senderFrame.url)
  contents.ipc.on('closing-ready', event => {
    if (fromPage(event)) closing.ready()
  })
  contents.ipc.on('closing-answer', (event, round: unknown, losses: unknown) => {
    if (fromPage(event)) closing.answer(round, losses)
  })
  contents.on('render-process-gone', closing.gone)
  contents.on('did-start-navigation', ({ isMainFrame, isSameDocument }) => {
    if (isMainFrame && !isSameDocument) closing.gone()
  })
  held.on('close', event => {
    if (closing.mayClose()) return
    event.preventDefault()
    closing.request('user')
  })
  held.on('session-end', () => closing.request('system'))
  powerMonitor.on('shutdown', () => closing.request('system'))
}

/** Says that the page ended or no longer answers, and offers to load it again, at the same place. */
function watchFailures(watched: BrowserWindow): void {
  const contents = watched.webContents
  let lastEnd: number | undefined
  let stuck: AbortController | undefined
  /** ended by us, at the user's wish */
  let ending = false
  contents.on('render-process-gone', (_event, { reason }) => {
    if (reason === 'clean-exit' || watched.isDestroyed()) return
    if (ending) {
      ending = false
      return contents.reload()
    }
    const again = endsAgain(lastEnd, Date.now())
    lastEnd = Date.now()
    void ask(pageEnded(reason, again), 'warning').then(reload => (reload ? contents.reload() : app.quit()))
  })
  watched.on('unresponsive', () => {
    if (stuck) return
    stuck = new AbortController()
    void ask(pageStuck, 'warning', stuck.signal).then(reload => {
      stuck = undefined
      if (!reload) return
      ending = true
      contents.forcefullyCrashRenderer()
    })
  })
  watched.on('responsive', () => stuck?.abort())
}

function menuItem({ command, submenu, ...line }: MenuLine): MenuItemConstructorOptions {
  return {
    ...line,
    ...(line.visible === false && { acceleratorWorksWhenHidden: true }),
    ...(command && { click: () => runCommand(command) }),
    ...(submenu && { submenu: submenu.map(menuItem) }),
  }
}

function runCommand(command: MenuCommand): void {
  if ('page' in command) window?.webContents.send('command', command.page)
  else if (command.window === 'about') app.showAboutPanel()
  else if (window?.isMaximized()) window.unmaximize()
  else window?.maximize()
}

/** An error nobody foresaw is said, once at a time, and the program goes on. */
let saying = false
function sayUnforeseen(error: unknown): void {
  console.error(error)
  if (saying || !app.isReady()) return
  saying = true
  void ask(unforeseen(error), 'warning')
    .then(quit => quit && app.quit())
    .finally(() => {
      saying = false
    })
}

const words = commandWords(process.argv)
if (words) {
  // Awaited here, Electron opens no screen before the end: the installed command works without one.
  app.exit(await runCommandLine(words))
} else if (app.requestSingleInstanceLock()) {
  // A library has one window: a second launch brings the first one forward.
  process.on('uncaughtException', sayUnforeseen)
  process.on('unhandledRejection', sayUnforeseen)
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const)
    process.on(signal, () => requestClose('system'))
  offer(filesIn(process.argv, process.cwd()))
  app.on('open-file', (event, path) => {
    event.preventDefault()
    offer([path])
  })
  app.on('second-instance', (_event, argv, cwd) => {
    offer(filesIn(argv, cwd))
    if (window?.isMinimized()) window.restore()
    window?.focus()
  })
  app.on('window-all-closed', () => app.quit())
  let told = false
  app.on('child-process-gone', (_event, { type, reason }) => {
    if (told || reason === 'clean-exit' || reason === 'killed' || type !== 'GPU') return
    told = true
    void ask(helperEnded, 'warning').then(reload => reload && window?.webContents.reload())
  })
  app
    .whenReady()
    .then(start)
    .catch(error => {
      dialog.showErrorBox(
        'Prétoire ne peut pas s’ouvrir',
        error instanceof Error ? error.message : String(error),
      )
      app.exit(1)
    })
} else {
  app.quit()
}
