import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { AppError } from '../../shared/kernel/errors.ts'

/** Command that shows a folder, by system. */
const OPENERS: Partial<Record<NodeJS.Platform, string>> = {
  linux: 'xdg-open',
  darwin: 'open',
  win32: 'explorer.exe',
}

const opener = (): string | undefined => {
  const name = OPENERS[process.platform]
  if (!name) return undefined
  const folders = (process.env.PATH ?? '').split(delimiter)
  return folders.map(folder => join(folder, name)).find(file => existsSync(file))
}

/** Whether this system has a window for folders. */
export const canReveal = (): boolean => opener() !== undefined

/** Shows a folder in the window for files of the system. Resolves once it was started; what it does then is its own. */
export function reveal(folder: string): Promise<void> {
  const command = opener()
  const refusal = new AppError('refused', `Le dossier ne s’ouvre pas d’ici. Ouvrez-le vous-même : ${folder}`)
  if (!command) return Promise.reject(refusal)
  return new Promise((resolve, reject) => {
    const child = spawn(command, [folder], { detached: true, stdio: 'ignore' })
    child.once('error', () => reject(refusal))
    child.once('spawn', () => {
      child.unref()
      resolve()
    })
  })
}
