import { convertByOffice } from './run-office.ts'

export interface Conversion {
  /** a folder of the library: what is written there meanwhile is gone after */
  readonly folder: string
  /** what the file is, by which LibreOffice reads it: `docx` unless said */
  readonly extension?: string
  /** as PDF/A-2b, made to be kept; else as a plain PDF. Both are tagged as PDF/UA-1 asks; no checker has been run on them */
  readonly archive: boolean
  /** only to see where the bookmarks of the file are printed: each is a named destination of the PDF */
  readonly places?: boolean
  readonly signal?: AbortSignal
  /** milliseconds after which it is given up */
  readonly limit?: number
}

/** A Word file, or another of an office, as the PDF that LibreOffice prints of it. */
export const toPdf = (
  docx: Uint8Array,
  { folder, archive, places = false, signal, extension = 'docx', limit = 180_000 }: Conversion,
): Promise<Buffer> =>
  convertByOffice(
    docx,
    {
      ...{ folder, extension, signal, limit, messages },
      result: 'pdf',
      argument: argumentFor(extension, { archive, places }),
    },
    pdf => pdf.subarray(0, 5).toString() === '%PDF-',
  )

/** Numbers by which LibreOffice names the versions of PDF. */
const PLAIN_PDF = 0
const PDF_A_2 = 2

/** The conversion as LibreOffice is asked for it: its filter, with its options. */
function argumentFor(
  extension: string,
  { archive, places }: { readonly archive: boolean; readonly places: boolean },
): string {
  const options = {
    SelectPdfVersion: archive ? PDF_A_2 : PLAIN_PDF,
    UseTaggedPDF: !places,
    PDFUACompliance: !places,
    ExportBookmarks: !places,
    ...(places ? { ExportBookmarksToPDFDestination: true } : {}),
    ExportFormFields: false,
    ExportNotes: false,
    DisplayPDFDocumentTitle: true,
  }
  const filterOptions = Object.entries(options).map(([name, value]) => [
    name,
    { type: typeof value === 'number' ? 'long' : 'boolean', value: String(value) },
  ])
  return `pdf:${filterOf(extension)}:${JSON.stringify(Object.fromEntries(filterOptions))}`
}

/** The part of LibreOffice that prints a file of that extension. */
function filterOf(extension: string): string {
  if (/^(?:xlsx?|ods)$/.test(extension)) return 'calc_pdf_Export'
  if (/^(?:pptx?|odp)$/.test(extension)) return 'impress_pdf_Export'
  return extension === 'odg' ? 'draw_pdf_Export' : 'writer_pdf_Export'
}

const messages = {
  missing:
    'LibreOffice n’est pas sur cet ordinateur : le PDF n’a pas été fait. Installez-le (gratuit, fr.libreoffice.org), ou ouvrez le fichier Word et enregistrez-le en PDF depuis Word.',
  stopped: 'La fabrication du PDF a été arrêtée. Rien n’a été gardé ; le brouillon est intact.',
  late: 'LibreOffice n’a pas répondu à temps : il a été arrêté et le PDF n’a pas été fait. Recommencez, ou enregistrez le fichier Word en PDF depuis Word ou LibreOffice.',
  full: 'Le disque est plein : le PDF n’a pas été fait, et ce qui était enregistré est intact. Libérez de la place, puis recommencez.',
  failed:
    'LibreOffice s’est arrêté sans faire le PDF. Le fichier Word, lui, s’exporte toujours : ouvrez-le et enregistrez-le en PDF.',
}
