import { readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import type { WordPreview } from '../../../src/shared/drafts/word-review.ts'
import { fileAt } from '../../contract/program.ts'
import { answers } from '../../fixtures/answers.ts'
import { templateOf } from '../../unit/shared/drafts/gathered.ts'
import { missingPrinter, savedAgain } from '../office.ts'
import { otherParties } from '../texts/parties.ts'
import { exported, inLibrary } from '../texts/samples.ts'

const ids = readdirSync(new URL('../../../resources/templates', import.meta.url)).map(name =>
  name.replace('.json', ''),
)
/** a document for members is assembled from a bill, not from the answers of a dossier */
const wanted = ids.filter(id => id !== 'note-deputes' && !templateOf(id).brief)

/** those that LibreOffice saves again: it takes seconds for each */
const saved = [
  'inventaire',
  'memoire-replique',
  'note-en-delibere',
  'pourvoi-cassation',
  'requete-annulation',
]

/** Beside the association of the sample: a person, and their lawyer. */
const others = otherParties.map(one => (one.id === 'lina' ? { ...one, email: 'lina@example.org' } : one))

const told = ({ passages, computed, edited, lost, conflicts, left }: WordPreview) => ({
  ...{ passages, computed, edited, lost, conflicts, left },
})
const nothing = { passages: [], computed: [], edited: [], lost: [], conflicts: [], left: [] }

/** The preview of each working copy that came back, as it went out and as LibreOffice saves it. */
let back: Record<string, WordPreview>
beforeAll(async () => {
  back = await inLibrary(async ({ call, folder }) => {
    const { id: dossier } = await call['dossiers.sample']({ type: 'recourse' })
    const sample = await call['dossiers.get']({ id: dossier })
    await call['dossiers.save']({ dossier: { ...sample, parties: [...sample.parties, ...others] } })
    const facts = { ...answers, 'case.number': '2401234' }
    const { drafts } = await call['drafts.prepare']({ dossier, templates: wanted, facts })
    const files: Record<string, Buffer> = {}
    for (const [at, draft] of drafts.entries())
      files[wanted[at] ?? ''] = (await exported(call, folder, draft)).bytes
    const copies = missingPrinter
      ? {}
      : savedAgain(Object.fromEntries(saved.map(name => [name, files[name] ?? Buffer.alloc(0)])))
    const all: Record<string, WordPreview> = {}
    for (const [program, some] of Object.entries({ Word: files, LibreOffice: copies }))
      for (const [name, bytes] of Object.entries(some)) {
        const path = join(folder, `${name}.docx`)
        writeFileSync(path, bytes)
        const { id } = await call['drafts.readDocx']({ dossier, file: fileAt(path) })
        all[`${program} ${name}`] = await call['drafts.previewDocx']({ id, into: 'draft' })
      }
    return all
  })
}, 600_000)

describe('a working copy that nobody changed tells nothing when it comes back', () => {
  test.each(wanted)('%s, as it went out', id => {
    expect(told(back[`Word ${id}`]!)).toEqual(nothing)
  })
  test.skipIf(missingPrinter).each(saved)('%s, as LibreOffice saves it', id => {
    expect(told(back[`LibreOffice ${id}`]!)).toEqual(nothing)
  })
})
