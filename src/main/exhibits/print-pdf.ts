import type { PDFDocument } from 'mupdf'
import type { Mail } from '../../shared/exhibits/file-facts.ts'
import { momentOf } from '../../shared/exhibits/formats.ts'
import { escapeXml } from '../../shared/kernel/escape.ts'
import { mupdf } from './mupdf.ts'

/** A4 in points, and what is left blank around. */
export const sheet = { width: 595, height: 842, margin: 62 } as const

const SHARED_CSS = `h1 { font-size: 15pt } h2 { font-size: 12pt } table { width: 100% }
th { text-align: left; padding: 3pt } td { padding: 3pt; vertical-align: top } .label { font-weight: bold }`

/** `exhibit`: as a mail or a note is read on a screen; `filing`: as what is filed beside it. */
const STYLESHEETS = {
  exhibit: `body { font-family: sans-serif; font-size: 10.5pt; line-height: 1.35 } ${SHARED_CSS}`,
  filing: `body { font-family: serif; font-size: 11pt; line-height: 1.4 } p { text-align: justify } .from { text-align: left; font-size: 9.5pt; font-style: italic } ${SHARED_CSS} h1 { text-align: left; line-height: 1.25 } td, th { border-bottom: 0.5pt solid #999 }`,
} as const

/** A page of our own making as a PDF: no script, no picture, nothing fetched. */
export async function printHtml(
  title: string,
  body: string,
  look: keyof typeof STYLESHEETS = 'exhibit',
): Promise<Uint8Array> {
  const { Buffer: Bytes, Document, DocumentWriter, Matrix } = await mupdf()
  const { width, height, margin } = sheet
  const html = `<html><head><title>${escapeXml(title)}</title><style>${STYLESHEETS[look]}</style></head><body>${body}</body></html>`
  const document = Document.openDocument(new TextEncoder().encode(html), 'text/html')
  const buffer = new Bytes()
  try {
    document.layout(width - 2 * margin, height - 2 * margin, 10.5)
    const writer = new DocumentWriter(buffer, 'pdf', 'compress')
    for (let at = 0; at < document.countPages(); at += 1) {
      const page = document.loadPage(at)
      page.run(writer.beginPage([0, 0, width, height]), Matrix.translate(margin, margin))
      writer.endPage()
      page.destroy()
    }
    writer.close()
    writer.destroy()
    return Uint8Array.from(buffer.asUint8Array())
  } finally {
    document.destroy()
    buffer.destroy()
  }
}

/** Lines of plain text as a PDF, their breaks kept. */
export const printText = (title: string, text: string): Promise<Uint8Array> =>
  printHtml(title, paragraphs(text))

const paragraphs = (text: string): string =>
  text
    .split(/\r?\n/)
    .map(line => `<p style="margin:0">${escapeXml(line) || '&#160;'}</p>`)
    .join('')

/** A mail as a PDF: its headers, its words, what it had attached. */
export function printMail(mail: Mail): Promise<Uint8Array> {
  const rows = [
    ['De', mail.from],
    ['À', mail.to],
    ['Copie', mail.cc],
    ['Date', mail.date && momentOf(mail.date)],
    ['Objet', mail.subject],
    ['Pièces jointes', mail.attachments.map(one => one.name).join('\u00a0; ')],
  ].flatMap(([name = '', value = '']) =>
    value ? [`<tr><td class="label">${name}</td><td>${escapeXml(value)}</td></tr>`] : [],
  )
  return printHtml(mail.subject, `<table>${rows.join('')}</table><hr/>${paragraphs(mail.text)}`)
}

/** Pictures as pages of A4, as large as they fit, upright or lying as they are; a JPEG keeps its own bytes. */
export async function printImage(bytes: Uint8Array, type: string): Promise<Uint8Array> {
  const { Document, Image, PDFDocument } = await mupdf()
  const pdf = new PDFDocument()
  try {
    if (type === 'image/jpeg' || type === 'image/png') placeImage(pdf, new Image(bytes))
    else {
      const document = Document.openDocument(bytes, type)
      for (let at = 0; at < document.countPages(); at += 1) {
        const page = document.loadPage(at)
        placeImage(pdf, new Image(await pixels(page)))
        page.destroy()
      }
      document.destroy()
    }
    const out = pdf.saveToBuffer('compress')
    return Uint8Array.from(out.asUint8Array())
  } finally {
    pdf.destroy()
  }
}

async function pixels(page: import('mupdf').Page) {
  const { ColorSpace, Matrix } = await mupdf()
  return page.toPixmap(Matrix.identity, ColorSpace.DeviceRGB, false)
}

function placeImage(pdf: PDFDocument, image: import('mupdf').Image): void {
  const [wide, tall] = [image.getWidth(), image.getHeight()]
  const lying = wide > tall
  const [width, height] = lying ? [sheet.height, sheet.width] : [sheet.width, sheet.height]
  const room = { width: width - 60, height: height - 90 }
  // never larger than its own points at 96 to the inch: a small picture stays sharp
  const scale = Math.min(room.width / wide, room.height / tall, 0.75)
  const [w, h] = [wide * scale, tall * scale]
  const resources = pdf.newDictionary()
  const pictures = pdf.newDictionary()
  pictures.put('Im0', pdf.addImage(image))
  resources.put('XObject', pictures)
  const place = `q ${w.toFixed(2)} 0 0 ${h.toFixed(2)} ${((width - w) / 2).toFixed(2)} ${((height - h) / 2).toFixed(2)} cm /Im0 Do Q`
  pdf.insertPage(-1, pdf.addPage([0, 0, width, height], 0, resources, place))
}
