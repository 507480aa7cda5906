import { spawnSync } from 'node:child_process'
import { dirname } from 'node:path'
import { expect, test } from 'vitest'
import { projectRoot } from '../../packaging/product.ts'

/** Has npm read the lock file as it would install it, changing nothing. */
function npmCi(flags: readonly string[], env: NodeJS.ProcessEnv = {}) {
  const { status, stderr } = spawnSync('npm', ['ci', '--dry-run', ...flags], {
    cwd: projectRoot,
    encoding: 'utf8',
    env: { ...process.env, ...env },
    // npm is a command file there, which only a shell starts
    shell: process.platform === 'win32',
  })
  return { status, stderr }
}

test('npm ci warns of nothing, whatever Node runs npm', () =>
  expect(npmCi([])).toEqual({ status: 0, stderr: '' }))

test('each package accepts the Node that runs the scripts, which is not always the one that runs npm', () => {
  const path = { PATH: `${dirname(process.execPath)}:${process.env.PATH}` }
  const done = npmCi(['--engine-strict', '--loglevel', 'warn'], path)
  expect(done.stderr).not.toContain('EBADENGINE')
  expect(done.status).toBe(0)
})
