import { chmodSync, cpSync, existsSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { product, projectRoot, type Target } from './product.ts'

/** Flags of the Node that runs an installed program: see run.mjs. */
export const NODE_FLAGS = ['--disable-warning=ExperimentalWarning', '--max-semi-space-size=8'] as const

/** What tells the two editions apart in the names of files and packages. */
export const BROWSER_SUFFIX = 'navigateur'

const installedPackage = (name: string) => join(projectRoot, 'node_modules', name)

/** Lays the browser edition of an application: Node and the program side by side, opened in an installed browser. Returns its folder. */
export function layBrowser(application: string, { platform }: Target, node: string, out: string): string {
  const folder = join(out, `browser-${platform}`)
  const binary = platform === 'win32' ? 'node.exe' : 'node'
  mkdirSync(folder, { recursive: true })
  cpSync(join(node, 'bin', binary), join(folder, binary))
  chmodSync(join(folder, binary), 0o755)
  // The package for Windows comes without the licence, which is that of every system.
  const licence = [node, ...Object.keys(product.optionalDependencies).map(installedPackage)]
    .map(place => join(place, 'LICENSE'))
    .find(file => existsSync(file))
  if (!licence) throw new Error('La licence de Node manque : lancez « npm ci ».')
  cpSync(licence, join(folder, 'LICENSE.node.txt'))
  cpSync(application, join(folder, 'app'), { recursive: true })
  return folder
}
