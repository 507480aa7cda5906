import { openPackage } from './package/package.ts'
import { withParts } from './package/zip-parts.ts'

const STORIES = ['word/document.xml', 'word/footnotes.xml'] as const
const RUN = '<w:r>(?:(?!</w:r>).)*'
/** A field that fetches the number of a paragraph, with its bookmark and the runs of its result. */
const NUMBER_FIELD = new RegExp(
  `${RUN}<w:fldChar w:fldCharType="begin"/></w:r>${RUN} REF (_Ref_\\w+) \\\\[nw] \\\\h ` +
    `(?:(?!</w:r>).)*</w:r>${RUN}<w:fldChar w:fldCharType="separate"/></w:r>` +
    `((?:(?!<w:fldChar ).)*?)${RUN}<w:fldChar w:fldCharType="end"/></w:r>`,
  'gs',
)

/**
 * A Word file of ours whose references to numbered paragraphs are links around the number that was printed. LibreOffice 25.2 fetches
 * with a number the blank that parts it from its text: « (§ 32    ) ».
 */
export function withPrintedNumbers(bytes: Buffer): Buffer {
  const file = openPackage(bytes)
  const changes = STORIES.flatMap(path => {
    const text = file.text(path)
    const plain = text?.replace(
      NUMBER_FIELD,
      (_, bookmark, result) => `<w:hyperlink w:anchor="${bookmark}" w:history="1">${result}</w:hyperlink>`,
    )
    return plain === undefined || plain === text ? [] : [[path, plain] as const]
  })
  return changes.length > 0 ? withParts(bytes, Object.fromEntries(changes)) : bytes
}
