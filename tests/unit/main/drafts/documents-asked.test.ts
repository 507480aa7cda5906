import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { Draft } from '../../../../src/shared/drafts/model.ts'
import { linesOf } from '../../../../src/shared/drafts/walk.ts'
import { program, temporary } from '../../../contract/program.ts'

const wordsOf = ({ blocks }: Draft) =>
  blocks
    .flatMap(linesOf)
    .map(line => line.map(one => (one.kind === 'text' ? one.text : '')).join(''))
    .join('\n')

test('the referral to the CADA lists the documents that the first letter asks for, as it does', async () => {
  const place = temporary()
  const { call, close } = program(join(place.folder, 'bibliotheque'))
  try {
    const made = await call['dossiers.create']({ template: 'demande-cada', facts: {}, parties: [] })
    const letter = await call['drafts.get']({ id: made.drafts[0] ?? '' })
    const blocks = letter.blocks.map(block =>
      block.kind === 'list'
        ? {
            ...block,
            items: [
              ...block.items,
              { id: 'own', level: 0, inlines: [{ kind: 'text' as const, text: 'le bail des caméras.' }] },
            ],
          }
        : block,
    )
    await call['drafts.save']({ draft: { ...letter, blocks } })
    const { drafts } = await call['drafts.prepare']({
      dossier: made.id,
      templates: ['saisine-cada'],
      facts: {},
    })
    const words = wordsOf(await call['drafts.get']({ id: drafts.at(-1) ?? '' }))
    expect(words).toMatch(/les manuels, notices et supports/)
    expect(words).toMatch(/le bail des caméras\./)
    // of a dossier that begins here, what it says was refused
    const alone = await call['dossiers.create']({ template: 'saisine-cada', facts: {}, parties: [] })
    expect(wordsOf(await call['drafts.get']({ id: alone.drafts[0] ?? '' }))).toMatch(/^copie \.$/m)
  } finally {
    await close()
    place.remove()
  }
})
