import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { cp, mkdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { copyPackage, type LoadedPackage, loadedPackages } from './modules.ts'
import { product, projectRoot, type Target } from './product.ts'
import { openRights } from './rights.ts'

/** Greatest size of the program without its runtime (bytes): the command fails above. */
export const MAX_APPLICATION_BYTES = 70 * 2 ** 20

export interface Application {
  readonly folder: string
  readonly packages: readonly LoadedPackage[]
  readonly bytes: number
}

/**
 * Lays what the program is made of in a folder: the build, the resources, the packages it loads, its own package.json.
 * `source` is the project, or a folder laid out like it.
 */
export async function layApplication(
  source: string,
  into: string,
  target: Target,
  limit: number = MAX_APPLICATION_BYTES,
): Promise<Application> {
  if (!existsSync(join(source, 'out', 'main', 'index.js')))
    throw new Error('Le programme n’est pas construit : lancez « npm run build ».')
  await rm(into, { recursive: true, force: true })
  await mkdir(into, { recursive: true })
  for (const name of ['out', 'resources'])
    await cp(join(source, name), join(into, name), { recursive: true, dereference: true })
  const manifest = JSON.parse(readFileSync(join(source, 'package.json'), 'utf8')) as { main: string }
  await writeFile(join(into, 'package.json'), manifestOf(manifest.main))
  await cp(join(projectRoot, 'LICENSE'), join(into, 'LICENSE'))
  const packages = loadedPackages(source, target)
  for (const one of packages) await copyPackage(source, into, one, target)
  openRights(into)
  const bytes = sizeOf(into)
  if (bytes > limit)
    throw new Error(
      `Le programme pèse ${megabytes(bytes)}, plus que les ${megabytes(limit)} permis : ${heaviest(into)}.`,
    )
  return { folder: into, packages, bytes }
}

/** The package.json that Electron and Node read in an installed program: no script, no dependency to install. */
function manifestOf(main: string): string {
  const { name, productName, version, license } = product
  const desktopName = `${product.executable}.desktop`
  return `${JSON.stringify({ name, productName, version, license, type: 'module', main, desktopName }, null, 2)}\n`
}

/** Bytes of all the files under a folder. */
export function sizeOf(folder: string): number {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter(entry => entry.isFile())
    .reduce((total, entry) => total + statSync(join(entry.parentPath, entry.name)).size, 0)
}

export const megabytes = (bytes: number): string =>
  `${(bytes / 2 ** 20).toLocaleString('fr-FR', { maximumFractionDigits: 1 })} Mo`

/** The five heaviest parts of an application, for who must make it lighter. */
function heaviest(folder: string): string {
  const parts = [join(folder, 'node_modules'), folder].flatMap(parent =>
    existsSync(parent) ? readdirSync(parent).map(name => join(parent, name)) : [],
  )
  return parts
    .filter(path => statSync(path).isDirectory() && !path.endsWith('/node_modules'))
    .map(path => ({ path, bytes: sizeOf(path) }))
    .sort((a, b) => b.bytes - a.bytes)
    .slice(0, 5)
    .map(({ path, bytes }) => `${path.slice(folder.length + 1)} ${megabytes(bytes)}`)
    .join(', ')
}
