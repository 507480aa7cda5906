import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { chmodSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { gzipSync } from 'node:zlib'
import type { Edition } from '../../src/main/updates/release.ts'
import { sizeOf } from '../application.ts'
import { type Arch, product } from '../product.ts'
import { openRights } from '../rights.ts'
import { copyright, debianChangelog, lintianOverrides } from './debian-files.ts'

export interface DebOptions {
  readonly work: string
  readonly out: string
  readonly date: Date
  /** a light compression, for tests */
  readonly quick: boolean
}

/** A Debian package whose files lie in `root` already, under `usr`. */
export interface DebianPackage {
  readonly name: string
  /** the edition whose runtime it carries, by which lintian is answered */
  readonly edition: Edition
  readonly arch: string
  readonly root: string
  /** its control file, given what it takes on a disk */
  readonly control: (kilobytes: number) => string
  /** the scripts that dpkg runs, by name: `postinst`, `postrm` */
  readonly scripts: Readonly<Record<string, string>>
  /** rights that a file needs besides those of its kind, once those are given */
  readonly finish?: () => void
}

/** Processors as dpkg names them. */
export const debianArch: Readonly<Record<Arch, string>> = { x64: 'amd64', arm64: 'arm64' }

/** Writes a package, with the papers that Debian asks of each; returns its path. */
export function writeDebianArchive(
  { name, edition, arch, root, control, scripts, finish }: DebianPackage,
  { out, date, quick }: DebOptions,
): string {
  const documents = join(root, 'usr', 'share', 'doc', name)
  mkdirSync(documents, { recursive: true })
  writeFileSync(join(documents, 'copyright'), copyright())
  writeFileSync(join(documents, 'changelog.gz'), gzipSync(debianChangelog(name, date), { level: 9 }))
  const overrides = join(root, 'usr', 'share', 'lintian', 'overrides')
  mkdirSync(overrides, { recursive: true })
  writeFileSync(join(overrides, name), lintianOverrides(name, edition))
  openRights(root, isProgram)
  finish?.()
  const folder = join(root, 'DEBIAN')
  mkdirSync(folder, { mode: 0o755 })
  writeFileSync(join(folder, 'control'), control(Math.ceil(sizeOf(join(root, 'usr')) / 1024)))
  for (const [script, text] of Object.entries(scripts)) {
    writeFileSync(join(folder, script), text, { mode: 0o755 })
    chmodSync(join(folder, script), 0o755)
  }
  writeFileSync(join(folder, 'md5sums'), sums(root))
  const file = join(out, `${name}_${product.version}_${arch}.deb`)
  const pressure = quick ? ['-Zgzip', '-z1'] : ['-Zxz', '-z6']
  const { status } = spawnSync('dpkg-deb', ['--root-owner-group', ...pressure, '--build', root, file], {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, SOURCE_DATE_EPOCH: String(Math.floor(date.getTime() / 1000)) },
  })
  if (status !== 0) throw new Error('Le paquet Debian n’a pas pu être écrit (dpkg-deb).')
  return file
}

/** Programs begin with `#!` or are ELF executables; a module of npm needs no such right. */
function isProgram(path: string): boolean {
  if (path.includes('/node_modules/')) return false
  return /\/(?:bin\/pretoire(?:-bureau)?|lib\/pretoire(?:-bureau)?\/(?:node|pretoire|chrome-sandbox|chrome_crashpad_handler))$/.test(
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
