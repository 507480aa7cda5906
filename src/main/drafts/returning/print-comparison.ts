import type { Parsed } from '../../../shared/contract/contract.ts'
import { AppError } from '../../../shared/kernel/errors.ts'
import { workingKeep } from '../../../shared/word/keep.ts'
import type { ForeignContext } from '../../kernel/context.ts'
import type { GivenFile } from '../../kernel/files/named-place.ts'
import { readStored } from '../../kernel/files/stored.ts'
import { convertedText } from '../../kernel/office/to-docx.ts'
import { wordComparison } from '../../word/read/word-readers.ts'
import { redline } from '../../word/redline/redline.ts'
import { gather, gatherAround } from '../gather.ts'
import { printGathered } from '../printing/printing.ts'
import { versions } from '../version-store.ts'

/** A draft, or a version of it, as a working copy in which what differs from an older version, or from a Word file, stands as tracked changes. */
export async function printComparison(
  { library, read }: Pick<ForeignContext, 'library' | 'read'>,
  { id, from, to, author, at }: Parsed<'drafts.redline'>,
  file: GivenFile | undefined,
) {
  const moment = at ? new Date(`${at}T12:00:00Z`) : new Date()
  // a version is printed with the facts and the sources of today: what differs is what was written
  const version = (one: string) => {
    const { draft } = versions(library.db).get(one)
    if (draft.id !== id)
      throw new AppError('refused', 'Cette version est celle d’un autre texte : rien n’a été écrit.')
    return gatherAround(library, draft)
  }
  const printWithoutMarks = (material: ReturnType<typeof gather>) =>
    printGathered(library, material, { final: false, author, keep: workingKeep(false) })
  const now = to === undefined ? gather(library, id) : version(to)
  const old = file
    ? ((await convertedText(file.path, library.folder)) ?? readStored(file.path))
    : (await printWithoutMarks(version('version' in from ? from.version : ''))).docx.bytes
  // its pages are those of the text with every change accepted, which is what will be filed
  return {
    draft: now.draft,
    ...(await printWithoutMarks(now)),
    finish: async (bytes: Buffer): Promise<Uint8Array> =>
      file
        ? read(wordComparison, { path: file.path, old, bytes, author, at: moment })
        : redline(old, bytes, { author, at: moment }),
  }
}
