import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type OpenApp, openApp } from '../../../../../src/main/hosts/open-app.ts'
import { findExport } from '../../../../../src/main/kernel/files/exports.ts'
import { answer } from '../../../../../src/shared/contract/answer.ts'
import { client } from '../../../../../src/shared/contract/client.ts'
import type { Client } from '../../../../../src/shared/contract/contract.ts'
import { fileAt, handed, temporary } from '../../../../contract/program.ts'
import { aDecision, aDossier } from '../../../../fixtures/builders.ts'

let place: ReturnType<typeof temporary>
let app: OpenApp
let call: Client
beforeEach(async () => {
  place = temporary()
  app = await openApp(join(place.folder, 'bibliotheque'), { tokens: handed, window: place.folder })
  call = client((channel, input) => answer(app.handlers, channel, input))
})
afterEach(async () => {
  await app.close()
  place.remove()
})

/** A pack of so many decisions, unsigned. */
const pack = (n: number) =>
  place.file(
    'lot.pretoire',
    JSON.stringify({
      pretoire: 1,
      id: 'beaucoup',
      title: 'Beaucoup',
      author: '',
      licence: '',
      date: '2026-01-01',
      sources: Array.from({ length: n }, (_, i) =>
        aDecision({
          id: `lot-${i}`,
          numbers: [String(400_000 + i)],
          ecli: `ECLI:FR:CECHR:2020:${400_000 + i}.20200101`,
          text: Array.from({ length: 12 }, (_, p) => ({ n: p + 1, text: `Une girafe ${i} au point ${p}.` })),
        }),
      ),
    }),
  )

/** How many searches were answered before that was. */
async function searchesDuring(work: Promise<unknown>): Promise<number> {
  let over = false
  const ended = work.finally(() => {
    over = true
  })
  let n = 0
  while (!over) {
    await call['library.search']({ text: 'girafe' })
    if (!over) n += 1
    await new Promise(done => setTimeout(done, 2))
  }
  await ended
  return n
}

test('searches are answered while a pack of thousands is examined, written, sent and undone, and what is saved meanwhile does not wait for it', async () => {
  const review = call['packs.review']({ file: fileAt(pack(3000)) })
  expect(await searchesDuring(review)).toBeGreaterThan(3)
  const { id, items } = await review
  expect(items).toHaveLength(3000)
  const taking = call['packs.apply']({ id })
  const order: string[] = []
  void taking.then(() => order.push('taken'))
  const saving = call['dossiers.save']({ dossier: aDossier({ title: 'Écrit pendant ce temps' }) }).then(() =>
    order.push('saved'),
  )
  expect(await searchesDuring(taking)).toBeGreaterThan(3)
  await Promise.all([saving, taking])
  expect(order).toEqual(['saved', 'taken'])
  expect((await call['library.search']({ text: 'girafe' })).total).toBe(3000)
  const sent = call['packs.send']({ what: { search: { text: 'girafe' } }, title: 'Girafes', author: 'Ana' })
  expect(await searchesDuring(sent)).toBeGreaterThan(3)
  expect(findExport(app.library.folder, (await sent).id).name).toBe('Girafes.pretoire')
  const undoing = call['packs.undo']({ id: (await taking).act })
  expect(await searchesDuring(undoing)).toBeGreaterThan(3)
  expect((await undoing).restored).toBe(3000)
})

test('a refusal comes back as the sentence it was, and a review given up is forgotten', async () => {
  const path = place.file('abîmé.pretoire', '{"pretoire":')
  await expect(call['packs.review']({ file: fileAt(path) })).rejects.toMatchObject({
    code: 'damaged',
    message: expect.stringContaining('Rien n’a été écrit'),
  })
  const { id } = await call['packs.review']({ file: fileAt(pack(2)) })
  await call['packs.drop']({ id })
  await expect(call['packs.apply']({ id })).rejects.toMatchObject({ code: 'not-found' })
})
