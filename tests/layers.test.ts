import { readdirSync, readFileSync } from 'node:fs'
import { isBuiltin } from 'node:module'
import { dirname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'

/** The dependency rule of the house, as data: who may import what. First matching line of a file decides. */
const src = fileURLToPath(new URL('../src', import.meta.url))

interface Layer {
  readonly folder: string
  /** folders of src it may reach */
  readonly inside: readonly string[]
  /** packages it may import */
  readonly packages: (name: string, file: string) => boolean
}

const rendererLibraries = [
  'react',
  'react-dom',
  'react-aria-components',
  'lucide-react',
  'marked',
  'diff',
  'htmlparser2',
  'hunspell-wasm',
  'qr',
]
const mainLibraries = [
  'better-sqlite3',
  'commander',
  'docx',
  '@noble/hashes',
  'saxes',
  'yauzl',
  'ical-generator',
  'yazl',
  'tar-stream',
  'zod',
  'fontkit',
  'mammoth',
  'mupdf',
  'tesseract.js-core',
  '@tesseract.js-data/fra',
  '@tesseract.js-data/osd',
  'postal-mime',
  '@kenjiuno/msgreader',
  'libsodium-wrappers-sumo',
  '@zxcvbn-ts/core',
  '@zxcvbn-ts/language-common',
  '@zxcvbn-ts/language-fr',
  'pdfjs-dist',
  'htmlparser2',
  'pg',
  'qr',
  '@modelcontextprotocol/server',
]
/** Where a text is written by Lexical: a draft, the prose of an argument. */
const EDITORS = ['renderer/drafts/editor/', 'renderer/library/prose/']
const isLexical = (name: string) => name === 'lexical' || name.startsWith('@lexical/') || name === 'yjs'

const layers: readonly Layer[] = [
  { folder: 'shared', inside: ['shared'], packages: name => name === 'zod' },
  {
    folder: 'main',
    inside: ['shared', 'main'],
    packages: (name, file) =>
      isBuiltin(name) || mainLibraries.includes(name) || (name === 'electron' && file === 'main/index.ts'),
  },
  { folder: 'preload', inside: [], packages: name => name === 'electron' },
  {
    folder: 'renderer',
    inside: ['shared', 'renderer'],
    packages: (name, file) =>
      rendererLibraries.includes(name) ||
      name.startsWith('@fontsource') ||
      (isLexical(name) && EDITORS.some(folder => file.startsWith(folder))),
  },
]

/** Features of the window never import each other: only the rooms that compose them (app, desk, screens, the root) bring them together. */
const features = [
  'campaign',
  'dossiers',
  'drafts/checks',
  'drafts/comments',
  'drafts/editor',
  'drafts/versions',
  'exhibits',
  'filings',
  'help',
  'imports',
  'library',
  'procedure',
  'safekeeping',
  'search',
  'settings',
  'sharing',
  'word',
]
/** Rooms of the window that compose features. */
const composing = ['app', 'desk', 'screens']
/** Rooms of the window every other may use, the lowest first: each reaches only those before it. */
const bases = ['kernel', 'ui']

/** The room of a file of the window, or `undefined` at the root. */
const windowRoom = (path: string): string | undefined =>
  [...features, ...composing, ...bases].find(room => path.startsWith(`renderer/${room}/`))

/** Why a file of the window may not reach another, or nothing. */
function judgeRooms(file: string, landing: string): string | undefined {
  const from = windowRoom(file)
  const to = windowRoom(landing)
  if (file.split('/').length > 2 && !from) return `${file} stands in no room of the window`
  if (!from || from === to || composing.includes(from)) return undefined
  if (bases.includes(from))
    return to && bases.slice(0, bases.indexOf(from)).includes(to)
      ? undefined
      : `${from} may not import ${landing}`
  return to && bases.includes(to) ? undefined : `feature ${from} may not import ${landing}`
}

/** Subjects of `shared` and of the main process, the highest first: a room imports those below its row, and no other of its row. */
const subjectOrder: readonly (readonly string[])[] = [
  ['updates', 'offers', 'assistant'],
  ['safekeeping'],
  ['sharing'],
  ['filings', 'campaign'],
  ['drafts'],
  ['procedure'],
  ['word'],
  ['exhibits'],
  ['dossiers'],
  ['imports'],
  ['library'],
  ['search'],
  ['settings'],
]
/** Files that put the main process together stand above its subjects, the hosts first. */
const mainOrder = [
  ['index', 'serve', 'hosts', 'shell', 'cli', 'demo'],
  ['app'],
  ['parts', 'readers'],
  ...subjectOrder,
  ['kernel'],
]
/** Files that add the subjects of `shared` up stand above them; French and the kernel know no subject. */
const sharedOrder = [['contract'], ...subjectOrder, ['french'], ['kernel']]
/** The hosts are one room in several folders: a host may start another. */
const hosts = mainOrder[0] ?? []
/** Modules compiled ahead of time, loaded by kernel/native.ts: no import reaches them. */
const compiled = 'native'

/** Why a file of `shared` or of the main process may not reach another of it, or nothing. */
function judgeOrder(
  order: readonly (readonly string[])[],
  file: string,
  landing: string,
): string | undefined {
  const roomOf = (path: string) => path.split('/')[1]?.replace(/\.ts$/, '') ?? ''
  const rankOf = (room: string) => order.findIndex(row => row.includes(room))
  const [from, to] = [roomOf(file), roomOf(landing)]
  if (from === to || from === compiled) return undefined
  if (rankOf(from) < 0) return `${file} stands in no room`
  if (hosts.includes(from) && hosts.includes(to)) return undefined
  return rankOf(from) < rankOf(to) ? undefined : `${from} may not import ${landing}`
}

/** Files that import each other, through however many between; type-only imports count. */
function circles(all: readonly Import[]): string[][] {
  const targets = new Map<string, string[]>()
  for (const { file, target } of all)
    if (target.startsWith('.'))
      targets.set(file, [...(targets.get(file) ?? []), join(dirname(file), target).replaceAll('\\', '/')])
  const reached = new Map<string, Set<string>>()
  const reach = (file: string): Set<string> => {
    const known = reached.get(file)
    if (known) return known
    const set = new Set<string>()
    const queue = [...(targets.get(file) ?? [])]
    for (let next = queue.pop(); next !== undefined; next = queue.pop()) {
      if (set.has(next)) continue
      set.add(next)
      queue.push(...(targets.get(next) ?? []))
    }
    reached.set(file, set)
    return set
  }
  const inCircle = [...targets.keys()].filter(file => reach(file).has(file))
  const groups = new Map<string, string[]>()
  for (const file of inCircle.sort()) {
    const first = inCircle.find(other => reach(file).has(other) && reach(other).has(file)) ?? file
    groups.set(first, [...(groups.get(first) ?? []), file])
  }
  return [...groups.values()]
}

const importPattern =
  /(?:^|\n)\s*(?:import|export)\s+(?:type\s+)?(?:[^'"]*?\sfrom\s+)?['"]([^'"]+)['"]|(?<!\.)\bimport\(\s*['"]([^'"]+)['"]/g

function sources(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter(entry => entry.isFile() && /\.tsx?$/.test(entry.name))
    .map(entry => join(entry.parentPath, entry.name))
}

interface Import {
  readonly file: string
  readonly target: string
  readonly type: boolean
}

const imports: Import[] = sources(src).flatMap(path => {
  const file = relative(src, path).replaceAll('\\', '/')
  const text = readFileSync(path, 'utf8')
  return [...text.matchAll(importPattern)].map(match => ({
    file,
    target: match[1] ?? match[2] ?? '',
    type: /(?:import|export)\s+type\s/.test(match[0]),
  }))
})

const packageName = (target: string) =>
  target
    .split('/')
    .slice(0, target.startsWith('@') ? 2 : 1)
    .join('/')

/** The guide is a text that the build takes in, shown in the window and read on its own. */
const isGuide = (file: string, target: string) =>
  file.startsWith('renderer/help/') && target === '../../../docs/guide.md?raw'

function judge({ file, target }: Import): string | undefined {
  const layer = layers.find(one => file.startsWith(`${one.folder}/`))
  if (!layer) return 'lives outside every layer'
  if (!target.startsWith('.')) {
    const name = target.startsWith('node:') ? target : packageName(target)
    return layer.packages(name, file) ? undefined : `${layer.folder} may not import ${name}`
  }
  if (isGuide(file, target)) return undefined
  const landing = relative(src, join(src, dirname(file), target)).replaceAll('\\', '/')
  const reached = landing.split('/')[0] ?? ''
  if (!layer.inside.includes(reached) && reached !== layer.folder)
    return `${layer.folder} may not reach ${landing}`
  if (layer.folder === 'renderer' && reached === 'renderer') return judgeRooms(file, landing)
  if (layer.folder === 'main' && reached === 'main') return judgeOrder(mainOrder, file, landing)
  if (layer.folder === 'shared' && reached === 'shared') return judgeOrder(sharedOrder, file, landing)
  return undefined
}

describe('the dependency rule', () => {
  test('finds imports to judge', () => expect(imports.length).toBeGreaterThan(20))
  test.each([...new Set(imports.map(({ file }) => file))])('%s keeps it', file =>
    expect(imports.filter(one => one.file === file).flatMap(one => judge(one) ?? [])).toEqual([]),
  )
  test('no files import each other in a circle', () => expect(circles(imports)).toEqual([]))
  test('a relative import names its file', () =>
    expect(
      imports.filter(
        one => one.target.startsWith('.') && !/\.(ts|tsx|json|css|sql|md)(\?\w+)?$/.test(one.target),
      ),
    ).toEqual([]))
  test('the renderer takes only types from the contract', () =>
    expect(
      imports.filter(
        one => one.file.startsWith('renderer/') && one.target.endsWith('/contract.ts') && !one.type,
      ),
    ).toEqual([]))
})

describe('the rule itself bites', () => {
  const cases: readonly [string, string][] = [
    ['shared/a.ts', 'node:fs'],
    ['shared/a.ts', '../main/app.ts'],
    ['main/app.ts', 'electron'],
    ['main/app.ts', '../renderer/api.ts'],
    ['renderer/library/List.tsx', '../drafts/editor/Editor.tsx'],
    ['renderer/drafts/versions/Versions.tsx', '../editor/props.ts'],
    ['renderer/search/Results.tsx', '../App.tsx'],
    ['renderer/word/Mail.tsx', '../desk/Desk.tsx'],
    ['renderer/ui/button.tsx', '../library/Reader.tsx'],
    ['renderer/kernel/api.ts', '../ui/button.tsx'],
    ['renderer/elsewhere/List.tsx', '../ui/button.tsx'],
    ['renderer/library/List.tsx', 'lexical'],
    ['renderer/App.tsx', '../main/app.ts'],
    ['renderer/App.tsx', 'better-sqlite3'],
    ['main/kernel/a.ts', '../search/b.ts'],
    ['main/exhibits/a.ts', '../drafts/b.ts'],
    ['main/filings/a.ts', '../campaign/b.ts'],
    ['main/loose.ts', './kernel/log.ts'],
    ['shared/kernel/a.ts', '../contract/contract.ts'],
    ['shared/french/a.ts', '../search/b.ts'],
    ['shared/library/a.ts', '../drafts/b.ts'],
    ['shared/drafts/a.ts', '../campaign/b.ts'],
    ['shared/filings/a.ts', '../campaign/b.ts'],
    ['shared/loose.ts', './kernel/errors.ts'],
  ]
  test.each(cases)('%s may not import %s', (file, target) =>
    expect(judge({ file, target, type: false })).toBeDefined(),
  )
})
