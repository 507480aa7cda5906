import { readdirSync } from 'node:fs'
import { dirname } from 'node:path'

/** Tools that copy folders between machines, by a folder of their path and by a file that they leave at their root. */
const TOOLS: readonly { readonly name: string; readonly path: RegExp; readonly file?: RegExp }[] = [
  { name: 'Dropbox', path: /^Dropbox( \(.+\))?$/i, file: /^\.dropbox(\.cache)?$/ },
  { name: 'OneDrive', path: /^OneDrive( - .+)?$/i },
  { name: 'Nextcloud', path: /^Nextcloud$/i, file: /^(\._?sync_[\da-f]+\.db|\.nextcloudsync\.log)$/ },
  { name: 'ownCloud', path: /^ownCloud$/i, file: /^\.owncloudsync\.log$/ },
  { name: 'iCloud', path: /^(iCloud ?Drive|com~apple~CloudDocs|Mobile Documents)$/i },
  { name: 'Google Drive', path: /^(Google ?Drive|GoogleDrive-.+)$/i },
  { name: 'kDrive', path: /^kDrive$/i },
  { name: 'pCloud', path: /^pCloud ?Drive$/i },
]

/** The tool that copies this folder to other machines; undefined where none is recognised. */
export function synchroniserOf(folder: string): string | undefined {
  for (let at = folder; dirname(at) !== at; at = dirname(at)) {
    const name = at.slice(dirname(at).length).replace(/^[\\/]+/, '')
    const byPath = TOOLS.find(({ path }) => path.test(name))
    if (byPath) return byPath.name
    const names = namesIn(at)
    const byFile = TOOLS.find(({ file }) => file && names.some(one => file.test(one)))
    if (byFile) return byFile.name
  }
  return undefined
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder).filter(name => name.startsWith('.'))
  } catch {
    return []
  }
}
