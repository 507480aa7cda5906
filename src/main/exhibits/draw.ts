import type { Document } from 'mupdf'
import { AppError } from '../../shared/kernel/errors.ts'
import type { PictureHead } from '../../shared/word/picture.ts'
import type { CleanPicture } from '../kernel/files/pictures.ts'
import { readStored } from '../kernel/files/stored.ts'
import { recognise } from './file-format.ts'
import { textOf } from './inspect.ts'
import { mupdf } from './mupdf.ts'
import { printMail, printText } from './print-pdf.ts'
import { readMail } from './read-mail.ts'

/** Bound of a drawn page: larger than any screen, small enough for the memory. */
const MAX_WIDTH_PIXELS = 2400

/** How many pages a file has to show, and their sizes in points, of the first ones. */
export async function viewOf({ path }: { path: string }) {
  return withDocument(path, document => {
    const pages = document.countPages()
    const sizes = Array.from({ length: Math.min(pages, 2000) }, (_, at) => {
      const page = document.loadPage(at)
      const [left = 0, top = 0, right = 0, bottom = 0] = page.getBounds()
      page.destroy()
      return { width: right - left, height: bottom - top }
    })
    return { pages, sizes }
  })
}

/** A page as a PNG of that many points across. Nothing of the file is run: it is drawn and no more. */
export async function drawPage({ path, page, width }: { path: string; page: number; width: number }) {
  const { ColorSpace, Matrix } = await mupdf()
  return withDocument(path, document => {
    const one = document.loadPage(within(document, page))
    const [left = 0, top = 0, right = 1, bottom = 1] = one.getBounds()
    const tall = Math.max(1, bottom - top)
    const scale = Math.min(
      Math.min(width, MAX_WIDTH_PIXELS) / Math.max(1, right - left),
      (2 * MAX_WIDTH_PIXELS) / tall,
    )
    const pixels = one.toPixmap(Matrix.scale(scale, scale), ColorSpace.DeviceRGB, false)
    const png = Uint8Array.from(pixels.asPNG())
    pixels.destroy()
    one.destroy()
    return png
  })
}

/** The words of a page, for those who read by ear or want to copy them. */
export const pageText = async ({ path, page }: { path: string; page: number }) =>
  withDocument(path, document => textOf(document, within(document, page)))

/** Rectangles told of the words found on one page. */
const MAX_FOUND = 200

/** Where words stand on a page that says them, in points from its top left. */
export async function findWords({ path, page, words }: { path: string; page: number; words: string[] }) {
  return withDocument(path, document => {
    const sheet = pageOf(document, page)
    const [left, top] = sheet.getBounds()
    const places = words.flatMap(word =>
      sheet
        .search(word, '')
        .flatMap(quads =>
          quads.map(([x0, y0, x1, , , y2]) => ({ x: x0 - left, y: y0 - top, w: x1 - x0, h: y2 - y0 })),
        ),
    )
    sheet.destroy()
    return places.slice(0, MAX_FOUND)
  })
}

/** A page of a document, by its number. */
export const pageOf = (document: Document, page: number) => document.loadPage(within(document, page))

function within(document: Document, page: number): number {
  if (page < 1 || page > document.countPages())
    throw new AppError('not-found', `Cette pièce n’a pas de page ${page}.`)
  return page - 1
}

/** The file last opened, which the next question is nearly always about. */
let last: { readonly path: string; readonly document: Document } | undefined

/** Uses the document of a file, which stays open for the next question. */
export async function withDocument<T>(path: string, use: (document: Document) => T): Promise<T> {
  if (last?.path !== path) {
    last?.document.destroy()
    last = undefined
    last = { path, document: await open(path) }
  }
  return use(last.document)
}

async function open(path: string): Promise<Document> {
  const { Document } = await mupdf()
  const { kind, type, outlook } = recognise(path)
  const bytes = readStored(path)
  switch (kind) {
    case 'pdf': {
      const document = Document.openDocument(bytes, type)
      if (document.needsPassword())
        throw new AppError('refused', 'Ce PDF est protégé par un mot de passe : il ne peut pas être montré.')
      return document
    }
    case 'image':
      return Document.openDocument(bytes, type)
    case 'mail':
      return Document.openDocument(
        await printMail(await readMail(bytes, outlook ?? false)),
        'application/pdf',
      )
    case 'text':
      return Document.openDocument(await printText('', bytes.toString('utf8')), 'application/pdf')
    default:
      throw new AppError(
        'refused',
        'Ce type de fichier ne peut pas être montré ici. Ouvrez-le avec son logiciel.',
      )
  }
}

/** Largest useful size of a picture: the paper at 300 points an inch. */
const PAPER_PIXELS = { width: 2480, height: 3508 }
/** Size beyond which a lossless picture becomes a JPEG. */
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
