import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { Block, Draft, Inline } from '../../src/shared/drafts/model.ts'
import { PackContent, SignedPack } from '../../src/shared/sharing/model.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const README_LINES = 120
/** Paths that a page may name and that are made later: by a publisher, by a release, by a run. */
const madeLater = ['resources/release-key.pub', 'packaging/notes/', 'bench/results/']

/** The pages of the root, and all those of its folders. */
const pages = [
  ...readdirSync(root).filter(name => name.endsWith('.md')),
  ...['docs', 'src', 'tests', 'bench', 'packaging', 'resources'].flatMap(folder =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter(name => name.endsWith('.md'))
      .map(name => join(folder, name)),
  ),
]
const read = (page: string) => readFileSync(join(root, page), 'utf8')

/** The changelog tells of files as they were; every other page tells of those there are. */
const present = pages.filter(page => page !== 'CHANGELOG.md')

const pathPattern = /(?<![\w/.-])(?:src|tests|docs|resources|packaging|bench)\/[\w./-]*[\w/]/g
const linkPattern = /\]\((?!https?:|mailto:|#)([^)\s#]+)(?:#[^)]*)?\)/g

/** A text without its blocks and stretches of code, where brackets are no links. */
const withoutCode = (text: string) => text.replace(/^```[\s\S]*?^```/gm, '').replace(/`[^`\n]*`/g, '')

/** The paths from the root that a text names, in code or not; `<subject>` and `*` stand for several: their folder. */
const pathsIn = (text: string) =>
  [...text.matchAll(pathPattern)].map(({ index, 0: path }) =>
    /^[-/]?[<*{]/.test(text.slice(index + path.length)) ? path.slice(0, path.lastIndexOf('/')) : path,
  )

describe('documents name files that are there', () => {
  test.each(present)('%s', page => {
    const missing = pathsIn(read(page))
      .filter(path => !madeLater.some(one => path.startsWith(one)))
      .filter(path => !existsSync(join(root, path)))
    expect(missing).toEqual([])
  })
})

const codeFolders = ['src', 'tests', 'bench', 'packaging']
const codeFiles = codeFolders.flatMap(folder =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map(
    name => `/${folder}/${name.replaceAll('\\', '/')}`,
  ),
)
const fileNames = new Set(codeFiles.map(path => path.slice(path.lastIndexOf('/') + 1)))
const namedFile = /[\w./-]*\w\.(?:tsx?|css|sql)\b/g

test.each(codeFolders)('comments in %s name files that are there', folder => {
  const missing = codeFiles
    .filter(path => path.startsWith(`/${folder}/`) && /\.tsx?$/.test(path))
    .flatMap(path =>
      readFileSync(join(root, path), 'utf8')
        .split('\n')
        .flatMap(line => /^\s*(?:\/\/|\/?\*\*?)\s(.*)/.exec(line)?.[1]?.match(namedFile) ?? [])
        .map(name => name.replace(/^[./]+/, ''))
        .filter(name =>
          name.includes('/') ? !codeFiles.some(one => one.endsWith(`/${name}`)) : !fileNames.has(name),
        )
        .map(name => `${path} names ${name}`),
    )
  expect(missing).toEqual([])
})

describe('links of documents lead somewhere', () => {
  test.each(pages)('%s', page => {
    const targets = [...withoutCode(read(page)).matchAll(linkPattern)].map(([, target = '']) => target)
    const missing = targets.filter(target => !existsSync(join(root, dirname(page), decodeURI(target))))
    expect(missing).toEqual([])
  })
})

test('the README is read in one go', () =>
  expect(read('README.md').split('\n').length - 1).toBeLessThanOrEqual(README_LINES))

test('every decision is in the list of decisions, and has a date', () => {
  const list = read('docs/decisions/README.md')
  const decisions = readdirSync(join(root, 'docs/decisions')).filter(name => /^\d{4}-/.test(name))
  expect(decisions.filter(name => !list.includes(`(${name})`))).toEqual([])
  expect(decisions.filter(name => !/^Date: 20\d\d-\d\d-\d\d/m.test(read(`docs/decisions/${name}`)))).toEqual(
    [],
  )
})

test('each word of code in the glossary is in the code, or names a template', () => {
  const glossary = read('docs/glossary.md')
  const code = codeFiles
    .filter(path => path.startsWith('/src/') && /\.tsx?$/.test(path))
    .map(path => readFileSync(join(root, path), 'utf8'))
    .join('\n')
  const words = [...glossary.matchAll(/`([^`]+)`/g)].map(([, word = '']) => word)
  const missing = words.filter(
    word =>
      !existsSync(join(root, `resources/templates/${word}.json`)) &&
      !new RegExp(`\\b${word.split('.').at(-1)}\\b`).test(code),
  )
  expect(words.length).toBeGreaterThan(100)
  expect(missing).toEqual([])
})

describe('the page of a format names each member of its schema', () => {
  const draftParts = [...Block.options, ...Inline.options]
  const kinds = draftParts.flatMap(part => [...part.shape.kind.values])
  const members = [Draft, ...draftParts].flatMap(({ shape }) => Object.keys(shape))
  /** A name in code, alone or in the list of the members of an object. */
  const isNamed = (page: string, name: string) => new RegExp(`[\`{, ]${name}[\`,}]`).test(page)
  test.each([
    ['docs/formats/draft.md', new Set([...members, ...kinds])],
    ['docs/formats/pack.md', new Set([PackContent, SignedPack].flatMap(({ shape }) => Object.keys(shape)))],
  ])('%s', (page, names) => {
    expect([...names].filter(name => !isNamed(read(page), name))).toEqual([])
  })
})
