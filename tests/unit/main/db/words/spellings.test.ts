import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { vocabulary, writtenMark } from '../../../../../src/main/db/words/tokens.ts'
import { eachWord } from '../../../../../src/shared/text/fold.ts'
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
const texts = fc.array(
  fc.array(piece, { maxLength: 60 }).map(all => all.join('')),
  { maxLength: 8 },
)

test('the words of a text are those eachWord cuts, whatever it is made of', () => {
  fc.assert(
    fc.property(texts, all => {
      const { stream, terms } = vocabulary()
      for (const text of all) {
        stream.cut(0)
        stream.read(text)
        const wanted: string[] = []
        eachWord(text, word => {
          wanted.push(word)
        })
        expect([...stream.values()].map(id => terms[id]?.split(writtenMark)[0])).toEqual(wanted)
      }
    }),
    { numRuns: 400 },
  )
})

test('a number is one spelling, however many there are', () => {
  const { stream, terms } = vocabulary()
  const all = Array.from({ length: 30_000 }, (_, n) => `mot${'abcdefghij'[n % 10]?.repeat(n % 23)} ${n}`)
  for (const text of all) stream.read(text)
  const first = [...stream.values()]
  stream.cut(0)
  for (const text of all) stream.read(text)
  expect([...stream.values()]).toEqual(first)
  expect(first.filter((_, n) => n % 2).map(id => terms[id])).toEqual(all.map((_, n) => String(n)))
})

test('a text longer than is read at once is read whole', () => {
  const { stream, terms } = vocabulary()
  const long = `${'vidéosurveillance algorithmique '.repeat(20_000)}${'x'.repeat(300_000)} fin`
  stream.read(long)
  const ids = [...stream.values()]
  expect(ids).toHaveLength(40_002)
  expect(terms[ids[39_999] ?? -1]).toBe('algorithmique')
  expect(terms[ids[40_000] ?? -1]).toHaveLength(300_000)
  expect(terms[ids[40_001] ?? -1]).toBe('fin')
})

test('inclusive spellings are told from other words', () => {
  const { stream } = vocabulary()
  for (const text of [
    'les député·es',
    'les député(e)s',
    'les député.e.s',
    'les député-e-s',
    'des œuvres · là',
  ])
    expect(stream.read(text), text).toBe(true)
  for (const text of ['les députés', "l'article L. 761-1 du code", 'n° 2021-12 du 5 mai (fin', 'des œuvres'])
    expect(stream.read(text), text).toBe(false)
})

test.each(names)('%s.wasm is what its source compiles to', async name => {
  expect((await compiled(name)).equals(readFileSync(fileOf(name)))).toBe(true)
})
