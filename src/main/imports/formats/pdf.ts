import { escapeXml } from '../../../shared/kernel/escape.ts'
import { Refusal } from '../refusal.ts'

/** No filing or report comes near them. */
const MAX = { bytes: 60 * 2 ** 20, pages: 3000 }

export const isPdf = (head: Buffer): boolean => head.toString('latin1', 0, 1024).includes('%PDF-')

/**
 * The text of a PDF (pdf.js) as HTML, a paragraph each, which is then read like a page. A PDF made of pictures holds none: it is
 * refused, nothing is guessed from the pictures. No script of the file is run, no font of it loaded.
 */
export async function pdfHtml(bytes: Buffer): Promise<string> {
  if (bytes.length > MAX.bytes) throw new Refusal('le PDF dépasse 60 Mo')
  const { getDocument, VerbosityLevel } = await import('pdfjs-dist/legacy/build/pdf.mjs')
  const task = getDocument({
    data: new Uint8Array(bytes),
    disableFontFace: true,
    useSystemFonts: false,
    enableXfa: false,
    stopAtErrors: false,
    verbosity: VerbosityLevel.ERRORS,
  })
  try {
    const document = await task.promise
    if (document.numPages > MAX.pages) throw new Refusal('le PDF a plus de 3 000 pages')
    const lines: string[] = []
    for (let number = 1; number <= document.numPages; number += 1) {
      const page = await document.getPage(number)
      let line = ''
      for (const item of (await page.getTextContent()).items) {
        if (!('str' in item)) continue
        line += item.str
        if (!item.hasEOL) continue
        lines.push(line)
        line = ''
      }
      lines.push(line)
      page.cleanup()
    }
    const texts = paragraphs(lines)
    if (!texts.length) throw new Refusal('le PDF ne contient pas de texte : ce sont des images de pages')
    return texts.map(one => `<p>${escapeXml(one)}</p>`).join('\n')
  } catch (error) {
    if (error instanceof Refusal) throw error
    const hasPassword = error instanceof Error && error.name === 'PasswordException'
    throw new Refusal(
      hasPassword ? 'le PDF est protégé par un mot de passe' : 'le PDF est abîmé : il n’a pas pu être lu',
    )
  } finally {
    await task.destroy()
  }
}

/** A PDF knows lines, not paragraphs: one goes on until a line that ends a sentence. */
function paragraphs(lines: readonly string[]): string[] {
  const all: string[] = []
  let open = false
  for (const raw of lines) {
    const line = raw.replace(/\s+/g, ' ').trim()
    if (!line) {
      open = false
      continue
    }
    if (open) all[all.length - 1] += ` ${line}`
    else all.push(line)
    open = !/[.;:!?»]$/.test(line)
  }
  return all
}
