import { type SpawnSyncReturns, spawnSync } from 'node:child_process'
import {
  appendFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { product, projectRoot } from '../../../packaging/product.ts'
import { printPublicKey } from '../../../packaging/signing/minisign.ts'
import { printSecretKey, throwAwayKey } from '../../fixtures/release-key.ts'
import { type InstallRoot, layInstallRoot } from './install-root.ts'
import { deskDeb, olderPackage } from './packages.ts'
import { workflowSteps } from './workflow.ts'

/**
 * npm run proof -- release: a release made from beginning to end in a clone, by the very lines of the workflow that makes the real one:
 * version, tag, notes, packages, sums, signatures by a throw-away key; verified by minisign, and given as a file to the version before.
 */
const has = (command: string) => spawnSync('which', [command]).status === 0
const lacking = ['git', 'dpkg', 'minisign', 'Xvfb'].filter(command => !has(command))
const skipped = process.platform !== 'linux' || lacking.length > 0
const work = mkdtempSync(join(tmpdir(), 'pretoire-rehearsal-'))
const clone = join(work, 'clone')
const dist = join(clone, 'dist')
const notes = 'Ce que la répétition apporte.\nInstallez par-dessus la version précédente.\n'
const [major = 0, minor = 0] = product.version.split('.').map(Number)
const version = `${major}.${minor + 1}.0`
const tag = `v${version}`
const homepage = 'https://forge.example/pretoire/pretoire'
const key = throwAwayKey()

/** Commands of a forge's machine, each replaced by a script: those that install, and the one that publishes. */
const bin = join(work, 'bin')
const published = join(work, 'published')

beforeAll(() => {
  if (skipped) return console.log(`Répétition : non essayée, ${lacking.join(' et ') || 'Linux'} manque.`)
  mkdirSync(bin)
  const write = (name: string, script: string) =>
    writeFileSync(join(bin, name), `#!/bin/sh\n${script}\n`, { mode: 0o755 })
  write('sudo', 'exit 0')
  write('gh', `printf '%s\\n' "$@" > '${published}'`)
  run('git', ['clone', '--quiet', projectRoot, clone], work)
  symlinkSync(join(projectRoot, 'node_modules'), join(clone, 'node_modules'))
  // the key of the publisher is in the repository, as docs/releasing.md asks
  writeFileSync(join(clone, 'resources', 'release-key.pub'), printPublicKey(key, 'Éditeurs de la répétition'))
  const changelog = join(clone, 'CHANGELOG.md')
  const text = readFileSync(changelog, 'utf8')
  writeFileSync(changelog, text.replace('## Unreleased\n', '## Unreleased\n\n- Added: a rehearsal.\n'))
  run('git', ['add', '--all'])
  run('git', ['commit', '--quiet', '--message', 'Name the publisher'])
})
afterAll(() => rmSync(work, { recursive: true, force: true }))

const environment = (): NodeJS.ProcessEnv => ({
  ...process.env,
  PATH: `${bin}:${process.env.PATH}`,
  GIT_AUTHOR_NAME: 'Éditrice',
  GIT_AUTHOR_EMAIL: 'editrice@forge.example',
  GIT_COMMITTER_NAME: 'Éditrice',
  GIT_COMMITTER_EMAIL: 'editrice@forge.example',
  GITHUB_REF_NAME: tag,
  PRETOIRE_HOMEPAGE: homepage,
})

/** Runs a command in the clone to its end, which must be good; what it printed. */
function run(command: string, words: readonly string[], cwd = clone, env: NodeJS.ProcessEnv = {}): string {
  const done: SpawnSyncReturns<string> = spawnSync(command, words, {
    cwd,
    encoding: 'utf8',
    env: { ...environment(), ...env },
    maxBuffer: 2 ** 26,
  })
  expect(done.status, `${command} ${words.join(' ')}\n${done.stdout}${done.stderr}`).toBe(0)
  return done.stdout
}
const ofDist = (end: string): string => {
  const name = readdirSync(dist).find(file => file.endsWith(end))
  expect(name, `${end} in ${readdirSync(dist).join(', ')}`).toBeDefined()
  return join(dist, name ?? '')
}
const deskOfDist = (): string => deskDeb(readdirSync(dist).map(name => join(dist, name)))

describe.skipIf(skipped)('a release, rehearsed', () => {
  test('is cut by one command: its number, its lines, its commit, its tag with its notes', () => {
    writeFileSync(join(clone, 'packaging', 'notes', `${version}.txt`), notes)
    run('npm', ['run', '-s', 'release:cut', '--', version])
    expect(run('git', ['status', '--porcelain'])).toBe('')
    expect(run('git', ['log', '-1', '--format=%s'])).toBe(`Release ${version}\n`)
    expect(run('git', ['tag', '--list', tag, '--format=%(contents)']).trim()).toBe(notes.trim())
    for (const file of ['package.json', 'package-lock.json'])
      expect(JSON.parse(readFileSync(join(clone, file), 'utf8')).version).toBe(version)
    expect(readFileSync(join(clone, 'CHANGELOG.md'), 'utf8')).toMatch(
      new RegExp(
        `^# Changelog\\n\\n## Unreleased\\n\\n## ${version} — \\d{4}-\\d\\d-\\d\\d\\n\\n### Added\\n`,
      ),
    )
    expect(readFileSync(join(clone, 'CITATION.cff'), 'utf8')).toContain(`version: "${version}"\n`)
    expect(readFileSync(join(clone, 'docs', 'guide.md'), 'utf8')).toContain(`pretoire_${version}_amd64.deb`)
  })

  test('is not cut twice, nor of what is not committed', () => {
    const again = (asked: string) =>
      spawnSync('npm', ['run', '-s', 'release:cut', '--', asked], { cwd: clone, encoding: 'utf8' }).stderr
    expect(again(version)).toContain('ne vient pas après')
    writeFileSync(join(clone, 'packaging', 'notes', '99.0.0.txt'), notes)
    expect(again('99.0.0')).toContain('rien à publier')
    const changelog = join(clone, 'CHANGELOG.md')
    const text = readFileSync(changelog, 'utf8')
    writeFileSync(changelog, text.replace('## Unreleased\n', '## Unreleased\n\n- One line.\n'))
    expect(again('99.0.0')).toContain('depuis le dernier commit')
    writeFileSync(changelog, text)
    rmSync(join(clone, 'packaging', 'notes', '99.0.0.txt'))
    expect(run('git', ['status', '--porcelain'])).toBe('')
  })

  test('is made, tried, signed, verified and drafted by the lines of its workflow', () => {
    const steps = workflowSteps('release.yml', { 'matrix.system': 'linux', 'matrix.arch': 'x64' })
    const elsewhere = (condition: string) => /'(?:win|mac)'/.test(condition)
    // npm ci and the checks are those of npm test
    const lines = steps.filter(
      ({ condition, script }) => !elsewhere(condition) && !['npm ci', 'npm run check'].includes(script),
    )
    expect(lines.map(({ script }) => script.split('\n').at(-1)?.split(' --')[0])).toEqual([
      'npm run package',
      `PRETOIRE_DEB=$(find "$PWD/dist" -name '*.deb' ! -name 'pretoire-bureau_*') npm run proof`,
      'npm run release:sign',
      'npm run release:verify',
      'npm run release:manifests',
      'gh release create "$GITHUB_REF_NAME"',
    ])
    for (const { job, script } of lines) {
      // the secret key is on the machine that signs alone
      const secret = job === 'sign' ? { PRETOIRE_RELEASE_KEY: printSecretKey(key) } : {}
      if (script.startsWith('npm run release:sign')) unlist()
      appendFileSync(join(work, 'said'), run('bash', ['-eu', '-c', script], clone, secret))
    }
    const asked = readFileSync(published, 'utf8').trim().split('\n')
    expect(asked.slice(0, 6)).toEqual(['release', 'create', tag, '--draft', '--notes-file', 'dist/NOTES.txt'])
    expect(asked.slice(6).sort()).toEqual(
      readdirSync(dist)
        .map(name => `dist/${name}`)
        .sort(),
    )
    expect(readFileSync(join(dist, 'NOTES.txt'), 'utf8')).toBe(notes)
  }, 900_000)

  test('is verified without the program, by minisign and sha256sum', () => {
    const trusted = run(
      'minisign',
      ['-V', '-p', join(clone, 'resources', 'release-key.pub'), '-m', 'SHA256SUMS'],
      dist,
    )
    expect(trusted).toContain(`version:${version}`)
    const sums = run('sha256sum', ['--check', 'SHA256SUMS'], dist)
    expect(sums.trim().split('\n')).toHaveLength(
      readFileSync(join(dist, 'SHA256SUMS'), 'utf8').trim().split('\n').length,
    )
    const installer = deskOfDist()
    appendFileSync(installer, ' ')
    expect(spawnSync('sha256sum', ['--check', '--status', 'SHA256SUMS'], { cwd: dist }).status).not.toBe(0)
    const bytes = readFileSync(installer)
    writeFileSync(installer, bytes.subarray(0, -1))
  })

  describe('given as a file to the version before', () => {
    let root: InstallRoot
    beforeAll(() => {
      root = layInstallRoot(work)
      const done = root.dpkg('--install', olderPackage(deskOfDist(), product.version, work))
      expect(done.code, done.out).toBe(0)
      expect(root.user([root.program, '--version']).out).toContain(product.version)
      const imported = root.user([root.program, 'import', '--starter'])
      expect(imported.code, imported.out).toBe(0)
    }, 120_000)
    const update = (file: string) => root.user([root.program, 'update', file])

    test('a file of which one byte differs is refused', () => {
      const bytes = readFileSync(ofDist('.deb.pretoire-maj'))
      const middle = Math.floor(bytes.length / 2)
      bytes.writeUInt8(bytes.readUInt8(middle) ^ 1, middle)
      const damaged = join(work, 'damaged.deb.pretoire-maj')
      writeFileSync(damaged, bytes)
      expect(update(damaged).code).toBe(1)
    })

    test('it is verified, the library saved, and the package it holds installed over, with the library as it was', () => {
      const sources = () => {
        const { code, out } = root.user([root.program, 'search', 'vidéosurveillance', '--json'])
        expect(code, out).toBe(0)
        return out
      }
      const before = sources()
      expect(before).toContain('"id"')
      const done = update(ofDist('.deb.pretoire-maj'))
      expect(done.code, done.out).toBe(0)
      expect(done.out).toContain('Éditeurs de la répétition')
      expect(done.out).toContain('Sauvegarde faite et relue')
      const [, file = ''] = /apt install (\S+\.deb)/.exec(done.out) ?? []
      expect(readFileSync(file).equals(readFileSync(deskOfDist()))).toBe(true)
      const installed = root.dpkg('--install', file)
      expect(installed.code, installed.out).toBe(0)
      expect(root.user([root.program, '--version']).out).toContain(version)
      expect(root.user([root.program, 'doctor']).code).toBe(0)
      expect(sources()).toBe(before)
      // nor is it taken again
      expect(update(ofDist('.deb.pretoire-maj')).code).toBe(1)
    }, 120_000)
  })
})

/** Takes the list of sums that each machine writes out of the folder: what the machines send is what they made. */
function unlist(): void {
  for (const name of ['SHA256SUMS', 'NOTES.txt']) rmSync(join(dist, name), { force: true })
  expect(existsSync(join(dist, 'SHA256SUMS.minisig'))).toBe(false)
}
