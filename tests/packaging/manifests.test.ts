import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { homebrewCask } from '../../packaging/manifests/homebrew.ts'
import { downloadAddress, publishedRelease } from '../../packaging/manifests/published.ts'
import { wingetManifests } from '../../packaging/manifests/winget.ts'
import { product, projectRoot } from '../../packaging/product.ts'
import { setupScript } from '../../packaging/windows/setup.ts'

const homepage = 'https://forge.example/pretoire/pretoire'
const { version } = product
const sum = (digit: string) => digit.repeat(64)
const names = {
  setup: `pretoire-${version}-setup.exe`,
  browserSetup: `pretoire-navigateur-${version}-setup.exe`,
  arm: `pretoire-${version}-mac-arm64.zip`,
  intel: `pretoire-${version}-mac-x64.zip`,
  deb: `pretoire_${version}_amd64.deb`,
}
const list = (...files: readonly string[]) => files.map((name, n) => `${sum(`${n + 1}`)}  ${name}\n`).join('')
const release = (...files: readonly string[]) =>
  publishedRelease(list(...files), { homepage, date: '2026-11-28' })

describe('winget', () => {
  test('has each installer of Windows, by its sum and where it is downloaded', () => {
    const files = wingetManifests(release(names.deb, names.setup, names.browserSetup))
    const installers = files.filter(({ path }) => path.endsWith('.installer.yaml'))
    expect(files).toHaveLength(6)
    expect(installers.map(({ text }) => /InstallerSha256: "(.*)"/.exec(text)?.[1])).toEqual([
      sum('2'),
      sum('3'),
    ])
    expect(installers[0]?.text).toContain(
      `InstallerUrl: "${homepage}/releases/download/v${version}/${names.setup}"`,
    )
  })
  test('its three files name one program and one version, in the folder that its catalogue wants', () => {
    const files = wingetManifests(release(names.setup))
    expect(files.map(({ path }) => path)).toEqual(
      ['', '.installer', '.locale.fr-FR'].map(
        end => `winget/manifests/p/Pretoire/Pretoire/${version}/Pretoire.Pretoire${end}.yaml`,
      ),
    )
    for (const { text } of files) {
      expect(text).toContain('PackageIdentifier: "Pretoire.Pretoire"\n')
      expect(text).toContain(`PackageVersion: "${version}"\n`)
    }
  })
  test('knows the installed program by what its installer writes in the registry', () => {
    const text = wingetManifests(release(names.setup))[1]?.text ?? ''
    const script = setupScript({ edition: 'electron', folder: '/p' }, { icon: '/i', file: '/s', quick: true })
    const value = (field: string) => new RegExp(`${field}: "(.*)"`).exec(text)?.[1] ?? 'absent'
    expect(script).toContain(`"DisplayName" "${value('DisplayName')}"`)
    expect(script).toContain(`"Publisher" "${value('Publisher')}"`)
    expect(script).toContain(`Uninstall\\${value('ProductCode')}"`)
  })
  test('is told of nothing where no installer of Windows was made', () =>
    expect(wingetManifests(release(names.deb))).toEqual([]))
})

describe('Homebrew', () => {
  const cask = (...files: readonly string[]) => homebrewCask(release(...files))[0]?.text ?? ''
  test('has the archive of each processor by its sum', () => {
    const text = cask(names.intel, names.arm)
    expect(text).toContain(`sha256 arm: "${sum('2')}", intel: "${sum('1')}"`)
    expect(text).not.toContain('depends_on arch')
  })
  test.each([
    [names.arm, 'arm64', 'arm64'],
    [names.intel, 'x64', 'x86_64'],
  ])('asks for the processor of the only archive: %s', (name, ours, theirs) => {
    const text = cask(name)
    expect(text).toContain(`sha256 "${sum('1')}"`)
    expect(text).toContain(`depends_on arch: :${theirs}`)
    const [, pattern = ''] = /url "(.*)"/.exec(text) ?? []
    const address = pattern.replaceAll('#{version}', version).replaceAll('#{arch}', ours)
    expect(address).toBe(downloadAddress(release(name), name))
  })
  test('removes nothing of the user’s', () => expect(cask(names.arm)).not.toMatch(/zap|uninstall|trash/))
  test('is told of nothing where no archive of macOS was made', () =>
    expect(homebrewCask(release(names.setup))).toEqual([]))
})

describe('a list of sums', () => {
  test.each([
    ['of no release', 'bonjour', homepage, 'ne se lit pas'],
    ['of another version', list('pretoire_0.0.9_amd64.deb'), homepage, `version ${version}`],
    ['whose project has no address', list(names.setup), undefined, 'PRETOIRE_HOMEPAGE'],
  ])('%s is refused', (_what, text, address, words) =>
    expect(() => publishedRelease(text, { homepage: address, date: '2026-11-28' })).toThrow(words),
  )
})

describe('npm run release:manifests', () => {
  let work: string
  beforeEach(() => {
    work = mkdtempSync(join(tmpdir(), 'pretoire-manifests-'))
    writeFileSync(join(work, 'SHA256SUMS'), list(names.setup, names.arm))
  })
  afterEach(() => rmSync(work, { recursive: true, force: true }))
  const run = (address: string) =>
    spawnSync(
      process.execPath,
      [join(projectRoot, 'packaging/manifests/write.ts'), work, join(work, 'out')],
      {
        encoding: 'utf8',
        env: { ...process.env, PRETOIRE_HOMEPAGE: address },
      },
    )
  test('writes them apart from the release, which it leaves as it was', () => {
    expect(run(homepage).status).toBe(0)
    const written = readdirSync(join(work, 'out'), { recursive: true, encoding: 'utf8' })
    expect(written.filter(name => /\.(?:yaml|rb)$/.test(name))).toHaveLength(4)
    expect(readFileSync(join(work, 'SHA256SUMS'), 'utf8')).toBe(list(names.setup, names.arm))
  })
  test('writes nothing without the address of the project, and says so', () => {
    const { status, stderr } = run('')
    expect([status, existsSync(join(work, 'out'))]).toEqual([1, false])
    expect(stderr).toContain('rien n’a été écrit')
  })
})
