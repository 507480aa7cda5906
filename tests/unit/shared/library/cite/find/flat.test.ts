import fc from 'fast-check'
import { expect, test } from 'vitest'
import { flatten } from '../../../../../../src/shared/library/cite/find/flat.ts'

/** Every blank there is, then what stands beside them in the tables of characters and is none. */
const BLANKS = Array.from({ length: 0x10000 }, (_, code) => String.fromCharCode(code)).filter(char =>
  /\s/.test(char),
)
const NEIGHBOURS = BLANKS.flatMap(char =>
  [-1, 1].map(by => String.fromCharCode(char.charCodeAt(0) + by)).filter(other => !/\s/.test(other)),
)

test.each(BLANKS.map(blank => [blank.charCodeAt(0).toString(16), blank]))(
  'two blanks U+%s are one',
  (_code, blank) => {
    expect(flatten(`la${blank}${blank}loi`).text).toBe(/[\n]/.test(blank) ? 'la\nloi' : 'la loi')
    expect(flatten(`la${blank}loi`)).toEqual({ text: `la${blank}loi` })
  },
)

test('what is no blank stays, however often it stands', () => {
  for (const char of NEIGHBOURS)
    expect(flatten(`la${char}${char}loi`)).toEqual({ text: `la${char}${char}loi` })
})

test('a run that holds a line end is one, else a space', () => {
  expect(flatten('a \n b').text).toBe('a\nb')
  expect(flatten('a\u00a0 \tb').text).toBe('a b')
  expect(flatten('a   b').text).toBe('a b')
})

test('property: each letter of the new text is found again at its place in the old one', () =>
  fc.assert(
    fc.property(fc.array(fc.constantFrom('a', 'b', 'c', ' ', '\n', '\u00a0', '  ', '\u202f ')), pieces => {
      const text = pieces.join('')
      const flat = flatten(text)
      expect(/\s\s/.test(flat.text)).toBe(false)
      expect(flat.place === undefined).toBe(!/\s\s/.test(text))
      const place = flat.place ?? ((at: number) => at)
      const letters = [...flat.text].flatMap((char, at) => (/\s/.test(char) ? [] : [[char, at] as const]))
      expect(letters.map(([char]) => char).join('')).toBe(text.replace(/\s/g, ''))
      for (const [char, at] of letters) expect(text[place(at)]).toBe(char)
      const places = letters.map(([, at]) => place(at))
      expect(places).toEqual([...places].sort((a, b) => a - b))
    }),
  ))
