import { type ChildProcess, spawn } from 'node:child_process'
import { constants } from 'node:os'
import { root } from '../kernel/places.ts'

/** Opens the Electron window, with the files given to it, and waits for it to close; the exit code is its own. */
export function runElectron(binary: string, files: readonly string[] = []): Promise<number> {
  const flags = process.getuid?.() === 0 ? ['--no-sandbox'] : []
  return exitCode(spawn(binary, [...flags, root, ...files], { stdio: 'inherit' }))
}

/** Added by a shell to the number of the signal that ended a program. */
const SIGNAL_CODE = 128
/** Codes of a program that somebody, or the end of the session, ended in good order. */
const ASKED_CODES = (['SIGHUP', 'SIGINT', 'SIGTERM'] as const).map(
  signal => SIGNAL_CODE + constants.signals[signal],
)

/** Waits for a program to end; Ctrl+C ends it too. The code of a crash is the one that a shell gives it. */
export function exitCode(child: ChildProcess): Promise<number> {
  const stop = () => child.kill()
  process.once('SIGINT', stop).once('SIGTERM', stop)
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('exit', (code, signal) => {
      process.off('SIGINT', stop).off('SIGTERM', stop)
      const end = code ?? (signal ? SIGNAL_CODE + constants.signals[signal] : 0)
      resolve(ASKED_CODES.includes(end) ? 0 : end)
    })
  })
}
