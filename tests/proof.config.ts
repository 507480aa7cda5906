import { defineConfig } from 'vitest/config'

/** Long proofs that vitest runs, apart from npm test: npm run proof -- package. */
export default defineConfig({
  test: {
    environment: 'node',
    pool: 'forks',
    include: ['tests/**/*.proof.ts'],
    testTimeout: 60_000,
    hookTimeout: 60_000,
    fileParallelism: false,
  },
})
