import { defineConfig } from 'vitest/config'
import { SLOW_FILES } from './tests/slow.ts'

/** Tests of pure functions: they leave nothing behind, so that one process may run many files. */
const pure = ['tests/unit/shared/**/*.test.ts', 'tests/layers.test.ts']
const all = ['tests/**/*.test.ts', 'tests/**/*.test.tsx']

export default defineConfig({
  test: {
    environment: 'node',
    pool: 'forks',
    // one for each core: the default leaves one out
    maxWorkers: '100%',
    testTimeout: 30_000,
    hookTimeout: 30_000,
    projects: [
      { extends: true, test: { name: 'pur', include: pure, isolate: false } },
      {
        extends: true,
        test: {
          name: 'programme',
          include: all,
          exclude: process.env.PRETOIRE_QUICK ? [...pure, ...SLOW_FILES] : pure,
        },
      },
    ],
  },
})
