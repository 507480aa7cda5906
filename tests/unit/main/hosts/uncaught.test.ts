import { spawn } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { expect, test } from 'vitest'
import { temporary } from '../../../contract/program.ts'

/** Runs before the server: a signal has it throw where nothing catches. */
const planted = `process.on('SIGUSR2', () => { throw new TypeError('plantée, « secret »') })`

test.skipIf(process.platform === 'win32')(
  'what nothing caught in a server is logged, and said in the terminal and in its windows',
  async () => {
    const place = temporary()
    const child = spawn(
      process.execPath,
      ['--import', pathToFileURL(place.file('planted.mjs', planted)).href, 'src/main/serve.ts'],
      {
        env: {
          ...process.env,
          PRETOIRE_LIBRARY: join(place.folder, 'bibliotheque'),
          PRETOIRE_PORT: '0',
          XDG_STATE_HOME: place.folder,
          HOME: place.folder,
        },
        stdio: ['ignore', 'pipe', 'pipe'],
      },
    )
    const printed = { stdout: '', stderr: '' }
    for (const name of ['stdout', 'stderr'] as const)
      child[name].on('data', (bytes: Buffer) => {
        printed[name] += bytes.toString()
      })
    try {
      const address = () => /^http\S+/m.exec(printed.stdout)?.[0]
      await expect.poll(address).toBeTruthy()
      const entered = await fetch(address() ?? '', { redirect: 'manual' })
      const cookie = entered.headers.get('set-cookie')?.split(';')[0] ?? ''
      const { origin } = new URL(address() ?? '')
      const response = await fetch(`${origin}/events`, { headers: { cookie } })
      const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader()
      let heard = ''
      const upTo = async (words: string) => {
        while (!heard.includes(words)) heard += (await reader?.read())?.value ?? ''
      }
      await upTo('retry')
      child.kill('SIGUSR2')
      await upTo(
        'event: unforeseen\ndata: {"message":"Une erreur inattendue est survenue. Ce qui était enregistré est gardé',
      )
      // the two ways out of the program keep no order between them
      await expect.poll(() => printed.stderr).toContain('Une erreur inattendue est survenue.')
      // the server goes on, built window or not
      expect((await fetch(`${origin}/rien`, { headers: { cookie } })).status).toBe(404)
      const files = ['pretoire/logs/pretoire.log', 'Library/Logs/Pretoire/pretoire.log']
      const log = files.map(file => join(place.folder, file)).find(file => existsSync(file))
      const text = log ? readFileSync(log, 'utf8') : ''
      expect(text).toMatch(/bug uncaughtException TypeError: plantée, …/)
      expect(text).not.toContain('secret')
    } finally {
      const ended = new Promise(done => child.once('exit', done))
      child.kill('SIGKILL')
      await ended
      place.remove()
    }
  },
  60_000,
)
