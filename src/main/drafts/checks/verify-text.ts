import type { Block } from '../../../shared/drafts/model.ts'
import type { VerifiedItem } from '../../../shared/drafts/verify/cite-check.ts'
import { citationItem, quotationItem } from '../../../shared/drafts/verify/verdict.ts'
import { AppError } from '../../../shared/kernel/errors.ts'
import { textOf } from '../../imports/containers/decode-text.ts'
import { refuseForeign } from '../../imports/containers/foreign-kind.ts'
import { officeOf } from '../../imports/containers/office-file.ts'
import type { ForeignContext } from '../../kernel/context.ts'
import type { GivenFile } from '../../kernel/files/named-place.ts'
import { readSmallFile } from '../../kernel/files/small-file.ts'
import type { Library } from '../../kernel/library.ts'
import { convertedText, isOlderText } from '../../kernel/office/to-docx.ts'
import type { ReadForeign } from '../../kernel/readers/foreign-reader.ts'
import type { VerifiedLine } from '../../word/read/verified-lines.ts'
import { wordLinesReader } from '../../word/read/word-readers.ts'
import { checkBlocks } from './check-citations.ts'
import { openShipped } from './shipped-held.ts'

/** Verifies the citations and quotations of a text or Word file; one list for each text between lines `---`. */
export async function verifyFile(
  { library, read }: Pick<ForeignContext, 'library' | 'read'>,
  { path, name }: GivenFile,
): Promise<VerifiedItem[][]> {
  return verifyAll(library, await linesOf({ read, path, name, folder: library.folder }))
}

/** The same for words that are in no file. */
export const verifyWords = (library: Library, text: string): Promise<VerifiedItem[][]> =>
  verifyAll(library, plainLines(text))

const plainLines = (text: string): VerifiedLine[] =>
  text.split(/\r?\n/).map(line => ({ text: line, isApart: false }))

async function verifyAll(library: Library, lines: readonly VerifiedLine[]): Promise<VerifiedItem[][]> {
  await openShipped()
  const texts: VerifiedLine[][] = [[]]
  for (const line of lines) {
    if (/^\s*-{3,}\s*$/.test(line.text)) texts.push([])
    else if (line.text.trim()) texts.at(-1)?.push(line)
  }
  return texts.map(text => verifyLines(library, text))
}

interface TextFile {
  readonly read: ReadForeign
  readonly path: string
  readonly name: string
  readonly folder: string
}

async function linesOf(file: TextFile): Promise<VerifiedLine[]> {
  const { path, name } = file
  if (['docx', 'odt'].includes(officeOf(path) ?? '') || isOlderText(path)) return wordLines(file)
  const bytes = await readSmallFile(path, name)
  // a text of RTF is one in ASCII: nothing would be found in it, and that would be taken for an answer
  refuseForeign(bytes, name, 'Rien n’a été vérifié.')
  try {
    return plainLines(textOf(bytes))
  } catch {
    throw new AppError(
      'invalid',
      `«\u00a0${name}\u00a0» n’est ni un texte en UTF-8 ni un fichier Word : rien n’a été vérifié. Enregistrez-le en .docx ou en .txt (UTF-8).`,
    )
  }
}

/** The paragraphs of a Word file; what it is, where it cannot be read. */
async function wordLines({ read, path, name, folder }: TextFile): Promise<VerifiedLine[]> {
  try {
    const bytes = await convertedText(path, folder)
    return await read(wordLinesReader, { path, ...(bytes && { bytes }) })
  } catch (error) {
    if (error instanceof AppError) throw new AppError('invalid', `«\u00a0${name}\u00a0» : ${error.message}`)
    throw error
  }
}

/** Verifies the lines of one text; what it finds comes in the order of the text. */
function verifyLines(library: Library, lines: readonly VerifiedLine[]): VerifiedItem[] {
  const blocks = lines.map(
    ({ text, isApart }, n): Block => ({
      kind: 'paragraph',
      id: `l${n}`,
      style: 'body',
      inlines: [{ kind: 'text', text, ...(isApart && { marks: ['italic' as const] }) }],
    }),
  )
  const { citations, quotes } = checkBlocks(library, blocks)
  const place = (one: { readonly block: string; readonly start: number }) => [
    Number(one.block.slice(1)),
    one.start,
  ]
  return [
    ...citations.map(one => ({ at: place(one), item: citationItem(one) })),
    ...quotes.map(one => ({ at: place(one), item: quotationItem(one) })),
  ]
    .toSorted((a, b) => a.at[0]! - b.at[0]! || a.at[1]! - b.at[1]!)
    .map(({ item }) => item)
}
