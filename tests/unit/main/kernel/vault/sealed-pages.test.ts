import { createCipheriv, randomBytes } from 'node:crypto'
import { expect, test } from 'vitest'
import { chacha20 } from '../../../../../src/main/kernel/vault/sealed-pages.ts'

test.each([0, 1, 63, 64, 65, 4040])(
  'gives the stream of OpenSSL, whatever the counter (%i bytes)',
  length => {
    for (const counter of [0, 1, 0x7fffffff, 0x80000000, 0xffffff00]) {
      const [key, nonce, bytes] = [randomBytes(32), randomBytes(12), randomBytes(length)]
      const iv = Buffer.alloc(16)
      iv.writeUInt32LE(counter, 0)
      nonce.copy(iv, 4)
      const expected = createCipheriv('chacha20', key, iv).update(bytes)
      expect(Buffer.from(chacha20(key, nonce, counter, bytes))).toEqual(expected)
    }
  },
)
