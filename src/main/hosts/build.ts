import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { root } from '../kernel/places.ts'

/** Builds the program when it has not been, or when a source is newer than the build. */
export async function build(): Promise<void> {
  const PAGE = join(root, 'out', 'renderer', 'index.html')
  const tool = join(root, 'node_modules', 'electron-vite', 'bin', 'electron-vite.js')
  if (!existsSync(tool)) return
  const sources = ['src', 'electron.vite.config.ts', 'package-lock.json'].map(name => join(root, name))
  if (
    existsSync(PAGE) &&
    existsSync(join(root, 'out', 'main', 'index.js')) &&
    Math.max(...sources.map(newest)) <= statSync(PAGE).mtimeMs
  )
    return
  console.log('Construction de Prétoire…')
  const { status } = spawnSync(process.execPath, [tool, 'build', '--logLevel', 'warn'], {
    cwd: root,
    stdio: 'inherit',
  })
  if (status !== 0) throw new Error('La construction de Prétoire a échoué.')
}

/** The date of the newest file under a path. */
function newest(path: string): number {
  const stats = statSync(path)
  if (!stats.isDirectory()) return stats.mtimeMs
  return Math.max(0, ...readdirSync(path).map(name => newest(join(path, name))))
}
