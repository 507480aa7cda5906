import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { prepareFolder } from '../../src/main/sharing/office/folder/folder-office.ts'
import { foundSpace } from '../../src/main/sharing/office/spaces/members.ts'
import { setAddress } from '../../src/main/sharing/office/spaces/office-file.ts'
import { deskOf } from '../../src/main/sharing/office/spaces/office-spaces.ts'
import type { Block } from '../../src/shared/drafts/model.ts'
import { type Program, program, temporary } from '../../tests/contract/program.ts'
import { aDossier } from '../../tests/unit/main/sharing/office/desks.ts'
import type { Figure } from '../measure.ts'

/** Signs of a text of twenty pages. */
const TEXT_CHARS = 60_000
const PARAGRAPH_CHARS = 400
const CHANGES = 20

/** Measures how a space grows by the changes of a long text, of which each version travels whole: a word added, then a meeting. */
export const figure: Figure = async () => {
  const place = temporary()
  const desk = program(join(place.folder, 'poste'))
  try {
    const root = join(place.folder, 'bureau')
    prepareFolder(root)
    const space = foundSpace(await deskOf(desk.library), 'Recours', 'Léa')
    setAddress(desk.library, space, root)
    const { id, draft } = await aDossier(desk)
    const paragraphs = longText()
    await edit(desk, draft, () => paragraphs)
    await desk.call['office.share']({ kind: 'dossier', id, space })
    await desk.call['office.sync']({})
    const before = bytesUnder(root)
    const heldBefore = rowBytes(desk)
    for (let n = 0; n < CHANGES; n += 1) {
      await edit(desk, draft, blocks =>
        blocks.with(n, paragraph(`${textOf(blocks[n])} encore`, blocks[n]?.id)),
      )
      await desk.call['office.sync']({})
    }
    return {
      growth: {
        signs: paragraphs.reduce((sum, one) => sum + textOf(one).length, 0),
        paragraphs: paragraphs.length,
        bytesInTheFolderBefore: before,
        bytesOfAWordInTheFolder: Math.round((bytesUnder(root) - before) / CHANGES),
        bytesOfAWordInTheLibrary: Math.round((rowBytes(desk) - heldBefore) / CHANGES),
      },
    }
  } finally {
    await desk.close()
    place.remove()
  }
}

/** French prose that repeats itself as little as prose does: the guide. */
function longText(): Block[] {
  const guide = readFileSync(join(import.meta.dirname, '../../docs/guide.md'), 'utf8').slice(0, TEXT_CHARS)
  return Array.from({ length: Math.ceil(guide.length / PARAGRAPH_CHARS) }, (_, n) =>
    paragraph(guide.slice(n * PARAGRAPH_CHARS, (n + 1) * PARAGRAPH_CHARS)),
  )
}

const paragraph = (text: string, id: string = crypto.randomUUID()): Block => ({
  ...{ kind: 'paragraph', id, style: 'body' },
  inlines: [{ kind: 'text', text }],
})

const textOf = (block: Block | undefined): string =>
  block?.kind === 'paragraph' ? block.inlines.map(one => (one.kind === 'text' ? one.text : '')).join('') : ''

async function edit({ call }: Program, id: string, change: (blocks: Block[]) => Block[]): Promise<void> {
  const draft = await call['drafts.get']({ id })
  await call['drafts.save']({ draft: { ...draft, blocks: change(draft.blocks) } })
}

const bytesUnder = (folder: string): number =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map(name => statSync(join(folder, name)))
    .reduce((sum, one) => sum + (one.isFile() ? one.size : 0), 0)

/** Bytes that the library holds of spaces: envelopes, and the versions read from them. */
const rowBytes = ({ library: { db } }: Program): number =>
  db
    .prepare<[], number>(
      `SELECT (SELECT coalesce(sum(length(body)), 0) FROM office_versions)
         + (SELECT coalesce(sum(length(envelope)), 0) FROM office_envelopes)`,
    )
    .pluck()
    .get() ?? 0
