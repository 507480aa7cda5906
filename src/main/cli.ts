import { checkNode, keepCode } from './runtime.ts'

checkNode()
keepCode()

/** Host 3: the command line. What a pipe closed early no longer reads is no error of ours. */
const { runCli } = await import('./cli/run.ts')
process.stdout.on('error', () => process.exit(0))
const looking = process.stderr.isTTY
// npm runs us in our own folder: the paths typed are those of the folder the user was in.
if (process.env.npm_lifecycle_event === 'cli' && process.env.INIT_CWD) process.chdir(process.env.INIT_CWD)
process.exitCode = await runCli(process.argv.slice(2), {
  out: text => process.stdout.write(`${text}\n`),
  err: text => process.stderr.write(`${text}\n`),
  ...(looking ? { progress: text => process.stderr.write(`\r\u001b[K${text}`) } : {}),
})
