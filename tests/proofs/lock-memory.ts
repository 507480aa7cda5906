// Proof that a lock leaves nothing in memory: every process of Prétoire is read, by /proc/PID/mem, before and after.
//   npm run proof -- lock-memory [--electron]
// Twenty planted words, the passphrase and the keys, after a lock by its button, by idleness, by the sleep of the computer, and
// once the window is closed. Needs Linux and an installed browser, whose own
// processes are not read.
import { mkdtempSync, readFileSync, readlinkSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import type { Page } from '@playwright/test'
import { keysFor, masterOf } from '../../src/main/kernel/vault/keys.ts'
import { unlockVault } from '../../src/main/safekeeping/vault/vault.ts'
import { idleSetting } from '../../src/shared/safekeeping/model.ts'
import { findBrowser } from '../e2e/browser.ts'
import { writing } from '../e2e/desk.ts'
import { startScreen, whyNoShell } from '../e2e/electron/runtime.ts'
import { openOwnWindow } from '../e2e/own-window.ts'
import { ask } from '../e2e/sample.ts'
import { endShell, launchShell } from '../e2e/shell.ts'
import { openAt, press } from '../e2e/window.ts'
import { heldWords, treeOf } from '../unit/main/hosts/memory.ts'

const { values } = parseArgs({ options: { electron: { type: 'boolean', default: false } } })
const PASSPHRASE = 'quatre mots sans rapport'
const STEM = 'loutregrise'
const WORDS = Array.from({ length: 20 }, (_, n) => `${STEM}${String.fromCharCode(97 + n)}x`)
/** Longer than the shortest idleness that the settings know, one minute, at which the page looks every fifteen seconds. */
const SLEEP_MS = 65_000
/** Bounds each act of the window, on the busiest machine. */
const BOUND_MS = 180_000

/** A window of Prétoire, and the processes that are its own: those of the browser that shows it are not. */
interface Window {
  readonly page: Page
  readonly ours: () => number[]
  /** puts the computer to sleep, as far as the program can tell, and wakes it */
  readonly sleep: () => Promise<void>
  readonly close: () => Promise<void>
}

/** Whether a process has a memory: one that has ended has none, even before it is forgotten. */
const isAlive = (pid: number): boolean => {
  try {
    return readFileSync(`/proc/${pid}/maps`, 'utf8') !== ''
  } catch {
    return false
  }
}

const isNode = (pid: number): boolean => {
  try {
    return readlinkSync(`/proc/${pid}/exe`) === process.execPath
  } catch {
    return false
  }
}

async function openInBrowser(folder: string): Promise<Window> {
  const { page, pid, browser, end } = await openOwnWindow({ folder })
  const signal = (name: NodeJS.Signals) => {
    for (const one of treeOf(pid)) process.kill(one, name)
  }
  return {
    page,
    ours: () => treeOf(pid).filter(isNode),
    sleep: async () => {
      signal('SIGSTOP')
      await setTimeout(SLEEP_MS)
      signal('SIGCONT')
    },
    close: async () => {
      await browser.close().catch(() => undefined)
      await end()
    },
  }
}

async function openInElectron(folder: string, display: string | undefined): Promise<Window> {
  const library = join(folder, 'bibliotheque')
  const shell = await launchShell({ library, home: join(folder, 'foyer'), display, hear: () => undefined })
  return {
    page: shell.page,
    ours: () => treeOf(shell.process.pid ?? 0),
    sleep: () => shell.app.evaluate(({ powerMonitor }) => void powerMonitor.emit('suspend')),
    close: () => endShell(shell),
  }
}

/** Plants the words: in what is asked once, and as one types. */
async function plant(page: Page): Promise<string> {
  const [title, commune, name, address, ...typed] = WORDS
  await ask(page, 'settings.save', { values: { profile: 'lawyer' } })
  const { id, drafts } = await ask<{ id: string; drafts: string[] }>(page, 'dossiers.create', {
    ...{ template: 'recours-gracieux', title, facts: { commune } },
    parties: [{ id: 'p', role: 'claimant', type: 'person', name, address }],
  })
  const place = `#/dossier/${id}/${drafts[0]}`
  await openAt(page, place)
  await writing(page).locator('p').first().click()
  await page.keyboard.type(` ${typed.join(' ')}`, { delay: 8 })
  await saved(page)
  return place
}

async function seal(page: Page): Promise<string> {
  const body = JSON.stringify({ passphrase: PASSPHRASE })
  const { recovery } = await page.evaluate(
    async sent => (await fetch('opening/seal', { method: 'POST', body: sent })).json(),
    body,
  )
  if (!recovery) throw new Error('La bibliothèque n’a pas été scellée.')
  return recovery
}

/** Opens the locked library, and reads and writes again what was planted. */
async function openAgain(page: Page, place: string): Promise<void> {
  await page.getByLabel('Phrase de passe').fill(PASSPHRASE)
  await press(page, 'Ouvrir')
  await page.getByRole('navigation', { name: 'Prétoire' }).waitFor()
  await openAt(page, place)
  await writing(page).locator('p').first().click()
  await page.keyboard.type(` ${WORDS.slice(4).join(' ')}`, { delay: 8 })
  await saved(page)
}

const isLocked = (page: Page) =>
  page.getByRole('heading', { name: 'La bibliothèque est verrouillée' }).waitFor({ timeout: BOUND_MS })
const saved = (page: Page) =>
  page.locator('.editor-saved', { hasText: /^Enregistré/ }).waitFor({ timeout: BOUND_MS })

const locks: readonly { readonly name: string; readonly lock: (window: Window) => Promise<void> }[] = [
  {
    name: 'verrouillage demandé',
    lock: async ({ page }) => {
      await openAt(page, '#/reglages')
      await press(page.getByRole('region', { name: 'Coffre' }), 'Verrouiller maintenant')
      await isLocked(page)
    },
  },
  {
    name: 'inactivité d’une minute',
    lock: async ({ page }) => {
      await ask(page, 'settings.save', { values: { [idleSetting]: '1' } })
      await isLocked(page)
    },
  },
  {
    name: 'mise en veille',
    lock: async ({ page, sleep }) => {
      await sleep()
      await isLocked(page)
    },
  },
]

/** The keys of the sealed library, in each form in which the program handles them. */
async function keysOf(library: string): Promise<Uint8Array[]> {
  await unlockVault(library, PASSPHRASE)
  const keys = keysFor(library)
  const master = masterOf(library)
  if (!keys || !master) throw new Error('Les clés de la bibliothèque n’ont pas été trouvées.')
  const hex = Buffer.from(Buffer.from(keys.database).toString('hex'))
  return [master, keys.database, hex, keys.files, keys.names]
}

interface Held {
  readonly words: number
  readonly passphrases: number
  readonly keys: number
}

/** Counts the secrets that at least one of the processes holds. The words are looked for one by one where their stem is. */
function held(pids: readonly number[], recovery: string, keys: readonly Uint8Array[]): Held {
  const found = new Set<string | Uint8Array>()
  const look = (pid: number, secrets: readonly (string | Uint8Array)[]) => {
    for (const secret of heldWords(pid, secrets)) found.add(secret)
  }
  for (const pid of pids.filter(isAlive)) {
    look(pid, [STEM, PASSPHRASE, recovery, ...keys])
    if (found.has(STEM)) look(pid, WORDS)
  }
  const count = (secrets: readonly (string | Uint8Array)[]) => secrets.filter(one => found.has(one)).length
  return { words: count(WORDS), passphrases: count([PASSPHRASE, recovery]), keys: count(keys) }
}

const text = ({ words, passphrases, keys }: Held): string =>
  `${words} mots sur ${WORDS.length}, ${passphrases} phrases ou clés de secours, ${keys} clés sur 5`

async function prove(folder: string, open: () => Promise<Window>): Promise<boolean> {
  const window = await open()
  const { page, ours } = window
  page.setDefaultTimeout(BOUND_MS)
  const place = await plant(page)
  const recovery = await seal(page)
  const keys = await keysOf(join(folder, 'bibliotheque'))
  const holds = (pids: readonly number[]) => held(pids, recovery, keys)
  let isProven = true
  for (const { name, lock } of locks) {
    if (name !== locks[0]?.name) await openAgain(page, place)
    const before = holds(ours())
    await lock(window)
    // what was asked just before the lock is answered by the process that ends
    await setTimeout(SETTLE_MS)
    const after = holds(ours())
    console.log(`${name} : avant, ${text(before)} ; après, dans ${ours().length} processus : ${text(after)}.`)
    isProven &&= before.words === WORDS.length && before.keys > 0 && isNothing(after)
  }
  await openAgain(page, place)
  const last = ours()
  await window.close()
  const alive = last.filter(isAlive)
  console.log(
    `fenêtre fermée : ${alive.length} de ses ${last.length} processus vivent ; ${text(holds(alive))}.`,
  )
  return isProven && isNothing(holds(alive))
}

/** Longer than a core takes to answer what it was asked, and to end. */
const SETTLE_MS = 4000
const isNothing = ({ words, passphrases, keys }: Held) => words + passphrases + keys === 0

const lacking =
  process.platform !== 'linux'
    ? 'il faut Linux'
    : values.electron
      ? whyNoShell()
      : findBrowser()
        ? undefined
        : 'il manque un navigateur'
if (lacking) console.log(`La preuve n’est pas faite : ${lacking}.`)
else {
  const folder = mkdtempSync(join(tmpdir(), 'pretoire-preuve-'))
  const screen = await startScreen()
  try {
    const open = () => (values.electron ? openInElectron(folder, screen.display) : openInBrowser(folder))
    process.exitCode = (await prove(folder, open)) ? 0 : 1
  } finally {
    screen.end()
    rmSync(folder, { recursive: true, force: true })
  }
}
