import { expect, test } from 'vitest'
import { Template } from '../../../../src/shared/drafts/templates/template.ts'
import { Document, Source } from '../../../../src/shared/library/model.ts'
import { shorten } from '../../../../src/shared/sharing/shorten.ts'
import { fieldsOf } from '../../../../src/shared/sharing/thing-fields.ts'
import { fieldLabel, readable } from '../../../../src/shared/sharing/words.ts'
import { aBill, aDecision, aDocument, anArgument, anArticle } from '../../../fixtures/builders.ts'

const nameOf = (id: string) => `« ${id} »`
const read = (name: string, value: unknown) => readable(name, value, nameOf)

test('every field of every kind has a French name', () => {
  const shapes = [...Source.options.map(one => Object.keys(one.shape)), Object.keys(Template.shape)]
  const own = ['id', 'kind', 'revision', 'updatedAt', 'punctuation', 'caveat', 'andOthers']
  for (const name of shapes.flat().filter(one => !own.includes(one)))
    expect(fieldLabel(name, undefined), name).not.toBe(name)
})

test('no value is read as an object or as code', () => {
  const things = [
    aDecision({
      certainty: 'to-verify',
      caveat: 'le numéro',
      andOthers: true,
      publication: 'Lebon',
      page: 12,
    }),
    anArticle(),
    anArgument({ authorities: [{ source: 'VSA-01', pin: 'pt 5', role: 'contrary' }] }),
    aDocument(),
    aBill(),
  ]
  for (const thing of things)
    for (const [name, value] of fieldsOf(thing))
      expect(read(name, value), name).not.toMatch(/object Object|undefined|\[\{|"\w+":/)
})

test('values are read as one writes them', () => {
  const decision = aDecision({
    certainty: 'to-verify',
    caveat: 'le numéro',
    numbers: ['1', '2'],
    andOthers: true,
  })
  const fields = fieldsOf(decision)
  expect(read('certainty', fields.get('certainty'))).toBe('à vérifier : le numéro')
  expect(read('numbers', fields.get('numbers'))).toBe('1, 2 et autres')
  expect(read('date', '2025-04-01')).toBe('1er avril 2025')
  expect(read('text', fields.get('text'))).toContain('1. La commune')
  expect(read('authorities', [{ source: 'VSA-01', pin: 'pt 5', role: 'contrary' }])).toBe(
    '« VSA-01 » pt 5 (contraire)',
  )
  expect(read('year', Document.parse({ ...aDocument(), year: 2024 }).year)).toBe('2024')
})

test('a long text is cut to what differs; a short one is whole', () => {
  expect(shorten(['abc', undefined, 'abd'])).toEqual(['abc', undefined, 'abd'])
  const filler = 'un mot puis un autre '.repeat(200)
  const [before, mine, theirs] = shorten([
    `${filler}avant ${filler}`,
    `${filler}ici même ${filler}`,
    `${filler}reçu ${filler}`,
  ])
  for (const [text, word] of [
    [before, 'avant'],
    [mine, 'ici même'],
    [theirs, 'reçu'],
  ]) {
    expect(text).toContain(word)
    expect(text?.length).toBeLessThan(700)
    expect(text).toMatch(/^\[…\] .* \[…\]$/)
  }
  expect(shorten([undefined, undefined, 'x'.repeat(9000)])[2]?.length).toBeLessThan(6100)
})
