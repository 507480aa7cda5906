import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { projectRoot } from '../../../packaging/product.ts'

/** Runs npm run package; what it said. Returns the files it wrote, by their end. */
export function writePackages(out: string, options: readonly string[]): { files: string[]; said: string } {
  const said = execFileSync(
    process.execPath,
    [join(projectRoot, 'packaging', 'package.ts'), '--quick', '--out', out, ...options],
    {
      encoding: 'utf8',
      cwd: projectRoot,
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  )
  return { files: existsSync(out) ? readdirSync(out).map(name => join(out, name)) : [], said }
}

/** The same package under a lower number, as the version before it. */
export function olderPackage(deb: string, version: string, work: string): string {
  const folder = join(work, `older-${version}`)
  mkdirSync(folder)
  execFileSync('dpkg-deb', ['-R', deb, folder])
  const control = join(folder, 'DEBIAN', 'control')
  writeFileSync(control, readFileSync(control, 'utf8').replace(/^Version: .*$/m, `Version: ${version}`))
  const file = join(work, `older_${version}.deb`)
  execFileSync('dpkg-deb', ['--root-owner-group', '-Zgzip', '-z1', '--build', folder, file], {
    stdio: 'ignore',
  })
  return file
}
