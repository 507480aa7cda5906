import { findOffice } from '../kernel/office/find-office.ts'
import { readsFontConfiguration } from '../kernel/office/office-fonts.ts'
import { fontNamesIn } from '../kernel/office/pdf-fonts.ts'
import { type Conversion, toPdf } from '../kernel/office/to-pdf.ts'
import { withPrintedNumbers } from './printed-numbers.ts'
import { readablePdf } from './readable-pdf.ts'
import { twinOf, withFonts } from './write/embedded-fonts.ts'
import { withoutControls } from './write/without-controls.ts'
import type { DocxFile } from './write/write-docx.ts'

/** A Word file of ours as LibreOffice prints it. */
export interface PrintedWord {
  readonly pdf: Buffer
  /** faces that LibreOffice had not, and set in another of other widths */
  readonly missingFaces: readonly string[]
}

/**
 * Prints a Word file of ours. LibreOffice is given the fonts of the program by its environment, or in a copy of the file where
 * it does not read its environment (Windows, macOS, snap). The fonts of the PDF say whether it took them.
 */
export async function printWord(
  { bytes, faces }: Pick<DocxFile, 'bytes' | 'faces'>,
  conversion: Conversion,
): Promise<PrintedWord> {
  const office = findOffice()
  const copy = withPrintedNumbers(withoutControls(bytes))
  const pdf = await toPdf(
    office && !readsFontConfiguration(office) ? withFonts(copy, faces) : copy,
    conversion,
  )
  return { pdf: readablePdf(pdf), missingFaces: missingFaces(faces, fontNamesIn(pdf)) }
}

/** The faces asked for of which a PDF has neither a font nor one of their metric twin. */
export function missingFaces(faces: readonly string[], fonts: ReadonlySet<string>): string[] {
  const stems = [...fonts].flatMap(name => [stemOf(name), stemOf(name.replaceAll('-', ''))])
  return faces.filter(face => {
    const names = [face, twinOf(face) ?? face].map(stemOf)
    return !stems.some(stem => names.some(name => stem.startsWith(name)))
  })
}

/** A font's name in its letters alone, without the marks of its maker. */
const stemOf = (name: string): string =>
  name
    .replace(/[-,].*$/, '')
    .replace(/(?:PS)?MT$/, '')
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '')
