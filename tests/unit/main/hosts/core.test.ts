import { type ChildProcess, spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { dossiers } from '../../../../src/main/dossiers/store.ts'
import { openLibrary } from '../../../../src/main/library/open-library.ts'
import { temporary } from '../../../contract/program.ts'
import { aDossier } from '../../../fixtures/builders.ts'
import { childrenOf, heldWords } from './memory.ts'

const PASSPHRASE = 'quatre mots sans rapport'
const TITLE = 'TitreQuiNeResteNullePart'

let place: ReturnType<typeof temporary>
let supervisor: ChildProcess
let origin: string
let cookie: string

beforeEach(async () => {
  place = temporary()
  const library = openLibrary(join(place.folder, 'bibliotheque'))
  dossiers(library.db).save(aDossier({ id: 'd', title: TITLE }))
  library.close()
  supervisor = spawn(process.execPath, ['src/main/serve.ts'], {
    env: {
      ...process.env,
      PRETOIRE_LIBRARY: join(place.folder, 'bibliotheque'),
      PRETOIRE_PORT: '0',
      XDG_STATE_HOME: place.folder,
      HOME: place.folder,
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let printed = ''
  supervisor.stdout?.on('data', (bytes: Buffer) => {
    printed += bytes.toString()
  })
  const address = () => /^http\S+/m.exec(printed)?.[0] ?? ''
  await expect.poll(address, { timeout: 30_000 }).not.toBe('')
  origin = new URL(address()).origin
  const entered = await fetch(address(), { redirect: 'manual' })
  cookie = entered.headers.get('set-cookie')?.split(';')[0] ?? ''
}, 60_000)
afterEach(async () => {
  const ended = new Promise(done => supervisor.once('exit', done))
  if (supervisor.exitCode === null && supervisor.signalCode === null) {
    supervisor.kill('SIGTERM')
    await ended
  }
  place.remove()
})

const post = (path: string, body = '{}') =>
  fetch(origin + path, {
    method: 'POST',
    headers: { cookie, origin, 'content-type': 'application/json' },
    body,
  })
const titles = async () => JSON.stringify(await (await post('/call/dossiers.list')).json())

/** The events of the program, as they come. */
async function events() {
  const response = await fetch(`${origin}/events`, { headers: { cookie } })
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader()
  let heard = ''
  return async (words: string) => {
    while (!heard.includes(words)) {
      const part = await reader?.read()
      if (!part || part.done) throw new Error(`« ${words} » did not come: ${heard}`)
      heard += part.value
    }
  }
}

const coreOf = () => childrenOf(supervisor.pid ?? 0)[0] ?? 0

test.skipIf(process.platform !== 'linux')(
  'a lock ends the process that held the library; another asks for the passphrase, and pages keep their session',
  async () => {
    expect(await titles()).toContain(TITLE)
    const { recovery } = await (
      await post('/opening/seal', JSON.stringify({ passphrase: PASSPHRASE }))
    ).json()
    expect(recovery).toBeTruthy()
    const before = coreOf()
    expect(heldWords(before, [TITLE])).toEqual([TITLE])
    expect(await (await post('/opening/lock', '')).json()).toEqual({})
    await expect.poll(() => childrenOf(supervisor.pid ?? 0)).not.toContain(before)
    const page = await (await fetch(origin, { headers: { cookie } })).text()
    expect(page).toContain('type="password"')
    const secrets = [TITLE, PASSPHRASE, recovery]
    for (const pid of [supervisor.pid ?? 0, coreOf()]) expect(heldWords(pid, secrets)).toEqual([])
    expect(await (await post('/opening/unlock', PASSPHRASE)).json()).toEqual({})
    expect(await titles()).toContain(TITLE)
  },
  120_000,
)

test.skipIf(process.platform !== 'linux')(
  'a core that is killed costs a sentence: another opens the library, in the same session',
  async () => {
    expect(await titles()).toContain(TITLE)
    const before = coreOf()
    process.kill(before, 'SIGKILL')
    await expect.poll(coreOf).not.toBe(before)
    const upTo = await events()
    await upTo('event: unforeseen\ndata: {"message":"Le programme qui tient la bibliothèque s’est arrêté')
    expect(await titles()).toContain(TITLE)
    const log = readFileSync(join(place.folder, 'pretoire/logs/pretoire.log'), 'utf8')
    expect(log).toContain('note the core ended: SIGKILL')
  },
  60_000,
)

test.skipIf(process.platform !== 'linux')(
  'a core that is killed while its library is sealed leaves it locked: the passphrase opens it again, in the same session',
  async () => {
    expect(await titles()).toContain(TITLE)
    await post('/opening/seal', JSON.stringify({ passphrase: PASSPHRASE }))
    const before = coreOf()
    process.kill(before, 'SIGKILL')
    await expect.poll(coreOf).not.toBe(before)
    // what a page of before asks is refused, and nothing opens by itself
    expect((await fetch(`${origin}/events`, { headers: { cookie } })).status).toBe(503)
    expect((await post('/call/library.home', '{}')).status).toBe(503)
    expect(await (await fetch(origin, { headers: { cookie } })).text()).toContain('type="password"')
    expect(await (await post('/opening/unlock', PASSPHRASE)).json()).toEqual({})
    expect(await titles()).toContain(TITLE)
  },
  120_000,
)

/** Whether a process has not ended. */
const isAlive = (pid: number): boolean => {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}

for (const signal of ['SIGKILL', 'SIGTERM', 'SIGINT', 'SIGHUP'] as const)
  test.skipIf(process.platform === 'win32')(
    `a supervisor that ${signal} ends leaves no core behind, whatever it does`,
    async () => {
      const core = coreOf()
      // one that answers, and a stream of events that has no end
      await events()
      void titles().catch(() => undefined)
      supervisor.kill(signal)
      await expect.poll(() => isAlive(core), { timeout: 30_000 }).toBe(false)
      await expect.poll(() => isAlive(supervisor.pid ?? 0), { timeout: 30_000 }).toBe(false)
    },
    60_000,
  )

test.skipIf(process.platform !== 'linux')(
  'a supervisor that is killed while another core begins leaves neither behind',
  async () => {
    const before = coreOf()
    process.kill(before, 'SIGKILL')
    await expect.poll(() => childrenOf(supervisor.pid ?? 0)).not.toContain(before)
    await expect.poll(coreOf).toBeGreaterThan(0)
    const next = coreOf()
    supervisor.kill('SIGKILL')
    await expect.poll(() => isAlive(next), { timeout: 30_000 }).toBe(false)
  },
  60_000,
)
