import { writeFileSync } from 'node:fs'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { Decision, type Source } from '../../../../../src/shared/library/model.ts'
import { fileAt } from '../../../../contract/program.ts'
import { aDecision, anArgument, anArticle } from '../../../../fixtures/builders.ts'
import { two } from '../two.ts'

/** Memory alive, in bytes. */
function heap(): number {
  setFlagsFromString('--expose-gc')
  runInNewContext('gc')()
  return process.memoryUsage().heapUsed
}

let world: ReturnType<typeof two>
beforeEach(() => {
  world = two()
})
afterEach(() => world.close())

/** Ana has a decision and sends it; Ben takes it. */
async function shared(source: Source = aDecision({ name: 'Avant', holding: 'Retenu' })) {
  const { ana, ben, send } = world
  const { id } = await ana.call['library.save']({ source })
  const review = await ben.call['packs.review']({
    file: await send(ana, { what: { ids: [id] }, version: '1' }),
  })
  const taken = await ben.call['packs.apply']({ id: review.id })
  return { id, review, taken }
}

async function change(who: 'ana' | 'ben', id: string, fields: object) {
  const { call } = world[who]
  const source = await call['library.get']({ id })
  return call['library.save']({ source: { ...source, ...fields } as Source })
}

/** Ben's review of what Ana sends now. */
async function next(id: string, version = '2') {
  const { ana, ben, send } = world
  return ben.call['packs.review']({ file: await send(ana, { what: { ids: [id] }, version }) })
}

describe('the signature', () => {
  test('a round trip: a new author, then a known one; one’s own pack is one’s own', async () => {
    const { ana, send } = world
    const { id, review } = await shared()
    expect(review).toMatchObject({ signature: 'new-author', signed: expect.stringContaining('Ana Exemple') })
    expect(await next(id)).toMatchObject({ signature: 'known' })
    const own = await ana.call['packs.review']({ file: await send(ana, { what: { ids: [id] } }) })
    expect(own.signed).toContain('par vous')
  })

  test('an altered byte is refused with a sentence, wherever it is', async () => {
    const { ana, ben, send, text } = world
    const { id } = await ana.call['library.save']({ source: aDecision({ name: 'Commune de Zedville' }) })
    const file = await send(ana, { what: { ids: [id] } })
    const original = text(file)
    const before = ben.library.db.prepare('SELECT total_changes()').pluck().get()
    for (const [a, b] of [
      ['Zedville', 'Zedvillé'],
      ['Ana Exemple', 'Ana Exempla'],
      ['2024-01-24', '2024-01-25'],
      ['"signature":"', '"signature":"A'],
    ] as const) {
      writeFileSync(file.path, original.replaceAll(a, b))
      await expect(ben.call['packs.review']({ file })).rejects.toMatchObject({
        code: 'damaged',
        message: expect.stringMatching(/la signature ne correspond pas.*[Rr]ien n’a été écrit/s),
      })
    }
    // the name one reads outside is not signed by itself
    writeFileSync(file.path, original.replace('"name":"Ana Exemple"', '"name":"Quelqu’un d’autre"'))
    await expect(ben.call['packs.review']({ file })).rejects.toMatchObject({
      message: expect.stringContaining('ne correspond pas au nom'),
    })
    expect(ben.library.db.prepare('SELECT total_changes()').pluck().get()).toBe(before)
  })

  test('the same name under another key is said, refused without a word, and taken on one’s word', async () => {
    const { ben, send, place } = world
    await shared()
    const other = two()
    try {
      const { id } = await other.ana.call['library.save']({ source: aDecision({ name: 'D’un autre' }) })
      const file = await other.send(other.ana, { what: { ids: [id] }, author: 'ana  EXEMPLE' })
      const review = await ben.call['packs.review']({ file })
      expect(review).toMatchObject({
        signature: 'changed-key',
        signed: expect.stringMatching(/^La clé a changé/),
      })
      await expect(ben.call['packs.apply']({ id: review.id })).rejects.toMatchObject({ code: 'refused' })
      await expect(ben.call['library.get']({ id })).rejects.toMatchObject({ code: 'not-found' })
      const { act } = await ben.call['packs.apply']({ id: review.id, trust: true })
      expect(await ben.call['packs.review']({ file })).toMatchObject({ signature: 'known' })
      await ben.call['packs.undo']({ id: act })
      expect(await ben.call['packs.review']({ file })).toMatchObject({ signature: 'changed-key' })
    } finally {
      await other.close()
    }
    expect(send).toBeTruthy()
    // an unsigned pack that borrows a known name says that it usually is signed
    const plain = { pretoire: 1, id: 'p', title: 'P', author: 'Ana Exemple', licence: '', date: '2026-01-01' }
    const file = fileAt(place.file('p.pretoire', JSON.stringify(plain)))
    expect(await ben.call['packs.review']({ file })).toMatchObject({
      signature: 'none',
      signed: expect.stringContaining('signe d’ordinaire'),
    })
  })
})

describe('a file that is no good pack', () => {
  test.each([
    ['tronqué', '{"pretoire":2,"author":{"name":"A","key":"'],
    ['pas un texte', Buffer.from([0xff, 0xfe, 0x00, 0xc3])],
    ['pas un lot', '{"autre":1}'],
    ['une liste', '[1, 2]'],
    ['du futur', '{"pretoire":3}'],
    ['sans contenu', '{"pretoire":2,"author":{"name":"A","key":"k"},"signature":"s"}'],
    ['clé illisible', '{"pretoire":2,"author":{"name":"A","key":"k"},"signature":"s","content":"{}"}'],
    ['date fausse', '{"pretoire":1,"id":"a","title":"a","author":"","licence":"","date":"hier"}'],
    ['très profond', '['.repeat(50_000)],
    [
      'une fiche abîmée au milieu',
      '{"pretoire":1,"id":"a","title":"a","author":"","licence":"","date":"2026-01-01","sources":[{"id":tru},{}]}',
    ],
    [
      'une liste abîmée',
      '{"pretoire":1,"id":"a","title":"a","author":"","licence":"","date":"2026-01-01","sources":[1,,2]}',
    ],
  ])('%s', async (_, content) => {
    const file = fileAt(world.place.file('faux.pretoire', content))
    await expect(world.ben.call['packs.review']({ file })).rejects.toMatchObject({
      code: 'damaged',
      message: expect.stringMatching(/Rien n’a été écrit.*\.$/),
    })
  })
  test.each([
    ['un texte RTF', '{\\rtf1\\ansi Une note.}'],
    ['un PDF', '%PDF-1.7'],
    ['une page web', '<!doctype html><html>'],
  ])('is named for what it is: %s', async (kind, content) => {
    const file = fileAt(world.place.file('faux.pretoire', content))
    await expect(world.ben.call['packs.review']({ file })).rejects.toMatchObject({
      code: 'damaged',
      message: expect.stringContaining(`est ${kind}, et non un lot Prétoire. Rien n’a été changé`),
    })
  })
  test('an item that cannot be read is rejected by name; the others stay', async () => {
    const good = aDecision()
    const content = JSON.stringify({
      pretoire: 1,
      id: 'a',
      title: 'a',
      author: '',
      licence: '',
      date: '2026-01-01',
      sources: [good, { ...good }, { id: 'sans-genre' }, { ...good, id: 'jumelle' }],
    })
    const file = fileAt(world.place.file('lot.pretoire', content))
    const review = await world.ben.call['packs.review']({ file })
    expect(review.items.map(one => one.id)).toEqual([good.id])
    expect(review.rejected).toHaveLength(3)
  })
})

test('a review writes nothing', async () => {
  const { id } = await shared()
  await change('ana', id, { name: 'Après' })
  const { db } = world.ben.library
  const changes = () => db.prepare('SELECT total_changes()').pluck().get()
  const bytes = () => db.serialize()
  const [before, image] = [changes(), bytes()]
  await next(id)
  expect(changes()).toBe(before)
  expect(bytes().equals(image)).toBe(true)
})

describe('three ways', () => {
  test('what only the author changed is taken, what only I changed stays', async () => {
    const { id } = await shared()
    await change('ana', id, { name: 'Après' })
    await change('ben', id, { holding: 'Ma lecture', notes: 'à moi', tags: ['mien'] })
    const review = await next(id)
    expect(review.items[0]).toMatchObject({ state: 'changed' })
    await world.ben.call['packs.apply']({ id: review.id })
    expect(await world.ben.call['library.get']({ id })).toMatchObject({
      name: 'Après',
      holding: 'Ma lecture',
      notes: 'à moi',
      tags: ['mien'],
    })
  })
  test('a conflict is shown with its three values, and mine stands unless I choose', async () => {
    const { id } = await shared()
    await change('ana', id, { name: 'D’Ana' })
    await change('ben', id, { name: 'De Ben' })
    const review = await next(id)
    expect(review.items[0]).toMatchObject({
      state: 'conflict',
      fields: [
        { name: 'name', label: 'Nom usuel', base: 'Avant', mine: 'De Ben', theirs: 'D’Ana', conflict: true },
      ],
    })
    await world.ben.call['packs.apply']({ id: review.id })
    expect(await world.ben.call['library.get']({ id })).toMatchObject({ name: 'De Ben' })
    // decided once: the same version asks nothing more
    expect((await next(id)).items[0]).toMatchObject({ state: 'same' })
    const again = await next(id)
    await world.ben.call['packs.apply']({ id: again.id, choices: { [id]: { name: 'theirs' } } })
    expect(await world.ben.call['library.get']({ id })).toMatchObject({ name: 'D’Ana' })
  })
  test('the same decision under another id is one source, and what rests on it still finds it', async () => {
    const { ana, ben, send } = world
    const own = await ben.call['library.save']({
      source: aDecision({ id: 'chez-ben', numbers: ['999'], holding: 'Ma lecture' }),
    })
    const { id } = await ana.call['library.save']({
      source: aDecision({ id: 'chez-ana', numbers: ['999'], holding: 'La sienne' }),
    })
    const argument = await ana.call['library.save']({
      source: anArgument({ authorities: [{ source: id, role: 'support' }] }),
    })
    const review = await ben.call['packs.review']({ file: await send(ana, { what: { ids: [argument.id] } }) })
    expect(review.items.map(one => one.state)).toEqual(['new', 'conflict'])
    await ben.call['packs.apply']({ id: review.id })
    expect(await ben.call['library.get']({ id: 'chez-ana' })).toMatchObject({
      id: own.id,
      holding: 'Ma lecture',
    })
  })
  test('what I put away stays away until its author changes it, and comes back if I say so', async () => {
    const { id } = await shared()
    await world.ben.call['library.remove']({ id })
    expect((await next(id)).items[0]).toMatchObject({ state: 'same', fields: [{ name: 'presence' }] })
    await change('ana', id, { name: 'Après' })
    const review = await next(id)
    expect(review.items[0]).toMatchObject({ state: 'conflict' })
    await world.ben.call['packs.apply']({ id: review.id, choices: { [id]: 'take' } })
    expect(await world.ben.call['library.get']({ id })).toMatchObject({ name: 'Après' })
  })
  test('the library changed since the review: refused, nothing written', async () => {
    const { id } = await shared()
    await change('ana', id, { name: 'Après' })
    const review = await next(id)
    await change('ben', id, { holding: 'Entre-temps' })
    await expect(world.ben.call['packs.apply']({ id: review.id })).rejects.toMatchObject({ code: 'stale' })
    expect(await world.ben.call['library.get']({ id })).toMatchObject({
      name: 'Avant',
      holding: 'Entre-temps',
    })
  })
})

describe('undone', () => {
  test('everything is as it was: added, changed, put away, records and author', async () => {
    const { ana, ben, send, contentOf } = world
    const kept = await shared()
    await ben.call['packs.undo']({ id: kept.taken.act })
    expect(await contentOf(ben, [kept.id])).toEqual([undefined])
    expect(ben.library.db.prepare('SELECT count(*) FROM pack_records').pluck().get()).toBe(0)
    expect(ben.library.db.prepare('SELECT count(*) FROM pack_authors').pluck().get()).toBe(0)
    const fresh = await next(kept.id, '1')
    expect(fresh.items[0]).toMatchObject({ state: 'new' })
    await ben.call['packs.apply']({ id: fresh.id })
    const article = await ana.call['library.save']({ source: anArticle() })
    await change('ana', kept.id, { name: 'Après', text: [] })
    await change('ben', kept.id, { holding: 'Ma lecture' })
    const before = await contentOf(ben, [kept.id, article.id])
    const review = await ben.call['packs.review']({
      file: await send(ana, { what: { ids: [kept.id, article.id] }, version: '2' }),
    })
    const { act } = await ben.call['packs.apply']({ id: review.id })
    expect(await contentOf(ben, [kept.id, article.id])).not.toEqual(before)
    expect(await ben.call['packs.undo']({ id: act })).toEqual({ restored: 2, left: [] })
    expect(await contentOf(ben, [kept.id, article.id])).toEqual(before)
    expect((await ben.call['packs.list']({})).map(one => [one.version, one.undone, one.undoable])).toEqual([
      ['2', true, false],
      ['1', false, true],
      ['1', true, false],
    ])
    // the next review starts from the same base as before
    expect(
      (await ben.call['packs.review']({ file: await send(ana, { what: { ids: [kept.id] } }) })).items[0],
    ).toMatchObject({
      state: 'changed',
    })
  })
  test('what was changed or used since is left, and told; an older taking waits for the newer', async () => {
    const { ben } = world
    const first = await shared()
    await change('ana', first.id, { name: 'Après' })
    const review = await next(first.id)
    const second = await ben.call['packs.apply']({ id: review.id })
    await expect(ben.call['packs.undo']({ id: first.taken.act })).rejects.toMatchObject({ code: 'refused' })
    await change('ben', first.id, { holding: 'Relu' })
    expect(await ben.call['packs.undo']({ id: second.act })).toMatchObject({
      restored: 0,
      left: [{ reason: 'modifiée depuis' }],
    })
    expect(Decision.parse(await ben.call['library.get']({ id: first.id }))).toMatchObject({
      name: 'Après',
      holding: 'Relu',
    })
  })
})

describe('a pack of some length', () => {
  const long = (name: string) =>
    aDecision({
      name,
      text: Array.from({ length: 90 }, (_, n) => ({ n: n + 1, text: `${name} ${'x'.repeat(8000)}` })),
    })
  const rows = () =>
    world.ben.library.db.prepare('SELECT id, length(data) AS size FROM acts ORDER BY id').all() as {
      id: string
      size: number
    }[]

  /** Ana sends three long decisions; Ben takes them; they change at Ana’s and at Ben’s; Ben takes the next version. */
  async function twice() {
    const { ana, ben, send } = world
    const ids: string[] = []
    for (const name of ['Un', 'Deux', 'Trois'])
      ids.push((await ana.call['library.save']({ source: long(name) })).id)
    const first = await ben.call['packs.review']({ file: await send(ana, { what: { ids } }) })
    await ben.call['packs.apply']({ id: first.id })
    for (const id of ids) await change('ana', id, { holding: 'Retenu après' })
    await change('ben', ids[0] as string, { notes: 'à moi' })
    const before = await world.contentOf(ben, ids)
    const review = await ben.call['packs.review']({ file: await send(ana, { what: { ids }, version: '2' }) })
    const taken = await ben.call['packs.apply']({ id: review.id })
    return { ids, before, taken }
  }

  test('is kept by parts, the list reads none of them, and undoing puts each back', async () => {
    const { ben } = world
    const { ids, before, taken } = await twice()
    expect(taken).toMatchObject({ added: 0, changed: 3 })
    const parts = rows().filter(one => one.id.startsWith(`${taken.act}/`))
    expect(parts).toHaveLength(3)
    expect(rows().find(one => one.id === taken.act)?.size).toBeLessThan(2000)
    expect((await ben.call['packs.list']({})).map(one => one.changes)).toEqual([3, 3])
    expect(await ben.call['packs.undo']({ id: taken.act })).toEqual({ restored: 3, left: [] })
    expect(await world.contentOf(ben, ids)).toEqual(before)
    expect(rows().filter(one => one.id.startsWith(`${taken.act}/`))).toEqual([])
  })

  test('what waits for an answer keeps the words that differ, not the texts they are cut from', async () => {
    const { ana, ben, send } = world
    const passages = (word: string) => [{ n: 1, text: `${'’ girafe '.repeat(20_000)} ${word}` }]
    const ids = Array.from({ length: 40 }, (_, n) => `long-${n}`)
    for (const id of ids) await ana.call['library.save']({ source: aDecision({ id, text: passages('un') }) })
    const first = await ben.call['packs.review']({ file: await send(ana, { what: { ids } }) })
    await ben.call['packs.apply']({ id: first.id })
    for (const id of ids) await change('ana', id, { text: passages('deux') })
    const file = await send(ana, { what: { ids }, version: '2' })
    const before = heap()
    const { items } = await ben.call['packs.review']({ file })
    expect(items.map(one => one.state)).toEqual(ids.map(() => 'changed'))
    // the texts would be 43 MB
    expect(heap() - before).toBeLessThan(10 * 2 ** 20)
  })

  test('one taken by an older program, all of it in one row, is undone as well', async () => {
    const { ben } = world
    const { ids, before, taken } = await twice()
    const { db } = ben.library
    const dataOf = (id: string) =>
      JSON.parse(db.prepare('SELECT data FROM acts WHERE id = ?').pluck().get(id) as string)
    const parts = [0, 1, 2].map(n => dataOf(`${taken.act}/${n}`))
    const { changes: _, ...head } = dataOf(taken.act)
    const whole = {
      ...head,
      records: parts.flatMap(one => one.records),
      items: parts.flatMap(one => one.items),
    }
    db.prepare('DELETE FROM acts WHERE id LIKE ?').run(`${taken.act}/%`)
    db.prepare('UPDATE acts SET data = ? WHERE id = ?').run(JSON.stringify(whole), taken.act)
    expect((await ben.call['packs.list']({}))[0]).toMatchObject({ id: taken.act, changes: 3, undoable: true })
    expect(await ben.call['packs.undo']({ id: taken.act })).toEqual({ restored: 3, left: [] })
    expect(await world.contentOf(ben, ids)).toEqual(before)
  })
})
