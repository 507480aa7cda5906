import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const file = join(import.meta.dirname, '../../../../../src/main/kernel/vault/sodium.ts')

test('libsodium draws from node:crypto where no global gives it randomness', () => {
  const program = `delete globalThis.crypto
    const { loadSodium } = await import(${JSON.stringify(file)})
    console.log((await loadSodium()).randombytes_buf(16).length)`
  const { stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', program], {
    encoding: 'utf8',
  })
  expect([stderr.replace(/^.*Warning.*\n.*\n/gm, ''), stdout]).toEqual(['', '16\n'])
})
