import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { gzipSync } from 'node:zlib'
import { sizeOf } from '../application.ts'
import { debianArch, type Program, packageName } from '../edition.ts'
import { libraryPlaces, product } from '../product.ts'
import { openRights } from '../rights.ts'
import { copyright, debianChangelog, lintianOverrides, wrapLines } from './debian-files.ts'
import { layTree } from './tree.ts'

export interface DebOptions {
  readonly work: string
  readonly out: string
  readonly date: Date
  /** a light compression, for tests */
  readonly quick: boolean
}

/** Writes the Debian package of a program; returns its path. */
export function writeDeb(program: Program, { work, out, date, quick }: DebOptions): string {
  const { edition, target } = program
  const name = packageName(edition)
  const root = join(work, `deb-${edition}`)
  rmSync(root, { recursive: true, force: true })
  layTree(join(root, 'usr'), program, date.toISOString().slice(0, 10))
  const documents = join(root, 'usr', 'share', 'doc', name)
  mkdirSync(documents, { recursive: true })
  writeFileSync(join(documents, 'copyright'), copyright())
  writeFileSync(join(documents, 'changelog.gz'), gzipSync(debianChangelog(name, date), { level: 9 }))
  const overrides = join(root, 'usr', 'share', 'lintian', 'overrides')
  mkdirSync(overrides, { recursive: true })
  writeFileSync(join(overrides, name), lintianOverrides(name, edition))
  openRights(root, isProgram)
  // The sandbox of Chromium on systems that refuse user namespaces to ordinary programs (Ubuntu since 24.04).
  const sandbox = join(root, 'usr', 'lib', product.executable, 'chrome-sandbox')
  if (existsSync(sandbox)) chmodSync(sandbox, 0o4755)
  const control = join(root, 'DEBIAN')
  mkdirSync(control, { mode: 0o755 })
  const kilobytes = Math.ceil(sizeOf(join(root, 'usr')) / 1024)
  writeFileSync(join(control, 'control'), controlFile(program, kilobytes))
  writeFileSync(join(control, 'postrm'), removalScript, { mode: 0o755 })
  chmodSync(join(control, 'postrm'), 0o755)
  writeFileSync(join(control, 'md5sums'), sums(root))
  const file = join(out, `${name}_${product.version}_${debianArch[target.arch]}.deb`)
  const pressure = quick ? ['-Zgzip', '-z1'] : ['-Zxz', '-z6']
  const { status } = spawnSync('dpkg-deb', ['--root-owner-group', ...pressure, '--build', root, file], {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, SOURCE_DATE_EPOCH: String(Math.floor(date.getTime() / 1000)) },
  })
  if (status !== 0) throw new Error('Le paquet Debian n’a pas pu être écrit (dpkg-deb).')
  return file
}

const browsers = 'chromium | chromium-browser | google-chrome-stable | microsoft-edge-stable | brave-browser'
const electronLibraries =
  'libasound2t64 | libasound2, libatk-bridge2.0-0t64 | libatk-bridge2.0-0, libatk1.0-0t64 | libatk1.0-0, libatspi2.0-0t64 | libatspi2.0-0, libc6, libcairo2, libcups2t64 | libcups2, libdbus-1-3, libdrm2, libexpat1, libgbm1, libglib2.0-0t64 | libglib2.0-0, libgtk-3-0t64 | libgtk-3-0, libnspr4, libnss3, libpango-1.0-0, libx11-6, libxcb1, libxcomposite1, libxdamage1, libxext6, libxfixes3, libxkbcommon0, libxrandr2'
const nodeLibraries = 'libc6, libgcc-s1, libstdc++6'

/** The control file. Each edition takes the place of the other: both own /usr/bin/pretoire and open the same library. */
export function controlFile({ edition, target }: Program, kilobytes: number): string {
  const other = packageName(edition === 'electron' ? 'browser' : 'electron')
  const depends = edition === 'electron' ? electronLibraries : `${nodeLibraries}, ${browsers}`
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

/** Programs begin with `#!` or are ELF executables; a module of npm needs no such right. */
function isProgram(path: string): boolean {
  if (path.includes('/node_modules/')) return false
  return /\/(?:bin\/pretoire|lib\/pretoire\/(?:node|pretoire|chrome-sandbox|chrome_crashpad_handler))$/.test(
    path,
  )
}

/** Sums of the installed files, by which `dpkg --verify` tells a damaged one. */
function sums(root: string): string {
  return readdirSync(join(root, 'usr'), { withFileTypes: true, recursive: true })
    .filter(entry => entry.isFile())
    .map(entry => relative(root, join(entry.parentPath, entry.name)))
    .sort()
    .map(
      file =>
        `${createHash('md5')
          .update(readFileSync(join(root, file)))
          .digest('hex')}  ${file}\n`,
    )
    .join('')
}
