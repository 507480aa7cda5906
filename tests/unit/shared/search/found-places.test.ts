import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { foundPlaces } from '../../../../src/shared/search/found-places.ts'
import { finderOf } from '../../../../src/shared/search/marks.ts'
import { parseQuery } from '../../../../src/shared/search/query.ts'

const places = (query: string, ...texts: string[]) => foundPlaces(texts, finderOf(parseQuery(query)))
const stops = (query: string, ...texts: string[]) =>
  places(query, ...texts).flatMap(({ isStop, text, start, end }) =>
    isStop ? [`${text} ${texts[text]?.slice(start, end)}`] : [],
  )

describe('where a source answers a query', () => {
  test('each place of a single word, in its inflections', () => {
    expect(stops('drone ', 'Un drone, des drones.', 'Rien.', 'Le drone.')).toEqual([
      '0 drone',
      '0 drones',
      '2 drone',
    ])
  })
  test('of several words, the paragraphs that have the most of them', () => {
    const texts = ['La police.', 'Un drone de la police.', 'Le drone.', 'La police a un drone et un drone.']
    expect(stops('drone police ', ...texts)).toEqual(['1 drone', '3 police'])
    expect(places('drone police ', ...texts)).toHaveLength(7)
  })
  test('where no paragraph has them all, those that have one', () => {
    expect(stops('drone police ', 'La police, la police.', 'Le drone.')).toEqual([
      '0 police',
      '0 police',
      '1 drone',
    ])
  })
  test('nothing where nothing is asked or found', () => {
    expect(places('', 'Un drone.')).toEqual([])
    expect(places('caméra', 'Un drone.')).toEqual([])
  })
  test('there is a stop wherever there is a match, and each is one of them', () => {
    const text = fc.array(fc.constantFrom('drone', 'police', 'caméra', 'de', 'la'), { maxLength: 8 })
    fc.assert(
      fc.property(fc.array(text, { maxLength: 6 }), lines => {
        const all = places('drone police ', ...lines.map(words => words.join(' ')))
        expect(all.some(({ isStop }) => isStop)).toBe(all.length > 0)
      }),
    )
  })
})
