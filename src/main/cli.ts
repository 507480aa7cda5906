import { checkNode, keepCode } from './runtime.ts'

checkNode()
keepCode()

/** Host 3: the command line. */
const { runCli } = await import('./cli/run.ts')
// What a pipe closed early no longer reads is no error of ours; a full disk is.
process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 1))
process.stderr.on('error', () => {})
const looking = process.stderr.isTTY
// npm runs us in our own folder: the paths typed are those of the folder the user was in.
if (process.env.npm_lifecycle_event === 'cli' && process.env.INIT_CWD) process.chdir(process.env.INIT_CWD)
process.exitCode = await runCli(process.argv.slice(2), {
  out: text => process.stdout.write(`${text}\n`),
  err: text => process.stderr.write(`${text}\n`),
  pipe: async path => (await import('./cli/pipe.ts')).pipeToStdout(path),
  input: async () => (await import('./cli/pipe.ts')).readStdin(),
  colour: process.stdout.isTTY && !process.env.NO_COLOR && process.env.TERM !== 'dumb',
  ...(looking ? { progress: text => process.stderr.write(`\r\u001b[K${text}`) } : {}),
})
