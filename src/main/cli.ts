import { checkNode, keepCode } from './kernel/runtime.ts'

checkNode()
keepCode()

/** Host 3: the command line. */
const { runCommandLine } = await import('./hosts/command-line.ts')
// npm runs us in our own folder: the paths typed are those of the folder the user was in.
if (process.env.npm_lifecycle_event === 'cli' && process.env.INIT_CWD) process.chdir(process.env.INIT_CWD)
process.exitCode = await runCommandLine(process.argv.slice(2))
