import { describe, expect, test } from 'vitest'
import { askedHere, emptyChoice, missingOf } from '../../../../../src/renderer/campaign/briefs/choice.ts'
import type { Bill } from '../../../../../src/shared/campaign/bills/model.ts'
import type { Template } from '../../../../../src/shared/drafts/templates/template.ts'

const template = (parts: object) => parts as unknown as Template
const brief = (least: number, measures: 'none' | 'some' = 'some') =>
  template({ brief: { measures, arguments: { least, most: 9 } } })
const bill = (id: string) => ({ id, stages: [] }) as unknown as Bill
const choice = { ...emptyChoice({}, [], undefined), bill: 'b', measures: ['m'] }

describe('the choice a document begins with', () => {
  test('is the bill, stage, measures and member that the address names', () => {
    const query = { texte: 'b2', stade: 'an-1', mesures: 'm1,m2', membre: 'PA1' }
    expect(emptyChoice(query, [bill('b1'), bill('b2')], bill('b1'))).toMatchObject({
      bill: 'b2',
      stage: 'an-1',
      measures: ['m1', 'm2'],
      audience: { member: 'PA1' },
    })
  })
  test('is the bill one works on where the address names none, or one that is not there', () => {
    const both = [bill('b1'), bill('b2')]
    expect(emptyChoice({}, both, both[1]).bill).toBe('b2')
    expect(emptyChoice({ texte: 'ailleurs' }, both, both[0]).bill).toBe('b1')
    expect(emptyChoice({}, both, undefined).bill).toBe('')
    expect(emptyChoice({}, [], undefined).measures).toEqual([])
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

test('a document asks what neither the choice nor its campaign answers; its opening, of whoever writes to somebody', () => {
  const facts = [{ key: 'bill.title' }, { key: 'contact' }, { key: 'opening' }, { key: 'signatory' }]
  const keys = (one: Template, member: string) =>
    askedHere(one, member, { contact: '01 02 03 04 05', place: '' }).map(spec => spec.key)
  expect(keys(template({ facts }), '')).toEqual(['signatory'])
  expect(keys(template({ facts }), 'PA1')).toEqual(['opening', 'signatory'])
  expect(keys(template({ facts: [{ key: 'opening', required: true }] }), '')).toEqual(['opening'])
})
