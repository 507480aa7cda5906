import { afterAll, describe, expect, test } from 'vitest'
import { argumentsOf, isFileToRead } from '../../../../src/main/cli/command.ts'
import { runCli } from '../../../../src/main/cli/run.ts'
import { allVerbs } from '../../../../src/main/cli/table.ts'
import type { OptionEntry, VerbEntry } from '../../../../src/main/cli/verb.ts'
import { temporary } from '../../../contract/program.ts'

const place = temporary()
afterAll(() => place.remove())

/** Runs a command whose standard input holds nothing but these words. */
async function run(argv: readonly string[], input = '') {
  let [out, err] = ['', '']
  const code = await runCli(['--library', place.folder, ...argv], {
    out: text => {
      out += `${text}\n`
    },
    err: text => {
      err += `${text}\n`
    },
    input: async () => Buffer.from(input),
  })
  return { code, out, err: err.trim() }
}

const sample = (option: OptionEntry): string =>
  option.type === 'choice' ? (option.values[0] ?? '') : option.type === 'count' ? String(option.min) : 'x'

/** The least that a verb is called with, one of its words or of its options said otherwise. */
function commandWith(name: string, entry: VerbEntry, key: string, value: string): string[] {
  const words = argumentsOf(entry).filter(one => !one.optional || one.name === key)
  const options = Object.entries(entry.options ?? {}).filter(([each, one]) => one.required || each === key)
  return [
    ...name.split(' '),
    ...words.map(one => (one.name === key ? value : (one.values[0] ?? 'x'))),
    ...options.flatMap(([each, one]) => [`--${each}`, each === key ? value : sample(one)]),
  ]
}

const readers = allVerbs.flatMap(({ name, entry }) => [
  ...argumentsOf(entry)
    .filter(one => one.stdin || isFileToRead(one.name))
    .map(one => ({ name, entry, key: one.name })),
  ...Object.entries(entry.options ?? {})
    .filter(([, one]) => one.type === 'input' || (one.type === 'text' && 'stdin' in one))
    .map(([key]) => ({ name, entry, key })),
])
const wording = allVerbs.flatMap(({ name, entry }) => [
  ...argumentsOf(entry).map(one => ({ name, entry, key: one.name })),
  ...Object.entries(entry.options ?? {})
    .filter(([, one]) => one.required && one.type !== 'flag')
    .map(([key]) => ({ name, entry, key })),
])

describe('a verb that reads standard input refuses it empty', () => {
  test.each(readers)('$name $key', async ({ name, entry, key }) => {
    for (const input of ['', ' \n\t\r\n']) {
      const { code, out, err } = await run(commandWith(name, entry, key, '-'), input)
      expect([code, out]).toEqual([2, ''])
      expect(err).toMatch(/^L’entrée standard est vide : rien n’a été fait\. Aide/)
    }
  })
})

/** Verbs that are given words, and read them from standard input by « - ». */
const WORDS = new Set(['doubt text', 'opening save TEXTE'])
const fileReaders = readers.filter(({ name, key }) => !WORDS.has(`${name} ${key}`))

describe('a verb that reads a file says in a sentence that it is not there', () => {
  test.each(fileReaders)('$name $key', async ({ name, entry, key }) => {
    const { code, out, err } = await run(commandWith(name, entry, key, 'absent.txt'))
    expect([1, 2]).toContain(code)
    expect(`${out}${err}`.trim()).not.toBe('')
    expect(`${out}${err}`).not.toMatch(/inattendue|ENOENT/)
  })
})

describe('a verb that needs a word refuses a blank one', () => {
  test.each(wording)('$name $key', async ({ name, entry, key }) => {
    for (const blank of ['', '  ']) {
      const { code, out, err } = await run(commandWith(name, entry, key, blank))
      expect([code, out]).toEqual([2, ''])
      expect(err).toMatch(/^Il manque/)
      expect(err).not.toContain('\n')
    }
  })
})

describe('a verb that lists says so when there is nothing', () => {
  const plain = allVerbs.filter(
    ({ name, entry }) =>
      argumentsOf(entry).every(one => one.optional) &&
      Object.values<OptionEntry>(entry.options ?? {}).every(one => !one.required) &&
      // they need a passphrase, or the place of a library elsewhere
      !/^(vault|move|rescue)/.test(name),
  )
  test.each(plain)('$name', async ({ name }) => {
    const { code, out, err } = await run(name.split(' '))
    expect([0, 1, 2]).toContain(code)
    if (code === 0) expect(out.trim()).not.toBe('')
    else expect(`${out}${err}`.trim()).not.toBe('')
  })
})
