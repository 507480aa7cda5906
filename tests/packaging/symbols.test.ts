import { spawnSync } from 'node:child_process'
import { chmodSync, cpSync, existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { stripSymbols } from '../../packaging/browser-edition.ts'
import { projectRoot } from '../../packaging/product.ts'

const work = mkdtempSync(join(tmpdir(), 'pretoire-symbols-'))
afterAll(() => rmSync(work, { recursive: true, force: true }))
const published = join(projectRoot, 'node_modules', `node-linux-${process.arch}`, 'bin', 'node')
const arch = process.arch === 'arm64' ? 'arm64' : 'x64'
const other = arch === 'x64' ? 'arm64' : 'x64'
const hasStrip = spawnSync('strip', ['--version'], { stdio: 'ignore' }).status === 0

describe.skipIf(process.platform !== 'linux' || !existsSync(published) || !hasStrip)(
  'Node as it is shipped',
  () => {
    const copy = (name: string) => {
      const file = join(work, name)
      cpSync(published, file)
      chmodSync(file, 0o755)
      return file
    }
    test('is lighter by its symbols, and the database still finds in it what it is linked by', () => {
      const node = copy('node')
      expect(stripSymbols(node, { platform: 'linux', arch })).toBe(true)
      expect(statSync(published).size - statSync(node).size).toBeGreaterThan(10 * 2 ** 20)
      const script =
        "console.log(new (require('better-sqlite3'))(':memory:').prepare('SELECT 6 * 7').pluck().get())"
      const { stdout } = spawnSync(node, ['-e', script], { cwd: projectRoot, encoding: 'utf8' })
      expect(stdout).toBe('42\n')
    })
    test.each([
      { platform: 'linux', arch: other },
      { platform: 'win32', arch },
      { platform: 'darwin', arch },
    ] as const)('for $platform-$arch is the one published, byte for byte', target => {
      const node = copy(`${target.platform}-${target.arch}`)
      expect(stripSymbols(node, target)).toBe(false)
      expect(readFileSync(node).equals(readFileSync(published))).toBe(true)
    })
  },
)
