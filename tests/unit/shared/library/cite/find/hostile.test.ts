import { afterEach, expect, test, vi } from 'vitest'
import { findCitations } from '../../../../../../src/shared/library/cite/find/find.ts'

afterEach(() => vi.restoreAllMocks())

/** How many times an expression is tried: each try looks a bounded way ahead, so this is the work. */
function tries(text: string): number {
  const spy = vi.spyOn(RegExp.prototype, 'exec')
  findCitations(text)
  const count = spy.mock.calls.length
  spy.mockRestore()
  return count
}

const pieces = [
  'article 1, ',
  'articles L. 1-1, ',
  'L. 1-1 et ',
  'de l’article L. 1 et ',
  'arrêt n° 1234, ',
  'arrêt du 3 mars 2020 et l’',
  'décision du 3 mars 2020 ',
  'Conseil d’État, ',
  'CE, 3 mars 2020, A',
  'CEDH, 3 mars 2020, Aaaa ',
  'C-1/20, ',
  'loi n° 78-17 du ',
  'arrêté du 3 mars 2020 du ministre ',
  'délibération n° 2019-001 ',
  'dans sa version issue de la loi n° 78-17 ',
  'article 1er de la directive 1/2, relative à ',
  'la cour de la ',
  'code   ',
  '(Paris, ',
  '«',
]

test.each(pieces)('the work grows as the text does: %s', piece => {
  const short = tries(piece.repeat(200))
  const long = tries(piece.repeat(1600))
  expect(long).toBeLessThan(short * 10 + 100)
})

test('any mixture of pieces is read to its end, its citations in order', () => {
  let seed = 7
  const next = (below: number) => {
    seed = (seed * 1103515245 + 12345) % 2147483648
    return Math.floor((seed / 2147483648) * below)
  }
  for (let n = 0; n < 40; n += 1) {
    const text = Array.from({ length: 300 }, () => pieces[next(pieces.length)]).join('')
    const found = findCitations(text)
    for (const [index, one] of found.entries()) {
      expect(text.slice(one.start, one.end)).toBe(one.written)
      expect(one.start).toBeGreaterThanOrEqual(found[index - 1]?.end ?? 0)
      expect(one.key).toMatch(/^(?:decision|article|document|ecli|dila):/)
    }
  }
})

test('a long run of blanks, of letters or of digits holds nothing', () => {
  for (const run of [' ', '\u00a0', 'a', 'A', '1', '(', '\n'])
    expect(findCitations(`code${run.repeat(50_000)}de commerc`)).toEqual([])
})
