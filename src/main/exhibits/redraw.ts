import type { PictureHead } from '../../shared/word/picture.ts'
import type { CleanPicture } from '../kernel/files/pictures.ts'
import { mupdf } from './mupdf.ts'

/** Largest useful size of a picture: the paper at 300 points an inch. */
const PAPER_PIXELS = { width: 2480, height: 3508 }
/** Beyond, a picture without loss is kept as a photograph. */
const MAX_PNG_BYTES = 4 * 2 ** 20

/** A picture as every Word opens it: turned the right way, on white, at the size of the paper, without place or date of the camera. */
export async function redraw({
  bytes,
  head,
}: {
  bytes: Uint8Array
  head: PictureHead
}): Promise<CleanPicture> {
  const { ColorSpace, Document, Matrix } = await mupdf()
  const document = Document.openDocument(bytes, `image/${head.type}`)
  try {
    const page = document.loadPage(0)
    const [x0, y0, x1, y1] = page.getBounds()
    const [wide, tall] = [x1 - x0, y1 - y0]
    const own = Math.sqrt((head.width * head.height) / (wide * tall))
    const scale = Math.min(own, PAPER_PIXELS.width / wide, PAPER_PIXELS.height / tall)
    const pixmap = page.toPixmap(Matrix.scale(scale, scale), ColorSpace.DeviceRGB, false)
    const plain = head.type === 'jpeg' ? undefined : pixmap.asPNG()
    const photograph = plain === undefined || plain.length > MAX_PNG_BYTES
    const encoding = photograph ? pixmap.asJPEG(90, false) : plain
    return {
      bytes: Uint8Array.from(encoding),
      type: photograph ? 'jpeg' : 'png',
      width: pixmap.getWidth(),
      height: pixmap.getHeight(),
    }
  } finally {
    document.destroy()
  }
}
