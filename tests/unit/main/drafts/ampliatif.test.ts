import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Draft, Inline } from '../../../../src/shared/drafts/model.ts'
import { linesOf } from '../../../../src/shared/drafts/walk.ts'
import { fileAt, type Program, program, temporary, withoutOffice } from '../../../contract/program.ts'
import { corrected } from '../../../docx/texts/colleague.ts'
import { paragraph } from '../../shared/drafts/merge/edits.ts'

let place: ReturnType<typeof temporary>
let here: Program
beforeEach(() => {
  place = temporary()
  here = program(join(place.folder, 'bibliotheque'))
})
afterEach(async () => {
  await here.close()
  place.remove()
})

/** The live elements of a text, in its order, notes included. */
const live = ({ blocks }: Draft): string[] => {
  const of = (inlines: readonly Inline[]): string[] =>
    inlines.flatMap(one => {
      if (one.kind === 'note') return of(one.inlines)
      if (one.kind === 'citation') return [`${one.kind} ${one.source.id} ${one.source.pin ?? ''}`]
      if (one.kind === 'exhibit') return [`${one.kind} ${one.exhibit}`]
      if (one.kind === 'slot') return [`${one.kind} ${one.key}`]
      return one.kind === 'ref' ? [one.kind] : []
    })
  return blocks.flatMap(block => linesOf(block).flatMap(of))
}

test('a mémoire ampliatif is written, corrected in Word by a colleague, taken back whole, and filed', async () => {
  const { call, library } = here
  // written
  const { id: dossier } = await call['dossiers.sample']({ type: 'recourse' })
  const before = await call['dossiers.get']({ id: dossier })
  const decision = await call['exhibits.add']({
    ...{ dossier, label: 'Décision attaquée' },
    file: fileAt(place.file('decision.txt', 'décision')),
  })
  const facts = {
    ...before.facts,
    ...{ 'case.number': '2601234', 'summary.date': '2026-03-16', 'memoire-ampliatif.date': '2026-06-10' },
    'exhibit.decision': decision.id,
  }
  await call['dossiers.save']({ dossier: { ...before, facts } })
  const made = await call['drafts.create']({ dossier, template: 'memoire-ampliatif' })
  const cited = made.blocks
    .flatMap(linesOf)
    .flat()
    .find(one => one.kind === 'citation')
  if (!cited) throw new Error('the model cites something')
  const words = paragraph(
    'propre',
    'La commune soutient que le logiciel ne filme personne, ',
    { kind: 'note', id: 'n1', inlines: [{ kind: 'text', text: 'Voir ' }, cited] },
    ' ce que ses propres écritures démentent ',
    cited,
    '.',
  )
  const at = made.blocks.findIndex(block => block.kind === 'heading' && block.id.includes('costs'))
  await call['drafts.save']({ draft: { ...made, blocks: made.blocks.toSpliced(at, 0, words) } })
  const written = await call['drafts.get']({ id: made.id })
  const atoms = live(written)
  expect(atoms.filter(one => one.startsWith('citation')).length).toBeGreaterThan(10)

  // handed over, corrected with tracked changes on
  const copy = await call['drafts.export']({ id: made.id })
  const back = corrected(readFileSync(join(library.exports, copy.id, copy.name)), [
    { strike: 'ne filme personne', put: 'n’analyse aucune personne' },
    { strike: ' ce que ses propres écritures démentent', put: ' ce que sa délibération dément' },
    { strike: 'une garantie', put: 'une garantie essentielle' },
    {
      strike: 'Elle oblige à décrire le traitement',
      put: 'Elle impose de décrire le traitement',
    },
  ])
  const file = fileAt(place.file('corrige.docx', back))

  // taken back
  const review = await call['drafts.readDocx']({ dossier, file })
  expect(review).toMatchObject({ kind: 'working', draft: { id: made.id }, left: [] })
  expect(review.changes).toHaveLength(4)
  const choice = { id: review.id, into: 'draft' as const, accepted: review.changes.map(one => one.id) }
  expect(await call['drafts.previewDocx'](choice)).toMatchObject({ lost: [], edited: [], conflicts: [] })
  const { draft } = await call['drafts.applyDocx'](choice)
  expect(live(draft)).toEqual(atoms)
  const text = JSON.stringify(draft.blocks).replaceAll('\u00a0', ' ')
  for (const put of [
    'n’analyse aucune personne',
    'sa délibération dément',
    'garantie essentielle',
    'impose de',
  ])
    expect(text.includes(put), put).toBe(true)

  // filed
  const last = await call['drafts.export']({ id: made.id, final: true })
  expect(last.problems.filter(one => one.severity === 'blocking')).toEqual([])
  const filing = await withoutOffice(() =>
    call['filings.file']({ dossier, drafts: [made.id], date: '2026-06-10' }),
  )
  expect(filing.drafts.map(one => one.id)).toEqual([made.id])
  expect(live((await call['drafts.gather']({ id: made.id })).draft)).toEqual(atoms)
})
