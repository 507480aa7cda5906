import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { MenuItemConstructorOptions, Rectangle, Session } from 'electron'
import { app, BrowserWindow, dialog, Menu, protocol, session, shell } from 'electron'
import { openApp } from './open.ts'
import { builtWindow, libraryFolder } from './places.ts'
import { keepCode } from './runtime.ts'

// Host 1, the Electron window: the wire on a private scheme, and everything else closed.
const scheme = 'pretoire'
const home = `${scheme}://app/`

// A product name with an accent in the User-Agent makes protocol.handle refuse every request of the page (« Cannot convert
// argument to a ByteString », electron issue 42244). The name that people read keeps its accent.
app.userAgentFallback = app.userAgentFallback.normalize('NFD').replace(/[^\x20-\x7e]/g, '')

protocol.registerSchemesAsPrivileged([
  { scheme, privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true } },
])

let window: BrowserWindow | undefined

async function start(): Promise<void> {
  keepCode()
  const own = session.fromPartition('persist:pretoire')
  const { wire, close } = await openApp(libraryFolder(), { paths: true, window: builtWindow })
  own.protocol.handle(scheme, request =>
    request.url.startsWith(home) ? wire(request) : new Response(null, { status: 404 }),
  )
  shut(own)
  Menu.setApplicationMenu(Menu.buildFromTemplate(menu()))
  window = open(own)
  await window.loadURL(home)
  app.once('will-quit', event => {
    event.preventDefault()
    void close().finally(() => app.exit(0))
  })
}

/** No permission, and no request that is not ours: Prétoire works without a network, and cannot reach one. */
function shut(own: Session): void {
  own.setPermissionRequestHandler((_contents, _permission, answer) => answer(false))
  own.setPermissionCheckHandler(() => false)
  own.setDevicePermissionHandler(() => false)
  own.webRequest.onBeforeRequest(({ url }, answer) =>
    answer({ cancel: !/^(pretoire|blob|data|devtools):/.test(url) }),
  )
}

function open(own: Session): BrowserWindow {
  const kept = readState()
  const made = new BrowserWindow({
    width: 1360,
    height: 880,
    ...kept.bounds,
    minWidth: 720,
    minHeight: 480,
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
    },
  })
  if (kept.maximized) made.maximize()
  made.once('ready-to-show', () => made.show())
  made.on('close', () => writeState({ bounds: made.getNormalBounds(), maximized: made.isMaximized() }))
  made.on('closed', () => {
    window = undefined
  })
  made.webContents.setWindowOpenHandler(({ url }) => {
    void askThenOpen(made, url)
    return { action: 'deny' }
  })
  const stay = (event: { preventDefault(): void }, url: string) => {
    if (url.startsWith(home)) return
    event.preventDefault()
    void askThenOpen(made, url)
  }
  made.webContents.on('will-navigate', event => stay(event, event.url))
  made.webContents.on('will-redirect', event => stay(event, event.url))
  made.webContents.on('will-frame-navigate', event => stay(event, event.url))
  made.webContents.on('will-attach-webview', event => event.preventDefault())
  return made
}

/** A link to the web opens in the user's own browser, once they have said yes. */
async function askThenOpen(from: BrowserWindow, url: string): Promise<void> {
  if (!/^https?:\/\//.test(url)) return
  const { response } = await dialog.showMessageBox(from, {
    type: 'question',
    buttons: ['Ouvrir', 'Annuler'],
    defaultId: 1,
    cancelId: 1,
    message: 'Ouvrir cette adresse dans votre navigateur ?',
    detail: url,
  })
  if (response === 0) await shell.openExternal(url)
}

interface WindowState {
  readonly bounds?: Partial<Rectangle>
  readonly maximized?: boolean
}
const stateFile = () => join(app.getPath('userData'), 'fenetre.json')

function readState(): WindowState {
  try {
    return existsSync(stateFile()) ? (JSON.parse(readFileSync(stateFile(), 'utf8')) as WindowState) : {}
  } catch {
    return {}
  }
}

function writeState(state: WindowState): void {
  try {
    writeFileSync(stateFile(), JSON.stringify(state), { mode: 0o600 })
  } catch {
    // The place of the window is a comfort: losing it must not keep the window from closing.
  }
}

function menu(): MenuItemConstructorOptions[] {
  const line: MenuItemConstructorOptions = { type: 'separator' }
  return [
    {
      label: 'Fichier',
      submenu: [
        { role: 'close', label: 'Fermer la fenêtre' },
        line,
        { role: 'quit', label: 'Quitter Prétoire' },
      ],
    },
    {
      label: 'Édition',
      submenu: [
        { role: 'undo', label: 'Annuler' },
        { role: 'redo', label: 'Rétablir' },
        line,
        { role: 'cut', label: 'Couper' },
        { role: 'copy', label: 'Copier' },
        { role: 'paste', label: 'Coller' },
        { role: 'pasteAndMatchStyle', label: 'Coller sans la mise en forme' },
        { role: 'selectAll', label: 'Tout sélectionner' },
      ],
    },
    {
      label: 'Affichage',
      submenu: [
        { role: 'zoomIn', label: 'Agrandir' },
        { role: 'zoomOut', label: 'Réduire' },
        { role: 'resetZoom', label: 'Taille normale' },
        line,
        { role: 'togglefullscreen', label: 'Plein écran' },
      ],
    },
    {
      label: 'Fenêtre',
      submenu: [
        { role: 'minimize', label: 'Réduire la fenêtre' },
        { role: 'zoom', label: 'Agrandir la fenêtre' },
      ],
    },
    { label: 'Aide', role: 'help', submenu: [{ role: 'about', label: 'À propos de Prétoire' }] },
  ]
}

/** A library has one window: a second launch brings the first one forward. */
if (app.requestSingleInstanceLock()) {
  app.on('second-instance', () => {
    if (window?.isMinimized()) window.restore()
    window?.focus()
  })
  app.on('window-all-closed', () => app.quit())
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
