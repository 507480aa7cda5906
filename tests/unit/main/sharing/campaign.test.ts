import { afterEach, beforeEach, expect, test } from 'vitest'
import { targetLists } from '../../../../src/main/campaign/members/target-lists.ts'
import { TargetList } from '../../../../src/shared/campaign/members/model.ts'
import { fileAt } from '../../../contract/program.ts'
import { aBill, aBillText, aDecision, aDossier, aDraft } from '../../../fixtures/builders.ts'
import { two } from './two.ts'

let world: ReturnType<typeof two>
beforeEach(() => {
  world = two()
})
afterEach(() => world.close())

const SENTINEL = 'sentinelle-9c2e'
const list = (given: object = {}) =>
  TargetList.parse({
    ...{
      id: 'list',
      title: 'Commission des lois',
      bill: 'bill',
      // drawn by what calls said
      filters: { own: SENTINEL, committee: 'Lois', position: 'contre' },
    },
    ranked: [
      { member: 'PA2', reasons: [`S’est dit indécis au téléphone ${SENTINEL}`], score: 35 },
      { member: 'PA1', reasons: [], score: 1 },
    ],
    ...given,
  })

/** Ana follows a bill, holds its text and a list; nothing else of hers may leave. */
async function anaHas() {
  const { ana } = world
  await ana.call['library.save']({ source: aDecision({ id: 's' }) })
  await ana.call['bills.save']({ bill: aBill({ id: 'bill' }) })
  const text = await ana.call['billTexts.save']({ text: aBillText({ id: 'text', bill: 'bill' }) })
  await ana.call['targets.save'](list())
  return text
}
const asked = { what: { ids: ['s'] }, billTexts: ['text'], targets: ['list'] }

test('a text and a list travel with their bill, without why nor from where, and are looked at before they come in', async () => {
  const { ana, ben, send, text } = world
  await anaHas()
  expect(await ana.call['packs.prepare']({ what: { ids: ['s'] } })).toMatchObject({
    billTexts: [{ id: 'text', title: 'n° 907, 17' }],
    targets: [{ id: 'list', title: 'Commission des lois' }],
  })
  // neither goes unless it is chosen
  const without = text(await send(ana, { what: { ids: ['s'] } }))
  expect(without).not.toContain('L. 851-3')
  expect(without).not.toContain('PA2')

  const file = await send(ana, asked)
  expect(text(file)).toContain('L. 851-3')
  expect(text(file)).not.toMatch(new RegExp(`${SENTINEL}|contre`))
  const review = await ben.call['packs.review']({ file })
  expect(review.items.map(one => [one.what, one.label, one.state])).toEqual([
    ['decision', expect.any(String), 'new'],
    ['bill', 'Proposition de loi d’exemple', 'new'],
    ['billText', 'Texte n° 907, 17', 'new'],
    ['targets', 'Commission des lois', 'new'],
  ])
  expect(await ben.call['bills.list']({})).toEqual([])

  const { act } = await ben.call['packs.apply']({ id: review.id })
  expect((await ben.call['billTexts.get']({ id: 'text' })).articles[0]?.alineas).toHaveLength(3)
  const [kept] = await ben.call['targets.list']({})
  expect(kept?.ranked.map(one => one.member)).toEqual(['PA2', 'PA1'])

  expect(await ben.call['packs.undo']({ id: act })).toMatchObject({ restored: 4, left: [] })
  expect(await ben.call['bills.list']({})).toEqual([])
  expect(await ben.call['targets.list']({})).toEqual([])
})

test('openings kept to be used again travel when chosen, one by one, and are undone', async () => {
  const { ana, ben, send, text } = world
  await anaHas()
  const mine = 'Votre département, {{member.department}}, compte des avocats.'
  await ana.call['openings.save']({ id: 'o1', text: mine })
  await ana.call['openings.save']({ id: 'o2', text: SENTINEL })
  const { openings } = await ana.call['packs.prepare']({ what: { ids: ['s'] } })
  expect(openings).toEqual([
    { id: 'o1', title: mine },
    { id: 'o2', title: SENTINEL },
  ])
  const what = { what: { ids: ['s'] }, openings: ['o1'] }
  const file = await send(ana, what)
  expect(text(file)).not.toContain(SENTINEL)
  const review = await ben.call['packs.review']({ file })
  expect(review.items.at(-1)).toMatchObject({ what: 'opening', label: mine, state: 'new' })
  const { act } = await ben.call['packs.apply']({ id: review.id })
  expect(await ben.call['openings.list']({})).toMatchObject([{ id: 'o1', text: mine }])
  // worded anew by its author, it is put beside what is here
  const [kept] = await ana.call['openings.list']({})
  await ana.call['openings.save']({ ...kept!, text: `${mine} Et des journalistes.` })
  const again = await ben.call['packs.review']({ file: await send(ana, what) })
  expect(again.items.at(-1)).toMatchObject({ state: 'changed', fields: [{ name: 'text', take: 'theirs' }] })
  await ben.call['packs.drop']({ id: again.id })
  await ben.call['packs.undo']({ id: act })
  expect(await ben.call['openings.list']({})).toEqual([])
})

test('a new version is put beside what was changed here, field by field, and undone', async () => {
  const { ana, ben, send } = world
  const mine = await anaHas()
  const first = await ben.call['packs.review']({ file: await send(ana, asked) })
  await ben.call['packs.apply']({ id: first.id })
  // Ben corrects the number, Ana an article and the number too
  const here = await ben.call['billTexts.get']({ id: 'text' })
  await ben.call['billTexts.save']({ text: { ...here, number: '907 rect.' } })
  const articles = [{ ...mine.articles[0]!, alineas: ['Réécrit.'] }]
  await ana.call['billTexts.save']({ text: { ...mine, number: '907 bis', articles } })

  const review = await ben.call['packs.review']({ file: await send(ana, asked) })
  const item = review.items.find(one => one.what === 'billText')
  expect(item).toMatchObject({ state: 'conflict' })
  expect(item?.fields.map(one => [one.label, one.conflict, one.take])).toEqual([
    ['Numéro', true, 'mine'],
    ['Articles', false, 'theirs'],
  ])
  const { act } = await ben.call['packs.apply']({ id: review.id })
  const taken = await ben.call['billTexts.get']({ id: 'text' })
  expect(taken).toMatchObject({ number: '907 rect.', articles })
  await ben.call['packs.undo']({ id: act })
  expect(await ben.call['billTexts.get']({ id: 'text' })).toMatchObject({ articles: here.articles })
})

test('a personalised set travels as a list with its openings that are templates; neither its text nor those written by hand', async () => {
  const { ana, ben, send, text } = world
  await ana.call['library.save']({ source: aDecision({ id: 's' }) })
  await ana.call['bills.save']({ bill: aBill({ id: 'bill' }) })
  const dossier = await ana.call['dossiers.save']({
    dossier: aDossier({ title: SENTINEL, facts: { 'bill.id': 'bill', note: SENTINEL } }),
  })
  await ana.call['drafts.save']({ draft: aDraft({ id: 'd', dossier: dossier.id, title: SENTINEL }) })
  const openings = { PA1: 'Élue de {{member.department}}, vous…', PA2: `J’habite à ${SENTINEL}.`, PA3: ' ' }
  const members = ['PA2', 'PA1', 'PA3']
  await ana.call['sets.save']({ set: { id: 'set', title: 'Courriel', draft: 'd', members, openings } })
  expect((await ana.call['packs.prepare']({ what: { ids: ['s'] } })).sets).toEqual([
    { id: 'set', title: 'Courriel', templates: 1, written: 1 },
  ])
  const file = await send(ana, { what: { ids: ['s'] }, sets: ['set'] })
  expect(text(file)).not.toContain(SENTINEL)
  const review = await ben.call['packs.review']({ file })
  await ben.call['packs.apply']({ id: review.id })
  expect(await ben.call['targets.list']({})).toMatchObject([
    { title: 'Courriel', bill: 'bill', openings: { PA1: openings.PA1 } },
  ])
})

test('what changed since stays; a bill that has texts of one’s own is not taken away; a text without its bill is refused', async () => {
  const { ana, ben, send, place } = world
  await anaHas()
  const file = await send(ana, asked)
  const review = await ben.call['packs.review']({ file })
  const { act } = await ben.call['packs.apply']({ id: review.id })
  await ben.call['billTexts.save']({ text: aBillText({ id: 'own', bill: 'bill' }) })
  const ranked = targetLists(ben.library.db).get('list').ranked.toReversed()
  await ben.call['targets.save']({ ...targetLists(ben.library.db).get('list'), ranked })
  const { left } = await ben.call['packs.undo']({ id: act })
  expect(left).toEqual([
    { label: 'Proposition de loi d’exemple', reason: 'des textes de ses étapes sont ici' },
    { label: 'Commission des lois', reason: 'modifiée depuis' },
  ])
  expect((await ben.call['billTexts.list']({ bill: 'bill' })).map(one => one.id)).toEqual(['own'])

  const lone = {
    ...{ pretoire: 1, id: 'l', title: 'L', author: '', licence: '', date: '2026-01-01', sources: [] },
    billTexts: [aBillText({ id: 'x', bill: 'nulle-part' })],
  }
  const path = place.file('seul.pretoire', JSON.stringify(lone))
  const seen = await ben.call['packs.review']({ file: fileAt(path) })
  expect(seen.rejected[0]?.reason).toContain('ni ici, ni dans le lot')
})
