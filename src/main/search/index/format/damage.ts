import { crc32 } from 'node:zlib'
import { AppError } from '../../../../shared/kernel/errors.ts'

const REASON = { index: 'words' }

/** The error thrown when the index does not hold what was written. */
export const indexDamage = () =>
  new AppError(
    'damaged',
    'L’index des mots est endommagé : il est à refaire. Vos textes et votre travail ne sont pas touchés.',
    REASON,
  )

/** Tells whether an error reports a damaged index. */
export const isDamage = (error: unknown): boolean => error instanceof AppError && error.detail === REASON

/** The last 8 bytes of a row: this mark, then the CRC-32 of the rest. Rows of older versions have neither. */
const SEAL = 0x1a5ea11d
const SEAL_BYTES = 8

/** Appends the mark and the checksum to a row. */
export function withChecksum(data: Buffer): Buffer {
  const all = Buffer.allocUnsafe(data.length + SEAL_BYTES)
  all.set(data)
  all.writeUInt32LE(SEAL, data.length)
  all.writeUInt32LE(crc32(data), data.length + 4)
  return all
}

/** Returns a stored row without its checksum, which it verifies; the bytes beyond its end stay readable (MARGIN_BYTES). */
export function verifyChecksum(row: Buffer | undefined): Buffer {
  if (!row) throw indexDamage()
  const end = row.length - SEAL_BYTES
  if (end < 0 || row.readUInt32LE(end) !== SEAL) return row
  const data = row.subarray(0, end)
  if (crc32(data) !== row.readUInt32LE(end + 4)) throw indexDamage()
  return data
}

/** Runs a read of the index and reports nonsensical bytes as damage, not as a bug of the program. */
export function catchDamage<T>(read: () => T): T {
  try {
    return read()
  } catch (error) {
    if ([RangeError, TypeError, WebAssembly.RuntimeError].some(kind => error instanceof kind))
      throw indexDamage()
    throw error
  }
}
