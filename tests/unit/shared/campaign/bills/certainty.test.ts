import { describe, expect, it } from 'vitest'
import { Bill, DatedFact, Fate, Measure, Stage } from '../../../../../src/shared/campaign/bills/model.ts'
import { certaintyChoices } from '../../../../../src/shared/campaign/bills/state/certainty.ts'

const things = [
  ['a stage', Stage, { key: 'c', label: 'Commission' }],
  ['a fate', Fate, { stage: 'c', outcome: 'adoptée' }],
  ['a fact', DatedFact, { text: 'Un fait.' }],
  ['a measure', Measure, { id: 'm', article: '8', title: 'Une mesure', fates: [] }],
] as const

describe.each(things)('%s', (_, schema, thing) => {
  it('is to be verified until somebody says that it is', () => {
    expect(schema.parse({ ...thing, source: 'Journal officiel' }).certainty).toBe('to-verify')
  })

  it.each(['', ' ', undefined])('is not verified without what was read (%j)', source => {
    expect(schema.parse({ ...thing, certainty: 'verified', source }).certainty).toBe('to-verify')
  })

  it('is verified where it says where it was read', () => {
    const read = { ...thing, certainty: 'verified', source: 'Journal officiel' }
    expect(schema.parse(read).certainty).toBe('verified')
  })
})

it('a bill of a file is believed on what it sources, nowhere else', () => {
  const bill = Bill.parse({
    id: 'bill',
    title: 'Un texte',
    stages: [{ key: 'c', label: 'Commission', certainty: 'verified' }],
    measures: [
      {
        id: 'm',
        article: '8',
        title: 'Une mesure',
        certainty: 'verified',
        facts: [{ text: 'Un fait.', certainty: 'verified' }],
        fates: [{ stage: 'c', outcome: 'adoptée', certainty: 'verified' }],
      },
    ],
  })
  expect(JSON.stringify(bill)).not.toContain('verified"')
})

it('« verified » is offered only beside a source', () => {
  expect(certaintyChoices({ source: '' }).map(choice => choice.value)).toEqual(['to-verify'])
  expect(certaintyChoices({ source: 'JO' }).map(choice => choice.value)).toEqual(['verified', 'to-verify'])
})
