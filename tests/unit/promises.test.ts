import { existsSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'

// Each line of the table « Promised » of SECURITY.md is a promise, then the tests that hold it: each its file, and its name as it stands there.

const root = fileURLToPath(new URL('../..', import.meta.url))
const page = readFileSync(join(root, 'SECURITY.md'), 'utf8')

interface Promised {
  readonly promise: string
  readonly held: string
}

/** The lines of the table that follows a title. */
function promisesOf(text: string): Promised[] {
  const section = text.split(/^## /m).find(part => part.startsWith('Promised\n')) ?? ''
  return section
    .split('\n')
    .filter(line => line.startsWith('| **'))
    .map(line => {
      const [promise = '', held = ''] = line.replace(/^\| | \|$/g, '').split(' | ')
      return { promise, held }
    })
}

interface Holder {
  readonly file: string
  /** of the tests of the file that hold the promise; a proof that is a program has none */
  readonly names: readonly string[]
}

/** The tests that a line names: each a file of `tests`, in code, then a colon and the names of its tests between “ and ”. */
const holdersOf = (held: string): Holder[] =>
  [...held.matchAll(/`(tests\/[^`]+)`((?:[:,] “[^”]+”)*)/g)].map(([, file = '', names = '']) => ({
    file,
    names: [...names.matchAll(/“([^”]+)”/g)].map(([, name = '']) => name),
  }))

const isTest = (file: string) => /\.(?:test|spec|proof)\.tsx?$/.test(file)
/** A proof that `npm run proof` starts by its name. */
const isProof = (file: string) => /^tests\/(?:proofs\/[a-z-]+|trials)\.ts$/.test(file)

/** Names what is missing for a promise to be held; nothing where it is. */
function faultsOf({ promise, held }: Promised): string[] {
  const holders = holdersOf(held)
  if (!/^\*\*.+\*\*/.test(promise)) return ['it does not begin with what is promised']
  if (!holders.some(({ file }) => isTest(file))) return ['no test is named']
  return holders.flatMap(({ file, names }) => {
    const path = join(root, file)
    if (!existsSync(path) || !statSync(path).isFile()) return [`${file} is not there`]
    if (isProof(file)) return []
    if (!isTest(file)) return [`${file} is no test`]
    const text = readFileSync(path, 'utf8').replaceAll("\\'", "'")
    if (names.length === 0) return [`no test of ${file} is named`]
    return names.filter(name => !text.includes(name)).map(name => `${file} has no « ${name} »`)
  })
}

const promises = promisesOf(page)

test('the page promises, a line for each promise', () => expect(promises.length).toBeGreaterThan(30))

describe('a promise of SECURITY.md is held by a test that is there', () => {
  test.each(promises)('$promise', promised => expect(faultsOf(promised)).toEqual([]))
})

test.each([
  ['held by nothing', '', 'no test is named'],
  ['held by a page', '[docs/releasing.md](docs/releasing.md)', 'no test is named'],
  ['held by the code it speaks of', '`src/main/kernel/log.ts`', 'no test is named'],
  ['held by a folder', '`tests/unit/main`: “it holds”', 'no test is named'],
  [
    'held by a test that went',
    '`tests/unit/gone.test.ts`: “it holds”',
    'tests/unit/gone.test.ts is not there',
  ],
  ['held by a file, no test of it named', '`tests/unit/promises.test.ts`', 'no test of'],
  ['held by a test of another name', `\`tests/unit/styles.test.ts\`: “${'x'.repeat(9)}”`, 'has no'],
])('a promise %s is told', (_, held, fault) =>
  expect(faultsOf({ promise: '**Something.**', held })).toEqual([expect.stringContaining(fault)]),
)
