import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { releases } from '../src/main/hosts/electron.ts'
import { fetchArchive } from '../src/main/hosts/fetch.ts'
import { projectRoot, type Target } from './product.ts'

/** Electron for a target: a folder that holds its archive under the name @electron/packager looks for. */
export interface ElectronRuntime {
  readonly version: string
  readonly zipFolder: string
}

const electronPackage = join(projectRoot, 'node_modules', 'electron')
const cache = join(projectRoot, '.cache', 'packaging')
const executables = { linux: 'electron', win32: 'electron.exe', darwin: 'Electron.app' } as const

export interface RuntimeSearch {
  /** folder given by --electron-dist: an unpacked Electron, or archives of it */
  readonly dist?: string | undefined
  readonly env?: NodeJS.ProcessEnv
  say(sentence: string): void
}

/**
 * Electron's archive for a target: the one of the locked version, fetched and checked, else of `--electron-dist`; undefined where
 * there is none, which makes the browser edition. A folder given by hand goes first: who names one wants it.
 */
export async function findElectron(
  target: Target,
  { dist, env = process.env, say }: RuntimeSearch,
): Promise<ElectronRuntime | undefined> {
  if (dist) {
    const given = fromFolder(resolve(dist), target)
    if (given) return given
  }
  const { version } = JSON.parse(readFileSync(join(electronPackage, 'package.json'), 'utf8')) as {
    version: string
  }
  const zipFolder = join(cache, 'electron')
  const zip = join(zipFolder, archiveName(version, target))
  if (existsSync(zip) && isPublished(zip, version, target)) return { version, zipFolder }
  mkdirSync(zipFolder, { recursive: true })
  const from = env.ELECTRON_MIRROR ?? env.npm_config_electron_mirror ?? releases
  const { platform, arch } = target
  const came = await fetchArchive(zip, { folder: electronPackage, from, platform, arch, say })
  return came ? { version, zipFolder } : undefined
}

const archiveName = (version: string, { platform, arch }: Target) =>
  `electron-v${version}-${platform}-${arch}.zip`

/** Whether an archive kept from an earlier run has the checksum its package publishes. */
function isPublished(zip: string, version: string, target: Target): boolean {
  const checksums = JSON.parse(readFileSync(join(electronPackage, 'checksums.json'), 'utf8')) as Record<
    string,
    string
  >
  return (
    createHash('sha256').update(readFileSync(zip)).digest('hex') === checksums[archiveName(version, target)]
  )
}

/** An archive of the target's, whatever its version, or an unpacked Electron of that system, put in an archive without compressing. */
function fromFolder(dist: string, target: Target): ElectronRuntime | undefined {
  if (!existsSync(dist)) throw new Error(`Le dossier donné à --electron-dist n’existe pas : ${dist}`)
  const pattern = new RegExp(`^electron-v(.+)-${target.platform}-${target.arch}\\.zip$`)
  for (const name of readdirSync(dist)) {
    const version = pattern.exec(name)?.[1]
    if (version) return { version, zipFolder: dist }
  }
  if (!existsSync(join(dist, executables[target.platform])) || !existsSync(join(dist, 'version')))
    return undefined
  const version = readFileSync(join(dist, 'version'), 'utf8').trim().replace(/^v/, '')
  const zipFolder = join(cache, 'given')
  mkdirSync(zipFolder, { recursive: true })
  const zip = join(zipFolder, archiveName(version, target))
  rmSync(zip, { force: true })
  const { status, error } = spawnSync('zip', ['-q', '-0', '-r', '-y', zip, '.'], {
    cwd: dist,
    stdio: 'inherit',
  })
  if (status !== 0)
    throw new Error(`L’Electron de ${dist} n’a pas pu être lu (zip : ${error?.message ?? status}).`)
  return { version, zipFolder }
}
