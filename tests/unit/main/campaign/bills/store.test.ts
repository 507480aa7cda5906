import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { bills } from '../../../../../src/main/campaign/bills/store.ts'
import { billTexts } from '../../../../../src/main/campaign/bills/text-store.ts'
import { openDb } from '../../../../../src/main/library/open-library.ts'
import { Bill, type Measure } from '../../../../../src/shared/campaign/bills/model.ts'
import { aBill, aBillText } from '../../../../fixtures/builders.ts'

test('a bill is saved from the revision read, removed and restored; its place is kept', () => {
  const all = bills(openDb(':memory:'))
  const first = all.save(aBill())
  all.save(aBill())
  const second = all.save({ ...first, title: 'Autre' })
  expect(second.revision).toBe(first.revision + 1)
  expect(() => all.save(first)).toThrow(expect.objectContaining({ code: 'stale' }))
  all.remove(first.id)
  expect(all.list()).toHaveLength(1)
  expect(() => all.get(first.id)).toThrow(expect.objectContaining({ code: 'not-found' }))
  all.restore(first.id)
  expect(all.list()[0]).toEqual(second)
})

test('the starter library says more of a bill: what the user wrote of it stays', () => {
  const all = bills(openDb(':memory:'))
  const given = aBill()
  expect([all.receive(given), all.receive(given)]).toEqual(['added', 'unchanged'])
  const [measure] = given.measures
  all.save({
    ...all.get(given.id),
    note: 'à moi',
    measures: [{ ...measure!, danger: 'Écrit par moi.' }],
  })
  expect(all.receive({ ...given, title: 'Titre corrigé' })).toBe('updated')
  expect(all.get(given.id)).toMatchObject({
    title: 'Titre corrigé',
    note: 'à moi',
    measures: [{ danger: 'Écrit par moi.' }],
  })
  all.remove(given.id)
  expect(all.receive(given)).toBe('unchanged')
  expect(all.list()).toEqual([])
})

test('the shipped measures gain their pages over those of before; what the user wrote stays', () => {
  const shipped = Bill.array().parse(
    JSON.parse(readFileSync('resources/packs/narcotrafic.json', 'utf8')).bills,
  )
  const given = shipped.find(one => one.id === 'narcotrafic')!
  const newOnes = ['narcotrafic-imsi', 'narcotrafic-ports']
  const before = Bill.parse({
    ...given,
    measures: given.measures
      .filter(one => !newOnes.includes(one.id))
      .map(({ id, article, title, does, danger, articles, fates }) => {
        return { id, article, title, does, danger, articles, fates }
      }),
  })
  const all = bills(openDb(':memory:'))
  all.receive(before)
  const own = { ...before.measures[0]!, id: 'mesure-a-moi', title: 'Une mesure à moi' }
  const edit = (one: Measure) => (one.id === 'narcotrafic-art-8' ? { ...one, danger: 'À moi.' } : one)
  all.save({ ...all.get(given.id), measures: [...before.measures.map(edit), own] })

  expect(all.receive(given)).toBe('updated')
  const { measures } = all.get(given.id)
  const byId = new Map(measures.map(one => [one.id, one]))
  for (const one of given.measures) if (one.id !== 'narcotrafic-art-8') expect(byId.get(one.id)).toEqual(one)
  expect(byId.get('narcotrafic-art-8')?.danger).toBe('À moi.')
  expect(byId.get('mesure-a-moi')).toEqual(own)
  expect(measures).toHaveLength(given.measures.length + 1)
  expect(all.receive(given)).toBe('unchanged')
})

test('the texts of a bill are listed without their articles, removed and restored', () => {
  const db = openDb(':memory:')
  const bill = bills(db).save(aBill())
  const all = billTexts(db)
  const text = all.save(aBillText({ bill: bill.id }))
  expect(all.list(bill.id)).toEqual([expect.objectContaining({ number: '907', count: 1 })])
  expect(all.get(text.id).articles[0]?.alineas).toHaveLength(3)
  expect(() => all.save({ ...text, revision: 0 })).toThrow(expect.objectContaining({ code: 'stale' }))
  all.remove(text.id)
  expect(all.list(bill.id)).toEqual([])
  all.restore(text.id)
  expect(all.get(text.id)).toEqual(text)
})
