import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  findOnPage,
  isOneLetterApart,
  pageQuery,
  placesOfWords,
} from '../../../../src/shared/exhibits/scans/find.ts'
import { correctedPage, type FilePage, textOfWords } from '../../../../src/shared/exhibits/scans/model.ts'

const TEXT =
  'Par un arrêté du 9 octobre 2026, le maire a interdit la circu-\nlation des piétons sur les quais.'
const page = (text: string, origin: FilePage['origin'] = 'text') => ({ text, origin })

test.each([
  ['arrêté maire', true],
  ['arretes interdits', true],
  ['circulation', true],
  ['tribunal', false],
  ['arrêté tribunal', false],
  ['', false],
  ['…', false],
])('« %s » is found: %s', (question, isFound) =>
  expect(findOnPage(page(TEXT), pageQuery(question)) !== undefined).toBe(isFound),
)

test('marks stand on the words found, wherever the passage begins', () => {
  const long = `${'avant '.repeat(100)}${TEXT}${' après'.repeat(100)}`
  const hit = findOnPage(page(long), pageQuery('maire octobre'))!
  expect(hit.marks.map(([from, to]) => hit.excerpt.slice(from, to)).sort()).toEqual(['maire', 'octobre'])
  expect(hit.excerpt.length).toBeLessThan(220)
})

test('a letter read badly hides a word neither from its search nor from a text that says it; figures are exact', () => {
  expect(findOnPage(page('le tribunai de Lyon', 'recognised'), pageQuery('tribunal'))).toMatchObject({
    isExact: false,
  })
  expect(findOnPage(page('le tribunai de Lyon', 'text'), pageQuery('tribunal'))).toBeUndefined()
  expect(findOnPage(page('n° 434743', 'recognised'), pageQuery('434742'))).toBeUndefined()
})

test('one letter apart: whatever the letter and the place', () => {
  fc.assert(
    fc.property(
      fc.string({ minLength: 3, maxLength: 12 }),
      fc.nat(11),
      fc.constantFrom('é', 'z', '!'),
      (word, at, letter) => {
        const cut = at % word.length
        expect(isOneLetterApart(word, word.slice(0, cut) + letter + word.slice(cut))).toBe(true)
        expect(isOneLetterApart(word.slice(0, cut) + word.slice(cut + 1), word)).toBe(true)
        expect(isOneLetterApart(word, word.slice(0, cut) + letter + word.slice(cut + 1))).toBe(true)
        expect(isOneLetterApart(word, `${word}${letter}${letter}`)).toBe(false)
      },
    ),
  )
})

const read = (text: string): FilePage => {
  const words = text.split(' ').map((word, at) => ({
    ...{ text: word, confidence: 90, line: Math.floor(at / 3), paragraph: 0 },
    ...{ x: at * 40, y: 10, w: 38, h: 12 },
  }))
  return {
    page: 1,
    origin: 'recognised',
    width: 595,
    height: 842,
    turn: 0,
    skew: 0,
    words,
    text: textOfWords(words),
  }
}

test('a word cut at the end of a line is found in both its halves', () => {
  const { words } = read('il faut circu- lation libre')
  expect(placesOfWords(words, pageQuery('circulation')).map(({ x }) => x)).toEqual([80, 120])
})

test('corrected back to what was read, a word is as it was; taken away, it leaves the text', () => {
  const before = read('le tribunai de Lyon')
  expect(correctedPage(correctedPage(before, 1, 'tribunal'), 1, 'tribunai')).toEqual(before)
  expect(correctedPage(before, 1, '').text).toBe('le de\nLyon')
})
