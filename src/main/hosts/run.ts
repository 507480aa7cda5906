import { type ChildProcess, spawn } from 'node:child_process'
import { root } from '../kernel/places.ts'

/** Opens the Electron window, with the files given to it, and waits for it to close; the exit code is its own. */
export function runElectron(binary: string, files: readonly string[] = []): Promise<number> {
  const flags = process.getuid?.() === 0 ? ['--no-sandbox'] : []
  return exitCode(spawn(binary, [...flags, root, ...files], { stdio: 'inherit' }))
}

/** Waits for a program to end; Ctrl+C ends it too. */
export function exitCode(child: ChildProcess): Promise<number> {
  const stop = () => child.kill()
  process.once('SIGINT', stop).once('SIGTERM', stop)
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('exit', code => {
      process.off('SIGINT', stop).off('SIGTERM', stop)
      resolve(code ?? 0)
    })
  })
}
