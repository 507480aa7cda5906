import { spawn } from 'node:child_process'

/** The command that shows a folder, by platform. */
const commands: Partial<Record<NodeJS.Platform, string>> = { darwin: 'open', win32: 'explorer' }

/** Shows a folder in the system's file manager; where there is none, nothing happens. */
export async function showFolder(folder: string): Promise<void> {
  const command = commands[process.platform] ?? 'xdg-open'
  const child = spawn(command, [folder], { detached: true, stdio: 'ignore' })
  child.once('error', () => undefined)
  child.unref()
}
