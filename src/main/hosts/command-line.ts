import { extname } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { pipeline } from 'node:stream/promises'
import { AppError } from '../../shared/kernel/errors.ts'
import { storedStream } from '../kernel/files/stored.ts'
import { openLog } from '../kernel/log.ts'

/** Says to Electron's binary that the words after it are for the command line: the installed `pretoire` puts it before them. */
const MARK = '--command-line'

/** The words of a command-line call; undefined for a window. */
export function commandWords(argv: readonly string[]): string[] | undefined {
  const at = argv.indexOf(MARK)
  if (at < 0) return undefined
  // Chromium reads no switch after « -- »
  return argv.slice(argv[at + 1] === '--' ? at + 2 : at + 1)
}

/** Runs the command line on the streams of this process; returns its exit code once all is written. */
export async function runCommandLine(words: readonly string[]): Promise<number> {
  const { runCli } = await import('../cli/run.ts')
  // A pipe closed early by its reader is no error of ours; a full disk is.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 1))
  process.stderr.on('error', () => {})
  const log = openLog()
  const looking = process.stderr.isTTY
  const code = await runCli(words, {
    out: text => process.stdout.write(`${text}\n`),
    err: text => process.stderr.write(`${text}\n`),
    pipe: path => pipeToStdout(path),
    input: readStdin,
    ...(process.stdin.isTTY ? {} : { conversation: { input: process.stdin, output: process.stdout } }),
    log,
    colour: process.stdout.isTTY && !process.env.NO_COLOR && process.env.TERM !== 'dumb',
    ...(process.stdin.isTTY && looking ? { secret: readSecret } : {}),
    ...(looking ? { progress: text => process.stderr.write(`\r\u001b[K${text}`) } : {}),
  })
  // Electron ends the process at once: what is written must have left it.
  await new Promise<void>(resolve => process.stdout.write('', () => resolve()))
  return code
}

const readable = ['.txt', '.md', '.html', '.csv', '.json', '.ics', '.eml', '.svg']

/** Copies a file to standard output. What is no text is refused where somebody is looking: it would upset the terminal. */
async function pipeToStdout(path: string): Promise<void> {
  if (process.stdout.isTTY && !readable.includes(extname(path).toLowerCase()))
    throw new AppError(
      'refused',
      'Ce fichier n’est pas du texte : il n’a pas été écrit dans le terminal. Donnez-lui un nom, ou un autre programme qui le lise («\u00a0|\u00a0»).',
    )
  await pipeline(storedStream(path), process.stdout, { end: false })
}

/** All of standard input. From a keyboard, it ends with Ctrl+D. */
const readStdin = (): Promise<Uint8Array> => buffer(process.stdin)

/** Keys of a terminal in raw mode. */
const [ENTER, LINE_FEED, BACKSPACE, DELETE, INTERRUPT, END] = ['\r', '\n', '\b', '\u007f', '\u0003', '\u0004']

/** Asks on the terminal and reads a line that it does not show. Ctrl+C ends the program. */
function readSecret(question: string): Promise<string> {
  const { stdin, stderr } = process
  stderr.write(`${question} `)
  stdin.setRawMode(true)
  stdin.setEncoding('utf8')
  stdin.resume()
  return new Promise(resolve => {
    let keys: string[] = []
    const finish = () => {
      stdin.off('data', read)
      stdin.setRawMode(false)
      stdin.pause()
      stderr.write('\n')
    }
    const read = (text: string) => {
      for (const key of text) {
        if (key === ENTER || key === LINE_FEED || key === END) {
          finish()
          return resolve(keys.join(''))
        }
        if (key === INTERRUPT) {
          finish()
          process.exit(130)
        }
        if (key === BACKSPACE || key === DELETE) keys = keys.slice(0, -1)
        else if (key >= ' ') keys.push(key)
      }
    }
    stdin.on('data', read)
  })
}
