/** Type and size of a picture, as its first bytes give them. */
export interface PictureHead {
  readonly type: 'png' | 'jpeg' | 'gif' | 'webp'
  readonly width: number
  readonly height: number
}

/** The largest picture taken: bytes of its file, pixels it unfolds into, pixels on one side. */
export const pictureLimits = { bytes: 20 * 2 ** 20, pixels: 40_000_000, side: 12_000 } as const

/** Reads the type and the size of a picture from its bytes; undefined when it is none of those known, or damaged. */
export function readPicture(bytes: Uint8Array): PictureHead | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  try {
    return readPng(bytes, view) ?? readGif(bytes, view) ?? readWebp(bytes, view) ?? readJpeg(bytes, view)
  } catch (error) {
    // read beyond the end: the file is cut short
    if (error instanceof RangeError) return undefined
    throw error
  }
}

/** Why a picture is not taken, in one sentence; undefined when it is. */
export function pictureRefusal(
  name: string,
  size: number,
  head: PictureHead | undefined,
): string | undefined {
  const ending = 'Rien n’a été ajouté.'
  if (size > pictureLimits.bytes)
    return `L’image «\u00a0${name}\u00a0» dépasse 20\u00a0Mo\u00a0: réduisez-la. ${ending}`
  if (!head || head.width < 1 || head.height < 1)
    return `«\u00a0${name}\u00a0» n’est pas une image que Prétoire sait lire, ou elle est abîmée. ${ending}`
  const { width, height } = head
  if (width > pictureLimits.side || height > pictureLimits.side || width * height > pictureLimits.pixels)
    return `L’image «\u00a0${name}\u00a0» est trop grande (${width}\u00a0×\u00a0${height} points)\u00a0: réduisez-la à 12\u00a0000 points de côté et 40 millions en tout. ${ending}`
  return undefined
}

const startsWith = (bytes: Uint8Array, signs: readonly number[], at = 0) =>
  signs.every((sign, index) => bytes[at + index] === sign)
const ascii = (text: string) => [...text].map(sign => sign.charCodeAt(0))

function readPng(bytes: Uint8Array, view: DataView): PictureHead | undefined {
  if (!startsWith(bytes, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])) return undefined
  if (!startsWith(bytes, ascii('IHDR'), 12) || !startsWith(bytes, ascii('IEND'), bytes.length - 8))
    return undefined
  return { type: 'png', width: view.getUint32(16), height: view.getUint32(20) }
}

function readGif(bytes: Uint8Array, view: DataView): PictureHead | undefined {
  if (!startsWith(bytes, ascii('GIF8'))) return undefined
  return { type: 'gif', width: view.getUint16(6, true), height: view.getUint16(8, true) }
}

function readWebp(bytes: Uint8Array, view: DataView): PictureHead | undefined {
  if (!startsWith(bytes, ascii('RIFF')) || !startsWith(bytes, ascii('WEBP'), 8)) return undefined
  const size = (width: number, height: number) => ({ type: 'webp', width, height }) as const
  if (startsWith(bytes, ascii('VP8 '), 12))
    return size(view.getUint16(26, true) & 0x3fff, view.getUint16(28, true) & 0x3fff)
  if (startsWith(bytes, ascii('VP8L'), 12)) {
    const bits = view.getUint32(21, true)
    return size((bits & 0x3fff) + 1, ((bits >> 14) & 0x3fff) + 1)
  }
  const three = (at: number) => view.getUint16(at, true) + (view.getUint8(at + 2) << 16)
  return startsWith(bytes, ascii('VP8X'), 12) ? size(three(24) + 1, three(27) + 1) : undefined
}

/** The size stands in the first frame, after segments of which each says its length. */
function readJpeg(bytes: Uint8Array, view: DataView): PictureHead | undefined {
  if (!startsWith(bytes, [0xff, 0xd8, 0xff])) return undefined
  let at = 2
  while (at + 9 < bytes.length) {
    if (bytes[at] !== 0xff) return undefined
    const marker = bytes[at + 1] ?? 0
    const frame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)
    if (frame) return { type: 'jpeg', height: view.getUint16(at + 5), width: view.getUint16(at + 7) }
    at += marker === 0xff ? 1 : 2 + view.getUint16(at + 2)
  }
  return undefined
}
