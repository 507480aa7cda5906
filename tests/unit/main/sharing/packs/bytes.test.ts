import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  elementsOf,
  membersOf,
  parseJson,
  unescapeInPlace,
} from '../../../../../src/main/sharing/packs/bytes.ts'

const whole = (bytes: Buffer) => ({ from: 0, to: bytes.length })
const membersIn = (text: string) => {
  const bytes = Buffer.from(text)
  const members = membersOf(bytes, whole(bytes))
  return members && Object.fromEntries([...members].map(([name, place]) => [name, parseJson(bytes, place)]))
}

test('property: the members of an object and the elements of a list are those JSON.parse finds, however it is spaced', () => {
  fc.assert(
    fc.property(
      fc.dictionary(fc.string(), fc.jsonValue()),
      fc.array(fc.jsonValue()),
      fc.nat(3),
      (object, list, indent) => {
        const text = JSON.stringify(object, null, indent)
        expect(membersIn(`\n ${text} `)).toEqual(JSON.parse(text))
        const bytes = Buffer.from(JSON.stringify(list, null, indent))
        const elements = elementsOf(bytes, whole(bytes))?.map(place => parseJson(bytes, place))
        expect(elements).toEqual(JSON.parse(bytes.toString()))
      },
    ),
  )
})

test('property: what ends too soon, wherever it does, is not read as whole', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.jsonValue()), fc.nat(), (object, n) => {
      const text = JSON.stringify(object)
      expect(
        membersIn(
          Buffer.from(text)
            .toString('latin1')
            .slice(0, n % text.length),
        ),
      ).toBeUndefined()
    }),
  )
})

test.each([
  ['', undefined],
  ['[1]', undefined],
  ['{"a":1,}', undefined],
  ['{"a" 1}', undefined],
  ['{"a":}', undefined],
  ['{"a":1} suite', undefined],
  ['{"a":[1,2}', undefined],
  ['{}', {}],
  ['{"a":1,"a":[2]}', { a: [2] }],
])('%s', (text, expected) => {
  expect(membersIn(text)).toEqual(expected)
})

test('property: a string is unescaped where it stands, as JSON.parse would', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.boolean(), (text, ascii) => {
      const json = JSON.stringify(text)
      const written = ascii
        ? json.replace(/[^\0-\x7f]/g, one => `\\u${one.charCodeAt(0).toString(16).padStart(4, '0')}`)
        : json
      const bytes = Buffer.from(written)
      const place = unescapeInPlace(bytes, whole(bytes))
      expect(place && bytes.toString('utf8', place.from, place.to)).toBe(text)
    }),
  )
})

test('a long string is unescaped by pieces; half a pair and a false escape are refused', () => {
  const text = 'é,"\\\u{1F600} '.repeat(300_000)
  const bytes = Buffer.from(JSON.stringify(text))
  const place = unescapeInPlace(bytes, whole(bytes))
  expect(place && bytes.toString('utf8', place.from, place.to) === text).toBe(true)
  for (const wrong of ['"\\ud83d"', '"a\\,b"', '"\\x"', '"\t"']) {
    const given = Buffer.from(wrong)
    expect(unescapeInPlace(given, whole(given))).toBeUndefined()
  }
})
