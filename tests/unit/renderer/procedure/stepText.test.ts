import { expect, test } from 'vitest'
import { isOf } from '../../../../src/renderer/procedure/stepText.ts'
import { Event } from '../../../../src/shared/dossiers/model.ts'

const deposit = Event.parse({ id: 'd', kind: 'filed', date: '2026-12-02', label: 'Requête déposée' })
const order = Event.parse({ id: 'o', kind: 'closing-set', date: '2026-12-20', label: '', affaire: 'refere' })

test('a deposit noted for the claim is no step of the appeal that follows', () => {
  expect(isOf({ filed: '2026-12-02' }, deposit)).toBe(true)
  expect(isOf({ filed: '2027-03-01' }, deposit)).toBe(false)
  expect(isOf({ filed: null }, deposit)).toBe(false)
  expect(isOf({ filed: null, isOnly: true }, deposit)).toBe(true)
})

test('what happened in another case is no step of a text', () => {
  expect(isOf({ affaire: 'refere' }, order)).toBe(true)
  expect(isOf({}, order)).toBe(false)
})
