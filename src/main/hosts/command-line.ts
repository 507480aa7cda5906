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
    pipe: async path => (await import('../cli/pipe.ts')).pipeToStdout(path),
    input: async () => (await import('../cli/pipe.ts')).readStdin(),
    log,
    colour: process.stdout.isTTY && !process.env.NO_COLOR && process.env.TERM !== 'dumb',
    ...(process.stdin.isTTY && looking
      ? { secret: async question => (await import('../cli/secret.ts')).readSecret(question) }
      : {}),
    ...(looking ? { progress: text => process.stderr.write(`\r\u001b[K${text}`) } : {}),
  })
  // Electron ends the process at once: what is written must have left it.
  await new Promise<void>(resolve => process.stdout.write('', () => resolve()))
  return code
}
