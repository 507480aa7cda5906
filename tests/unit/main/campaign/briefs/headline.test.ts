import { afterAll, expect, test } from 'vitest'
import { assemble } from '../../../../../src/shared/drafts/assemble/assemble.ts'
import { lineText } from '../../../../../src/shared/drafts/checks/subject.ts'
import { program, temporary } from '../../../../contract/program.ts'
import { aBillAhead } from '../../../../fixtures/builders.ts'

const place = temporary()
afterAll(() => place.remove())

test('the headline of a leaflet is never the name of its file: its measure, its author’s words, or a gap', async () => {
  const { call, close } = program(place.folder)
  const bill = await call['bills.save']({ bill: aBillAhead() })
  const choice = {
    bill: bill.id,
    stage: 'an',
    measures: [bill.measures[0]!.id],
    arguments: [],
  }
  const write = (facts: Record<string, string>) => call['briefs.create']({ template: 'tract', choice, facts })
  const headlineOf = async (id: string) => {
    const gathered = await call['drafts.gather']({ id })
    const printed = assemble(gathered, { template: gathered.template })
    const title = printed.blocks.find(block => block.kind === 'briefing-title')
    return title?.kind === 'briefing-title' ? lineText(title.title) : ''
  }
  const { draft } = await write({})
  const usual = await headlineOf(draft)
  expect(usual.toLowerCase()).toContain(bill.measures[0]!.title.toLowerCase())
  expect(usual).not.toMatch(/^Tract/)
  const own = await write({ 'leaflet.title': 'Vos connexions, lues' })
  expect(await headlineOf(own.draft)).toBe('Vos connexions, lues')
  // another choice brings its own headline, and leaves the one that somebody wrote
  const dossier = own.dossier
  const next = { ...choice, stage: '', measures: [] }
  await call['briefs.choose']({ dossier, draft, choice: next, facts: {} })
  await call['briefs.choose']({ dossier, draft: own.draft, choice: next, facts: {} })
  expect(await headlineOf(draft)).toBe('[à compléter : titre du tract]'.replace(' :', '\u00a0:'))
  expect(await headlineOf(own.draft)).toBe('Vos connexions, lues')
  await close()
})
