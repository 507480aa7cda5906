import { describe, expect, test } from 'vitest'
import { askedHere, emptyChoice, missingOf } from '../../../../../src/renderer/campaign/briefs/choice.ts'
import type { Bill } from '../../../../../src/shared/campaign/bills/model.ts'
import type { Template } from '../../../../../src/shared/drafts/templates/template.ts'

const template = (parts: object) => parts as unknown as Template
const brief = (least: number, measures: 'none' | 'some' = 'some') =>
  template({ brief: { measures, arguments: { least, most: 9 } } })
const bill = (id: string) => ({ id, stages: [] }) as unknown as Bill
const choice = { ...emptyChoice({}, []), bill: 'b', measures: ['m'] }

describe('the choice a document begins with', () => {
  test('is the bill, stage, measures and member that the address names', () => {
    const query = { texte: 'b2', stade: 'an-1', mesures: 'm1,m2', membre: 'PA1' }
    expect(emptyChoice(query, [bill('b1'), bill('b2')])).toMatchObject({
      bill: 'b2',
      stage: 'an-1',
      measures: ['m1', 'm2'],
      audience: { member: 'PA1' },
    })
  })
  test('is the only bill there is, and none among several', () => {
    expect(emptyChoice({}, [bill('b1')]).bill).toBe('b1')
    expect(emptyChoice({}, [bill('b1'), bill('b2')]).bill).toBe('')
    expect(emptyChoice({ texte: 'ailleurs' }, [bill('b1'), bill('b2')]).bill).toBe('')
    expect(emptyChoice({}, []).measures).toEqual([])
  })
})

describe('what must still be chosen', () => {
  test('is asked in order: the document, the bill, a measure, the arguments', () => {
    expect(missingOf(undefined, choice)).toBe('Choisissez un document.')
    expect(missingOf(template({}), choice)).toBe('Choisissez un document.')
    expect(missingOf(brief(0), { ...choice, bill: '' })).toBe('Choisissez un texte de loi.')
    expect(missingOf(brief(0), { ...choice, measures: [] })).toBe('Choisissez au moins une mesure.')
    expect(missingOf(brief(1), choice)).toBe('Choisissez au moins un argument.')
    expect(missingOf(brief(3), { ...choice, arguments: ['a', 'b'] })).toBe('Choisissez 3 arguments.')
  })
  test('is nothing once all is, and no measure where the document speaks of none', () => {
    expect(missingOf(brief(1), { ...choice, arguments: ['a'] })).toBeUndefined()
    expect(missingOf(brief(0, 'none'), { ...choice, measures: [] })).toBeUndefined()
  })
})

test('a document asks what the choice does not answer; its opening, of whoever writes to somebody', () => {
  const facts = [{ key: 'bill.title' }, { key: 'opening' }, { key: 'signatory' }]
  const keys = (one: Template, member: string) => askedHere(one, member).map(spec => spec.key)
  expect(keys(template({ facts }), '')).toEqual(['signatory'])
  expect(keys(template({ facts }), 'PA1')).toEqual(['opening', 'signatory'])
  expect(keys(template({ facts: [{ key: 'opening', required: true }] }), '')).toEqual(['opening'])
})
