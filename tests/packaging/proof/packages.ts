import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { product, projectRoot } from '../../../packaging/product.ts'
import { installerOf, OFFICE_PACKAGE } from '../../../src/main/updates/release.ts'

/** Runs npm run package. Returns the files it wrote and what it said. */
export function writePackages(
  out: string,
  options: readonly string[],
  env: NodeJS.ProcessEnv = {},
): { files: string[]; said: string } {
  const said = execFileSync(
    process.execPath,
    [join(projectRoot, 'packaging', 'package.ts'), '--quick', '--out', out, ...options],
    {
      encoding: 'utf8',
      cwd: projectRoot,
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  )
  return { files: existsSync(out) ? readdirSync(out).map(name => join(out, name)) : [], said }
}

/** The Debian package of a desk among the files of a release; the empty name where there is none. */
export const deskDeb = (files: readonly string[]): string =>
  files.find(file => installerOf(basename(file))?.kind === 'deb') ?? ''

/** The package of the server of an office among them. */
export const officeDeb = (files: readonly string[]): string =>
  files.find(file => basename(file).startsWith(`${OFFICE_PACKAGE}_`) && file.endsWith('.deb')) ?? ''

/** The same package under a lower number, as the version before it; what it installs says that number too, unless it is in an archive. */
export function olderPackage(deb: string, version: string, work: string): string {
  const folder = join(work, `older-${version}`)
  mkdirSync(folder)
  execFileSync('dpkg-deb', ['-R', deb, folder])
  const control = join(folder, 'DEBIAN', 'control')
  writeFileSync(control, readFileSync(control, 'utf8').replace(/^Version: .*$/m, `Version: ${version}`))
  const manifest = join('usr', 'lib', product.executable, 'app', 'package.json')
  if (existsSync(join(folder, manifest))) {
    const text = readFileSync(join(folder, manifest), 'utf8')
    writeFileSync(join(folder, manifest), text.replace(/"version": "[^"]*"/, `"version": "${version}"`))
    const sum = createHash('md5')
      .update(readFileSync(join(folder, manifest)))
      .digest('hex')
    const sums = join(folder, 'DEBIAN', 'md5sums')
    const lines = readFileSync(sums, 'utf8').split('\n')
    writeFileSync(
      sums,
      lines.map(line => (line.endsWith(`  ${manifest}`) ? `${sum}  ${manifest}` : line)).join('\n'),
    )
  }
  const file = join(work, `older_${version}.deb`)
  execFileSync('dpkg-deb', ['--root-owner-group', '-Zgzip', '-z1', '--build', folder, file], {
    stdio: 'ignore',
  })
  return file
}
