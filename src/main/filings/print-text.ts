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
import { settings } from '../settings/store.ts'
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

/**
 * Writes a gathered text as its Word file, and keeps it: of a text filed without a bundle made here, no PDF is known to have been sent. One
 * that still has a gap is kept as a working copy.
 */
export async function printText(library: Library, content: Gathered): Promise<PrintedText> {
  const { title } = content.draft
  const author = settings(library.db).get().author ?? ''
  const print = (final: boolean) =>
    printGathered(library, content, { final, author, keep: final ? FILED_KEEP : workingKeep(false) })
  const printed = await print(true).catch(error => {
    if (error instanceof AppError && error.code === 'refused') return print(false)
    throw error
  })
  const { docx } = printed
  return {
    sha256: printHash(library, content),
    files: await keepPrinted(library, title, { docx: docx.bytes }),
    pages: docx.pages,
    copies: [],
  }
}

/** Removes files of printed texts that nothing names any more: a text that a name was erased from leaves none behind. */
export async function dropUnnamed(library: Library, files: readonly ExhibitFile[]): Promise<void> {
  for (const { sha256 } of files)
    if (!printedTexts(library.db).isNamed(sha256)) await rm(library.file(sha256), { force: true })
}
