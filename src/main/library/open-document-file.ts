import { buffer } from 'node:stream/consumers'
import yazl from 'yazl'
import type { Source } from '../../shared/library/model.ts'
import { ODT_TYPE, openDocumentParts } from '../../shared/library/references/open-document.ts'

/** Sources with their texts as an OpenDocument text. Its type comes first, unpacked, so that it is known by its beginning. */
export async function openDocumentFile(sources: readonly Source[]): Promise<Buffer> {
  const zip = new yazl.ZipFile()
  zip.addBuffer(Buffer.from(ODT_TYPE), 'mimetype', { compress: false })
  for (const [name, xml] of openDocumentParts(sources)) zip.addBuffer(Buffer.from(xml), name)
  zip.end()
  return buffer(zip.outputStream)
}
