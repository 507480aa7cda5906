import { crc32 } from 'node:zlib'
import { AppError } from '../../../shared/kernel/errors.ts'

const reason = { index: 'words' }

/** What was read is not what was written. */
export const damaged = () =>
  new AppError(
    'damaged',
    'L’index des mots est endommagé : il est à refaire. Vos textes et votre travail ne sont pas touchés.',
    reason,
  )

/** Whether that is what an error says. */
export const isDamage = (error: unknown): boolean => error instanceof AppError && error.detail === reason

/** What a row ends with: this, then the sum of what comes before. Rows without it were written before there were sums. */
const seal = 0x1a5ea11d
const sealed = 8

/** A row as it is stored. */
export function withSum(data: Buffer): Buffer {
  const all = Buffer.allocUnsafe(data.length + sealed)
  all.set(data)
  all.writeUInt32LE(seal, data.length)
  all.writeUInt32LE(crc32(data), data.length + 4)
  return all
}

/** A row as it was before it was stored; what packed values may look at beyond its end is still there. */
export function checked(stored: Buffer | undefined): Buffer {
  if (!stored) throw damaged()
  const end = stored.length - sealed
  if (end < 0 || stored.readUInt32LE(end) !== seal) return stored
  const data = stored.subarray(0, end)
  if (crc32(data) !== stored.readUInt32LE(end + 4)) throw damaged()
  return data
}

/** Does what reads the index: bytes that mean nothing are no error of the program. */
export function orDamaged<T>(read: () => T): T {
  try {
    return read()
  } catch (error) {
    if ([RangeError, TypeError, WebAssembly.RuntimeError].some(kind => error instanceof kind)) throw damaged()
    throw error
  }
}
