import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'

/** A stand-in that remembers what it is told: the Electron binary is not on every machine, its settings must hold on all. */
const told = vi.hoisted(() => ({
  schemes: [] as { scheme: string; privileges: Record<string, boolean> }[],
  schemesBeforeReady: false,
  ready: false,
  windows: [] as {
    options: Record<string, unknown>
    loaded: string
    contents: Record<string, (event: unknown) => void>
    open?: (details: { url: string }) => unknown
  }[],
  handled: new Map<string, (request: Request) => Promise<Response>>(),
  session: {} as Record<string, (...given: unknown[]) => unknown>,
  calls: new Map<string, (...given: unknown[]) => unknown>(),
  display: { id: 1, workArea: { x: 0, y: 0, width: 1920, height: 1080 } },
  menu: [] as { label?: string; submenu?: { role?: string }[] }[],
  asked: [] as string[],
  switches: [] as string[],
  spelling: [] as boolean[],
  opened: [] as string[],
  answer: 1,
  lock: 0,
  dictionaries: [] as string[],
  app: new Map<string, (...given: unknown[]) => unknown>(),
}))

vi.mock('electron', async () => {
  const { fork } = await import('node:child_process')
  const { coreFile } = await import('../../../src/main/hosts/core/core-process.ts')
  const session = {
    protocol: {
      handle: (scheme: string, handler: (request: Request) => Promise<Response>) =>
        told.handled.set(scheme, handler),
    },
    on: (name: string, handler: () => void) => {
      told.session[name] = handler
    },
    setPermissionRequestHandler: (handler: () => void) => {
      told.session.request = handler
    },
    setPermissionCheckHandler: (handler: () => boolean) => {
      told.session.check = handler
    },
    setSpellCheckerEnabled: (enabled: boolean) => void told.spelling.push(enabled),
    setSpellCheckerLanguages: () => {},
    setSpellCheckerDictionaryDownloadURL: (url: string) => void told.dictionaries.push(url),
    setDevicePermissionHandler: (handler: () => boolean) => {
      told.session.device = handler
    },
    webRequest: {
      onBeforeRequest: (handler: () => void) => {
        told.session.network = handler
      },
    },
  }
  class BrowserWindow {
    seen: (typeof told.windows)[number]
    webContents
    constructor(options: Record<string, unknown>) {
      const seen: (typeof told.windows)[number] = { options, loaded: '', contents: {} }
      this.seen = seen
      told.windows.push(seen)
      this.webContents = {
        ipc: {
          on: () => {},
          handle: (name: string, answer: () => unknown) => told.calls.set(name, answer),
        },
        setWindowOpenHandler: (handler: (details: { url: string }) => unknown) => {
          seen.open = handler
        },
        on: (name: string, handler: (event: unknown) => void) => {
          seen.contents[name] = handler
        },
      }
    }
    on() {}
    once() {}
    isDestroyed() {
      return false
    }
    async loadURL(url: string) {
      this.seen.loaded = url
    }
  }
  return {
    BrowserWindow,
    app: {
      userAgentFallback: 'Mozilla/5.0 Prétoire/0.1.0',
      commandLine: {
        appendSwitch: (...words: readonly string[]) => void told.switches.push(words.join('=')),
      },
      isPackaged: true,
      setAboutPanelOptions: () => {},
      getVersion: () => '0.1.0',
      getAppPath: () => process.env.PRETOIRE_LIBRARY ?? '',
      isReady: () => told.ready,
      requestSingleInstanceLock: () => ++told.lock > 0,
      on: (name: string, handler: () => void) => told.app.set(name, handler),
      once: (name: string, handler: () => void) => told.app.set(name, handler),
      whenReady: async () => {
        told.ready = true
      },
      getPath: () => join(process.env.PRETOIRE_LIBRARY ?? '', 'electron'),
      quit: () => {},
      exit: () => void told.app.set('exited', () => {}),
    },
    dialog: {
      showMessageBox: async (_from: unknown, { detail }: { detail: string }) => {
        told.asked.push(detail)
        return { response: told.answer }
      },
      showErrorBox: (title: string, message: string) => {
        throw new Error(`${title} : ${message}`)
      },
    },
    Menu: {
      buildFromTemplate: (menu: typeof told.menu) => {
        told.menu = menu
        return menu
      },
      setApplicationMenu: () => {},
    },
    protocol: {
      registerSchemesAsPrivileged: (schemes: typeof told.schemes) => {
        told.schemes = schemes
        told.schemesBeforeReady = !told.ready
      },
    },
    clipboard: {},
    powerMonitor: { on: () => {} },
    safeStorage: {},
    screen: {
      getPrimaryDisplay: () => told.display,
      getAllDisplays: () => [told.display],
    },
    session: { fromPartition: () => session, defaultSession: session },
    shell: { openExternal: async (url: string) => void told.opened.push(url) },
    // a child of Node: a core runs in either
    utilityProcess: {
      fork: () => {
        const child = fork(coreFile(), [], { serialization: 'advanced' })
        return Object.assign(child, {
          postMessage: (message: object) => void (child.connected && child.send(message)),
        })
      },
    },
  }
})

/** How long a busy machine may take to load the program, or to end it. */
const BUSY_MS = 60_000
const folder = mkdtempSync(join(tmpdir(), 'pretoire-electron-'))
beforeAll(async () => {
  vi.stubEnv('PRETOIRE_LIBRARY', folder)
  await import('../../../src/main/index.ts')
  await vi.waitFor(() => expect(told.windows[0]?.loaded).toBeTruthy(), BUSY_MS)
})
afterAll(async () => {
  told.app.get('will-quit')?.({ preventDefault: () => {} })
  await vi.waitFor(() => expect(told.app.has('exited')).toBe(true), BUSY_MS)
  rmSync(folder, { recursive: true, force: true })
})

describe('the Electron window', () => {
  test('registers its scheme before it is ready, standard, secure, with fetch, and nothing that escapes a policy', () => {
    expect(told.schemesBeforeReady).toBe(true)
    expect(told.schemes).toEqual([
      {
        scheme: 'pretoire',
        privileges: { standard: true, secure: true, supportFetchAPI: true },
      },
    ])
  })
  test('is sandboxed, isolated, without Node, with a CommonJS preload', () => {
    expect(told.windows[0]?.options.webPreferences).toMatchObject({
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webSecurity: true,
      devTools: false,
      preload: expect.stringMatching(/preload[/\\]index\.cjs$/),
    })
  })
  test('appends to the command line what keeps the engine quiet, and nothing else', () =>
    expect(told.switches).toEqual([
      'host-resolver-rules=MAP * ~NOTFOUND',
      'disable-background-networking',
      'disable-component-update',
      'no-pings',
    ]))
  test('asks for no dictionary: the spelling is the program’s own', () =>
    expect(told.spelling).toContain(false))
  test('loads the wire, not a file', () => expect(told.windows[0]?.loaded).toBe('pretoire://app/'))
  test('is the only one', () => {
    expect(told.lock).toBe(1)
    expect(told.app.has('second-instance')).toBe(true)
  })
  test('answers a message through its scheme, and nothing for another host of it', async () => {
    const wire = told.handled.get('pretoire')!
    const init = { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{}' }
    expect(await (await wire(new Request('pretoire://app/call/library.count', init))).json()).toMatchObject({
      ok: true,
    })
    expect((await wire(new Request('pretoire://autre/call/library.count', init))).status).toBe(404)
  })
})

describe('what is refused', () => {
  test('every permission, but to write to the clipboard from our own page', () => {
    const ours = { requestingUrl: 'pretoire://app/' }
    const answered = (permission: string, details: { requestingUrl: string }) => {
      const answers: unknown[] = []
      told.session.request!(undefined, permission, (given: unknown) => answers.push(given), details)
      return [...answers, told.session.check!(undefined, permission, details.requestingUrl)]
    }
    for (const permission of ['geolocation', 'media', 'clipboard-read', 'notifications', 'openExternal'])
      expect([permission, ...answered(permission, ours)]).toEqual([permission, false, false])
    expect(answered('clipboard-sanitized-write', ours)).toEqual([true, true])
    expect(answered('clipboard-sanitized-write', { requestingUrl: 'https://example.org/' })).toEqual([
      false,
      false,
    ])
    expect(told.session.device!()).toBe(false)
  })
  test('a dictionary of the network', () => {
    expect(told.dictionaries).toEqual(['pretoire://app/dictionnaires/', 'pretoire://app/dictionnaires/'])
  })
  test('a call of the preload from any frame but that of our page', async () => {
    const foreign = { senderFrame: { url: 'https://example.org/', parent: null } }
    expect([...told.calls.keys()].sort()).toEqual(['file', 'place'])
    expect(() => told.calls.get('file')!(foreign, '/etc/passwd')).toThrow('propre fenêtre')
    await expect(told.calls.get('place')!(foreign, 'bundle', 'x')).rejects.toThrow('propre fenêtre')
  })
  test('a download that is not of our making', () => {
    const preventDefault = vi.fn()
    told.session['will-download']!({ preventDefault }, { getURL: () => 'https://example.org/x.exe' })
    expect(preventDefault).toHaveBeenCalledOnce()
  })
  test.each([
    ['https://example.org/', true],
    ['http://127.0.0.1:80/', true],
    ['ws://example.org/', true],
    ['file:///etc/passwd', true],
    ['ftp://example.org', true],
    ['pretoire://app/main.js', false],
  ])('a request to %s: cancelled %s', (url, cancel) => {
    const answered: unknown[] = []
    told.session.network!({ url }, (given: unknown) => answered.push(given))
    expect(answered).toEqual([{ cancel }])
  })
  test.each(['will-navigate', 'will-redirect', 'will-frame-navigate'])('%s away from the window', name => {
    const preventDefault = vi.fn()
    told.windows[0]!.contents[name]!({ url: 'https://example.org/', preventDefault })
    expect(preventDefault).toHaveBeenCalledOnce()
    const stay = vi.fn()
    told.windows[0]!.contents[name]!({ url: 'pretoire://app/', preventDefault: stay })
    expect(stay).not.toHaveBeenCalled()
  })
  test('a new window; a web link opens outside once the user says yes', async () => {
    told.opened.length = 0
    told.answer = 1
    expect(told.windows[0]!.open!({ url: 'https://example.org/non' })).toEqual({ action: 'deny' })
    told.answer = 0
    told.windows[0]!.open!({ url: 'file:///etc/passwd' })
    told.windows[0]!.open!({ url: 'https://example.org/oui' })
    await expect.poll(() => told.opened).toContain('https://example.org/oui')
    expect(told.asked).not.toContain('file:///etc/passwd')
  })
})

test('the menu is in French, with what an editor needs', () => {
  expect(told.menu.map(one => one.label)).toEqual(
    expect.arrayContaining(['Fichier', 'Édition', 'Affichage', 'Fenêtre', 'Aide']),
  )
  const roles = told.menu.flatMap(one => one.submenu ?? []).map(one => one.role)
  expect(roles).toEqual(expect.arrayContaining(['undo', 'redo', 'cut', 'copy', 'paste', 'selectAll', 'quit']))
})
