import { spawnSync } from 'node:child_process'
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { inBrowser } from '../../../../src/main/hosts/browser.ts'
import { showMessageBox } from '../../../../src/main/hosts/screen/message-box.ts'
import { browserFailed, browserMissing } from '../../../../src/main/hosts/screen/window-failures.ts'
import { claimWindow } from '../../../../src/main/hosts/single-window.ts'
import { temporary } from '../../../contract/program.ts'

let there: ReturnType<typeof temporary>
let commands: string
beforeEach(() => {
  there = temporary()
  commands = join(there.folder, 'commandes')
  for (const name of ['commandes', 'session']) mkdirSync(join(there.folder, name), { mode: 0o700 })
  vi.stubEnv('PRETOIRE_LIBRARY', join(there.folder, 'bibliotheque'))
  vi.stubEnv('XDG_RUNTIME_DIR', join(there.folder, 'session'))
  vi.stubEnv('DISPLAY', ':0')
  // nothing of this computer: neither its browsers nor its boxes
  vi.stubEnv('PATH', commands)
  vi.stubEnv('PRETOIRE_BROWSER', undefined)
})
afterEach(() => {
  vi.unstubAllEnvs()
  there.remove()
})

function writeCommand(name: string, script: string): string {
  const file = join(commands, name)
  writeFileSync(file, `#!/bin/sh\n${script}\n`)
  chmodSync(file, 0o755)
  return file
}

/** A command that writes down the last word it is given, in place of a box. */
const box = (name: string, then = 'exit 0') =>
  writeCommand(name, `for word do :; done\nprintf '%s' "$word" > '${there.folder}/${name}'\n${then}`)
const shownBy = (name: string) => {
  const file = join(there.folder, name)
  return existsSync(file) ? readFileSync(file, 'utf8') : undefined
}

describe.skipIf(process.platform !== 'linux')('a box of the screen', () => {
  test('is the first command that is there, given the sentence whole', async () => {
    box('kdialog')
    box('xmessage')
    expect(await showMessageBox('« Une phrase » $HOME, avec espaces')).toBe(true)
    expect([shownBy('kdialog'), shownBy('xmessage')]).toEqual([
      '« Une phrase » $HOME, avec espaces',
      undefined,
    ])
  })
  test('is the next one where a command fails at once', async () => {
    box('zenity', 'exit 1')
    box('notify-send')
    expect(await showMessageBox('Une phrase')).toBe(true)
    expect(shownBy('notify-send')).toBe('Une phrase')
  })
  test('is none where the system has no command for that', async () =>
    expect(await showMessageBox('Une phrase')).toBe(false))
})

test.each([
  ['win32', 'powershell.exe'],
  ['darwin', 'osascript'],
] as const)('on %s, it is a box of %s', async (platform, command) => {
  writeCommand(command, `printf '%s|' "$PRETOIRE_SENTENCE" "$@" > '${there.folder}/${command}'`)
  expect(await showMessageBox('L’« apostrophe »', platform)).toBe(true)
  expect(shownBy(command)).toContain('L’« apostrophe »|')
})

describe.skipIf(process.platform !== 'linux')('a window opened from a menu', () => {
  const fromMenu = () => inBrowser([], { hasReader: false })

  test('without a browser says so on the screen, opens no library, and ends', async () => {
    box('zenity')
    expect(await fromMenu()).toBe(1)
    expect(shownBy('zenity')).toBe(browserMissing({}))
    expect(existsSync(join(there.folder, 'bibliotheque', 'library.db'))).toBe(false)
  })

  test('whose browser crashes says its reason on the screen, ends, and frees the library', async () => {
    box('zenity')
    const refusal =
      '[12:34:1202/073204.6:FATAL:content/browser/zygote_host/zygote_host_impl_linux.cc:128] No usable sandbox! If you are running on Ubuntu 23.10+, see a page.'
    writeCommand('chromium', `echo '${refusal}' >&2\nkill -TRAP $$`)
    expect(await fromMenu()).toBe(1)
    expect(shownBy('zenity')).toMatch(
      /chromium refuse de démarrer sans le bac à sable.*«\u00a0No usable sandbox\u00a0».*est gardé/,
    )
    const place = await claimWindow(join(there.folder, 'bibliotheque'), [])
    expect('claim' in place).toBe(true)
    if ('claim' in place) place.claim.release()
  })

  test('by the installed program, which has no terminal there, says it too', () => {
    box('zenity')
    const edition = join(process.cwd(), 'src', 'main', 'hosts', 'browser-edition.ts')
    expect(spawnSync(process.execPath, [edition], { stdio: 'ignore' }).status).toBe(1)
    expect(shownBy('zenity')).toBe(browserMissing({}))
  })

  test('that another launch serves by its address shows that address', async () => {
    box('zenity')
    const place = await claimWindow(join(there.folder, 'bibliotheque'), [])
    if (!('claim' in place)) throw new Error('claimed by another')
    place.claim.hear(() => ({ address: 'http://127.0.0.1:1/?jeton=x' }))
    expect(await fromMenu()).toBe(0)
    expect(shownBy('zenity')).toContain('http://127.0.0.1:1/?jeton=x')
    place.claim.release()
  })
})

describe('the reason', () => {
  const end = (words: string, hasEntered = false) =>
    browserFailed({ browser: '/usr/bin/chromium', words, hasEntered })
  test.each([
    [
      '[1:1:1202/073204.6:ERROR:content/browser/zygote_host/zygote_host_impl_linux.cc:103] Running as root without --no-sandbox is not supported. See https://crbug.com/638180.\n',
      'Running as root without --no-sandbox is not supported',
    ],
    [
      '[1:1:FATAL:sandbox/linux/suid/client/setuid_sandbox_host.cc:163] The SUID sandbox helper binary was found, but is not configured correctly. Rather than run without sandboxing I’m aborting now.\n',
      'The SUID sandbox helper binary was found, but is not configured correctly',
    ],
  ])('of a refused sandbox is that of Chromium: %s', (words, reason) =>
    expect(end(`[1:1:ERROR:dbus/bus.cc:405] Failed to connect\n${words}`)).toContain(
      `bac à sable qui isole ses pages («\u00a0${reason}\u00a0»)`,
    ),
  )
  test('of another crash is its last fatal line', () =>
    expect(end('[1:1:FATAL:a.cc:1] first\n[1:1:FATAL:b.cc:2] second\n[1:1:ERROR:c.cc:3] later\n')).toContain(
      '(«\u00a0second\u00a0»)',
    ))
  test('of a silent one is that it stopped, and what to do', () =>
    expect(end('')).toMatch(
      /chromium s’est arrêté ou n’a pas répondu\. .*est gardé\. .*installez un autre navigateur/,
    ))
  test('of a window that had opened is that it closed by itself', () =>
    expect(end('', true)).toMatch(/s’est fermée d’elle-même : chromium s’est arrêté/))
  test('names the browser that was chosen and is not there', () =>
    expect(browserMissing({ PRETOIRE_BROWSER: '/nulle/part' })).toContain('«\u00a0/nulle/part\u00a0»'))
})
