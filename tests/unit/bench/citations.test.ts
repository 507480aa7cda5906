import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'

const Label = z.strictObject({
  start: z.int().nonnegative(),
  end: z.int().positive(),
  written: z.string().min(1),
  kind: z.enum(['decision', 'article', 'text', 'document']),
  key: z.string(),
  also: z.array(z.string()).optional(),
  again: z.literal(true).optional(),
})
const Half = z.strictObject({
  seed: z.int(),
  half: z.enum(['dev', 'unseen']),
  passages: z.array(
    z.strictObject({
      id: z.string(),
      file: z.string(),
      record: z.string(),
      text: z.string().min(60),
      labels: z.array(Label),
    }),
  ),
})
const grammar = {
  decision:
    /^(?:ecli:\S+|decision:(?:(?:ce|tc|cass|consconst|cjue|cedh)\||(?:caa|ta|autre)\|[a-z]+)\|[a-z0-9]*\|(?:\d{4}-\d{2}-\d{2})?)$/,
  article: /^article:[a-z0-9? -]+\|[a-z0-9-]+(?:\.\.[a-z0-9-]+)?$/,
  text: /^article:[a-z0-9 -]+\|$/,
  document: /^document:(?:[a-z0-9]*\|){6}[a-z0-9]+\|(?:\d{4}-\d{2}-\d{2})?$/,
}
const folder = join(import.meta.dirname, '..', '..', '..', 'bench', 'citations')
const read = (half: 'dev' | 'unseen') =>
  Half.parse(JSON.parse(readFileSync(join(folder, `${half}.json`), 'utf8')))
const halves = [read('dev'), read('unseen')]

describe.each(halves)('the labelled citations, half $half', ({ passages }) => {
  const labels = passages.flatMap(({ id, text, labels }) => labels.map(label => ({ id, text, ...label })))

  test('has at least 150 labels, and passages without any', () => {
    expect(labels.length).toBeGreaterThanOrEqual(150)
    expect(passages.some(passage => !passage.labels.length)).toBe(true)
  })
  test('every label is where it says', () => {
    for (const { id, text, start, end, written } of labels)
      expect(`${id} ${text.slice(start, end)}`).toBe(`${id} ${written}`)
  })
  test('every key follows the grammar', () => {
    const wrong = labels.filter(({ kind, key }) => !grammar[kind].test(key))
    expect(wrong.map(({ id, key }) => `${id} ${key}`)).toEqual([])
  })
  test('labels of a passage follow one another', () => {
    for (const { id, labels } of passages)
      for (const [at, label] of labels.entries())
        if (at) expect(`${id} ${label.start >= (labels[at - 1]?.end ?? 0)}`).toBe(`${id} true`)
  })
})

test('the two halves share no passage', () => {
  const [dev, unseen] = halves.map(({ passages }) => new Set(passages.map(({ text }) => text)))
  expect([...(dev ?? [])].filter(text => unseen?.has(text))).toEqual([])
})
