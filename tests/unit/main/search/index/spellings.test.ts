import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  SPELLING_MARK,
  type Vocabulary,
  vocabulary,
} from '../../../../../src/main/search/index/vocabulary.ts'
import { eachWord } from '../../../../../src/shared/french/fold.ts'
import { compiled, fileOf, names } from '../../../../native.ts'

/** Words of all lengths, what cuts them, what is silent, what takes two bytes, halves of pairs. */
const piece = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...'eéEÉaàcçz0179'.split('')) },
  { weight: 3, arbitrary: fc.constantFrom(' ', '.', '-', '(', ')', '\n', '’', "'", '«', '\u00a0') },
  { weight: 1, arbitrary: fc.constantFrom('œ', 'Œ', 'ß', 'ª', '°', '²', '½', 'µ', '×', '÷', 'ÿ', '·', 'ſ') },
  {
    weight: 1,
    arbitrary: fc.constantFrom('\u00ad', '\u200d', '\u0301', '\ud800', '\udc00', '😀', 'ж', '\0'),
  },
  { weight: 1, arbitrary: fc.nat(40).map(length => 'anticonstitutionnellement'.repeat(2).slice(0, length)) },
  { weight: 1, arbitrary: fc.nat(130).map(length => ' '.repeat(length)) },
)
/** The numbers of the words of texts, each read by itself. */
const numbersOf = ({ stream }: Vocabulary, ...all: readonly string[]): number[] => {
  stream.clear()
  for (const text of all) stream.read([], [text], 100, () => undefined)
  return [...stream.values()]
}
const isTold = ({ stream }: Vocabulary, text: string): boolean => {
  const told: string[] = []
  stream.read(['titre'], [text, 'fin'], 100, one => told.push(one))
  return told.join() === text
}

const texts = fc.array(
  fc.array(piece, { maxLength: 60 }).map(all => all.join('')),
  { maxLength: 8 },
)

test('the words of a text are those eachWord cuts, whatever it is made of', () => {
  fc.assert(
    fc.property(texts, all => {
      const words = vocabulary()
      for (const text of all) {
        const wanted: string[] = []
        eachWord(text, word => {
          wanted.push(word)
        })
        const terms = numbersOf(words, text).map(id => words.terms[id]?.split(SPELLING_MARK)[0])
        expect(terms).toEqual(wanted)
      }
    }),
    { numRuns: 400 },
  )
})

test('a number is one spelling, however many there are', () => {
  const words = vocabulary()
  const all = Array.from({ length: 30_000 }, (_, n) => `mot${'abcdefghij'[n % 10]?.repeat(n % 23)} ${n}`)
  const first = numbersOf(words, ...all)
  expect(numbersOf(words, ...all)).toEqual(first)
  expect(first.filter((_, n) => n % 2).map(id => words.terms[id])).toEqual(all.map((_, n) => String(n)))
})

test('a text longer than is read at once is read whole', () => {
  const words = vocabulary()
  const long = `${'vidéosurveillance algorithmique '.repeat(20_000)}${'x'.repeat(300_000)} fin`
  const terms = numbersOf(words, long).map(id => words.terms[id])
  expect(terms).toHaveLength(40_002)
  expect(terms[39_999]).toBe('algorithmique')
  expect(terms[40_000]).toHaveLength(300_000)
  expect(terms[40_001]).toBe('fin')
  const { stream } = words
  stream.clear()
  expect(stream.read(['un titre'], [long, '', long], 100, () => undefined)).toEqual({
    places: 2 + 2 * (100 + 40_002),
    titles: 2,
    words: 2 + 2 * 40_002,
  })
})

test('inclusive spellings are told from other words', () => {
  const words = vocabulary()
  for (const text of [
    'les député·es',
    'les député(e)s',
    'les député.e.s',
    'les député-e-s',
    'des œuvres · là',
  ])
    expect(isTold(words, text), text).toBe(true)
  for (const text of ['les députés', "l'article L. 761-1 du code", 'n° 2021-12 du 5 mai (fin', 'des œuvres'])
    expect(isTold(words, text), text).toBe(false)
})

test('a text read in several pieces is told once, whatever piece has inclusive spellings', () => {
  const { stream } = vocabulary()
  const told: number[] = []
  const long = `${'les député·es '.repeat(20_000)}fin`
  stream.read(['un titre'], [long, 'rien', 'les député·es'], 100, text => told.push(text.length))
  expect(told).toEqual([long.length, 13])
})

test.each(names)('%s.wasm is what its source compiles to', async name => {
  expect((await compiled(name)).equals(readFileSync(fileOf(name)))).toBe(true)
})
