import { describe, expect, test } from 'vitest'
import { isRaisedEnding } from '../../../../src/shared/french/raised-endings.ts'

describe('endings that stand above the line', () => {
  test.each([
    ['le 1', 'er'],
    ['6e-5', 'e'],
    ['XXI', 'e'],
    ['pièces n', 'os'],
    ['CE, n', 'o'],
    ['M', 'me'],
    ['10', 'ème'],
  ])('%s + %s is one word when it is read back', (before, ending) =>
    expect(isRaisedEnding(before, ending)).toBe(true),
  )
  test.each([
    ['m', '2'],
    ['x', 'e'],
    ['article 4', ' bis'],
    ['10', '6'],
    ['CO', 'e'],
    ['mots', '1'],
  ])('%s + %s is not', (before, ending) => expect(isRaisedEnding(before, ending)).toBe(false))
})
