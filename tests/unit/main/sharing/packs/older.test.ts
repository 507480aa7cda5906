import { readFileSync } from 'node:fs'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { loadPack } from '../../../../../src/main/imports/formats/load-pack.ts'
import { readPack } from '../../../../../src/main/imports/formats/pack-file.ts'
import { sources } from '../../../../../src/main/library/store.ts'
import type { Source } from '../../../../../src/shared/library/model.ts'
import type { Pack } from '../../../../../src/shared/sharing/model.ts'
import type { Review } from '../../../../../src/shared/sharing/review.ts'
import { fileAt, type Program } from '../../../../contract/program.ts'
import { aBill, aDecision } from '../../../../fixtures/builders.ts'
import { two } from '../two.ts'

let world: ReturnType<typeof two>
beforeEach(() => {
  world = two()
})
afterEach(() => world.close())

async function change(who: Program, id: string, fields: object) {
  const source = await who.call['library.get']({ id })
  return who.call['library.save']({ source: { ...source, ...fields } as Source })
}

/** Three packs of one title, Ana's name for the decision each time. */
async function packsOf(...names: readonly string[]) {
  const { ana, send, text, place } = world
  const { id } = await ana.call['library.save']({ source: aDecision({ name: '' }) })
  const files = []
  for (const [n, name] of names.entries()) {
    await change(ana, id, { name })
    const file = await send(ana, { what: { ids: [id] }, version: `${n + 1}` })
    files.push(fileAt(place.file(`lot-${n}.pretoire`, text(file))))
  }
  return { id, files }
}

const review = (who: Program, file: ReturnType<typeof fileAt> | undefined) =>
  who.call['packs.review']({ file: file ?? fileAt('') })
const take = async (who: Program, file: ReturnType<typeof fileAt> | undefined) =>
  who.call['packs.apply']({ id: (await review(who, file)).id })
const fieldsOf = ({ items }: Review) =>
  items.flatMap(item =>
    item.fields.map(one => [item.state, one.name, one.take, one.conflict, one.older ?? false]),
  )

test('an older state of a pack proposes nothing, says so, and may be taken line by line', async () => {
  const { ben } = world
  const { id, files } = await packsOf('Premier', 'Deuxième', 'Troisième')
  await take(ben, files[0])
  await take(ben, files[1])
  const older = await review(ben, files[0])
  expect(fieldsOf(older)).toEqual([['older', 'name', 'mine', false, true]])
  expect(await ben.call['packs.apply']({ id: older.id })).toMatchObject({ added: 0, changed: 0, kept: 1 })
  expect(await ben.call['library.get']({ id })).toMatchObject({ name: 'Deuxième' })
  // what the older one says is no base: the next one still follows
  expect(fieldsOf(await review(ben, files[2]))).toEqual([['changed', 'name', 'theirs', false, false]])

  const onPurpose = await review(ben, files[0])
  const { act } = await ben.call['packs.apply']({ id: onPurpose.id, choices: { [id]: { name: 'theirs' } } })
  expect(await ben.call['library.get']({ id })).toMatchObject({ name: 'Premier' })
  await ben.call['packs.undo']({ id: act })
  expect(await ben.call['library.get']({ id })).toMatchObject({ name: 'Deuxième' })
  expect(fieldsOf(await review(ben, files[0]))).toEqual([['older', 'name', 'mine', false, true]])
})

test('an older state never received is known too, what is new in it comes, and a change of one’s own stays', async () => {
  const { ana, ben, send } = world
  const { id, files } = await packsOf('Premier', 'Deuxième')
  await take(ben, files[1])
  await change(ben, id, { name: 'Le nôtre' })
  expect(fieldsOf(await review(ben, files[0]))).toEqual([['older', 'name', 'mine', false, true]])
  const { id: other } = await ana.call['library.save']({
    source: aDecision({ name: 'Autre', numbers: ['9'] }),
  })
  const both = await send(ana, { what: { ids: [id, other] } })
  expect((await review(ben, both)).items.map(one => one.state).toSorted()).toEqual(['new', 'same'])
})

test('who goes back to former words in a newer pack is followed', async () => {
  const { ben } = world
  const { files } = await packsOf('Premier', 'Deuxième', 'Premier')
  await take(ben, files[0])
  await take(ben, files[1])
  expect(fieldsOf(await review(ben, files[2]))).toEqual([['changed', 'name', 'theirs', false, false]])
})

test('the sender is not proposed an older state of one’s own pack', async () => {
  const { ana } = world
  const bill = await ana.call['bills.save']({ bill: aBill({ title: 'Premier' }) })
  const first = await sendBill(bill.id)
  await ana.call['bills.save']({ bill: { ...bill, title: 'Deuxième' } })
  await sendBill(bill.id)
  expect(fieldsOf(await review(ana, first))).toEqual([['older', 'title', 'mine', false, true]])
})

test('what an older pack still has, and was put away here since, stays away unless it is asked back', async () => {
  const { ana, ben } = world
  const bill = await ana.call['bills.save']({ bill: aBill({ title: 'Premier' }) })
  const first = await sendBill(bill.id)
  await ana.call['bills.save']({ bill: { ...bill, title: 'Deuxième' } })
  await take(ben, await sendBill(bill.id))
  ben.library.db.prepare('DELETE FROM bills WHERE id = ?').run(bill.id)
  const older = await review(ben, first)
  expect(fieldsOf(older)).toEqual([['older', 'presence', 'mine', false, true]])
  expect(await ben.call['packs.apply']({ id: older.id })).toMatchObject({ kept: 1 })
  const again = await review(ben, first)
  await ben.call['packs.apply']({ id: again.id, choices: { [bill.id]: { presence: 'theirs' } } })
  expect(await ben.call['bills.list']({})).toContainEqual(expect.objectContaining({ title: 'Premier' }))
})

test('a former starter library proposes none of its bills nor arguments', async () => {
  const { ben, place } = world
  const former = (name: string, change: (pack: Pack) => Partial<Pack>) => {
    const { pack } = readPack(
      readFileSync(new URL(`../../../../../resources/packs/${name}.json`, import.meta.url), 'utf8'),
    )
    loadPack(ben.library.db, pack)
    const before = { ...pack, ...change(pack), date: '2026-11-01' }
    return fileAt(place.file(`${name}-avant.json`, JSON.stringify(before)))
  }
  const billsBefore = former('narcotrafic', ({ bills }) => ({
    bills: bills.slice(0, 1).map(one => ({ ...one, measures: one.measures.slice(0, 1), title: 'Avant' })),
  }))
  const notesBefore = former('arguments', ({ sources }) => ({
    sources: sources.slice(0, 1).map(one => ({ ...one, tags: ['avant'] })),
  }))
  for (const file of [billsBefore, notesBefore]) {
    const older = await review(ben, file)
    expect(new Set(older.items.map(one => one.state))).toEqual(new Set(['older']))
    expect(older.items.flatMap(one => one.fields).every(one => one.take === 'mine' && one.older)).toBe(true)
  }
})

test('an older record of a public source adds what was not known and changes nothing else', async () => {
  const { ana, ben, send } = world
  const decision = (asOf: string, fields: object) =>
    aDecision({ provenance: [{ publisher: 'Conseil d’État', licence: 'LO', asOf }], ...fields })
  const { id } = await ana.call['library.save']({
    source: decision('2025-01-01', { numbers: [], name: 'Avant', holding: 'H' }),
  })
  const mine = decision('2026-01-01', { name: 'Après', numbers: [] })
  sources(ben.library.db).putAll([{ ...mine, id }], 'import')
  const older = await review(ben, await send(ana, { what: { ids: [id] } }))
  expect(fieldsOf(older)).toContainEqual(['changed', 'name', 'mine', false, true])
  expect(fieldsOf(older)).toContainEqual(['changed', 'holding', 'theirs', false, false])
})

async function sendBill(bill: string) {
  const { ana, send, text, place } = world
  const { id } = await ana.call['library.save']({ source: aDecision({ name: 'Avec' }) })
  const file = await send(ana, { what: { ids: [id] }, bills: [bill] })
  return fileAt(place.file(`${id}.pretoire`, text(file)))
}
