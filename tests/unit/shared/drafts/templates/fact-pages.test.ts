import { expect, test } from 'vitest'
import { factPages } from '../../../../../src/shared/drafts/templates/fact-pages.ts'
import { Template } from '../../../../../src/shared/drafts/templates/template.ts'

const specs = (keys: readonly string[]) => Template.shape.facts.parse(keys.map(key => ({ key, label: key })))
const keys = [
  ...['commune', 'court', 'decision.type', 'decision.date', 'software', 'claimants.representative'],
  ...['costs.amount', 'place', 'rep.title', 'supplier'],
]

test('the questions of a long text come page by page, each once, in the order of a file', () => {
  const pages = factPages(specs(keys), {})
  expect(pages.map(one => one.specs.map(spec => spec.key))).toEqual([
    ['commune', 'court'],
    ['decision.type', 'decision.date'],
    ['software', 'supplier'],
    ['claimants.representative'],
    ['costs.amount'],
    ['place', 'rep.title'],
  ])
  expect(pages.flatMap(one => one.specs)).toHaveLength(keys.length)
})

test('a page whose questions do not matter is not shown; a short text has one', () => {
  const conditional = specs(keys).map(spec =>
    spec.key === 'costs.amount'
      ? { ...spec, when: { fact: 'decision.type', is: ['expresse'], not: false } }
      : spec,
  )
  const titles = (facts: Record<string, string>) => factPages(conditional, facts).map(one => one.title)
  expect(titles({})).not.toContain('Ce qui est demandé')
  expect(titles({ 'decision.type': 'expresse' })).toContain('Ce qui est demandé')
  expect(factPages(specs(keys.slice(0, 5)), {})).toHaveLength(1)
})

test('the number and the chamber of a case are asked last, unless the text answers a case that has one', () => {
  const pages = (required: boolean) =>
    factPages([...specs([...keys, 'court.section']), { ...specs(['case.number'])[0]!, required }], {})
  expect(
    pages(false)
      .at(-1)
      ?.specs.map(spec => spec.key),
  ).toEqual(['court.section', 'case.number'])
  expect(pages(true)[0]?.specs.map(spec => spec.key)).toContain('case.number')
})
