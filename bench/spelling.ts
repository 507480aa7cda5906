import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Figure } from './measure.ts'

const dictionary = join(import.meta.dirname, '..', 'node_modules', 'dictionary-fr')

/** The cost of one checker, in a process of its own: ms to its first answer, MB of memory above the start, ms for 20,000 words. */
const program = (open: string): string => `
  import { readFileSync } from 'node:fs'
  const aff = readFileSync(${JSON.stringify(join(dictionary, 'index.aff'))}, 'utf8')
  const dic = readFileSync(${JSON.stringify(join(dictionary, 'index.dic'))}, 'utf8')
  const before = process.memoryUsage().rss
  const start = performance.now()
  ${open}
  isKnown('recevabilité')
  const first = performance.now() - start
  globalThis.gc?.()
  const memory = (process.memoryUsage().rss - before) / 2 ** 20
  const words = 'la commune soutient que cette analyse est permise vidéosurveilance décidé'.split(' ')
  const from = performance.now()
  for (let n = 0; n < 20000; n++) isKnown(words[n % words.length])
  console.log(JSON.stringify({
    'to the first answer, ms': Math.round(first),
    'memory above the start, MB': Math.round(memory),
    '20,000 words, ms': Math.round(performance.now() - from),
  }))`

const run = (open: string, cwd: string): unknown =>
  JSON.parse(
    execFileSync(process.execPath, ['--expose-gc', '--input-type=module', '-e', program(open)], {
      cwd,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    }),
  )

/** The dictionary of the window, a Hunspell in WebAssembly, beside nspell with the same French words. */
export const figure: Figure = async () => ({
  Prétoire: run(
    `const { createHunspellFromStrings } = await import('hunspell-wasm')
     const hunspell = await createHunspellFromStrings(aff, dic)
     const isKnown = word => hunspell.testSpelling(word)`,
    join(import.meta.dirname, '..'),
  ),
  nspell: existsSync(join(import.meta.dirname, 'node_modules', 'nspell'))
    ? run(
        `const { default: nspell } = await import('nspell')
         const made = nspell(aff, dic)
         const isKnown = word => made.correct(word)`,
        import.meta.dirname,
      )
    : { absent: 'npm ci --prefix bench' },
})
