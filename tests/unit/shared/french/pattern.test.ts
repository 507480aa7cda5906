import fc from 'fast-check'
import { expect, it } from 'vitest'
import {
  comparable,
  type FindOptions,
  patternOf,
  placesIn,
  plainFind,
  replacementFor,
} from '../../../../src/shared/french/pattern.ts'

const find = (query: string, text: string, given: Partial<FindOptions> = {}) => {
  const options = { ...plainFind, ...given }
  const pattern = patternOf(query, options)
  if (!pattern.ok) throw new Error(pattern.reason)
  const places = [...placesIn(comparable(text, options), new RegExp(pattern.source, pattern.flags))]
  return places.map(({ start, end }) => text.slice(start, end))
}

it('leaves accents, case, kinds of spaces and apostrophes aside unless they count', () => {
  expect(find('legalite', 'La Légalité, la légalité')).toEqual(['Légalité', 'légalité'])
  expect(find('légalité', 'legalite', { accents: true })).toEqual([])
  expect(find('Légalité', 'légalité Légalité', { case: true })).toEqual(['Légalité'])
  expect(find("l'article 5", 'l’article\u00a05')).toEqual(['l’article\u00a05'])
})

it('whole words, with letters of every alphabet around them', () => {
  expect(find('loi', 'la loi, les lois, l’aloi', { words: true })).toEqual(['loi'])
  expect(find('ete', 'été, étés, a été', { words: true })).toEqual(['été', 'été'])
})

it('takes signs as they are, and regular expressions when asked', () => {
  expect(find('(art. 5)', 'voir (art. 5) et art. 55')).toEqual(['(art. 5)'])
  expect(find('art\\. \\d+', 'voir (art. 5) et art. 55', { regex: true })).toEqual(['art. 5', 'art. 55'])
})

it('says in French why an expression cannot be read', () => {
  const reason = (query: string) => {
    const pattern = patternOf(query, { ...plainFind, regex: true })
    return pattern.ok ? '' : pattern.reason
  }
  expect(reason('(a')).toMatch(/une parenthèse n’est pas fermée/)
  expect(reason('a)')).toMatch(/sans avoir été ouverte/)
  expect(reason('[a')).toMatch(/crochet/)
  expect(reason('*a')).toMatch(/rien ne précède/)
  expect(reason('\\')).toMatch(/barre oblique inverse/)
})

it('compares sign for sign, and finds any stretch of any text by itself', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', minLength: 1 }), fc.nat(), fc.nat(), (text, a, b) => {
      expect(comparable(text, plainFind)).toHaveLength(text.length)
      const units = [...text]
      const from = a % units.length
      const piece = units.slice(from, from + 1 + (b % (units.length - from))).join('')
      expect(find(piece, text).length).toBeGreaterThan(0)
    }),
  )
})

it('fills a replacement from what was found', () => {
  const pattern = patternOf('(\\w+) c\\. (\\w+)', { ...plainFind, regex: true })
  if (!pattern.ok) throw new Error(pattern.reason)
  const text = 'Été c. France'
  const [found] = placesIn(comparable(text, plainFind), new RegExp(pattern.source, pattern.flags))
  expect(replacementFor('$2 contre $1 ($$, $&)', text, found!, true)).toBe(
    'France contre Été ($, Été c. France)',
  )
  expect(replacementFor('$1', text, found!, false)).toBe('$1')
})
