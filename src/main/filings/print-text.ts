import { createHash } from 'node:crypto'
import { rm } from 'node:fs/promises'
import { Readable } from 'node:stream'
import type { Gathered } from '../../shared/drafts/gathered.ts'
import { MAX_NAME_CHARS } from '../../shared/exhibits/list.ts'
import type { ExhibitFile } from '../../shared/exhibits/model.ts'
import type { PrintedText } from '../../shared/filings/model.ts'
import { slug } from '../../shared/french/slug.ts'
import { AppError } from '../../shared/kernel/errors.ts'
import type { Keep } from '../../shared/word/keep.ts'
import { workingKeep } from '../../shared/word/keep.ts'
import { assembleDraft } from '../drafts/assemble-draft.ts'
import { printGathered } from '../drafts/printing/printing.ts'
import { keepStream } from '../kernel/files/keep-file.ts'
import type { Library } from '../kernel/library.ts'
import { findOffice } from '../kernel/office/find-office.ts'
import { settings } from '../settings/store.ts'
import { printWord } from '../word/print-word.ts'
import type { Rewrite } from '../word/printed-pages.ts'
import { withPrintedPages } from '../word/printed-pages.ts'
import type { DocxFile } from '../word/write/write-docx.ts'
import { printedTexts } from './store.ts'

/** The traces of its writing that a version to be filed keeps. */
export const FILED_KEEP: Keep = {
  references: false,
  fields: true,
  comments: false,
  title: true,
  fonts: false,
  moment: 'day',
}

const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'

/** The hash of all that a gathered text prints: the same for two versions that no reader could tell apart. */
export function printHash(library: Library, content: Gathered): string {
  const { problems: _problems, comments: _comments, ...printed } = assembleDraft(library, content)
  return createHash('sha256')
    .update(JSON.stringify([printed, content.draft.numbering, content.model?.paper]))
    .digest('hex')
}

interface PrintedBytes {
  readonly docx: Uint8Array
  readonly pdf?: Uint8Array | undefined
}

/** The files of a printed text: its Word file, and its PDF where LibreOffice made one. */
function printedParts(title: string, { docx, pdf }: PrintedBytes) {
  const stem = slug(title, MAX_NAME_CHARS - 8) || 'ecrit'
  const part = (name: string, type: string, kind: 'office' | 'pdf', bytes: Uint8Array) => ({
    file: { name, type, kind, size: bytes.length, signed: false },
    bytes,
  })
  return [
    part(`${stem}.docx`, DOCX, 'office', docx),
    ...(pdf ? [part(`${stem}.pdf`, 'application/pdf', 'pdf', pdf)] : []),
  ]
}

/** Keeps the files of a printed text in the library, by their content. */
export async function keepPrinted(
  library: Library,
  title: string,
  bytes: PrintedBytes,
): Promise<ExhibitFile[]> {
  const files: ExhibitFile[] = []
  for (const part of printedParts(title, bytes)) {
    const { sha256 } = await keepStream(library, Readable.from([part.bytes]))
    files.push({ ...part.file, sha256 })
  }
  return files
}

/** The same without keeping any: of a working copy, which nobody files. */
export const describePrinted = (_library: Library, title: string, bytes: PrintedBytes): ExhibitFile[] =>
  printedParts(title, bytes).map(part => ({
    ...part.file,
    sha256: createHash('sha256').update(part.bytes).digest('hex'),
  }))

/** The file of a printed text that a court is sent: its PDF, else its Word file. */
export const sentFile = (files: readonly ExhibitFile[]): ExhibitFile | undefined =>
  files.find(one => one.type === 'application/pdf') ?? files[0]

/** A text printed as a Word file, with the function that writes it again with other pages. */
interface Printed {
  readonly docx: DocxFile
  readonly rewrite: Rewrite
}

/** The PDF of a printed text by LibreOffice, and the Word file with the pages that it has there; the Word file alone where LibreOffice is not. */
export async function withPdf(
  { folder }: Library,
  { docx: estimated, rewrite }: Printed,
  signal?: AbortSignal,
): Promise<{ docx: DocxFile; pdf?: Buffer; missingFaces: readonly string[] }> {
  if (!findOffice()) return { docx: estimated, missingFaces: [] }
  const checking = { folder, ...(signal && { signal }) }
  const { docx, printable } = await withPrintedPages(estimated, rewrite, checking)
  const { pdf, missingFaces } = await printWord(printable, { ...checking, archive: false })
  return { docx, pdf, missingFaces }
}

/**
 * Writes a gathered text as its Word file and its PDF, and keeps them, of a text filed without a bundle made here; one that still has a gap, as a
 * working copy. Without LibreOffice, or where it fails, the Word file alone: a deposit is noted all the same.
 */
export async function printText(library: Library, content: Gathered): Promise<PrintedText> {
  const { title } = content.draft
  const author = settings(library.db).get().author ?? ''
  const print = (final: boolean) =>
    printGathered(library, content, { final, author, keep: final ? FILED_KEEP : workingKeep(false) })
  const final = await print(true).catch(error => {
    if (error instanceof AppError && error.code === 'refused') return undefined
    throw error
  })
  const printed = final ?? (await print(false))
  const { docx, pdf } = await withPdf(library, printed).catch((error: unknown) => {
    if (error instanceof AppError && error.code !== 'full') return { docx: printed.docx, pdf: undefined }
    throw error
  })
  return {
    sha256: printHash(library, content),
    files: await keepPrinted(library, title, { docx: docx.bytes, pdf }),
    pages: docx.pages,
    ...(!final && { workingCopy: true }),
    copies: [],
  }
}

/** Removes files of printed texts that nothing names any more: a text that a name was erased from leaves none behind. */
export async function dropUnnamed(library: Library, files: readonly ExhibitFile[]): Promise<void> {
  for (const { sha256 } of files)
    if (!printedTexts(library.db).isNamed(sha256)) await rm(library.file(sha256), { force: true })
}
