import { afterEach, beforeEach, expect, test } from 'vitest'
import { plainText } from '../../../../src/shared/drafts/walk.ts'
import type { Program } from '../../../contract/program.ts'
import { anAmendment } from '../../../fixtures/amendments/builder.ts'
import { aBill, aBillText, anArgument } from '../../../fixtures/builders.ts'
import { two } from './two.ts'

let world: ReturnType<typeof two>
beforeEach(() => {
  world = two()
})
afterEach(() => world.close())

const SECRET = 'sentinelle-4e7b'

/** Ana leads a campaign: a note, an amendment, a list, a set, a call, and things that are hers alone. */
async function anaLeads() {
  const { call } = world.ana
  const bill = await call['bills.save']({ bill: aBill({ id: 'bill', title: 'Loi suivie' }) })
  await call['billTexts.save']({ text: aBillText({ id: 'text', bill: 'bill' }) })
  await call['library.save']({
    source: anArgument({
      id: 'arg',
      measures: [{ bill: 'bill', measure: bill.measures[0]!.id, stage: 'senat' }],
      notes: `note sur l’argument ${SECRET}`,
    }),
  })
  const campaign = await call['campaigns.begin']({ bill: 'bill' })
  const saved = await call['campaigns.save']({
    campaign: {
      ...campaign,
      title: 'Non aux boîtes noires',
      association: 'Regards libres',
      contact: '01 02 03 04 05',
      signature: `Camille ${SECRET}`,
      notes: `à ne pas dire ${SECRET}`,
    },
  })
  await call['amendments.save']({ amendment: anAmendment({ id: 'am', bill: 'bill', text: 'text' }) })
  const note = await call['briefs.create']({
    template: 'note-parlementaires',
    choice: { bill: 'bill', stage: 'senat', measures: [bill.measures[0]!.id], arguments: ['arg'] },
    facts: { 'sender.commune': `Évreux ${SECRET}`, 'request.vote': 'voter contre l’article 8' },
  })
  await call['sets.save']({
    set: {
      id: 'set',
      title: 'Aux rapporteurs',
      draft: note.draft,
      members: ['PA1', 'PA2'],
      openings: { PA1: 'Vous êtes de {{member.department}}.', PA2: `À la main ${SECRET}` },
    },
  })
  world.ana.library.db
    .prepare(
      `INSERT INTO calls (id, member, bill, at, keep_until, data) VALUES ('call', 'PA1', 'bill', @at, '2099-01-01', @data)`,
    )
    .run({ at: '2026-03-05T10:00:00Z', data: JSON.stringify({ said: `dit ${SECRET}` }) })
  return { campaign: saved, note, bill }
}

test('the local projects of a campaign go with it, and no other', async () => {
  const { ana, ben } = world
  const { campaign } = await anaLeads()
  const communes = [{ code: '38239', name: 'Moirans' }]
  const add = (product: string, of?: string) =>
    ana.call['projects.addMany']({ communes, product, ...(of && { campaign: of }) })
  await add('BriefCam', campaign.id)
  await add('Wintics')
  const what = { campaign: campaign.id, notes: false }
  expect(await ana.call['packs.prepare']({ what })).toMatchObject({
    whole: { projects: 1 },
    projects: [{ title: 'Moirans – Wintics' }],
  })
  await (await receive(ben, await world.send(ana, { what, title: campaign.title }))).take()
  expect((await ben.call['projects.list']({ campaign: campaign.id })).projects).toMatchObject([
    { product: 'BriefCam', campaign: campaign.id },
  ])
  expect((await ben.call['campaigns.state']({ id: campaign.id })).counts.projects).toBe(1)
})

const receive = async (to: Program, file: { token: string }) => {
  const review = await to.call['packs.review']({ file })
  return { review, take: (choices = {}) => to.call['packs.apply']({ id: review.id, choices }) }
}

test('a campaign goes whole in one signed file, and nothing private goes with it', async () => {
  const { ana, ben } = world
  const { campaign, note } = await anaLeads()
  const file = await world.send(ana, { what: { campaign: campaign.id }, title: campaign.title })
  expect(world.text(file)).not.toContain(SECRET)

  const { review, take } = await receive(ben, file)
  expect(review.items.map(one => one.what).toSorted()).toEqual(
    ['amendment', 'argument', 'bill', 'billText', 'campaign', 'draft', 'set'].toSorted(),
  )
  expect(await ben.call['campaigns.list']({})).toEqual([])
  await take()
  expect(await ben.call['campaigns.list']({})).toMatchObject([
    {
      title: 'Non aux boîtes noires',
      association: 'Regards libres',
      contact: '01 02 03 04 05',
      signature: '',
    },
  ])
  const textOf = async ({ call }: Program) => (await call['drafts.get']({ id: note.draft })).blocks
  expect(await textOf(ben)).toEqual(await textOf(ana))
  const gathered = await ben.call['drafts.gather']({ id: note.draft })
  expect(gathered.dossier.facts).toMatchObject({
    article: '8',
    contact: '01 02 03 04 05',
    'request.vote': 'voter contre l’article 8',
  })
  expect(await ben.call['amendments.list']({ bill: 'bill' })).toHaveLength(1)
  expect((await ben.call['sets.get']({ id: 'set' })).openings).toEqual({
    PA1: 'Vous êtes de {{member.department}}.',
  })
  expect(await ben.call['calls.list']({ bill: 'bill' })).toEqual([])
})

test('asked for, the private notes of the campaign and the openings written by hand go too', async () => {
  const { campaign } = await anaLeads()
  const file = await world.send(world.ana, {
    what: { campaign: campaign.id, notes: true },
    title: campaign.title,
  })
  const text = world.text(file)
  expect(text).toContain(`à ne pas dire ${SECRET}`)
  expect(text).toContain(`À la main ${SECRET}`)
  expect(text).not.toContain(`dit ${SECRET}`)
})

test('an update is merged field by field: what each changed stays, what both changed is chosen', async () => {
  const { ana, ben } = world
  const { campaign, note } = await anaLeads()
  const share = async () =>
    receive(ben, await world.send(ana, { what: { campaign: campaign.id }, title: 'Tout' }))
  await (await share()).take()
  // Ben signs, has his own contact, and writes an objet; Ana changes the name, the contact, the dispositif
  const mine = await ben.call['campaigns.get']({ id: campaign.id })
  await ben.call['campaigns.save']({ campaign: { ...mine, signature: 'Ben', contact: 'ben@exemple.fr' } })
  const his = await ben.call['amendments.get']({ id: 'am' })
  await ben.call['amendments.save']({
    amendment: { ...his, reasons: { ...his.reasons, why: 'Parce que c’est trop.' } },
  })
  const hers = await ana.call['campaigns.get']({ id: campaign.id })
  await ana.call['campaigns.save']({ campaign: { ...hers, title: 'Stop', contact: 'ana@exemple.fr' } })
  const amended = await ana.call['amendments.get']({ id: 'am' })
  await ana.call['amendments.save']({ amendment: { ...amended, dispositif: 'Rédiger ainsi cet article :' } })
  await ana.call['drafts.get']({ id: note.draft }).then(draft =>
    ana.call['drafts.save']({ draft: { ...draft, title: 'Note revue' } }),
  )

  const { review, take } = await share()
  const states = Object.fromEntries(review.items.map(one => [one.id, one.state]))
  expect(states).toMatchObject({
    [campaign.id]: 'conflict',
    am: 'changed',
    [note.draft]: 'changed',
    set: 'same',
  })
  await take({ [campaign.id]: { contact: 'mine' } })
  expect(await ben.call['campaigns.get']({ id: campaign.id })).toMatchObject({
    title: 'Stop',
    contact: 'ben@exemple.fr',
    signature: 'Ben',
  })
  expect(await ben.call['amendments.get']({ id: 'am' })).toMatchObject({
    dispositif: 'Rédiger ainsi cet article :',
    reasons: { why: 'Parce que c’est trop.' },
  })
  expect((await ben.call['drafts.get']({ id: note.draft })).title).toBe('Note revue')
})

test('taking a campaign is undone whole', async () => {
  const { ana, ben } = world
  const { campaign } = await anaLeads()
  const { take } = await receive(
    ben,
    await world.send(ana, { what: { campaign: campaign.id }, title: 'Tout' }),
  )
  const { act } = await take()
  const { left } = await ben.call['packs.undo']({ id: act })
  expect(left).toEqual([])
  for (const rest of [
    await ben.call['campaigns.list']({}),
    await ben.call['briefs.list']({}),
    await ben.call['amendments.list']({}),
    await ben.call['sets.list']({}),
    await ben.call['dossiers.list']({}),
    await ben.call['bills.list']({}),
  ])
    expect(rest).toEqual([])
})

/** A text with one paragraph of words. */
const paragraph = (id: string, text: string) => ({
  kind: 'paragraph' as const,
  id,
  style: 'body' as const,
  inlines: [{ kind: 'text' as const, text }],
})
const wordsOf = async ({ call }: Program, id: string) =>
  (await call['drafts.get']({ id })).blocks.map(block => ('inlines' in block ? plainText(block.inlines) : ''))
const write = async ({ call }: Program, id: string, blocks: ReturnType<typeof paragraph>[]) => {
  const draft = await call['drafts.get']({ id })
  await call['drafts.save']({ draft: { ...draft, blocks } })
}

test('what two people wrote in one note is in it on both sides, whoever sends, and back', async () => {
  const { ana, ben } = world
  const { campaign, note } = await anaLeads()
  await write(ana, note.draft, [
    paragraph('a', 'Le premier dit ceci.'),
    paragraph('b', 'Le second dit cela.'),
  ])
  const share = async (from: Program, to: Program, title: string) =>
    receive(to, await world.send(from, { what: { campaign: campaign.id }, title }))
  await (await share(ana, ben, 'D’Ana')).take()

  // both write, and Ben's comes back under a title of his own
  await write(ana, note.draft, [
    paragraph('a', 'Le tout premier dit ceci.'),
    paragraph('b', 'Le second dit cela.'),
  ])
  await write(ben, note.draft, [
    paragraph('a', 'Le premier dit ceci.'),
    paragraph('b', 'Le second dit bien cela.'),
    paragraph('c', 'Et un troisième.'),
  ])
  const back = await share(ben, ana, 'De Ben')
  expect(back.review.items.find(one => one.id === note.draft)).toMatchObject({
    state: 'changed',
    fields: [{ label: 'Contenu', united: true, theirs: expect.stringContaining('bien cela') }],
  })
  await back.take()
  const united = ['Le tout premier dit ceci.', 'Le second dit bien cela.', 'Et un troisième.']
  expect(await wordsOf(ana, note.draft)).toEqual(united)

  // Ben goes on writing before he hears of it
  await write(ben, note.draft, [
    paragraph('a', 'Le premier dit ceci.'),
    paragraph('b', 'Le second dit bien cela, et plus.'),
    paragraph('c', 'Et un troisième.'),
  ])
  const again = await share(ana, ben, 'D’Ana')
  expect(again.review.items.find(one => one.id === note.draft)?.state).toBe('changed')
  await again.take()
  expect(await wordsOf(ben, note.draft)).toEqual([united[0], 'Le second dit bien cela, et plus.', united[2]])
})

test('a private note in a text stays, unless asked, and is not lost when the text comes back', async () => {
  const { ana, ben } = world
  const { campaign, note } = await anaLeads()
  const draft = await ana.call['drafts.get']({ id: note.draft })
  const remark = { kind: 'private' as const, id: 'n', text: `ne pas dire ${SECRET}` }
  const line = paragraph('a', 'Le premier dit ceci.')
  await ana.call['drafts.save']({
    draft: { ...draft, blocks: [{ ...line, inlines: [...line.inlines, remark] }] },
  })
  expect((await ana.call['packs.prepare']({ what: { campaign: campaign.id } })).whole).toMatchObject({
    draftNotes: 1,
  })
  const file = await world.send(ana, { what: { campaign: campaign.id }, title: 'D’Ana' })
  expect(world.text(file)).not.toContain(SECRET)
  await (await receive(ben, file)).take()
  await write(ben, note.draft, [paragraph('a', 'Le premier dit bien ceci.')])
  const back = await receive(ana, await world.send(ben, { what: { campaign: campaign.id }, title: 'De Ben' }))
  await back.take()
  expect((await ana.call['drafts.get']({ id: note.draft })).blocks).toMatchObject([
    { inlines: [{ kind: 'text', text: 'Le premier dit bien ceci.' }, remark] },
  ])
  const whole = { campaign: campaign.id, notes: true }
  expect(world.text(await world.send(ana, { what: whole, title: 'D’Ana' }))).toContain(
    `ne pas dire ${SECRET}`,
  )
})

test('an argument sent, changed there and here, loses neither change when it comes back', async () => {
  const { ana, ben } = world
  await anaLeads()
  const change = async ({ call }: Program, given: object) => {
    const source = await call['library.get']({ id: 'arg' })
    await call['library.save']({ source: { ...source, ...given } as typeof source })
  }
  const send = (from: Program, title: string) => world.send(from, { what: { ids: ['arg'] }, title })
  await (await receive(ben, await send(ana, 'D’Ana'))).take()
  await change(ana, { thesis: 'Reprise par Ana.' })
  await change(ben, { shortForm: 'Reprise par Ben.' })
  const { review, take } = await receive(ana, await send(ben, 'De Ben'))
  expect(review.items[0]).toMatchObject({ state: 'changed' })
  await take()
  expect(await ana.call['library.get']({ id: 'arg' })).toMatchObject({
    thesis: 'Reprise par Ana.',
    shortForm: 'Reprise par Ben.',
  })
})
