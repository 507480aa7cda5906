/**
 * npm run test:quick: types, lint, dead code, then the unit tests that take a moment each. It says which files it leaves out: they
 * kill programs, start browsers or hash for seconds, and `npm test` runs them.
 */
import { spawnSync } from 'node:child_process'
import { SLOW_FILES } from './slow.ts'
import { styleCheck, typeCheck, writeInMemory } from './steps.ts'

function run(...args: string[]): number {
  return (
    spawnSync(process.execPath, args, { stdio: 'inherit', env: { ...process.env, PRETOIRE_QUICK: '1' } })
      .status ?? 1
  )
}

writeInMemory()
console.log(`Laissés à « npm test » :\n${SLOW_FILES.map(file => `  ${file}`).join('\n')}\n`)
process.exitCode =
  run(...typeCheck) ||
  run(...styleCheck) ||
  run('node_modules/knip/bin/knip.js', '--no-config-hints') ||
  run(
    'node_modules/vitest/vitest.mjs',
    'run',
    'tests/unit',
    'tests/layers.test.ts',
    'tests/style.test.ts',
    '--reporter=dot',
  )
