import { execFileSync } from 'node:child_process'
import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { projectRoot } from '../../../packaging/product.ts'

/** The tool that lends an older Electron where the locked one cannot be fetched. */
const tool = join(projectRoot, '..', 'shared', 'tools', 'electron-window')
const launcher = join(projectRoot, '..', 'shared', 'tools', 'electron-window.d', 'launcher', 'main.cjs')

export const hasTestBed: boolean = existsSync(tool)

/** An Electron and a folder laid out like the project that it can open, as `--electron-dist` and `--source` take them. */
export interface TestBed {
  readonly dist: string
  readonly source: string
}

/**
 * Lays the older Electron as a plain one is published, and the build adapted to it. It cannot load an ES module first, so that what is
 * packaged begins by the tool's launcher and lies beside the asar (`--unpack '**'`); nothing else of the package differs.
 */
export function layTestBed(work: string): TestBed {
  const dist = join(work, 'electron')
  const source = join(work, 'source')
  const executable = execFileSync(tool, ['prepare', projectRoot], { encoding: 'utf8' }).trim()
  cpSync(dirname(executable), dist, { recursive: true })
  rmSync(join(dist, 'resources', 'app'), { recursive: true })
  rmSync(join(dist, 'whole.json'))
  writeFileSync(join(dist, 'version'), 'v25.1.1')
  execFileSync(tool, ['stage', projectRoot, '--into', source], { stdio: ['ignore', 'ignore', 'inherit'] })
  const manifest = JSON.parse(readFileSync(join(source, 'package.json'), 'utf8')) as { main: string }
  mkdirSync(join(source, 'out', 'first'))
  cpSync(join(source, 'early.json'), join(source, 'out', 'early.json'))
  writeFileSync(
    join(source, 'out', 'first', 'main.cjs'),
    readFileSync(launcher, 'utf8')
      .replace(
        /^const folder = .*$/m,
        `const folder = require('node:path').join(__dirname, '..', '..').replace(/asar$/, 'asar.unpacked')`,
      )
      .replace(`'early.json'`, `'out', 'early.json'`)
      .replace(`path.join(root, main)`, `path.join(root, '${manifest.main}')`),
  )
  writeFileSync(join(source, 'out', 'first', 'package.json'), '{ "type": "commonjs" }')
  writeFileSync(join(source, 'package.json'), JSON.stringify({ ...manifest, main: 'out/first/main.cjs' }))
  linkBundled(join(source, 'node_modules'))
  // licences, where the tool leaves them out or names them otherwise than a published Electron
  cpSync(join(dist, 'LICENSE.electron.txt'), join(dist, 'LICENSE'))
  const database = join('node_modules', 'better-sqlite3', 'LICENSE')
  cpSync(join(projectRoot, database), join(source, database))
  return { dist, source }
}

/** Links the packages that the build holds: the licences of an application are read from theirs. */
function linkBundled(into: string): void {
  const from = join(projectRoot, 'node_modules')
  const names = readdirSync(from).flatMap(name =>
    name.startsWith('@') ? readdirSync(join(from, name)).map(inner => `${name}/${inner}`) : [name],
  )
  for (const name of names.filter(one => !one.startsWith('.') && !existsSync(join(into, one)))) {
    mkdirSync(dirname(join(into, name)), { recursive: true })
    symlinkSync(join(from, name), join(into, name))
  }
}
