import { chmodSync, readdirSync } from 'node:fs'
import { join } from 'node:path'

/**
 * Gives folders and files the rights of a shipped program, whatever those of the clone and of the computer that packages: all read
 * them, who owns them writes them.
 */
export function openRights(folder: string, isProgram: (path: string) => boolean = () => false): void {
  chmodSync(folder, 0o755)
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) openRights(path, isProgram)
    else if (entry.isFile()) chmodSync(path, isProgram(path) ? 0o755 : 0o644)
  }
}
