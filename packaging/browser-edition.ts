import { chmodSync, cpSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { nodeLicence } from './node-runtime.ts'
import type { Target } from './product.ts'

/** Flags of the Node that runs an installed program: see run.mjs. */
export const NODE_FLAGS = ['--disable-warning=ExperimentalWarning', '--max-semi-space-size=8'] as const

/** Bytes from which the C library of Linux gives a block pages of its own: see run.mjs. */
export const MMAP_THRESHOLD_BYTES = 524_288

/** Lays the browser edition of an application: Node and the program side by side, opened in an installed browser. Returns its folder. */
export function layBrowser(application: string, { platform }: Target, node: string, out: string): string {
  const folder = join(out, `browser-${platform}`)
  const binary = platform === 'win32' ? 'node.exe' : 'node'
  mkdirSync(folder, { recursive: true })
  cpSync(join(node, 'bin', binary), join(folder, binary))
  chmodSync(join(folder, binary), 0o755)
  cpSync(nodeLicence(node), join(folder, 'LICENSE.node.txt'))
  cpSync(application, join(folder, 'app'), { recursive: true })
  return folder
}
