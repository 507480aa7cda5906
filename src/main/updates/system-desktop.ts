import { spawn } from 'node:child_process'
import { dirname } from 'node:path'
import type { Desktop } from './hand-over.ts'

/** Milliseconds after which a command that still runs is taken to have opened its file. */
const OPENING_MS = 3000

type Command = readonly [command: string, ...args: string[]]

/** The desktop of the system, through its own commands; for a host that has no better means. */
export function systemDesktop(platform: NodeJS.Platform = process.platform): Desktop {
  return {
    open: file => start(openCommand(platform, file)),
    reveal: file => start(revealCommand(platform, file)),
    run: file => start([file]),
  }
}

function openCommand(platform: NodeJS.Platform, file: string): Command {
  if (platform === 'win32') return ['explorer.exe', file]
  return platform === 'darwin' ? ['open', file] : ['xdg-open', file]
}

function revealCommand(platform: NodeJS.Platform, file: string): Command {
  if (platform === 'win32') return ['explorer.exe', `/select,${file}`]
  return platform === 'darwin' ? ['open', '-R', file] : ['xdg-open', dirname(file)]
}

/** Starts a command that outlives this program: no shell, nothing shared. False when it fails or is not there. */
function start([command, ...args]: Command): Promise<boolean> {
  return new Promise(resolve => {
    const child = spawn(command, args, { detached: true, stdio: 'ignore' })
    const timer = setTimeout(() => settle(true), OPENING_MS)
    const settle = (isSuccess: boolean) => {
      clearTimeout(timer)
      child.unref()
      resolve(isSuccess)
    }
    child.once('error', () => settle(false))
    // explorer.exe answers 1 when all went well
    child.once('exit', code => settle(code === 0 || command === 'explorer.exe'))
  })
}
