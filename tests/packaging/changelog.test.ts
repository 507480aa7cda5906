import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { product, projectRoot } from '../../packaging/product.ts'
import { cutChangelog, unreleasedLines } from '../../packaging/version/changelog.ts'

const cut = { version: '99.0.0', date: '2026-12-03' }
const former = '\n## 0.2.0 — 2026-11-28\n\n- Fixed: what was.\n'

test('the lines of a version stand under its number and day, by section, each in its order', () => {
  const before = `# Changelog

## Unreleased

- Fixed: a first fault.
- The search takes what is pasted.
- Security: a hole.
- Added: a thing,
  told on two lines.
- Fixed: « a second » fault.
${former}`
  expect(cutChangelog(before, cut)).toBe(`# Changelog

## Unreleased

## 99.0.0 — 2026-12-03

### Added

- A thing,
  told on two lines.

### Changed

- The search takes what is pasted.

### Fixed

- A first fault.
- « a second » fault.

### Security

- A hole.
${former}`)
})

test('no line is lost of those that stand unreleased here, and none of a former version is touched', () => {
  const text = readFileSync(join(projectRoot, 'CHANGELOG.md'), 'utf8')
  const after = cutChangelog(
    `${text}`.replace('## Unreleased\n', '## Unreleased\n\n- A line at least.\n'),
    cut,
  )
  const words = (lines: readonly string[]) =>
    lines.map(line => line.replace(/^- (?:(?:Added|Changed|Fixed|Security): )?/, '').toLowerCase()).sort()
  const [, release = ''] = after.split(`## 99.0.0 — 2026-12-03\n`)
  const [lines = ''] = release.split(/^## /m)
  const written = lines.split('\n').filter(line => line.trim() !== '' && !line.startsWith('### '))
  expect(words(written)).toEqual(words(['- A line at least.', ...unreleasedLines(text)]))
  expect(unreleasedLines(after)).toEqual([])
  expect(after.slice(after.indexOf('## 0.2.0'))).toBe(text.slice(text.indexOf('## 0.2.0')))
})

test('a first changelog, whose lines end the file, is cut too', () =>
  expect(cutChangelog('# Changelog\n\n## Unreleased\n\n- Added: all.\n', cut)).toBe(
    '# Changelog\n\n## Unreleased\n\n## 99.0.0 — 2026-12-03\n\n### Added\n\n- All.\n\n',
  ))

test.each([
  ['no number', 'demain', 'trois nombres'],
  ['the number that stands', product.version, 'ne vient pas après'],
  ['a number without its notes', '99.0.0', 'notes de la version manquent'],
])('no version is cut of %s', (_what, version, words) => {
  const { status, stderr } = spawnSync(process.execPath, ['packaging/version/cut.ts', version], {
    cwd: projectRoot,
    encoding: 'utf8',
  })
  expect([status, stderr]).toEqual([1, expect.stringContaining(words)])
})

test('the version of this tree is the one to cite, released on the day that the changelog gives it', () => {
  const citation = readFileSync(join(projectRoot, 'CITATION.cff'), 'utf8')
  const changelog = readFileSync(join(projectRoot, 'CHANGELOG.md'), 'utf8')
  const [, day] = /^date-released: "(.*)"$/m.exec(citation) ?? []
  expect(citation).toContain(`version: "${product.version}"\n`)
  expect(changelog).toContain(`\n## ${product.version} — ${day}\n`)
})
