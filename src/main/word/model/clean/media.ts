/** A picture of a header or a footer. */
export interface Media {
  readonly bytes: Buffer
  readonly extension: 'png' | 'jpeg' | 'gif' | 'bmp' | 'tiff' | 'emf' | 'wmf'
}

const SIGNATURES: readonly (readonly [Media['extension'], string, number])[] = [
  ['png', '89504e470d0a1a0a', 0],
  ['jpeg', 'ffd8ff', 0],
  ['gif', '47494638', 0],
  ['bmp', '424d', 0],
  ['tiff', '49492a00', 0],
  ['tiff', '4d4d002a', 0],
  ['wmf', 'd7cdc69a', 0],
  ['emf', '20454d46', 40],
]

/** The type of a picture by its first bytes, whatever its name; nothing when it is none Word opens. */
export function mediaOf(bytes: Buffer): Media | undefined {
  const signature = SIGNATURES.find(
    ([, start, at]) => bytes.subarray(at, at + start.length / 2).toString('hex') === start,
  )
  if (!signature) return undefined
  const [extension] = signature
  if (extension === 'jpeg') return { extension, bytes: withoutCamera(bytes) }
  return { extension, bytes: extension === 'png' ? withoutWords(bytes) : bytes }
}

export const mediaTypes: Readonly<Record<Media['extension'], string>> = {
  png: 'image/png',
  jpeg: 'image/jpeg',
  gif: 'image/gif',
  bmp: 'image/bmp',
  tiff: 'image/tiff',
  emf: 'image/x-emf',
  wmf: 'image/x-wmf',
}

/** A JPEG without what a camera or an editor wrote in it; its colours (APP2, APP14) stay. */
function withoutCamera(bytes: Buffer): Buffer {
  const chunks: Buffer[] = [bytes.subarray(0, 2)]
  let at = 2
  while (at + 4 <= bytes.length && bytes[at] === 0xff) {
    const mark = bytes[at + 1] ?? 0
    const end = at + 2 + bytes.readUInt16BE(at + 2)
    if (mark === 0xda || end > bytes.length) break
    const isMetadata = (mark >= 0xe1 && mark <= 0xef && mark !== 0xe2 && mark !== 0xee) || mark === 0xfe
    if (!isMetadata) chunks.push(bytes.subarray(at, end))
    at = end
  }
  return Buffer.concat([...chunks, bytes.subarray(at)])
}

/** A PNG without the words and dates in it. */
function withoutWords(bytes: Buffer): Buffer {
  const chunks: Buffer[] = [bytes.subarray(0, 8)]
  let at = 8
  while (at + 12 <= bytes.length) {
    const end = at + 12 + bytes.readUInt32BE(at)
    if (end > bytes.length) break
    if (!/^(?:tEXt|zTXt|iTXt|eXIf|tIME)$/.test(bytes.subarray(at + 4, at + 8).toString('latin1')))
      chunks.push(bytes.subarray(at, end))
    at = end
  }
  return Buffer.concat([...chunks, bytes.subarray(at)])
}
