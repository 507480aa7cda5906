import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { argumentsOf, optionsOf } from '../../../../src/main/cli/command.ts'
import { examples, linesOf } from '../../../../src/main/cli/examples/all.ts'
import { manPage, markdownPage } from '../../../../src/main/cli/manual.ts'
import { parse, scan } from '../../../../src/main/cli/parse.ts'
import { loadRunners } from '../../../../src/main/cli/runners.ts'
import { allVerbs, subjects, verbOf } from '../../../../src/main/cli/table.ts'
import type { OptionEntry, VerbEntry } from '../../../../src/main/cli/verb.ts'
import { StageKind } from '../../../../src/shared/campaign/bills/model.ts'
import { CallAnswer, MemberChamber, PositionValue } from '../../../../src/shared/campaign/members/model.ts'
import { SourceKind } from '../../../../src/shared/kernel/common.ts'
import { textKinds } from '../../../../src/shared/word/default-model.ts'
import { Style } from '../../../../src/shared/word/style.ts'
import { commandsInUse } from '../../../fixtures/commands.ts'
import { readLine } from '../../../fixtures/walk/shell.ts'

const read = (...argv: string[]) => parse(argv, scan(argv))
const page = (name: string) => fileURLToPath(new URL(`../../../../${name}`, import.meta.url))

/** A value that an option takes. */
const sample = (option: OptionEntry | undefined): string =>
  option?.type === 'choice' ? (option.values[0] ?? '') : option?.type === 'count' ? String(option.min) : 'x'

/** The least that a verb is called with. */
const leastOf = (name: string, entry: VerbEntry): string[] => [
  ...name.split(' '),
  ...argumentsOf(entry)
    .filter(one => !one.optional)
    .map(one => one.values[0] ?? 'x'),
  ...Object.entries(entry.options ?? {}).flatMap(([key, option]) =>
    option.required ? [`--${key}`, sample(option)] : [],
  ),
]

describe('every verb and option in use goes on working', () => {
  test.each(commandsInUse)('%s %s', (name, options) => {
    const verb = verbOf(name.split(' '))
    expect(verb?.name).toBe(name)
    if (!verb) return
    const least = leastOf(name, verb.entry)
    for (const one of [...options.split(' ').filter(Boolean), 'library=', 'json']) {
      const key = one.replace('=', '')
      const value = sample(optionsOf(verb.entry)[key])
      const spoken = one.endsWith('=') ? [[`--${key}`, value], [`--${key}=${value}`]] : [[`--${key}`]]
      // after the verb and before it
      for (const words of spoken)
        for (const argv of [
          [...least, ...words],
          [...words, ...least],
        ]) {
          const { options: values, words: rest } = read(...argv)
          const [first] = [values[key]].flat()
          expect([key, String(first)]).toEqual([key, one.endsWith('=') ? value : 'true'])
          expect(rest).toEqual(least.slice(name.split(' ').length, name.split(' ').length + rest.length))
        }
    }
  })
})

describe('the table', () => {
  test('a name of an option takes a value in all verbs, or in none', () => {
    const arities = new Map<string, Set<boolean>>()
    for (const { entry } of allVerbs)
      for (const [key, { type }] of Object.entries(optionsOf(entry)))
        arities.set(key, (arities.get(key) ?? new Set()).add(type === 'flag'))
    expect([...arities].filter(([, kinds]) => kinds.size > 1).map(([key]) => key)).toEqual([])
  })
  test.each(subjects)(
    'every verb of «\u00a0$title\u00a0» has what runs it, and nothing else is there',
    async one =>
      expect(Object.keys(await loadRunners(one)).toSorted()).toEqual(Object.keys(one.verbs).toSorted()),
  )
  test.each([
    ['search', 'kind', SourceKind.options],
    ['bill stage', 'kind', StageKind.options],
    ['draft look', 'style', Style.options],
    ['model default', 'for', textKinds],
    ['members list', 'chamber', MemberChamber.options],
    ['members targets', 'position', PositionValue.options],
    ['calls log', 'answered', CallAnswer.options],
  ])('%s --%s knows every word of the model', (name, key, words) =>
    expect(verbOf(name.split(' '))?.entry.options?.[key]).toMatchObject({ values: words }),
  )
  test.each([
    ...Object.keys(examples).flatMap(linesOf),
    ...commandsIn('docs/guide.md'),
    ...commandsIn('docs/cli.md'),
  ])('the example is understood: %s', line => {
    expect(() => read(...readLine(line).argv)).not.toThrow()
  })
})

/** The commands that a page shows in its blocks of code. */
function commandsIn(name: string): string[] {
  if (!existsSync(page(name))) return []
  const blocks = [...readFileSync(page(name), 'utf8').matchAll(/```sh\n([\s\S]*?)```/g)]
  return [...new Set(blocks.flatMap(([, text = '']) => text.split('\n')))].filter(
    line => line.includes('pretoire ') && !line.startsWith('# '),
  )
}

describe('the pages made of the table', () => {
  test('docs/cli.md is the one that the table gives (npm run -s cli -- man --markdown > docs/cli.md)', () =>
    expect(readFileSync(page('docs/cli.md'), 'utf8').trim()).toBe(markdownPage().trim()))
  test('the manual page names every verb and every option', () => {
    const text = manPage().replaceAll('\\-', '-')
    for (const { name, entry } of allVerbs) {
      expect(text).toContain(`.SS ${name}\n`)
      for (const key of Object.keys(optionsOf(entry))) expect(text).toContain(`--${key}`)
    }
  })
})
