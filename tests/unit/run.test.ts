import { spawnSync } from 'node:child_process'
import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, expect, test } from 'vitest'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'pretoire-run-'))
  copyFileSync(fileURLToPath(new URL('../../run.mjs', import.meta.url)), join(folder, 'run.mjs'))
  writeFileSync(join(folder, 'program.ts'), 'const word: string = "lu"\nconsole.log(word)\n')
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const run = (...flags: readonly string[]) => {
  const { NODE_OPTIONS: _, ...env } = process.env
  const args = [...flags, 'run.mjs', 'program.ts']
  return spawnSync(process.execPath, args, { cwd: folder, encoding: 'utf8', env })
}

test('a script of TypeScript is run by the Node that calls, where it can read it', () =>
  expect(run()).toMatchObject({ status: 0, stdout: 'lu\n' }))

test('a Node that cannot is not used, and without another one a sentence says what to do', () => {
  const { status, stderr } = run('--no-strip-types')
  expect(status).toBe(1)
  expect(stderr).toContain('Prétoire a besoin de Node 22.18 ou plus récent')
  expect(stderr).toContain('npm ci')
})
