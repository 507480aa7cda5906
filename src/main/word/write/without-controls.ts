import { openPackage } from '../package/package.ts'
import { withParts } from '../package/zip-parts.ts'

const STORIES = ['word/document.xml', 'word/footnotes.xml'] as const
/** An opening of a control, an empty one as a whole, or an end: what stands between them is never part of a match. */
const CONTROL_MARKS =
  /<w:sdt><w:sdtPr>(?:(?!<\/w:sdtPr>).)*<\/w:sdtPr><w:sdtContent(?:>|\/><\/w:sdt>)|<\/w:sdtContent><\/w:sdt>/gs

/**
 * A Word file of ours whose content controls are taken off and their text left. LibreOffice 25.2 loses the first word after a control
 * when, in a justified line, it narrows the spaces to let that word in and then finds no room for it.
 */
export function withoutControls(bytes: Buffer): Buffer {
  const file = openPackage(bytes)
  const changes = STORIES.flatMap(path => {
    const text = file.text(path)
    return text?.includes('<w:sdt>') ? [[path, text.replace(CONTROL_MARKS, '')] as const] : []
  })
  return changes.length > 0 ? withParts(bytes, Object.fromEntries(changes)) : bytes
}
