import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { pictureRefusal, readPicture } from '../../../../src/shared/word/picture.ts'
import { aPng, aPngHead } from '../../../docx/texts/gallery.ts'

const bytes = (...parts: readonly (string | readonly number[])[]) =>
  new Uint8Array(
    parts.flatMap(part => (typeof part === 'string' ? [...part].map(sign => sign.charCodeAt(0)) : [...part])),
  )

describe('what a picture is, by its first bytes', () => {
  test('PNG, GIF, WebP, JPEG', () => {
    expect(readPicture(aPng(30, 20))).toEqual({ type: 'png', width: 30, height: 20 })
    expect(readPicture(bytes('GIF89a', [30, 0, 20, 0]))).toEqual({ type: 'gif', width: 30, height: 20 })
    const webp = bytes('RIFF', [0, 0, 0, 0], 'WEBPVP8X', [0, 0, 0, 0, 0, 0, 0, 0], [29, 0, 0, 19, 0, 0])
    expect(readPicture(webp)).toEqual({ type: 'webp', width: 30, height: 20 })
    const jpeg = bytes([0xff, 0xd8, 0xff, 0xe1, 0, 4, 1, 2], [0xff, 0xc0, 0, 17, 8, 0, 20, 0, 30, 3, 0, 0, 0])
    expect(readPicture(jpeg)).toEqual({ type: 'jpeg', width: 30, height: 20 })
  })

  test('a file that is none, or cut short, is not one', () => {
    expect(readPicture(bytes('%PDF-1.7'))).toBeUndefined()
    expect(readPicture(aPng(30, 20).subarray(0, 60))).toBeUndefined()
    expect(readPicture(bytes([0xff, 0xd8, 0xff, 0xe0, 0xff, 0xff]))).toBeUndefined()
    expect(readPicture(new Uint8Array())).toBeUndefined()
  })

  test('no bytes make it fail', () => {
    const starts = [[0x89, 0x50, 0x4e, 0x47], [0xff, 0xd8, 0xff], [...bytes('RIFF')], [...bytes('GIF8')], []]
    fc.assert(
      fc.property(fc.constantFrom(...starts), fc.uint8Array({ maxLength: 60 }), (start, rest) => {
        expect(() => readPicture(new Uint8Array([...start, ...rest]))).not.toThrow()
      }),
    )
  })
})

test('what is too heavy or unfolds too large is refused with a sentence', () => {
  expect(pictureRefusal('a.png', 100, readPicture(aPng(30, 20)))).toBeUndefined()
  expect(pictureRefusal('a.png', 21 * 2 ** 20, undefined)).toContain('dépasse 20')
  expect(pictureRefusal('bombe.png', 100, readPicture(aPngHead(60_000, 60_000)))).toContain('trop grande')
  expect(pictureRefusal('plan.png', 100, readPicture(aPngHead(11_000, 11_000)))).toContain('trop grande')
  expect(pictureRefusal('a.txt', 100, undefined)).toContain('n’est pas une image')
})
