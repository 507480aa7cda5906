import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { findExport } from '../../../src/main/kernel/files/exports.ts'
import { withParts } from '../../../src/main/word/package/zip-parts.ts'
import { fileAt } from '../../contract/program.ts'
import { firmPaper } from '../../fixtures/models.ts'
import { missingPrinter } from '../office.ts'
import { otherParties } from '../texts/parties.ts'
import { inLibrary } from '../texts/samples.ts'
import { editedByOffice } from './office-edits.ts'

interface Returning {
  /** a working copy of the sample recourse in the look of a lawyer, whose cover has two columns: two claimants, their lawyer */
  readonly bytes: Buffer
  /** the words told as changed in what is made at export, when a file comes back */
  readonly told: (file: Buffer) => Promise<readonly string[]>
}

/** `paper`: on the paper of a firm, whose styles are not ours. */
const returning = (work: (tools: Returning) => Promise<void>, paper?: Buffer) =>
  inLibrary(async ({ call, folder }) => {
    const { id: dossier } = await call['dossiers.sample']({ type: 'recourse' })
    const sample = await call['dossiers.get']({ id: dossier })
    await call['dossiers.save']({ dossier: { ...sample, parties: [...sample.parties, ...otherParties] } })
    const given = (name: string, bytes: Buffer) => {
      writeFileSync(join(folder, name), bytes)
      return fileAt(join(folder, name))
    }
    const model = paper && (await call['models.add']({ file: given('papier.docx', paper) })).model.id
    const [listed] = await call['drafts.list']({ dossier })
    const draft = await call['drafts.get']({ id: listed?.id ?? '' })
    await call['drafts.save']({ draft: { ...draft, style: 'lawyer', ...(model && { model }) } })
    const file = await call['drafts.export']({ id: draft.id })
    const told = async (bytes: Buffer) => {
      const review = await call['drafts.readDocx']({ dossier, file: given('retour.docx', bytes) })
      const preview = await call['drafts.previewDocx']({ id: review.id, into: 'draft' })
      expect(preview).toMatchObject({ passages: [], conflicts: [], edited: [], lost: [] })
      return preview.computed
    }
    await work({ bytes: readFileSync(findExport(folder, file.id).path), told })
  })

const replaced = (file: Buffer, from: string, to: string) =>
  withParts(file, {
    'word/document.xml': xml => {
      expect(xml).toContain(from)
      return xml.replace(from, to)
    },
  })

/** A file that lost the draft it carries: it is recognised by its words. */
const bare = (file: Buffer) => withParts(file, { 'customXml/item1.xml': '<a/>' })

test.each([
  ['of the house', undefined],
  ['of a firm', firmPaper()],
])('on the paper %s, a cover of two columns is told as changed only where it was', (_, paper) =>
  returning(async ({ bytes, told }) => {
    expect(await told(bytes)).toEqual([])
    expect(await told(bare(bytes))).toEqual([])
    const edited = replaced(bytes, 'Lina Moreau', 'Line Moreau')
    expect(await told(edited)).toEqual(['2. Mme Line Moreau'])
    expect(await told(bare(edited))).toEqual(['2. Mme Line Moreau'])
    expect(await told(replaced(bytes, '>POUR\u00a0:<', '>DEMANDE\u00a0:<'))).toEqual([
      expect.stringMatching(/^DEMANDE : 1\. /),
    ])
  }, paper),
)

test.skipIf(missingPrinter)('saved again by LibreOffice, its cover is not told as changed', () =>
  returning(async ({ bytes, told }) => {
    const [file] = editedByOffice([{ bytes, tracked: false, edits: [] }])
    expect(await told(file ?? Buffer.alloc(0))).toEqual([])
  }),
)
