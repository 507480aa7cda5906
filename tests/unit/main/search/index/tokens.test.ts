import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { TokenBatch } from '../../../../../src/main/search/index/model.ts'
import { TEXT_GAP, tokenBatch } from '../../../../../src/main/search/index/vocabulary.ts'
import { eachSpan, eachWord, foldedWord } from '../../../../../src/shared/french/fold.ts'
import { inclusiveForms } from '../../../../../src/shared/french/inclusive.ts'

/** Each term with the texts and places it stands at. */
const listed = ({ terms, ...batch }: TokenBatch): Record<string, string> =>
  Object.fromEntries(
    terms.map((term, n) => [
      term,
      placesOf(batch, n)
        .map(({ doc, place }) => `${doc}@${place}`)
        .join(' '),
    ]),
  )

function placesOf({ numbers, stream, ends }: Omit<TokenBatch, 'terms'>, term: number) {
  const found: { doc: number; place: number }[] = []
  for (const [doc, end] of ends.entries()) {
    let place = 0
    for (const value of stream.subarray(doc ? ends[doc - 1] : 0, end)) {
      if (value === numbers[term]) found.push({ doc, place })
      place += value < 0 ? -value : 1
    }
  }
  return found
}

test('titles come first, parts are kept apart, written forms are told from folded ones', () => {
  const batch = tokenBatch()
  batch.add(['Code', 'L. 251-2'], ['Le thé, LE THE.', '', 'Un cœur'])
  batch.add([], ['The'])
  expect(batch.size).toBe(2)
  expect(batch.words).toBe(11)
  const made = batch.finish()
  expect(listed(made)).toEqual({
    2: '0@3',
    251: '0@2',
    code: '0@0',
    'coeur\u0001cœur': `0@${8 + 2 * TEXT_GAP + 1}`,
    l: '0@1',
    le: `0@${4 + TEXT_GAP} 0@${6 + TEXT_GAP}`,
    the: `0@${7 + TEXT_GAP} 1@0`,
    'the\u0001thé': `0@${5 + TEXT_GAP}`,
    un: `0@${8 + 2 * TEXT_GAP}`,
  })
  expect(made.terms).toEqual(made.terms.toSorted())
  expect([...made.lengths]).toEqual([10 + 2 * TEXT_GAP, 1])
  expect([...made.heads]).toEqual([4, 0])
})

test('an inclusive spelling also gives the forms it stands for, away from every phrase', () => {
  const batch = tokenBatch()
  batch.add([], ['les requérant·es entendus'])
  const { terms, lengths, ...made } = batch.finish()
  const places = terms.flatMap((_, n) => placesOf({ lengths, ...made }, n).map(({ place }) => place))
  for (const form of ['requerants', 'requerantes']) expect(terms).toContain(form)
  expect(Math.max(...places)).toBe(lengths[0]! - 1)
  expect(lengths[0]).toBeGreaterThan(4 + 2 * TEXT_GAP)
})

test('an accent written apart, a soft hyphen or capitals are the same written word', () => {
  const batch = tokenBatch()
  batch.add([], ['été e\u0301te\u0301 ÉTÉ é\u00adté ete'])
  expect(batch.finish().terms).toEqual(['ete', 'ete\u0001été'])
})

test('nothing to index makes an empty batch', () => {
  const batch = tokenBatch()
  batch.add([], [])
  const made = batch.finish()
  expect(made.terms).toEqual([])
  expect([...made.stream]).toEqual([])
  expect([...made.lengths]).toEqual([0])
})

test('every word stands where eachWord finds it, whatever the text', () => {
  fc.assert(
    fc.property(
      fc.string({
        unit: fc.oneof(
          fc.constantFrom(...'aé1œ -·\u0301\u00adL'),
          fc.string({ unit: 'grapheme', minLength: 1, maxLength: 1 }),
        ),
      }),
      text => {
        const words: string[] = []
        eachWord(text, word => words.push(word))
        const spans: string[] = []
        eachSpan(text, (start, end, plain) => {
          const raw = text.slice(start, end)
          if (plain) expect(foldedWord(raw)).toBe(raw)
          spans.push(foldedWord(raw))
        })
        expect(spans).toEqual(words)
        const batch = tokenBatch()
        batch.add([], [text])
        const { terms, ...made } = batch.finish()
        terms.forEach((term, n) => {
          for (const { place } of placesOf(made, n))
            if (place < words.length) expect(term.split('\u0001')[0]).toBe(words[place])
        })
      },
    ),
  )
})

test('inclusive spellings are found wherever they are, whatever stands around', () => {
  const piece = fc.constantFrom(
    ...['député', 'e', 's', 'rice', '·', '(', ')', '.', '-', ' ', '1', '\u00ad', 'lecteur', '•', 'E'],
  )
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 10 }), pieces => {
      const text = pieces.join('')
      const batch = tokenBatch()
      batch.add([text], [text])
      const words = [...new Set(inclusiveForms(text).map(({ word }) => word))]
      expect(batch.finish().terms).toEqual(expect.arrayContaining(words))
    }),
  )
})
