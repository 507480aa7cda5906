import { expect, test } from 'vitest'
import { isDue, keptUntil } from '../../../../src/shared/dossiers/closing.ts'

test('five years after the end of the mandate are proposed, the last day of February included', () => {
  expect(keptUntil('2026-06-30')).toBe('2031-06-30')
  expect(keptUntil('2024-02-29')).toBe('2029-02-28')
})

test('a dossier is to be erased from the day chosen, and never where none was', () => {
  const closing = { on: '2021-06-30', keepUntil: '2026-06-30' }
  expect(isDue(closing, '2026-06-29')).toBe(false)
  expect(isDue(closing, '2026-06-30')).toBe(true)
  expect(isDue({ on: '1999-01-01' }, '2026-06-30')).toBe(false)
  expect(isDue(undefined, '2026-06-30')).toBe(false)
})
