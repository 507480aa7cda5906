// Proof that nothing leaves the computer: the window does the main job in a network of its own, whose only way out is recorded.
//   npm run proof -- silence [--electron] [--seconds 60] [--plant]
// Needs Linux, root, unshare, ip, tcpdump and Xvfb. `--plant` asks for something elsewhere: the proof must then fail.
import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { createSocket } from 'node:dgram'
import { existsSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import type { Page } from '@playwright/test'
import { findBrowser } from '../e2e/browser.ts'
import { exportWord, saved, writing } from '../e2e/desk.ts'
import { startScreen, whyNoShell } from '../e2e/electron/runtime.ts'
import { imported } from '../e2e/files.ts'
import { hasTool } from '../e2e/fixture.ts'
import { openOwnWindow } from '../e2e/own-window.ts'
import { endShell, launchShell } from '../e2e/shell.ts'
import { firstStart, goTo, press } from '../e2e/window.ts'

const OUTSIDE = '192.0.2.53'
const { values } = parseArgs({
  options: {
    electron: { type: 'boolean', default: false },
    seconds: { type: 'string', default: '60' },
    plant: { type: 'boolean', default: false },
    inside: { type: 'boolean', default: false },
  },
})
const work = mkdtempSync(join(tmpdir(), 'pretoire-preuve-'))
const library = join(work, 'bibliotheque')

/** Runs a command of the system; stops the proof where it fails. */
function run(command: string, ...args: readonly string[]): string {
  const { status, stdout, stderr } = spawnSync(command, args, { encoding: 'utf8' })
  if (status !== 0) throw new Error(`${command} ${args.join(' ')} : ${stderr}`)
  return stdout
}

/** The only way out is a cable whose other end nobody reads; no packet of the kernel's own goes there. */
function closeNetwork(): void {
  run('ip', 'link', 'set', 'lo', 'up')
  run('ip', 'link', 'add', 'dehors', 'type', 'veth', 'peer', 'name', 'bout')
  for (const end of ['dehors', 'bout']) {
    writeFileSync(`/proc/sys/net/ipv6/conf/${end}/disable_ipv6`, '1')
    run('ip', 'link', 'set', end, 'arp', 'off', 'up')
  }
  run('ip', 'address', 'add', '192.0.2.2/24', 'dev', 'dehors')
  run('ip', 'route', 'add', 'default', 'dev', 'dehors')
}

/** Records every packet of the way out; resolves once it listens. */
function record(to: string): Promise<ChildProcess> {
  const recorder = spawn('tcpdump', ['-i', 'dehors', '-n', '-U', '-w', to, '-Z', 'root'], {
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  return new Promise((done, fail) => {
    recorder.stderr?.on('data', (text: Buffer) => {
      if (/listening on/.test(text.toString())) done(recorder)
    })
    recorder.once('exit', code => fail(new Error(`tcpdump s’est arrêté (${code}).`)))
  })
}

const packetsOf = (file: string): string[] => run('tcpdump', '-n', '-r', file).split('\n').filter(Boolean)

/** Sends a question to a name server elsewhere, as a program that asks for a name does. */
const ask = () =>
  new Promise<void>(done => {
    const socket = createSocket('udp4')
    socket.send(Buffer.from('question'), 53, OUTSIDE, () => {
      socket.close()
      done()
    })
  })

/** The main job: the starter library, the sample dossier, some words, the Word file. */
async function doJob(page: Page): Promise<void> {
  await firstStart(page, 'Avocat·e', 'Charger la bibliothèque de départ')
  await imported(page)
  await goTo(page, 'Dossiers')
  await press(page, 'Ouvrir le dossier d’exemple')
  await press(page, 'Un recours')
  await writing(page).locator('.heading').first().waitFor()
  await writing(page).locator('p').nth(3).click()
  await page.keyboard.type(' Rien ne quitte l’ordinateur.', { delay: 20 })
  await saved(page)
  if (!values.electron) await exportWord(page, join(work, 'recours.docx'))
}

/** The window of Electron, from its start to its end. */
async function inElectron(display: string | undefined, act: (page: Page) => Promise<void>): Promise<void> {
  // the program sets it too, which an Electron older than 28 runs too late to heed
  const args = ['--host-resolver-rules=MAP * ~NOTFOUND']
  const home = join(work, 'foyer')
  const shell = await launchShell({ library, home, display, args, hear: () => undefined })
  await act(shell.page)
  await endShell(shell)
}

/** The window `npm start` opens in a browser, with its own flags and a way in for the proof. */
async function inBrowser(display: string | undefined, act: (page: Page) => Promise<void>): Promise<void> {
  process.env.PRETOIRE_SILENCE = work
  const own = await openOwnWindow({ folder: work, library, display })
  await act(own.page)
  await own.end()
}

async function inside(): Promise<number> {
  closeNetwork()
  const capture = join(work, 'dehors.pcap')
  const recorder = await record(capture)
  await ask()
  await setTimeout(1500)
  const planted = packetsOf(capture).length
  console.log(`Une question posée pour l’essai : ${planted} paquet vu par l’enregistreur.`)
  const screen = await startScreen()
  const open = values.electron ? inElectron : inBrowser
  await open(screen.display, async page => {
    await doJob(page)
    if (values.plant) await page.evaluate(() => fetch('https://exemple.fr/').catch(() => undefined))
    if (values.plant) await ask()
    await setTimeout(Number(values.seconds) * 1000)
  })
  await setTimeout(1500)
  recorder.kill('SIGTERM')
  screen.end()
  const left = packetsOf(capture).slice(planted)
  for (const packet of left.slice(0, 20)) console.log(packet)
  const words = values.electron ? 'Electron' : 'le navigateur'
  console.log(
    `La fenêtre dans ${words}, le travail fait et ${values.seconds} s : ${left.length} paquet vers le dehors (enregistrement de ${statSync(capture).size} octets).`,
  )
  return planted > 0 && left.length === 0 ? 0 : 1
}

if (values.inside) {
  const code = await inside().finally(() => rmSync(work, { recursive: true, force: true }))
  process.exit(code)
}
rmSync(work, { recursive: true })
const lacking = ['unshare', 'ip', 'tcpdump', 'Xvfb'].filter(tool => !hasTool(tool))
const why =
  process.getuid?.() !== 0
    ? 'il faut être root'
    : lacking.length > 0
      ? `il manque ${lacking.join(', ')}`
      : values.electron
        ? whyNoShell()
        : !findBrowser()
          ? 'il manque Chromium'
          : existsSync('out/main/browser.js')
            ? undefined
            : 'le programme n’est pas construit (npm run build)'
if (why) console.log(`Preuve laissée de côté : ${why}.`)
else {
  const again = ['--net', process.execPath, import.meta.filename, ...process.argv.slice(2), '--inside']
  process.exitCode = spawnSync('unshare', again, { stdio: 'inherit' }).status ?? 1
}
