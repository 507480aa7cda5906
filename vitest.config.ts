import { defineConfig } from 'vitest/config'
import { SLOW_FILES } from './tests/slow.ts'

/** Tests of pure functions. */
const pure = ['tests/unit/shared/**/*.test.ts', 'tests/layers.test.ts']
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

export default defineConfig({
  test: {
    environment: 'node',
    pool: 'forks',
    // one for each core: the default leaves one out
    maxWorkers: '100%',
    // No test counts time: these bounds end what hangs, and a machine three times as busy hangs nothing.
    testTimeout: 120_000,
    hookTimeout: 120_000,
    expect: { poll: { timeout: 60_000 } },
    projects: [
      { extends: true, test: { name: 'pur', include: pure, isolate: false } },
      { extends: true, test: { name: 'programme', include: tidy, exclude: slow, isolate: false } },
      { extends: true, test: { name: 'seul', include: all, exclude: [...pure, ...tidy, ...slow] } },
    ],
  },
})
