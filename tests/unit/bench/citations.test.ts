import { describe, expect, test } from 'vitest'
import { labelsOf, passagesOf } from '../../../bench/citations/passages.ts'
import { haveSamples } from '../../fixtures/import/samples.ts'

const grammar = {
  decision:
    /^(?:ecli:\S+|decision:(?:(?:ce|tc|cass|consconst|cjue|cedh)\||(?:caa|ta|autre)\|[a-z]+)\|[a-z0-9]*\|(?:\d{4}-\d{2}-\d{2})?)$/,
  article: /^article:[a-z0-9? -]+\|[a-z0-9-]+(?:\.\.[a-z0-9-]+)?$/,
  text: /^article:[a-z0-9 -]+\|$/,
  document: /^document:(?:[a-z0-9]*\|){6}[a-z0-9]+\|(?:\d{4}-\d{2}-\d{2})?$/,
}
const halves = (['dev', 'dev2', 'unseen'] as const).map(half => ({ half, places: labelsOf(half) }))

describe.each(halves)('the labelled citations, half $half', ({ half, places }) => {
  const labels = places.flatMap(({ id, labels }) => labels.map(label => ({ id, ...label })))

  test('has at least 150 labels, and passages without any', () => {
    expect(labels.length).toBeGreaterThanOrEqual(150)
    expect(places.some(({ labels }) => !labels.length)).toBe(true)
  })
  test.skipIf(!haveSamples)(
    'every label is where it says, in a paragraph that is as it was labelled',
    async () => {
      const passages = await passagesOf(half)
      expect(passages.map(({ id }) => id)).toEqual(places.map(({ id }) => id))
      expect(passages.filter(({ text }) => text.length < 60)).toEqual([])
      for (const { id, text, labels } of passages)
        for (const { start, end } of labels)
          expect(`${id} ${text.slice(start, end)}`).toMatch(/^\w+ [\p{L}\d][^\n]*[\p{L}\p{P}\d]$/u)
    },
  )
  test('every key follows the grammar', () => {
    // three judgments of dev2 are of « ce tribunal », whose city stands elsewhere in the decision
    const cityElsewhere = half === 'dev2' ? /^decision:ta\|\|\|[\d-]+$/ : /^$/
    const wrong = labels.filter(({ kind, key }) => !grammar[kind].test(key) && !cityElsewhere.test(key))
    expect(wrong.map(({ id, key }) => `${id} ${key}`)).toEqual([])
  })
  test('labels of a passage follow one another', () => {
    for (const { id, labels } of places)
      for (const [at, label] of labels.entries())
        if (at) expect(`${id} ${label.start >= (labels[at - 1]?.end ?? 0)}`).toBe(`${id} true`)
  })
})

test('no two halves share a passage', () => {
  const all = halves.flatMap(({ places }) =>
    places.map(({ file, record, part, paragraph }) => `${file} ${record} ${part ?? ''} ${paragraph}`),
  )
  expect(new Set(all).size).toBe(all.length)
})

test.skipIf(!haveSamples)('nor its words, wherever they stand', async () => {
  const [dev, dev2, unseen] = await Promise.all(
    halves.map(async ({ half }) => new Set((await passagesOf(half)).map(({ text }) => text))),
  )
  expect([...(dev ?? [])].filter(text => unseen?.has(text) || dev2?.has(text))).toEqual([])
  expect([...(dev2 ?? [])].filter(text => unseen?.has(text))).toEqual([])
})
