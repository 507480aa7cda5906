import { chmodSync, existsSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { type Program, packageName } from '../edition.ts'
import { libraryPlaces, product } from '../product.ts'
import { type DebOptions, debianArch, writeDebianArchive } from './debian-archive.ts'
import { wrapLines } from './debian-files.ts'
import { layTree } from './tree.ts'

/** Writes the Debian package of a program; returns its path. */
export function writeDeb(program: Program, options: DebOptions): string {
  const { edition, target } = program
  const root = join(options.work, `deb-${edition}`)
  rmSync(root, { recursive: true, force: true })
  layTree(join(root, 'usr'), program, options.date.toISOString().slice(0, 10))
  return writeDebianArchive(
    {
      name: packageName(edition),
      edition,
      arch: debianArch[target.arch],
      root,
      control: kilobytes => controlFile(program, kilobytes),
      scripts: { postrm: removalScript },
      // The sandbox of Chromium on systems that refuse user namespaces to ordinary programs (Ubuntu since 24.04).
      finish: () => {
        const sandbox = join(root, 'usr', 'lib', product.executable, 'chrome-sandbox')
        if (existsSync(sandbox)) chmodSync(sandbox, 0o4755)
      },
    },
    options,
  )
}

const browsers = 'chromium | chromium-browser | google-chrome-stable | microsoft-edge-stable | brave-browser'
const electronLibraries =
  'libasound2t64 | libasound2, libatk-bridge2.0-0t64 | libatk-bridge2.0-0, libatk1.0-0t64 | libatk1.0-0, libatspi2.0-0t64 | libatspi2.0-0, libc6, libcairo2, libcups2t64 | libcups2, libdbus-1-3, libdrm2, libexpat1, libgbm1, libglib2.0-0t64 | libglib2.0-0, libgtk-3-0t64 | libgtk-3-0, libnspr4, libnss3, libpango-1.0-0, libx11-6, libxcb1, libxcomposite1, libxdamage1, libxext6, libxfixes3, libxkbcommon0, libxrandr2'
/** Packages that hold the libraries Node is linked to. */
export const NODE_LIBRARIES = 'libc6, libgcc-s1, libstdc++6'

/** The control file. Each edition takes the place of the other: both own /usr/bin/pretoire and open the same library. */
export function controlFile({ edition, target }: Program, kilobytes: number): string {
  const other = packageName(edition === 'electron' ? 'browser' : 'electron')
  const depends = edition === 'electron' ? electronLibraries : `${NODE_LIBRARIES}, ${browsers}`
  const [first = '', ...rest] = [
    ...product.description,
    ...(edition === 'browser'
      ? [
          'Édition « navigateur » : la fenêtre est celle de Chromium, Chrome, Edge ou Brave, déjà installé, sans réseau.',
        ]
      : []),
  ]
  return `${[
    `Package: ${packageName(edition)}`,
    `Version: ${product.version}`,
    'Section: text',
    'Priority: optional',
    `Architecture: ${debianArch[target.arch]}`,
    `Maintainer: ${product.maintainer}`,
    ...(product.homepage ? [`Homepage: ${product.homepage}`] : []),
    `Installed-Size: ${kilobytes}`,
    `Depends: ${depends}`,
    // the last: a window that cannot open says why in a box of theirs
    'Recommends: desktop-file-utils, shared-mime-info, zenity | kdialog | x11-utils | libnotify-bin',
    'Suggests: libreoffice-writer',
    `Conflicts: ${other}`,
    `Replaces: ${other}`,
    'Description: recours administratifs et notes parlementaires, hors ligne',
    ...wrapLines(first, ' '),
    ...rest.flatMap(text => [' .', ...wrapLines(text, ' ')]),
  ].join('\n')}\n`
}

/** Says, when the package goes, that the library stays. */
export const removalScript = `#!/bin/sh
set -e
case "$1" in
  remove|purge)
    cat <<'FIN'
Prétoire est désinstallé. ${product.libraryStays}, dans
${libraryPlaces.linux} (ou le dossier que vous aviez choisi) :
supprimez-la vous-même si vous n’en voulez plus.
FIN
    ;;
esac
exit 0
`
