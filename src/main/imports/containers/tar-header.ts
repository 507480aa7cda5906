/** The header block of an entry. */
export interface Header {
  readonly type: string
  readonly size: number
  path: string
}

/** A block of 512 bytes as a header: 'end' when it is all zeros, undefined when it is no header (its sum is wrong). */
export function headerOf(block: Buffer): Header | 'end' | undefined {
  const sum = 256 + sumOf(block, 0, 148) + sumOf(block, 156, 512)
  if (sum === 256 && block.subarray(148, 156).every(byte => byte === 0)) return 'end'
  if (octal(block, 148, 8) !== sum) return undefined
  const name = text(block, 0, 100)
  const posix = block.toString('latin1', 257, 262) === 'ustar' && block[262] === 0
  const prefix = posix ? text(block, 345, 155) : ''
  return {
    type: String.fromCharCode(block[156] as number),
    size: sizeAt(block),
    path: prefix ? `${prefix}/${name}` : name,
  }
}

/** The sum of so many bytes, four by four: those of two halves are added apart, which never come to 65,536. */
function sumOf(block: Buffer, from: number, to: number): number {
  const view = new DataView(block.buffer, block.byteOffset, block.length)
  let sum = 0
  for (let at = from; at < to; at += 4) {
    const four = view.getInt32(at)
    sum += (four & 0x00ff00ff) + ((four >>> 8) & 0x00ff00ff)
  }
  return (sum & 0xffff) + (sum >>> 16)
}

/** The fields of a PAX header that say where and how long the entry is: `27 path=a/b.xml\n`. */
export function pathFields(bytes: Buffer): Record<string, string> {
  const fields: Record<string, string> = {}
  let at = 0
  while (at < bytes.length) {
    const space = bytes.indexOf(32, at)
    const length = space < 0 ? Number.NaN : Number(bytes.toString('latin1', at, space))
    if (!Number.isInteger(length) || length < space - at + 3) break
    const field = bytes.toString('utf8', space + 1, Math.min(at + length - 1, bytes.length))
    const equals = field.indexOf('=')
    const name = field.slice(0, equals)
    if (name === 'path' || name === 'size') fields[name] = field.slice(equals + 1)
    at += length
  }
  return fields
}

function text(block: Buffer, from: number, length: number): string {
  const end = block.indexOf(0, from)
  return block.toString('utf8', from, end < 0 || end > from + length ? from + length : end)
}

function octal(block: Buffer, from: number, length: number): number {
  let value = 0
  for (let at = from; at < from + length; at += 1) {
    const digit = (block[at] as number) - 48
    if (digit >= 0 && digit < 8) value = value * 8 + digit
    else if (value > 0 || block[at] === 0) break
  }
  return value
}

/** Reads the size of an entry: in octal or, beyond 8 GB, in base 256. */
function sizeAt(block: Buffer): number {
  if (((block[124] as number) & 0x80) === 0) return octal(block, 124, 12)
  let value = 0
  for (let at = 125; at < 136; at += 1) value = value * 256 + (block[at] as number)
  return value
}
