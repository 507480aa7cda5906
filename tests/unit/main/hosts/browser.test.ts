import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { inBrowser } from '../../../../src/main/hosts/browser.ts'
import { runtimeBase, runtimeFolder, sweepRuntime } from '../../../../src/main/hosts/runtime-folder.ts'
import { claimWindow, handOver } from '../../../../src/main/hosts/single-window.ts'
import { writeMovedNote, writeOrigin } from '../../../../src/main/kernel/moved.ts'

import { temporary } from '../../../contract/program.ts'

let there: ReturnType<typeof temporary>
let session: string
let library: string
beforeEach(() => {
  there = temporary()
  session = join(there.folder, 'session')
  mkdirSync(session, { mode: 0o700 })
  library = join(there.folder, 'bibliotheque')
  vi.stubEnv('PRETOIRE_LIBRARY', library)
  vi.stubEnv('XDG_RUNTIME_DIR', session)
  vi.stubEnv('DISPLAY', ':0')
})
afterEach(() => {
  vi.unstubAllEnvs()
  there.remove()
})

/** A program in a file, as a browser of this computer. */
function fakeBrowser(body: string): void {
  const file = join(there.folder, 'navigateur.cjs')
  writeFileSync(file, `#!${process.execPath}\n${hands}\n${body}`)
  chmodSync(file, 0o755)
  vi.stubEnv('PRETOIRE_BROWSER', file)
}

/**
 * Stands for a browser and the page it is given: `enter()` posts its ticket, and `listen(answered, note)` leaves a window that
 * listens a while, then is closed.
 */
const hands = `
const { spawn } = require('node:child_process')
const { existsSync, readFileSync, statSync, writeFileSync } = require('node:fs')
const { dirname, join } = require('node:path')
const { fileURLToPath } = require('node:url')
const page = fileURLToPath(process.argv.find(one => one.startsWith('--app=')).slice(6))
const html = readFileSync(page, 'utf8')
const action = /action="([^"]+)"/.exec(html)[1]
const secret = /value="([^"]+)"/.exec(html)[1]
const enter = () => fetch(action, { method: 'POST', body: new URLSearchParams({ jeton: secret }), headers: { origin: 'null', 'sec-fetch-site': 'cross-site' } })
const window = async (action, cookie, note) => {
  const { writeFileSync } = require('node:fs')
  const heard = new AbortController()
  await fetch(new URL('events', action), { headers: { cookie }, signal: heard.signal })
  await new Promise(done => setTimeout(done, 700))
  const asked = await fetch(new URL('events', action), { headers: { cookie }, signal: heard.signal })
  writeFileSync(note, String(asked.status))
  heard.abort()
}
const listen = (answered, note) => {
  const cookie = answered.headers.get('set-cookie').split(';')[0]
  const body = '(' + window + ')(' + [action, cookie, note].map(one => JSON.stringify(one)) + ').then(() => process.exit())'
  spawn(process.execPath, ['-e', body], { detached: true, stdio: 'ignore' }).unref()
}
`

describe.skipIf(process.platform === 'win32')('a window in a browser', () => {
  test('that an open browser takes over is served until it is closed', async () => {
    const note = join(there.folder, 'note')
    fakeBrowser(`enter().then(first => listen(first, ${JSON.stringify(note)}))`)
    expect(await inBrowser()).toBe(0)
    expect(readFileSync(note, 'utf8')).toBe('200')
  })

  test('is opened by a page of this account alone, which serves once; the list of processes tells nothing', async () => {
    const note = join(there.folder, 'note.json')
    fakeBrowser(`
const mode = path => (statSync(path).mode & 0o777).toString(8)
const lines = ['self', String(process.ppid)].map(pid => existsSync('/proc/' + pid) ? readFileSync('/proc/' + pid + '/cmdline', 'utf8') : process.argv.join(' '))
const before = { page, modes: [mode(page), mode(dirname(page))], lines, secret }
enter().then(async first => {
  const again = await enter()
  writeFileSync(${JSON.stringify(note)}, JSON.stringify({ ...before, first: first.status, again: again.status, left: existsSync(page) }))
})`)
    await inBrowser()
    const said = JSON.parse(readFileSync(note, 'utf8'))
    expect(said.modes).toEqual(['600', '700'])
    expect([said.first, said.again, said.left]).toEqual([200, 403, false])
    expect(said.secret).toMatch(/^[\w-]{43}$/)
    for (const line of said.lines) expect(line).not.toContain(said.secret)
    expect(said.lines.join(' ')).toContain(said.page)
    // nothing of the window is left behind it
    expect(readdirSync(join(session, 'pretoire'))).toEqual([])
  })

  test('finds the zoom and the place of the last one, and a profile that keeps nothing of the pages', async () => {
    const note = join(there.folder, 'note.json')
    fakeBrowser(`
const profile = process.argv.find(one => one.startsWith('--user-data-dir=')).slice(16)
const file = join(profile, 'Default', 'Preferences')
const preferences = JSON.parse(readFileSync(file, 'utf8'))
const barred = ['Cache', 'Code Cache', 'Sessions'].map(name => statSync(join(profile, 'Default', name)).isFile())
const storage = existsSync(join(profile, 'Default', 'Local Storage', 'leveldb', 'CURRENT'))
writeFileSync(${JSON.stringify(note)}, JSON.stringify({ preferences, barred, storage }))
preferences.partition = { per_host_zoom_levels: { x: { '127.0.0.1': { zoom_level: 1.2 } } }, other: 'not kept' }
preferences.browser.app_window_placement = { a: { left: 12 } }
writeFileSync(file, JSON.stringify(preferences))
enter()`)
    // a profile of the versions that kept it in the library
    const former = join(library, 'fenetre', 'Default', 'Local Storage', 'leveldb')
    mkdirSync(former, { recursive: true })
    writeFileSync(join(former, 'CURRENT'), '')
    const zoomed = { partition: { per_host_zoom_levels: { x: { '127.0.0.1': { zoom_level: 0.5 } } } } }
    writeFileSync(join(library, 'fenetre', 'Default', 'Preferences'), JSON.stringify(zoomed))
    writeFileSync(join(library, 'fenetre', 'Default', 'History'), 'what earlier versions kept')
    await inBrowser()
    const first = JSON.parse(readFileSync(note, 'utf8'))
    expect(first.preferences.history.saving_disabled).toBe(true)
    expect(first.preferences.partition).toEqual(zoomed.partition)
    expect([first.barred, first.storage]).toEqual([[true, true, true], true])
    expect(readdirSync(join(library, 'fenetre')).sort()).toEqual(['Local Storage', 'Preferences'])
    await inBrowser()
    const second = JSON.parse(readFileSync(note, 'utf8'))
    expect(second.storage).toBe(true)
    expect(second.preferences.partition).toEqual({
      per_host_zoom_levels: { x: { '127.0.0.1': { zoom_level: 1.2 } } },
    })
    expect(second.preferences.browser).toMatchObject({
      app_window_placement: { a: { left: 12 } },
      enable_spellchecking: false,
    })
  })
})

describe.skipIf(process.platform === 'win32')('the runtime folder', () => {
  test('of a browser that was killed is swept at the next launch, its comforts read first; that of a living one stays', () => {
    const [dead, living] = [runtimeFolder('/morte'), runtimeFolder('/vivante')]
    const { pid = 0 } = spawnSync(process.execPath, ['-e', ''])
    dead.own(pid)
    living.own(process.pid)
    const seen: string[] = []
    sweepRuntime(path => seen.push(path))
    expect(seen).toEqual([dead.path])
    expect(readdirSync(join(session, 'pretoire'))).toEqual([living.path.split('/').at(-1)])
    expect([dead.inUse(), living.inUse()]).toEqual([false, true])
  })

  test('is made anew where another account could look into the one of its name', () => {
    const open = mkdtempSync(join(tmpdir(), 'pretoire-ouvert-'))
    mkdirSync(join(open, 'pretoire'), { mode: 0o777 })
    chmodSync(join(open, 'pretoire'), 0o777)
    const base = runtimeBase({ XDG_RUNTIME_DIR: open })
    expect(base).not.toBe(join(open, 'pretoire'))
    expect(statSync(base).mode & 0o077).toBe(0)
    rmSync(open, { recursive: true })
    rmSync(base, { recursive: true, force: true })
  })

  test('never lies in a session folder that others can read', () => {
    const open = mkdtempSync(join(tmpdir(), 'pretoire-ouvert-'))
    chmodSync(open, 0o755)
    expect(runtimeBase({ XDG_RUNTIME_DIR: open }).startsWith(open)).toBe(false)
    rmSync(open, { recursive: true })
  })
})

describe.skipIf(process.platform === 'win32')('a second launch', () => {
  /** A window that stays until the file `close` is there; `note` holds the events it hears. */
  const staying = (close: string, note: string) => `
enter().then(async answered => {
  const cookie = answered.headers.get('set-cookie').split(';')[0]
  const heard = new AbortController()
  const events = await fetch(new URL('events', action), { headers: { cookie }, signal: heard.signal })
  const list = () => fetch(new URL('call/offers.list', action), { method: 'POST', headers: { cookie, 'content-type': 'application/json' }, body: '{}' })
  const { appendFileSync } = require('node:fs')
  const decoder = new TextDecoder()
  ;(async () => { for await (const part of events.body) appendFileSync(${JSON.stringify(note)}, decoder.decode(part)) })().catch(() => {})
  writeFileSync(${JSON.stringify(note)}, '')
  while (!existsSync(${JSON.stringify(close)})) await new Promise(done => setTimeout(done, 50))
  const offered = await (await list()).json()
  appendFileSync(${JSON.stringify(note)}, '\\noffered ' + JSON.stringify(offered))
  heard.abort()
  process.exit()
})`

  test('hands its file to the window that is open, which is asked forward, and ends', async () => {
    const [close, note] = [join(there.folder, 'fermer'), join(there.folder, 'note')]
    fakeBrowser(staying(close, note))
    const first = inBrowser()
    await expect.poll(() => existsSync(note)).toBe(true)
    writeFileSync(join(there.folder, 'Lot.pretoire'), 'PK')
    expect(await inBrowser([join(there.folder, 'Lot.pretoire')])).toBe(0)
    // the file is copied, then told to another process: this launch may have ended before
    await expect.poll(() => readFileSync(note, 'utf8')).toContain('event: offered')
    writeFileSync(close, '')
    expect(await first).toBe(0)
    const said = readFileSync(note, 'utf8')
    expect(said).toContain('event: forward')
    expect(said).toMatch(/offered .*"name":"Lot\.pretoire","kind":"pack"/)
    expect(readdirSync(join(session, 'pretoire'))).toEqual([])
  })

  test('becomes the first where that one was killed', async () => {
    const holder = join(there.folder, 'tenir.mjs')
    writeFileSync(
      holder,
      `import { claimWindow } from ${JSON.stringify(join(process.cwd(), 'src/main/hosts/single-window.ts'))}
await claimWindow(${JSON.stringify(library)}, [])
console.log('ready')
setInterval(() => {}, 1000)`,
    )
    const child = spawn(process.execPath, [holder], { stdio: ['ignore', 'pipe', 'inherit'] })
    await once(child.stdout, 'data')
    const second = claimWindow(library, ['/un.pretoire'])
    await expect.poll(() => readdirSync(runtimeFolder(library).path)).toHaveLength(1)
    const [demand = ''] = readdirSync(runtimeFolder(library).path)
    expect(statSync(join(runtimeFolder(library).path, demand)).mode & 0o777).toBe(0o600)
    child.kill('SIGKILL')
    const place = await second
    expect('claim' in place).toBe(true)
    expect(readdirSync(runtimeFolder(library).path)).toEqual([])
    if ('claim' in place) place.claim.release()
  })

  test('is handed to the window that moved the library, which has it by the folder it left', async () => {
    const place = await claimWindow(library, [])
    if (!('claim' in place)) throw new Error('claimed by another')
    const files: string[] = []
    place.claim.hear(more => {
      files.push(...more)
      return {}
    })
    const to = join(there.folder, 'ailleurs')
    mkdirSync(to)
    writeOrigin(to, { from: library, at: '' })
    // of a folder that was taken back, the window is of another library
    expect('claim' in (await claimedAndReleased(to))).toBe(true)
    writeMovedNote(library, to)
    expect(await claimedAndReleased(to, ['/un.docx'])).toEqual({ receipt: {} })
    expect(files).toEqual(['/un.docx'])
    place.claim.release()
    expect('claim' in (await claimedAndReleased(to))).toBe(true)
  })

  test('without a window, is given an address', async () => {
    const place = await claimWindow(library, [])
    if (!('claim' in place)) throw new Error('claimed by another')
    const files: string[] = []
    let ready = false
    place.claim.hear(given => {
      if (!ready) {
        ready = true
        return undefined
      }
      files.push(...given)
      return { address: 'http://127.0.0.1:1/?jeton=x' }
    })
    expect(await handOver(library, ['/un.docx'])).toEqual({ address: 'http://127.0.0.1:1/?jeton=x' })
    expect(files).toEqual(['/un.docx'])
    place.claim.release()
    expect(await handOver(library, ['/un.docx'])).toBeUndefined()
  })
})

async function claimedAndReleased(library: string, files: readonly string[] = []) {
  const place = await claimWindow(library, files)
  if ('claim' in place) place.claim.release()
  return place
}
