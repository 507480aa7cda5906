import { afterAll, beforeAll, expect, test } from 'vitest'
import { targetLists } from '../../../../../src/main/campaign/members/target-lists.ts'
import { openConflicts, settleConflict } from '../../../../../src/main/sharing/office/desk/conflicts.ts'
import type { Bill } from '../../../../../src/shared/campaign/bills/model.ts'
import { TargetList } from '../../../../../src/shared/campaign/members/model.ts'
import type { Program } from '../../../../contract/program.ts'
import { anArgument } from '../../../../fixtures/builders.ts'
import { openDesks } from './desks.ts'

let all: Awaited<ReturnType<typeof openDesks>>
let marie: Program
let paul: Program

beforeAll(async () => {
  all = await openDesks()
  ;[marie, paul] = all.desks
})
afterAll(() => all.close())

const measure = (id: string, danger: string) => ({
  ...{ id, article: '8', title: `Mesure ${id}`, does: 'Elle autorise.', danger },
  fates: [{ stage: 'depot', outcome: 'adopté' }],
})

const aMember = (member: string) => ({ member, reasons: [], score: 0 })

/** A campaign on a bill of two measures, with an argument. */
async function aCampaign(one: Program, bill: string) {
  await one.call['bills.save']({
    bill: {
      ...{ id: bill, title: `Proposition ${bill}` },
      stages: [{ key: 'depot', label: 'Dépôt' }],
      measures: [measure('un', 'Danger un.'), measure('deux', 'Danger deux.')],
    },
  })
  const campaign = await one.call['campaigns.begin']({ bill })
  await one.call['campaigns.save']({
    campaign: { ...campaign, association: 'Regards libres', signature: 'Marie Canari', notes: 'CANARINOTE' },
  })
  await one.call['library.save']({
    source: anArgument({
      id: `argument-${bill}`,
      thesis: 'La mesure est disproportionnée.',
      notes: 'CANARINOTE',
      measures: [{ bill, measure: 'un' }],
    }),
  })
  return campaign.id
}

const changed = (bill: Bill, id: string, change: Partial<Bill['measures'][number]>): Bill => ({
  ...bill,
  measures: bill.measures.map(one => (one.id === id ? { ...one, ...change } : one)),
})

test('a campaign travels whole, and who signs, notes and calls stay home', async () => {
  const space = all.space('campagne')
  const campaign = await aCampaign(marie, 'ppl-camera')
  const list = TargetList.parse({
    ...{ id: 'liste-1', title: 'À appeler', bill: 'ppl-camera' },
    filters: { own: 'CANARI-département' },
    ranked: [{ member: 'PA1', reasons: ['CANARI-raison'], score: 3 }],
  })
  targetLists(marie.library.db).put(list)
  expect(await space.share(marie, 'campaign', campaign)).toBe(4)
  for (const one of [marie, paul]) expect((await space.meet(one)).refusals).toEqual([])
  expect((await paul.call['bills.get']({ id: 'ppl-camera' })).measures.map(one => one.id)).toEqual([
    'un',
    'deux',
  ])
  expect(await paul.call['campaigns.get']({ id: campaign })).toMatchObject({
    association: 'Regards libres',
    signature: '',
    notes: '',
  })
  expect((await paul.call['library.get']({ id: 'argument-ppl-camera' })).notes).toBe('')
  expect(
    targetLists(paul.library.db)
      .find('liste-1')
      ?.ranked.map(one => one.member),
  ).toEqual(['PA1'])
  expect(space.text()).not.toMatch(/CANARI|Canari/)
  for (const one of [marie, paul]) expect(await space.meet(one)).toMatchObject({ sent: 0, things: 0 })
  // what is written later follows by itself
  await paul.call['amendments.save']({
    amendment: {
      ...{ id: 'amendement-1', bill: 'ppl-camera', chamber: 'an', target: { kind: 'article', article: '8' } },
      kind: 'repli',
    },
  })
  for (const one of [paul, marie]) await space.meet(one)
  expect((await marie.call['amendments.list']({ bill: 'ppl-camera' })).map(one => one.id)).toEqual([
    'amendement-1',
  ])
  targetLists(paul.library.db).put({
    ...list,
    title: 'À appeler lundi',
    ranked: [...list.ranked, aMember('PA2')],
  })
  for (const one of [paul, marie]) await space.meet(one)
  expect(targetLists(marie.library.db).find('liste-1')).toMatchObject({
    title: 'À appeler lundi',
    filters: { own: 'CANARI-département' },
    ranked: [
      { member: 'PA1', reasons: ['CANARI-raison'] },
      { member: 'PA2', reasons: [] },
    ],
  })
  expect(await marie.call['campaigns.get']({ id: campaign })).toMatchObject({
    signature: 'Marie Canari',
    notes: 'CANARINOTE',
  })
  expect(space.logical(marie)).toBe(space.logical(paul))
})

test('measures and stages changed apart go together; one danger written twice is chosen, for all', async () => {
  const space = all.space('mesures')
  const campaign = await aCampaign(marie, 'ppl-mesures')
  await space.share(marie, 'campaign', campaign)
  for (const one of [marie, paul]) await space.meet(one)
  const bill = await marie.call['bills.get']({ id: 'ppl-mesures' })
  const apart = changed(changed(bill, 'un', { danger: 'Danger de Marie.' }), 'deux', {
    reaches: 'Les passants.',
  })
  await marie.call['bills.save']({ bill: apart })
  const theirs = changed(await paul.call['bills.get']({ id: 'ppl-mesures' }), 'un', {
    danger: 'Danger de Paul.',
    explanation: 'Expliqué par Paul.',
  })
  await paul.call['bills.save']({ bill: theirs })
  for (const one of [marie, paul, marie]) await space.meet(one)
  for (const one of [marie, paul]) {
    const { measures } = await one.call['bills.get']({ id: 'ppl-mesures' })
    expect(measures).toMatchObject([
      { danger: 'Danger de Marie.', explanation: 'Expliqué par Paul.' },
      { reaches: 'Les passants.' },
    ])
    expect(openConflicts(one.library, space.name)).toMatchObject([
      { field: 'Mesure un, danger', mine: 'Danger de Marie.', theirs: 'Danger de Paul.' },
    ])
  }
  const [conflict] = openConflicts(paul.library, space.name)
  const at = { space: space.name, kind: 'bill' as const, id: 'ppl-mesures' }
  settleConflict(paul.library, at, conflict?.conflict ?? '', 'theirs', space.writer(paul))
  for (const one of [paul, marie]) await space.meet(one)
  for (const one of [marie, paul]) {
    const { measures } = await one.call['bills.get']({ id: 'ppl-mesures' })
    expect(measures).toMatchObject([{ danger: 'Danger de Paul.', explanation: 'Expliqué par Paul.' }, {}])
    expect(openConflicts(one.library, space.name)).toEqual([])
  }
  expect(space.logical(marie)).toBe(space.logical(paul))
})

test('what both had before they met is merged: nobody’s words are written over', async () => {
  const space = all.space('deux-fois')
  const campaign = await aCampaign(marie, 'ppl-double')
  await aCampaign(paul, 'ppl-double')
  const own = await paul.call['library.get']({ id: 'argument-ppl-double' })
  if (own.kind !== 'argument') throw new Error('argument attendu')
  await paul.call['library.save']({ source: { ...own, thesis: 'La mesure est inutile.', notes: 'à moi' } })
  const bill = await paul.call['bills.get']({ id: 'ppl-double' })
  await paul.call['bills.save']({ bill: changed(bill, 'deux', { reaches: 'Les manifestants.' }) })
  await space.share(marie, 'campaign', campaign)
  for (const one of [marie, paul, marie]) await space.meet(one)
  for (const one of [marie, paul]) {
    expect((await one.call['bills.get']({ id: 'ppl-double' })).measures[1]).toMatchObject({
      reaches: 'Les manifestants.',
    })
    expect(openConflicts(one.library, space.name).map(each => each.theirs)).toContain(
      'La mesure est inutile.',
    )
  }
  expect((await paul.call['library.get']({ id: 'argument-ppl-double' })).notes).toBe('à moi')
  expect(space.logical(marie)).toBe(space.logical(paul))
})

test('a bill as a pack brought it follows the space; a campaign put away by one stays with the others', async () => {
  const space = all.space('recue')
  const campaign = await aCampaign(marie, 'ppl-recue')
  await space.share(marie, 'campaign', campaign)
  for (const one of [marie, paul]) await space.meet(one)
  await paul.call['bills.remove']({ id: 'ppl-recue' })
  for (const one of [paul, marie]) await space.meet(one)
  expect((await marie.call['campaigns.get']({ id: campaign })).association).toBe('Regards libres')
  expect((await marie.call['bills.get']({ id: 'ppl-recue' })).title).toBe('Proposition ppl-recue')
  expect(await space.meet(paul)).toMatchObject({ sent: 0 })
})

test('the dossier of a campaign is shared as the campaign, documents and all', async () => {
  const space = all.space('documents')
  const campaign = await aCampaign(marie, 'ppl-documents')
  const { dossier } = (await marie.call['campaigns.list']({})).find(one => one.id === campaign) ?? {}
  const draft = crypto.randomUUID() as string
  await marie.call['drafts.save']({
    draft: {
      ...{ id: draft, dossier: dossier ?? '', title: 'Note', revision: 0, template: 'note-deputes' },
      answers: { 'bill.id': 'ppl-documents' },
      blocks: [1, 2].map(n => ({
        ...{ kind: 'paragraph', id: `bloc-${n}`, style: 'body' },
        inlines: [{ kind: 'text', text: `Paragraphe ${n}.` }],
      })),
    },
  })
  await space.share(marie, 'dossier', dossier ?? '')
  for (const one of [marie, paul]) expect((await space.meet(one)).refusals).toEqual([])
  const edit = async (one: Program, id: string, text: string) => {
    const whole = await one.call['drafts.get']({ id: draft })
    await one.call['drafts.save']({
      draft: {
        ...whole,
        blocks: whole.blocks.map(block =>
          block.id === id && block.kind === 'paragraph'
            ? { ...block, inlines: [{ kind: 'text', text }] }
            : block,
        ),
      },
    })
  }
  await edit(marie, 'bloc-1', 'Écrit par Marie.')
  await edit(paul, 'bloc-2', 'Écrit par Paul.')
  for (const one of [marie, paul, marie]) await space.meet(one)
  for (const one of [marie, paul]) {
    const text = JSON.stringify((await one.call['drafts.get']({ id: draft })).blocks)
    expect(text).toContain('Écrit par Marie.')
    expect(text).toContain('Écrit par Paul.')
  }
  expect(space.logical(marie)).toBe(space.logical(paul))
  // put away by one with its dossier, it stays with the other
  await paul.call['dossiers.remove']({ id: (await paul.call['drafts.get']({ id: draft })).dossier })
  for (const one of [paul, marie]) await space.meet(one)
  expect((await marie.call['drafts.get']({ id: draft })).title).toBe('Note')
})
