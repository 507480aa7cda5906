import { describe, expect, test } from 'vitest'
import { readingError } from '../../../../../src/main/kernel/readers/causes.ts'
import { AppError } from '../../../../../src/shared/kernel/errors.ts'
import { englishIn } from '../../../../fixtures/french-sentence.ts'

/** Sentences of MuPDF, of the readers of mails, Word files and archives, of V8 and of Node. */
const SAID: readonly (readonly [string, RegExp])[] = [
  ['cycle in page tree', /renvoient/],
  ['Maximum call stack size exceeded', /s’emboîtent/],
  ['too many levels of indirection', /s’emboîtent/],
  ['document requires a password', /mot de passe/],
  ['unknown encryption handler', /mot de passe/],
  ['malloc (1073741824 bytes) failed', /mémoire/],
  ['Invalid string length', /mémoire/],
  ['Array buffer allocation failed', /mémoire/],
  ['cannot find document handler for file type', /procédé/],
  ['unsupported image filter', /procédé/],
  ['cannot find startxref', /abîmé ou incomplet/],
  ['Invalid number of pages', /abîmé ou incomplet/],
  ['no objects found', /abîmé ou incomplet/],
  ['unexpected end of file', /abîmé ou incomplet/],
  ['premature end of data in jpeg', /abîmé ou incomplet/],
  ['invalid central directory file header signature: 0x0', /abîmé ou incomplet/],
  ['Bad MIME boundary', /ne sait pas nommer/],
  ['', /ne sait pas nommer/],
]

describe('what a library says of a file comes out as a sentence', () => {
  test.each(SAID)('« %s »', (said, sentence) => {
    const { message } = readingError(new Error(said))
    expect(message).toMatch(sentence)
    expect(englishIn(message)).toBeUndefined()
  })
  test('a fault of our own is no fault of the file', () => {
    expect(readingError(new TypeError('page is not a function')).message).toMatch(/ne sait pas nommer/)
  })
  test('a sentence stays as it is, a full disk has its own', () => {
    const refusal = new AppError('refused', 'Déjà en français.')
    expect(readingError(refusal)).toBe(refusal)
    expect(readingError(Object.assign(new Error('no space left'), { code: 'ENOSPC' }))).toMatchObject({
      code: 'full',
      message: expect.stringContaining('disque est plein'),
    })
  })
})
