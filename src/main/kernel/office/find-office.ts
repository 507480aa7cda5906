import { existsSync, readdirSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { compareNatural } from '../../../shared/french/natural-order.ts'

/** Where LibreOffice installs itself, system by system. */
function places(): string[] {
  switch (process.platform) {
    case 'win32':
      return [process.env.ProgramFiles, process.env['ProgramFiles(x86)']].flatMap(folder =>
        folder ? [join(folder, 'LibreOffice', 'program', 'soffice.exe')] : [],
      )
    case 'darwin':
      return ['', process.env.HOME ?? ''].map(
        home => `${home}/Applications/LibreOffice.app/Contents/MacOS/soffice`,
      )
    default:
      return [
        '/usr/bin/soffice',
        '/usr/local/bin/soffice',
        '/usr/lib/libreoffice/program/soffice',
        '/usr/lib64/libreoffice/program/soffice',
        ...versionsIn('/opt'),
        '/snap/bin/libreoffice',
      ]
  }
}

/** `/opt/libreoffice25.2`, as the publisher's own packages lay it, the last version first. */
function versionsIn(folder: string): string[] {
  if (!existsSync(folder)) return []
  const folders = readdirSync(folder).filter(name => /^libreoffice[\d.]+$/.test(name))
  return folders.sort((a, b) => compareNatural(b, a)).map(name => join(folder, name, 'program', 'soffice'))
}

/** The LibreOffice of this computer, if it has one. `PRETOIRE_SOFFICE` names another, or none when it is empty. */
export function findOffice(): string | undefined {
  const override = process.env.PRETOIRE_SOFFICE
  if (override !== undefined) return override && existsSync(override) ? override : undefined
  const onPath = (process.env.PATH ?? '')
    .split(delimiter)
    .filter(Boolean)
    .map(folder => join(folder, process.platform === 'win32' ? 'soffice.exe' : 'soffice'))
  return [...onPath, ...places()].find(path => existsSync(path))
}
