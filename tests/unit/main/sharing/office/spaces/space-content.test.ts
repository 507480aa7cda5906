import { constants, deflateRawSync } from 'node:zlib'
import { expect, test } from 'vitest'
import {
  contentFromBytes,
  contentToBytes,
  type SpaceContent,
} from '../../../../../../src/main/sharing/office/spaces/space-content.ts'

const MB = 2 ** 20
/** Bytes of the largest text of an envelope. */
const MOST = 8 * MB

/** A content whose text has so many bytes. */
function contentOf(bytes: number): SpaceContent {
  const content = (change: string) => ({ height: 1, seen: {}, change })
  return content('a'.repeat(bytes - JSON.stringify(content('')).length))
}

test('the largest content is sent and opened', () => {
  const content = contentOf(MOST)
  expect(contentFromBytes(contentToBytes(content))).toEqual(content)
})

test('a content of one byte more is neither sent nor opened, however well it compresses', () => {
  const content = contentOf(MOST + 1)
  expect(() => contentToBytes(content)).toThrow(expect.objectContaining({ code: 'full' }))
  const bytes = deflateRawSync(JSON.stringify(content))
  expect(bytes.length).toBeLessThan(MB)
  expect(contentFromBytes(bytes)).toBeUndefined()
})

test('a content that would open to a thousand megabytes is given up before they are taken', () => {
  const megabyte = deflateRawSync(Buffer.alloc(MB, ' '), { finishFlush: constants.Z_FULL_FLUSH })
  const end = deflateRawSync(JSON.stringify(contentOf(1000)))
  const bomb = Buffer.concat([...Array<Buffer>(1000).fill(megabyte), end])
  expect(bomb.length).toBeLessThan(2 * MB)
  // the same made small is read: it is its size alone that is refused
  expect(contentFromBytes(Buffer.concat([megabyte, end]))).toEqual(contentOf(1000))
  const mostBefore = process.resourceUsage().maxRSS
  expect(contentFromBytes(bomb)).toBeUndefined()
  const takenMb = (process.resourceUsage().maxRSS - mostBefore) / 1024
  expect(takenMb).toBeLessThan(200)
})
