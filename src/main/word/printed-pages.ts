import type { PagesCheck } from '../../shared/word/pages-check.ts'
import { loneTitles } from './layout/lone-titles.ts'
import { printWord } from './print-word.ts'
import type { PageIndex } from './write/press.ts'
import type { DocxFile, WriteOptions } from './write/write-docx.ts'

/** Writes the same Word file again: with other page numbers, with titles at the top of a page, or with all its bookmarks, to see where they are printed. */
export type Rewrite = (how: Pick<WriteOptions, 'pageIndex' | 'breaks' | 'probe'>) => Promise<DocxFile>

interface Checking {
  /** a folder of the library, for LibreOffice to work in */
  readonly folder: string
  readonly signal?: AbortSignal
}

/** Page numbers depend on the page they stand on: corrected, they are looked at once more. */
const MAX_ROUNDS = 2

/** Times that titles left alone at the foot of a page are looked for. */
const MAX_BREAK_ROUNDS = 3

/** A Word file, and how its pages compare with those that LibreOffice prints. */
export interface PrintedPages {
  readonly docx: DocxFile
  /**
   * The same to be printed by LibreOffice. It leaves a title alone at the foot of a page now and then, its text overleaf, where Word
   * keeps them together: here such a title is put at the top of the page.
   */
  readonly printable: DocxFile
  /** `estimated`: LibreOffice had not the faces of the file, and its pages say nothing of those of Word */
  readonly state: PagesCheck['state']
  readonly corrections: number
  readonly missingFaces: readonly string[]
}

/**
 * A Word file whose page numbers are those that LibreOffice prints. What it says already is left as it is; else it is written again.
 * Where LibreOffice replaced a face by another, nothing is corrected. Throws what LibreOffice could not do.
 */
export async function withPrintedPages(
  first: DocxFile,
  rewrite: Rewrite,
  checking: Checking,
): Promise<PrintedPages> {
  let docx = first
  const wrongNames = new Set<string>()
  const breaks = new Set<string>()
  let pageIndex: PageIndex | undefined
  const how = () => ({ ...(pageIndex ? { pageIndex } : {}), ...(breaks.size > 0 ? { breaks } : {}) })
  const printable = () => (breaks.size > 0 ? rewrite(how()) : docx)
  for (let round = 0; round < MAX_ROUNDS; round += 1) {
    let probe = await rewrite({ ...how(), probe: true })
    let pdf = await pagesPrinted(probe, checking)
    const { missingFaces } = pdf
    if (missingFaces.length > 0)
      return { docx: first, printable: first, state: 'estimated', corrections: 0, missingFaces }
    const pageOf = (name: string) => pdf.of.get(markOf(name)) ?? probe.figures.get(name) ?? 1
    for (let turn = 0; turn < MAX_BREAK_ROUNDS; turn += 1) {
      const lone = loneTitles(probe.titles, pageOf)
      if (lone.every(title => breaks.has(title))) break
      for (const title of lone) breaks.add(title)
      probe = await rewrite({ ...how(), probe: true })
      pdf = await pagesPrinted(probe, checking)
    }
    const wrong = [...docx.figures].filter(([name, page]) => page !== pageOf(name))
    if (wrong.length === 0 && docx.pages === pdf.pages) {
      const state = 'verified'
      return { docx, printable: await printable(), state, corrections: wrongNames.size, missingFaces }
    }
    for (const [name] of wrong) wrongNames.add(name)
    pageIndex = { pages: pdf.pages, pageOf }
    docx = await rewrite({ pageIndex })
  }
  return { docx, printable: await printable(), state: 'near', corrections: wrongNames.size, missingFaces: [] }
}

/** How many pages LibreOffice makes of a Word file, and on which it prints each bookmark. */
async function pagesPrinted(
  docx: DocxFile,
  checking: Checking,
): Promise<{ pages: number; of: Map<string, number>; missingFaces: readonly string[] }> {
  const { pdf, missingFaces } = await printWord(docx, { ...checking, archive: false, places: true })
  const { getDocument, VerbosityLevel } = await import('pdfjs-dist/legacy/build/pdf.mjs')
  const task = getDocument({
    data: new Uint8Array(pdf),
    disableFontFace: true,
    verbosity: VerbosityLevel.ERRORS,
  })
  try {
    const document = await task.promise
    const numbers = new Map<number, number>()
    for (let number = 1; number <= document.numPages; number += 1)
      numbers.set((await document.getPage(number)).ref?.num ?? 0, number)
    const of = new Map<string, number>()
    for (const [name, place] of await document.getDestinations()) {
      const page = numbers.get((place[0] as { num?: number } | undefined)?.num ?? -1)
      if (page) of.set(name, page)
    }
    return { pages: document.numPages, of, missingFaces }
  } finally {
    await task.destroy()
  }
}

/** A bookmark as LibreOffice names its destination: what is neither letter nor figure by its code. */
const markOf = (name: string) =>
  name.replace(/[^A-Za-z0-9.-]/g, sign => sign.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0'))
