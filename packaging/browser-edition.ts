import { spawnSync } from 'node:child_process'
import { chmodSync, cpSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { nodeLicence } from './node-runtime.ts'
import type { Target } from './product.ts'

/** Flags of the Node that runs an installed program: see run.mjs. */
export const NODE_FLAGS = ['--disable-warning=ExperimentalWarning', '--max-semi-space-size=8'] as const

/** Bytes from which the C library of Linux gives a block pages of its own: see run.mjs. */
export const MMAP_THRESHOLD_BYTES = 524_288

/**
 * Takes out of a program of Linux the names that only a debugger reads: 18 MB of Node's 127. Those that the database's binary is linked
 * by stay. False where this machine has no `strip` for that system and processor: the program is then shipped as published.
 */
export function stripSymbols(program: string, { platform, arch }: Target): boolean {
  if (platform !== 'linux' || process.platform !== 'linux' || arch !== process.arch) return false
  return spawnSync('strip', ['--strip-unneeded', program], { stdio: 'ignore' }).status === 0
}

/** Lays the browser edition of an application: Node and the program side by side, opened in an installed browser. Returns its folder. */
export function layBrowser(application: string, target: Target, node: string, out: string): string {
  const { platform } = target
  const folder = join(out, `browser-${platform}`)
  const binary = platform === 'win32' ? 'node.exe' : 'node'
  mkdirSync(folder, { recursive: true })
  cpSync(join(node, 'bin', binary), join(folder, binary))
  chmodSync(join(folder, binary), 0o755)
  stripSymbols(join(folder, binary), target)
  cpSync(nodeLicence(node), join(folder, 'LICENSE.node.txt'))
  cpSync(application, join(folder, 'app'), { recursive: true })
  return folder
}
