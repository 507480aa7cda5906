import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { type FoundCitation, findInPassages } from '../../../../../../src/shared/library/cite/find/find.ts'

/**
 * Tables of texts in which each citation that must be read stands between ⟦ and ⟧; a text without any holds none. The lines under a text
 * say what each is: its keys, its label, then what else is told of it. `¶` ends a passage, `↵` a line, `␣` is a no-break space.
 */
const folder = join(import.meta.dirname, '../../../../../fixtures/cited')
const files = readdirSync(folder).filter(name => name.endsWith('.txt'))

const mark = (text: string, founds: readonly FoundCitation[]): string =>
  founds
    .toReversed()
    .reduce(
      (marked, { start, end }) =>
        `${marked.slice(0, start)}⟦${marked.slice(start, end)}⟧${marked.slice(end)}`,
      text,
    )

const describeFound = ({
  keys,
  label,
  name,
  formation,
  nature,
  article,
  act,
  precite,
}: FoundCitation): string =>
  [
    `  ${keys.join(' ')} « ${label.replaceAll('\u00a0', ' ')} »`,
    name && `name ${name}`,
    formation && `bench ${formation}`,
    nature && `nature ${nature}`,
    article && `article ${article}`,
    act && `act ${[act.nature, act.number, act.date].filter(Boolean).join(' ')}`,
    precite && 'again',
  ]
    .filter(Boolean)
    .join(' ; ')

const readable = (text: string): string => text.replaceAll('\n', '↵').replaceAll('\u00a0', '␣')

/** A text as the table writes it, with what is read in it. */
function readTable(line: string): string {
  const passages = line
    .replace(/[⟦⟧]/g, '')
    .replaceAll('↵', '\n')
    .replaceAll('␣', '\u00a0')
    .split('¶')
    .map(text => ({ text }))
  const founds = findInPassages(passages)
  return [
    passages.map(({ text }, n) => readable(mark(text, founds[n] ?? []))).join('¶'),
    ...founds.flat().map(describeFound),
  ].join('\n')
}

describe.each(files)('%s', file => {
  const lines = readFileSync(join(folder, file), 'utf8').split('\n')
  const texts = lines.flatMap((line, at) => (line === '' || /^(?:#| {2})/.test(line) ? [] : [at]))
  if (process.env.CITED === 'write') {
    const heads = lines.filter(line => !line.startsWith('  '))
    writeFileSync(
      join(folder, file),
      heads.map(line => (line === '' || line.startsWith('#') ? line : readTable(line))).join('\n'),
    )
    return
  }
  test.each(texts.map(at => [lines[at] ?? '', at] as const))('%s', (line, at) => {
    const next = lines.findIndex((other, n) => n > at && !other.startsWith('  '))
    expect(readTable(line)).toBe(lines.slice(at, next < 0 ? undefined : next).join('\n'))
  })
})
