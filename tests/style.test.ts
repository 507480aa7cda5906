import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

const root = dirname(fileURLToPath(new URL('.', import.meta.url)))

/** Most files that a folder holds, its own folders apart. */
const MAX_FILES = 20
/** Folders that hold more: numbered files that are only ever added, and tables written by a command. */
const LARGER = ['src/main/kernel/database/migrations', 'tests/fixtures/outcomes']

/** Most lines of a source file. */
const MAX_LINES = 300

/** Files of a folder at the root, those of its folders included. */
const filesUnder = (name: string) =>
  readdirSync(join(root, name), { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile())
    .map(entry => ({ folder: entry.parentPath, path: join(entry.parentPath, entry.name) }))

const printed = (path: string) => relative(root, path).replaceAll('\\', '/')

test.each(['src', 'tests', 'bench', 'packaging'])(
  'no folder of %s holds more files than one can survey',
  name => {
    const folders = filesUnder(name).map(file => printed(file.folder))
    const full = [...new Set(folders)].filter(
      folder => folders.filter(one => one === folder).length > MAX_FILES && !LARGER.includes(folder),
    )
    expect(full).toEqual([])
  },
)

test('no source file is longer than one reads at once', () => {
  const long = filesUnder('src')
    .filter(({ path }) => /\.tsx?$/.test(path))
    .filter(({ path }) => readFileSync(path, 'utf8').split('\n').length - 1 > MAX_LINES)
  expect(long.map(({ path }) => printed(path))).toEqual([])
})

test('no comment begins with its object', () => {
  const inverted = ['src', 'tests', 'bench', 'packaging']
    .flatMap(filesUnder)
    .filter(({ path }) => /\.tsx?$/.test(path))
    .filter(({ path }) =>
      /(?:\/\*\*|\/\/|^\s*\*) (?:What|Those|Of what|That of)\b/m.test(readFileSync(path, 'utf8')),
    )
  expect(inverted.map(({ path }) => printed(path))).toEqual([])
})

test('no `\\b` stands beside an accented letter: JavaScript sees no letter in it, and the word is never found', () => {
  const BESIDE_ACCENT = /[à-öø-ÿœ][?)]*\\b|\\b(?:\(\?:|\()?[à-öø-ÿœ]/u
  const faults = filesUnder('src')
    .filter(({ path }) => /\.tsx?$/.test(path))
    .flatMap(({ path }) =>
      readFileSync(path, 'utf8')
        .split('\n')
        .filter(line => BESIDE_ACCENT.test(line))
        .map(line => `${printed(path)}: ${line.trim()}`),
    )
  expect(faults).toEqual([])
})
