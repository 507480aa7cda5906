/**
 * npm run mutants [ROOM ...] -- [--seed N] [--count N] [--file PART]
 *
 * Changes one place of a room's source at a time (a boundary, a negation, a call, a text…) in a copy of the tree, and runs the room's
 * tests on it. A mutant is killed when a test fails, or never ends; the survivors are printed. The sample is drawn from the seed.
 */
import {
  cpSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { parseArgs } from 'node:util'
import { createVitest, type TestModule, type TestSpecification, type Vitest } from 'vitest/node'
import { applyMutant, findMutants, type Mutant } from './mutants/operators.ts'
import { EQUIVALENT_MUTANTS, ROOMS, type Room, UNSEEN_CALLS } from './mutants/rooms.ts'

const root = join(import.meta.dirname, '..')
const LEFT_OUT = new Set([
  'node_modules',
  '.git',
  'out',
  'dist',
  'test-results',
  'playwright-report',
  '.cache',
])

/** Copies the tree to a folder of the system, so that nobody who works in this one meets a mutant. */
function copyTree(): string {
  const folder = mkdtempSync(join(tmpdir(), 'pretoire-mutants-'))
  const copy = join(folder, 'tree')
  cpSync(root, copy, { recursive: true, filter: path => !LEFT_OUT.has(basename(path)) })
  symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'), 'junction')
  const shared = join(root, '..', 'shared')
  if (existsSync(shared)) symlinkSync(shared, join(folder, 'shared'), 'junction')
  return copy
}

/** Numbers from 0 to 1, the same for the same seed (mulberry32). */
function randomNumbers(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let bits = Math.imul(state ^ (state >>> 15), 1 | state)
    bits = (bits + Math.imul(bits ^ (bits >>> 7), 61 | bits)) ^ bits
    return ((bits ^ (bits >>> 14)) >>> 0) / 2 ** 32
  }
}

function drawSample(mutants: readonly Mutant[], count: number, seed: number): Mutant[] {
  const random = randomNumbers(seed)
  const drawn = mutants.map(mutant => ({ mutant, rank: random() })).sort((a, b) => a.rank - b.rank)
  return drawn.slice(0, count).map(({ mutant }) => mutant)
}

const lineOf = ({ file, line }: Mutant): string =>
  (readFileSync(join(root, file), 'utf8').split('\n')[line - 1] ?? '').trim()

const isEquivalent = (mutant: Mutant, source: string): boolean =>
  (mutant.replacement === ';' && UNSEEN_CALLS.test(source.slice(mutant.start, mutant.end))) ||
  EQUIVALENT_MUTANTS.some(
    ({ file, line, operator }) =>
      file === mutant.file && operator === mutant.operator && line === lineOf(mutant),
  )

/** All mutants of a room, without those that are declared equivalent. */
function mutantsOf({ sources }: Room, part: string): Mutant[] {
  const files = sources.flatMap(source =>
    readdirSync(join(root, source), { recursive: true, encoding: 'utf8' })
      .filter(name => name.endsWith('.ts'))
      .map(name => `${source}/${name.replaceAll('\\', '/')}`)
      .sort(),
  )
  return files
    .filter(file => file.includes(part))
    .flatMap(file => {
      const source = readFileSync(join(root, file), 'utf8')
      return findMutants(file, source).filter(mutant => !isEquivalent(mutant, source))
    })
}

/** The room's tests, quickest first: a mutant that one of them kills costs no more. */
async function orderTests(vitest: Vitest): Promise<TestSpecification[]> {
  const specifications = await vitest.globTestSpecifications()
  const { testModules, unhandledErrors } = await vitest.runTestSpecifications(specifications)
  const failed = testModules.filter(module => !module.ok())
  if (failed.length > 0 || unhandledErrors.length > 0)
    throw new Error(`Fail without any mutant: ${failed.map(module => module.moduleId).join(', ')}`)
  const costOf = (module: TestModule) => module.diagnostic().duration + module.diagnostic().collectDuration
  const costs = new Map(testModules.map(module => [module.moduleId, costOf(module)]))
  return specifications.toSorted((a, b) => (costs.get(a.moduleId) ?? 0) - (costs.get(b.moduleId) ?? 0))
}

function showMutant(mutant: Mutant): string {
  const source = readFileSync(join(root, mutant.file), 'utf8')
  const flat = (text: string) => text.replace(/\s+/gu, ' ').slice(0, 60)
  const change = `${flat(source.slice(mutant.start, mutant.end))} -> ${flat(mutant.replacement)}`
  return `  ${mutant.file}:${mutant.line} [${mutant.operator}] ${change}`
}

/** The tests that import a file, by one import or by many: no other can kill its mutants. */
function testsReaching(vitest: Vitest, path: string, tests: readonly TestSpecification[]) {
  const importers = new Set<string>()
  for (const { moduleGraph } of Object.values(vitest.projects[0]!.vite.environments)) {
    const pending = [...(moduleGraph.getModulesByFile(path) ?? [])]
    for (const module of pending) {
      if (!module.file || importers.has(module.file)) continue
      importers.add(module.file)
      pending.push(...module.importers)
    }
  }
  return tests.filter(({ moduleId }) => importers.has(moduleId))
}

/** The state remembers the tests of former runs too: only those of this one count. */
async function isUnnoticed(vitest: Vitest, tests: readonly TestSpecification[]): Promise<boolean> {
  vitest.state.clearErrors()
  const { testModules, unhandledErrors } = await vitest.runTestSpecifications([...tests])
  const ids = new Set(tests.map(({ moduleId }) => moduleId))
  return unhandledErrors.length === 0 && testModules.every(module => !ids.has(module.moduleId) || module.ok())
}

/** Runs the tests on each mutant of the sample; returns those that nothing noticed. */
async function findSurvivors(room: Room, sample: readonly Mutant[]): Promise<Mutant[]> {
  const copy = copyTree()
  process.chdir(copy)
  delete process.env.PRETOIRE_MUTANT_MS
  // a process for each mutant: what they all load is compiled once
  process.env.NODE_COMPILE_CACHE = join(copy, '..', 'compiled')
  const include = room.tests.map(path => (path.endsWith('.ts') ? path : `${path}/**/*.test.ts`))
  const vitest = await createVitest({
    config: false,
    root: copy,
    watch: false,
    include,
    pool: 'forks',
    isolate: false,
    maxWorkers: 1,
    bail: 1,
    reporters: [{}],
    setupFiles: [join(copy, 'tests/mutants/setup.ts')],
    testTimeout: 30_000,
    hookTimeout: 30_000,
    // on a busy machine a worker may be slow to end: that is no failure, and must not count as a kill
    teardownTimeout: 600_000,
    sequence: {
      sequencer: class {
        sort = async (files: TestSpecification[]) => files
        shard = async (files: TestSpecification[]) => files
      },
    },
  })
  const survivors: Mutant[] = []
  try {
    await vitest.standalone()
    const start = performance.now()
    const tests = await orderTests(vitest)
    process.env.PRETOIRE_MUTANT_MS = String(Math.round(10_000 + 4 * (performance.now() - start)))
    for (const mutant of sample) {
      const path = join(copy, mutant.file)
      const source = readFileSync(path, 'utf8')
      writeFileSync(path, applyMutant(source, mutant))
      vitest.invalidateFile(path)
      if (await isUnnoticed(vitest, testsReaching(vitest, path, tests))) {
        survivors.push(mutant)
        console.log(showMutant(mutant))
      }
      writeFileSync(path, source)
      vitest.invalidateFile(path)
    }
  } finally {
    await vitest.close()
    process.chdir(root)
    rmSync(join(copy, '..'), { recursive: true, force: true })
  }
  return survivors
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    seed: { type: 'string', default: '1' },
    count: { type: 'string', default: '100' },
    file: { type: 'string', default: '' },
  },
})
const rows: string[] = []
for (const name of positionals.length > 0 ? positionals : Object.keys(ROOMS)) {
  const room = ROOMS[name]
  if (!room) throw new Error(`No such room: ${name}; there are ${Object.keys(ROOMS).join(', ')}`)
  const all = mutantsOf(room, values.file)
  const sample = drawSample(all, Number(values.count), Number(values.seed))
  console.log(`${name}: ${sample.length} of ${all.length} mutants, seed ${values.seed}; survivors:`)
  const { length } = await findSurvivors(room, sample)
  const killed = sample.length - length
  const share = ((100 * killed) / sample.length).toFixed(1)
  rows.push(`| ${name} | ${all.length} | ${sample.length} | ${values.seed} | ${killed} | ${share} % |`)
}
console.log(
  `\n| room | mutants | drawn | seed | killed | share |\n|---|---|---|---|---|---|\n${rows.join('\n')}`,
)
process.exit(0)
