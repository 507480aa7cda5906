import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { oneLine } from '../../../../../src/shared/kernel/one-line.ts'
import { fileAt } from '../../../../contract/program.ts'
import { aBill, aDecision, aDossier, aDraft, anArgument } from '../../../../fixtures/builders.ts'
import { two } from '../two.ts'

let world: ReturnType<typeof two>
beforeEach(() => {
  world = two()
})
afterEach(() => world.close())

const SENTINEL = 'sentinelle-7f3a'

test('nothing private is in the file: notes, keywords, dossiers, the key, folders, when things were saved', async () => {
  const { ana, send, text } = world
  const source = await ana.call['library.save']({
    source: aDecision({
      notes: `Note ${SENTINEL}`,
      tags: [`mot-${SENTINEL}`],
      provenance: [
        { publisher: 'CE', licence: '', file: `C:\\Users\\${SENTINEL}\\CETATEXT000012345678.xml` },
      ],
    }),
  })
  const dossier = await ana.call['dossiers.save']({ dossier: aDossier({ title: SENTINEL, notes: SENTINEL }) })
  await ana.call['drafts.save']({
    draft: aDraft({
      dossier: dossier.id,
      title: SENTINEL,
      blocks: [
        {
          kind: 'paragraph',
          id: 'p',
          style: 'body',
          inlines: [
            { kind: 'text', text: SENTINEL },
            { kind: 'citation', source: { kind: 'decision', id: source.id }, form: 'auto' },
          ],
        },
      ],
    }),
  })
  for (const what of [
    { ids: [source.id] },
    { dossier: dossier.id },
    { search: { text: 'Association Exemple' } },
  ]) {
    const file = text(await send(ana, { what }))
    expect(file).toContain('Association Exemple')
    expect(file).toContain('CETATEXT000012345678.xml')
    expect(file).not.toContain(SENTINEL)
    expect(file).not.toContain('updatedAt')
    expect(file).not.toContain('PRIVATE KEY')
  }
})

test('a note travels when it is chosen, and only that one', async () => {
  const { ana, send, text } = world
  const a = await ana.call['library.save']({ source: aDecision({ notes: 'à partager' }) })
  const b = await ana.call['library.save']({ source: aDecision({ notes: `b ${SENTINEL}` }) })
  const file = text(await send(ana, { what: { ids: [a.id, b.id] }, notes: [a.id] }))
  expect(file).toContain('à partager')
  expect(file).not.toContain(SENTINEL)
})

test('the marks of a source travel: to verify, taken back by its publisher', async () => {
  const { ana, ben, send } = world
  const { id } = await ana.call['library.save']({
    source: aDecision({ certainty: 'to-verify', caveat: 'le numéro', withdrawn: '2025-01-02' }),
  })
  const review = await ben.call['packs.review']({ file: await send(ana, { what: { ids: [id] } }) })
  await ben.call['packs.apply']({ id: review.id })
  expect(await ben.call['library.get']({ id })).toMatchObject({
    certainty: 'to-verify',
    caveat: 'le numéro',
    withdrawn: '2025-01-02',
  })
})

test('an argument takes along the authorities it rests on', async () => {
  const { ana } = world
  const authority = await ana.call['library.save']({ source: aDecision() })
  const argument = await ana.call['library.save']({
    source: anArgument({ authorities: [{ source: authority.id, role: 'support' }] }),
  })
  expect(await ana.call['packs.prepare']({ what: { ids: [argument.id] } })).toMatchObject({
    total: 2,
    added: 1,
    kinds: { argument: 1, decision: 1 },
  })
})

test('a collection is sent in its order', async () => {
  const { ana, send, text } = world
  const [a, b] = [
    await ana.call['library.save']({ source: aDecision() }),
    await ana.call['library.save']({ source: aDecision() }),
  ]
  const { db } = ana.library
  db.exec(
    `INSERT INTO collections (id, title, note, updated_at) VALUES ('c', 'Ma collection', '${SENTINEL}', '')`,
  )
  for (const [position, { id }] of [b, a].entries())
    db.prepare("INSERT INTO collection_sources VALUES ('c', @id, @position)").run({ position, id })
  const file = text(await send(ana, { what: { collection: 'c' } }))
  const { sources } = JSON.parse(JSON.parse(file).content)
  expect(sources.map((one: { id: string }) => one.id)).toEqual([b.id, a.id])
  expect(file).not.toContain(SENTINEL)
})

test('bills and templates travel when they are named', async () => {
  const { ana, ben, send } = world
  const bill = aBill()
  const { id: source } = await ana.call['library.save']({ source: aDecision() })
  const lot = { pretoire: 1, id: 'x', title: 'X', author: '', licence: '', date: '2026-01-01' }
  const [rep] = await ana.call['templates.list']({})
  const path = ana.library.folder
  const given = world.place.file(
    'lot.pretoire',
    JSON.stringify({ ...lot, bills: [bill], templates: [{ ...rep, id: 'mien', title: 'Le mien' }] }),
  )
  const first = await ana.call['packs.review']({ file: fileAt(given) })
  expect(first.items.map(one => [one.what, one.state])).toEqual([
    ['bill', 'new'],
    ['template', 'new'],
  ])
  await ana.call['packs.apply']({ id: first.id })
  expect((await ana.call['templates.list']({})).map(one => one.title)).toContain('Le mien')
  const file = await send(ana, { what: { ids: [source] }, bills: [bill.id], templates: ['mien'] })
  const review = await ben.call['packs.review']({ file })
  expect(review.items.map(one => one.what)).toEqual(['decision', 'bill', 'template'])
  const { act } = await ben.call['packs.apply']({ id: review.id })
  expect((await ben.call['bills.list']({})).map(one => one.id)).toEqual([bill.id])
  await expect(ben.call['dossiers.create']({ template: 'mien' })).resolves.toHaveProperty('id')
  expect(await ben.call['packs.undo']({ id: act })).toMatchObject({ restored: 3 })
  expect(await ben.call['bills.list']({})).toEqual([])
  expect((await ben.call['templates.list']({})).map(one => one.title)).not.toContain('Le mien')
  expect(path).toBeTruthy()
})

test('the key is made at the first sending, for its user alone, and stays the same', async () => {
  const { ana, send, text } = world
  const { id } = await ana.call['library.save']({ source: aDecision() })
  const key = join(ana.library.folder, 'signature.pem')
  expect(readdirSync(ana.library.folder)).not.toContain('signature.pem')
  const [first, second] = [await send(ana, { what: { ids: [id] } }), await send(ana, { what: { ids: [id] } })]
  if (process.platform !== 'win32') expect(statSync(key).mode & 0o777).toBe(0o600)
  const keyOf = (file: { path: string }) => JSON.parse(text(file)).author.key
  expect(keyOf(first)).toBe(keyOf(second))
  const secret = readFileSync(key, 'utf8').split('\n')[1] ?? ''
  expect(secret.length).toBeGreaterThan(20)
  expect(text(first)).not.toContain(secret)
  const backup = await ana.call['backups.create']({})
  expect(readFileSync(backup.file).includes('signature.pem')).toBe(false)
  expect((await ana.call['settings.get']({})).packAuthor).toBe('Ana Exemple')
})

test('nothing to send is refused before a file is made', async () => {
  const { ana, send } = world
  await expect(send(ana, { what: { search: { text: 'introuvable' } } })).rejects.toMatchObject({
    code: 'refused',
  })
  expect(readdirSync(join(ana.library.folder, 'exports'))).toEqual([])
})

test('written by pieces, whatever its texts hold, it is read and verified as a whole', async () => {
  const { ana, ben, send } = world
  const names = ['« L’été » "cité"\\ \u{1F600}', 'Ligne\nsuivante\ttab', 'é'.repeat(3000)]
  const ids: string[] = []
  for (const name of names) ids.push((await ana.call['library.save']({ source: aDecision({ name }) })).id)
  const review = await ben.call['packs.review']({ file: await send(ana, { what: { ids } }) })
  expect(review).toMatchObject({ signature: 'new-author', rejected: [] })
  expect(review.items.map(one => one.id)).toEqual(ids)
  await ben.call['packs.apply']({ id: review.id })
  // a name is one line
  expect((await world.contentOf(ben, ids)).map(one => one && 'name' in one && one.name)).toEqual(
    names.map(oneLine),
  )
})
