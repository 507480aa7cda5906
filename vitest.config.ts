import { availableParallelism } from 'node:os'
import { defineConfig } from 'vitest/config'
import { BaseSequencer, type TestSpecification } from 'vitest/node'
import { LONGEST_FILES, SLOW_FILES } from './tests/slow.ts'

/** Tests of pure functions. */
const pure = ['tests/unit/shared/**/*.test.ts', 'tests/layers.test.ts', 'tests/style.test.ts']
/**
 * Tests that leave nothing behind: one process runs many files, and reads each module of the program once. Not so those of what a
 * module learns as it runs (LibreOffice's first start), or with a module replaced.
 */
const tidy = [
  'tests/unit/main/!(kernel)/**/*.test.ts',
  'tests/unit/main/kernel/!(office)/**/*.test.ts',
  'tests/unit/main/kernel/*.test.ts',
  'tests/unit/main/!(index).test.ts',
  'tests/unit/renderer/**/*.test.ts',
  'tests/packaging/*.test.ts',
]
const all = ['tests/**/*.test.ts', 'tests/**/*.test.tsx']
const slow = process.env.PRETOIRE_QUICK ? SLOW_FILES : []

/** The order of projects: files that each need a process of their own take the longest. */
const PROJECTS = ['seul', 'programme', 'pur']

/** Begins with the longest files: a fresh clone has no times of an earlier run to go by. */
class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rank = ({ moduleId }: TestSpecification) => {
      const at = LONGEST_FILES.findIndex(name => moduleId.endsWith(name))
      return at < 0 ? LONGEST_FILES.length : at
    }
    const project = (file: TestSpecification) => PROJECTS.indexOf(file.project.name)
    const sorted = await super.sort(files)
    return sorted.sort((a, b) => project(a) - project(b) || rank(a) - rank(b))
  }
}

export default defineConfig({
  test: {
    sequence: { sequencer: LongestFirst },
    environment: 'node',
    setupFiles: ['tests/draws.ts'],
    pool: 'forks',
    // one more than the cores: a part of the tests waits for programs they start, or kill
    maxWorkers: availableParallelism() + 1,
    // No test counts time: these bounds end what hangs, and a machine three times as busy hangs nothing.
    testTimeout: 120_000,
    hookTimeout: 120_000,
    expect: { poll: { timeout: 60_000 } },
    projects: [
      { extends: true, test: { name: 'pur', include: pure, exclude: slow, isolate: false } },
      { extends: true, test: { name: 'programme', include: tidy, exclude: slow, isolate: false } },
      { extends: true, test: { name: 'seul', include: all, exclude: [...pure, ...tidy, ...slow] } },
    ],
  },
})
