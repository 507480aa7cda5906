import { execFileSync } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { userCache } from '../../../../src/main/kernel/places.ts'

const folder = mkdtempSync(join(tmpdir(), 'pretoire-code-'))
afterAll(() => rmSync(folder, { recursive: true }))

/** The help of the command line, with its caches in a folder. */
function help(caches: string): string {
  const { NODE_COMPILE_CACHE: _, ...env } = process.env
  return execFileSync(process.execPath, ['src/main/cli.ts', '--help'], {
    encoding: 'utf8',
    env: { ...env, XDG_CACHE_HOME: caches, LOCALAPPDATA: caches },
  })
}

test.skipIf(process.platform === 'darwin')('the program’s code is kept as V8 made it', () => {
  expect(help(folder)).toContain('Prétoire en ligne de commande')
  const [first = ''] = readdirSync(join(userCache({ XDG_CACHE_HOME: folder, LOCALAPPDATA: folder }), 'code'))
  expect(first).toContain(process.version)
})

test('where nothing can be written, it starts all the same', () => {
  const file = join(folder, 'un-fichier')
  writeFileSync(file, '')
  expect(help(file)).toContain('Prétoire en ligne de commande')
})
