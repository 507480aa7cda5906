import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { Preflight } from '../../../../src/shared/filings/preflight.ts'
import { fileAt, type Program, placeAt } from '../../../contract/program.ts'
import { firmPaper } from '../../../fixtures/models.ts'
import { claimAndUrgent, type FilingDesk, openEachTest } from './desk.ts'

let place: FilingDesk['place']
let here: Program
openEachTest(opened => {
  ;({ place, here } = opened)
})

const sample = () => claimAndUrgent(here)

const linesOf = (look: Preflight, code: string) => look.lines.filter(one => one.code === code)

test('the copy is told with its claim, without it, and once it is filed', async () => {
  const { call } = here
  const { dossier, claim, urgent, copy } = await sample()
  const together = await call['filings.preflight']({ drafts: [urgent, claim] })
  expect(linesOf(together, 'copy')).toMatchObject([{ severity: 'fine', at: { exhibit: copy.id } }])
  expect(together.copied).toEqual([claim])
  expect(together.affaires.map(one => one.drafts)).toEqual([[urgent], [claim]])
  expect(linesOf(together, 'cases')).toHaveLength(1)
  // each case apart
  const sizes = linesOf(together, 'size').map(one => one.message.replace(/\s: noms de .*$/s, ''))
  expect(sizes).toEqual([expect.stringMatching(/^Référé-suspension/), 'Affaire principale'])
  const alone = await call['filings.preflight']({ drafts: [urgent] })
  expect(linesOf(alone, 'copy')).toMatchObject([{ severity: 'blocking', at: { exhibit: copy.id } }])
  expect(alone.isBlocked).toBe(true)
  await call['filings.file']({ dossier, drafts: [claim], date: '2026-03-16' })
  const after = await call['filings.preflight']({ drafts: [urgent] })
  expect(linesOf(after, 'copy')).toMatchObject([
    { severity: 'fine', message: expect.stringMatching(/déposé le 16\smars\s2026/) },
  ])
})

test('the date of the text is held against the day noted, and leads to its question', async () => {
  const { claim } = await sample()
  const dates = async (date: string) =>
    linesOf(await here.call['filings.preflight']({ drafts: [claim], date }), 'date')
  expect(await dates('2026-03-16')).toMatchObject([{ severity: 'fine' }])
  expect(await dates('2026-03-17')).toMatchObject([
    { severity: 'warning', at: { fact: 'filing.date' }, draft: claim },
  ])
})

test('the mentions of a référé are told before it is sent; a claim that nothing blocks is said to be so', async () => {
  const { claim, urgent } = await sample()
  const look = await here.call['filings.preflight']({ drafts: [claim, urgent] })
  expect(
    linesOf(look, 'mention')
      .map(one => one.message)
      .join('\n'),
  ).toMatch(/cochant «\sréféré\s»/)
  const own = await here.call['filings.preflight']({ drafts: [claim] })
  expect(own.isBlocked).toBe(false)
  expect(linesOf(own, 'checks')).toMatchObject([{ severity: 'fine' }])
  expect(linesOf(own, 'inventory')).toMatchObject([{ severity: 'fine' }])
})

test('every référé says its mention before it is sent, one without a step of its own too', async () => {
  const { dossier } = await sample()
  const { id } = await here.call['drafts.create']({ dossier, template: 'refere-liberte' })
  const [line] = linesOf(await here.call['filings.preflight']({ drafts: [id] }), 'mention')
  expect(line?.message).toMatch(/«\sRÉFÉRÉ\s»\s: dans Télérecours, cochez «\sréféré\s»\s; par la poste/)
})

test('the faces of the text are said to be there; one of a paper that is not is named', async () => {
  const { call } = here
  const { claim } = await sample()
  const fonts = async () => linesOf(await call['filings.preflight']({ drafts: [claim] }), 'fonts')
  expect(await fonts()).toMatchObject([{ severity: 'fine' }])
  const paper = firmPaper(text => text.replaceAll('Garamond', 'Introuvable Antiqua'))
  const { model } = await call['models.add']({ file: fileAt(place.file('papier.docx', paper)) })
  await call['drafts.restyle']({ id: claim, style: 'lawyer', model: model.id })
  const lines = await fonts()
  expect(lines.map(one => one.severity)).not.toContain('fine')
  expect(lines.map(one => one.message).join('\n')).toMatch(/police «\sIntrouvable Antiqua\s»/)
})

test('an exhibit too heavy, and one without a file that reads, each lead to their line', async () => {
  const { call } = here
  const { dossier, claim } = await sample()
  const heavy = await call['exhibits.add']({
    dossier,
    file: fileAt(place.file('Lourde.txt', 'a'.repeat(1_200_000))),
  })
  const empty = await call['exhibits.add']({ dossier, file: fileAt(place.file('Vide.txt', '')) })
  const look = await call['filings.preflight']({ drafts: [claim], limit: 1 })
  expect(linesOf(look, 'size')).toMatchObject([{ severity: 'warning', at: { exhibit: heavy.id } }])
  expect(linesOf(look, 'file')).toMatchObject([{ severity: 'blocking', at: { exhibit: empty.id } }])
  expect(look.affaires[0]?.files.at(-2)).toMatchObject({ exhibit: heavy.id, size: 1_200_000 })
})

test('before a deposit is noted, it is said whether the text is still that of its bundle', async () => {
  const { call } = here
  const { claim } = await sample()
  const asked = { drafts: [claim], date: '2026-03-16' }
  expect(linesOf(await call['filings.preflight'](asked), 'no-bundle')).toHaveLength(1)
  await call['bundles.make']({ drafts: [claim], run: 'r', to: placeAt(join(place.folder, 'depot')) })
  expect(linesOf(await call['filings.preflight'](asked), 'bundle')).toMatchObject([{ severity: 'fine' }])
  const draft = await call['drafts.get']({ id: claim })
  const [first, ...rest] = draft.blocks.filter(block => block.kind === 'paragraph')
  await call['drafts.save']({
    draft: { ...draft, blocks: draft.blocks.filter(block => block.id !== (rest.at(-1) ?? first)?.id) },
  })
  expect(linesOf(await call['filings.preflight'](asked), 'changed-since-bundle')).toMatchObject([
    { severity: 'warning', draft: claim },
  ])
})

test('a bundle made again of the claim alone tells the référé that was prepared with the former one', async () => {
  const { call } = here
  const { dossier, claim, urgent } = await sample()
  // the référé as it was prepared with another version of the claim
  const { printedTexts } = await import('../../../../src/main/filings/store.ts')
  printedTexts(here.library.db).keep(urgent, {
    ...{ sha256: 'a'.repeat(64), files: [] },
    copies: [{ draft: claim, sha256: 'b'.repeat(64) }],
  })
  const report = await call['bundles.make']({
    ...{ drafts: [claim], run: 'r', to: placeAt(join(place.folder, 'depot')) },
  })
  expect(report.lines.map(one => one.message).join('\n')).toContain('joint une copie de')
  await call['filings.file']({ dossier, drafts: [claim], date: '2026-03-16' })
  expect(linesOf(await call['filings.preflight']({ drafts: [urgent] }), 'stale-copy')).toHaveLength(1)
})

test('before a deposit is noted, a text that a check blocks is said to be kept as a working copy', async () => {
  const { call } = here
  const { claim, urgent } = await sample()
  const look = (draft: string) => call['filings.preflight']({ drafts: [draft], date: '2026-03-16' })
  expect(linesOf(await look(urgent), 'working-copy')).toMatchObject([{ severity: 'warning', draft: urgent }])
  expect(linesOf(await look(claim), 'working-copy')).toEqual([])
})

test('the report of a bundle says all that the look before it warned of, each once', async () => {
  const { claim, urgent } = await sample()
  const drafts = [claim, urgent]
  const look = await here.call['filings.preflight']({ drafts })
  const warned = look.lines.filter(({ severity }) => severity !== 'fine').map(({ message }) => message)
  expect(warned.length).toBeGreaterThan(3)
  const report = await here.call['bundles.make']({
    ...{ drafts, run: 'r', final: false },
    to: placeAt(join(place.folder, 'liasse')),
  })
  const said = report.lines.map(({ message }) => message)
  expect(said).toEqual(expect.arrayContaining(warned))
  expect(new Set(said).size).toBe(said.length)
})
