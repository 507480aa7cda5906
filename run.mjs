/**
 * npm scripts may be started by Node 20, on which the database crashes without a word, or by a Node 22 before 22.18, which reads no TypeScript.
 * This file finds a Node that can (the one running, or the one installed beside us) and hands over to it.
 *
 *   node run.mjs FILE [ARG ...]
 */
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { constants } from 'node:os'
import { fileURLToPath } from 'node:url'

const NEEDED = '22.18'

function findNode() {
  // false, or unknown, where a file of TypeScript is refused: so too on every Node that the database crashes on
  if (process.features.typescript) return process.execPath
  const platform = process.platform === 'win32' ? 'win' : process.platform
  const file = process.platform === 'win32' ? 'node.exe' : 'node'
  // npm has Node for an Apple processor under a name of its own
  const names = [`node-${platform}-${process.arch}`, `node-bin-${platform}-${process.arch}`]
  return names
    .map(name => fileURLToPath(new URL(`node_modules/${name}/bin/${file}`, import.meta.url)))
    .find(path => existsSync(path))
}

const node = findNode()
if (!node) {
  console.error(
    `Prétoire a besoin de Node ${NEEDED} ou plus récent (celui-ci est le ${process.versions.node}). ` +
      'Lancez « npm ci », qui installe la bonne version sous Linux, Windows (x64) et macOS ; ailleurs, installez Node 24 depuis nodejs.org.',
  )
  process.exit(1)
}

const flags = [
  '--disable-warning=ExperimentalWarning',
  // with the room Node gives to what has just been made, searching 300,000 texts takes 100 MB more and no less time
  '--max-semi-space-size=8',
]

/**
 * Bytes from which glibc gives a block pages of its own, given back once it is free. Left to itself it raises that to 32 MB, and what
 * searches make and let go stays in the process: 40 MB more over 3,000,000 texts.
 */
const MMAP_THRESHOLD_BYTES = '524288'

// Ctrl+C reaches the whole group; the child decides, and its code is ours.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
const child = spawn(node, [...flags, ...process.argv.slice(2)], {
  stdio: 'inherit',
  env: {
    ...process.env,
    PRETOIRE_NODE: node,
    MALLOC_MMAP_THRESHOLD_: process.env.MALLOC_MMAP_THRESHOLD_ ?? MMAP_THRESHOLD_BYTES,
    // compiled once, not at each start nor in each thread
    NODE_COMPILE_CACHE:
      process.env.NODE_COMPILE_CACHE ?? fileURLToPath(new URL('.cache/node', import.meta.url)),
  },
})
child.on('exit', (code, signal) => process.exit(signal ? 128 + constants.signals[signal] : code))
