import { chmodSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, expect, test, vi } from 'vitest'
import { inBrowser } from '../../../../src/main/start/browser.ts'
import { temporary } from '../../../contract/program.ts'

const undo: (() => void)[] = []
afterEach(() => {
  vi.unstubAllEnvs()
  for (const one of undo.splice(0)) one()
})

/** A browser that hands its address over to a window, as one already open does: the window listens a while, then is closed. */
const handsOver = (note: string) => `#!${process.execPath}
const { spawn } = require('node:child_process')
const url = process.argv.find(one => one.startsWith('--app=')).slice(6)
const window = async (url, note) => {
  const { writeFileSync } = require('node:fs')
  const first = await fetch(url, { redirect: 'manual' })
  const cookie = first.headers.get('set-cookie').split(';')[0]
  const heard = new AbortController()
  await fetch(new URL('/events', url), { headers: { cookie }, signal: heard.signal })
  await new Promise(done => setTimeout(done, 700))
  const asked = await fetch(new URL('/events', url), { headers: { cookie }, signal: heard.signal })
  writeFileSync(note, String(asked.status))
  heard.abort()
}
const body = '(' + window + ')(' + JSON.stringify(url) + ',' + JSON.stringify(${JSON.stringify(note)}) + ').then(() => process.exit())'
spawn(process.execPath, ['-e', body], { detached: true, stdio: 'ignore' }).unref()
`

test.skipIf(process.platform === 'win32')(
  'a window that an open browser takes over is served until it is closed',
  async () => {
    const there = temporary()
    undo.push(() => there.remove())
    const [note, browser] = [join(there.folder, 'note'), join(there.folder, 'navigateur.cjs')]
    writeFileSync(browser, handsOver(note))
    chmodSync(browser, 0o755)
    vi.stubEnv('PRETOIRE_LIBRARY', join(there.folder, 'bibliotheque'))
    vi.stubEnv('PRETOIRE_BROWSER', browser)
    vi.stubEnv('DISPLAY', ':0')
    expect(await inBrowser()).toBe(0)
    expect(readFileSync(note, 'utf8')).toBe('200')
  },
)
