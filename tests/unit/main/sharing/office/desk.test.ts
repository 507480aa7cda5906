import { afterAll, beforeAll, expect, test } from 'vitest'
import { sources as sourceStore } from '../../../../../src/main/library/store.ts'
import {
  openConflicts,
  settleConflict,
  undoVersion,
} from '../../../../../src/main/sharing/office/desk/conflicts.ts'
import { spaceJournal, spaceState } from '../../../../../src/main/sharing/office/desk/journal.ts'
import { stopAt } from '../../../../../src/main/sharing/office/desk/slices.ts'
import { officeStore } from '../../../../../src/main/sharing/office/desk/store.ts'
import { fileAt, type Program, withoutOffice } from '../../../../contract/program.ts'
import { aDecision, anArgument } from '../../../../fixtures/builders.ts'
import { aDossier, openDesks, textOf, withText, write } from './desks.ts'

let all: Awaited<ReturnType<typeof openDesks>>
let marie: Program
let paul: Program
let awa: Program

beforeAll(async () => {
  all = await openDesks()
  ;[marie, paul, awa] = all.desks
})
afterAll(() => all.close())

test('two desks that edit offline meet: disjoint edits go together, one sentence edited twice is told with both', async () => {
  const space = all.space('deux-postes')
  const { id, draft, paragraphs } = await aDossier(marie)
  const { id: exhibit } = await marie.call['exhibits.add']({
    dossier: id,
    file: fileAt(all.place.file('constat.txt', 'Constat du 3 mars.')),
  })
  await space.share(marie, 'dossier', id)
  expect((await space.meet(marie)).sent).toBe(3)
  expect((await space.meet(paul)).refusals).toEqual([])
  expect((await paul.call['dossiers.get']({ id })).title).toBe('Vidéosurveillance de Zedville')
  expect((await paul.call['exhibits.list']({ dossier: id })).map(one => one.id)).toEqual([exhibit])
  expect(await textOf(paul, draft)).toBe(await textOf(marie, draft))
  // nothing changed: nothing more to send
  for (const one of [marie, paul]) expect(await space.meet(one)).toMatchObject({ sent: 0, things: 0 })

  const [first = '', second = '', third = ''] = paragraphs
  await write(marie, draft, text =>
    withText(text, first, 'Le moyen 1 de Marie est tiré de la première atteinte.'),
  )
  await write(marie, draft, text => withText(text, third, 'Le moyen 3 est tiré de la deuxième atteinte.'))
  await write(paul, draft, text =>
    withText(text, second, 'Le moyen 2 de Paul est tiré de la première atteinte.'),
  )
  await write(paul, draft, text => withText(text, third, 'Le moyen 3 est tiré de la troisième atteinte.'))
  expect((await spaceState(paul.library, { id: space.name, title: '' })).toSend).toBe(1)
  for (const one of [marie, paul, marie]) await space.meet(one)
  for (const one of [marie, paul]) {
    const text = await textOf(one, draft)
    expect(text).toContain('moyen 1 de Marie')
    expect(text).toContain('moyen 2 de Paul')
    expect(text).toContain('de la deuxième atteinte')
    expect(openConflicts(one.library, space.name)).toMatchObject([
      { mine: 'deuxième', mineBy: 'Marie', theirs: 'troisième', theirsBy: 'Paul', label: 'Requête' },
    ])
  }
  expect(space.logical(marie)).toBe(space.logical(paul))

  const [conflict] = openConflicts(paul.library, space.name)
  const at = { space: space.name, kind: 'draft' as const, id: draft }
  settleConflict(paul.library, at, conflict?.conflict ?? '', 'theirs', space.writer(paul))
  for (const one of [paul, marie]) await space.meet(one)
  for (const one of [marie, paul]) {
    expect(await textOf(one, draft)).toContain('de la troisième atteinte')
    expect(openConflicts(one.library, space.name)).toEqual([])
  }
})

test('facts and dates changed apart go together, and the order of exhibits follows', async () => {
  const space = all.space('faits')
  const { id } = await aDossier(marie)
  for (const name of ['un.txt', 'deux.txt'])
    await marie.call['exhibits.add']({ dossier: id, file: fileAt(all.place.file(name, name)) })
  await space.share(marie, 'dossier', id)
  for (const one of [marie, paul]) await space.meet(one)
  const mine = await marie.call['dossiers.get']({ id })
  await marie.call['dossiers.save']({ dossier: { ...mine, facts: { 'case.number': '2401234' } } })
  const theirs = await paul.call['dossiers.get']({ id })
  const hearing = { id: 'audience-1', date: '2026-12-04', kind: 'fact', label: 'Audience', options: [] }
  await paul.call['dossiers.save']({
    dossier: { ...theirs, facts: { 'filing.city': 'Lyon' }, events: [hearing] },
  })
  const order = (await paul.call['exhibits.list']({ dossier: id })).map(one => one.id).toReversed()
  await paul.call['exhibits.order']({ dossier: id, ids: order })
  for (const one of [marie, paul, marie]) await space.meet(one)
  for (const one of [marie, paul]) {
    const dossier = await one.call['dossiers.get']({ id })
    expect(dossier.facts).toEqual({ 'case.number': '2401234', 'filing.city': 'Lyon' })
    expect(dossier.events.map(event => event.id)).toEqual(['audience-1'])
    expect((await one.call['exhibits.list']({ dossier: id })).map(exhibit => exhibit.id)).toEqual(order)
    expect(await space.meet(one)).toMatchObject({ sent: 0, received: 0 })
  }
})

test('private notes and keywords stay home, and a note stays in a text that another wrote again', async () => {
  const space = all.space('notes')
  const canary = 'CANARIPRIVE'
  const { id, draft, paragraphs } = await aDossier(marie)
  const [first = ''] = paragraphs
  const decision = await marie.call['library.save']({
    source: aDecision({ id: 'arret-notes', notes: `${canary}-fiche`, tags: [`${canary}-mot`] }),
  })
  const dossier = await marie.call['dossiers.get']({ id })
  await marie.call['dossiers.save']({ dossier: { ...dossier, notes: `${canary}-dossier` } })
  await write(marie, draft, text =>
    text.map(one =>
      one.id === first && one.kind === 'paragraph'
        ? {
            ...one,
            inlines: [
              ...one.inlines,
              { kind: 'citation', source: { kind: 'decision', id: decision.id }, form: 'auto' },
              { kind: 'private', id: 'note-1', text: `${canary}-texte` },
            ],
          }
        : one,
    ),
  )
  await space.share(marie, 'dossier', id)
  for (const one of [marie, paul]) await space.meet(one)
  expect((await paul.call['library.get']({ id: decision.id })).notes).toBe('')
  await write(paul, draft, text => withText(text, first, 'Paul a tout récrit ici.'))
  for (const one of [paul, marie]) await space.meet(one)
  const text = await textOf(marie, draft)
  expect(text).toContain('Paul a tout récrit ici.')
  expect(text).toContain(`${canary}-texte`)
  expect((await marie.call['dossiers.get']({ id })).notes).toBe(`${canary}-dossier`)
  expect(await space.meet(marie)).toMatchObject({ sent: 0 })
  expect(space.text()).not.toContain(canary)
})

test('a deposit noted by one freezes for all; what another wrote meanwhile is kept among the versions', () =>
  withoutOffice(async () => {
    const space = all.space('depot')
    const { id, draft, paragraphs } = await aDossier(marie)
    await space.share(marie, 'dossier', id)
    for (const one of [marie, paul]) await space.meet(one)
    const [first = ''] = paragraphs
    await write(paul, draft, text => withText(text, first, 'Écrit dans le train par Paul.'))
    await marie.call['filings.file']({ ...{ dossier: id, drafts: [draft] }, date: '2026-11-02' })
    for (const one of [marie, paul, marie, paul]) await space.meet(one)
    for (const one of [marie, paul]) {
      expect((await one.call['filings.list']({ dossier: id })).map(each => each.date)).toEqual(['2026-11-02'])
      expect(await textOf(one, draft)).not.toContain('dans le train')
      await expect(write(one, draft, text => withText(text, first, 'Trop tard.'))).rejects.toThrow('déposé')
      const versions = await one.call['drafts.versions']({ id: draft })
      expect(versions.map(each => each.name).join()).toMatch(/dépôt/)
    }
    expect(space.logical(marie)).toBe(space.logical(paul))
  }))

test('two deposits of one text are refused with both dates, until one is taken back', () =>
  withoutOffice(async () => {
    const space = all.space('deux-depots')
    const { id, draft } = await aDossier(marie)
    await space.share(marie, 'dossier', id)
    for (const one of [marie, paul]) await space.meet(one)
    const file = (one: Program, date: string) =>
      one.call['filings.file']({ dossier: id, drafts: [draft], date })
    await file(marie, '2026-11-02')
    const theirs = await file(paul, '2026-11-05')
    await space.meet(marie)
    for (const one of [paul, marie]) {
      const [refusal] = (await space.meet(one)).refusals
      expect(refusal?.reason).toMatch(/2\snovembre 2026/)
      expect(refusal?.reason).toMatch(/5\snovembre 2026/)
    }
    await paul.call['filings.undo']({ id: theirs.id })
    for (const one of [paul, marie, paul]) await space.meet(one)
    for (const one of [marie, paul])
      expect((await one.call['filings.list']({ dossier: id })).map(each => each.date)).toEqual(['2026-11-02'])
    expect(space.logical(marie)).toBe(space.logical(paul))
  }))

test('a change of another is taken back for everybody; what was written since stays', async () => {
  const space = all.space('annuler')
  const { id, draft, paragraphs } = await aDossier(marie)
  const [first = '', second = ''] = paragraphs
  await space.share(marie, 'dossier', id)
  for (const one of [marie, paul]) await space.meet(one)
  await write(paul, draft, text => withText(text, first, 'Une phrase malheureuse.'))
  for (const one of [paul, marie]) await space.meet(one)
  await write(marie, draft, text => withText(text, second, 'Écrit depuis par Marie.'))
  const [line] = spaceJournal(marie.library, space.name, 10)
  expect(line).toMatchObject({
    author: 'Paul',
    act: 'edited',
    label: 'Requête',
    isUndoable: true,
    isOwn: false,
  })
  undoVersion(marie.library, space.name, line?.version ?? '', space.writer(marie))
  for (const one of [marie, paul]) await space.meet(one)
  for (const one of [marie, paul]) {
    expect(await textOf(one, draft)).toContain('Le moyen 1 est tiré')
    expect(await textOf(one, draft)).toContain('Écrit depuis par Marie')
    expect(await textOf(one, draft)).not.toContain('malheureuse')
  }
})

test('a text removed by one is removed for the other, and an argument follows its collection', async () => {
  const space = all.space('collection')
  const { id, draft } = await aDossier(marie)
  const argument = await marie.call['library.save']({
    source: anArgument({ id: 'moyen-partage', thesis: 'La vidéo est disproportionnée.' }),
  })
  const shelf = await marie.call['collections.save']({ title: 'Vidéo' })
  await marie.call['collections.add']({ id: shelf.id, sources: [argument.id] })
  await space.share(marie, 'dossier', id)
  await space.share(marie, 'collection', shelf.id)
  for (const one of [marie, paul]) await space.meet(one)
  expect((await paul.call['collections.sources']({ id: shelf.id })).map(one => one.id)).toEqual([argument.id])
  const copy = await paul.call['library.get']({ id: argument.id })
  await paul.call['library.save']({
    source: { ...copy, ...{ thesis: 'La vidéo est inutile.' }, tags: ['à moi'] },
  })
  await marie.call['drafts.remove']({ id: draft })
  for (const one of [paul, marie, paul]) await space.meet(one)
  expect(await marie.call['library.get']({ id: argument.id })).toMatchObject({
    thesis: 'La vidéo est inutile.',
    tags: [],
  })
  expect(await paul.call['drafts.list']({ dossier: id })).toEqual([])
  expect(space.logical(marie)).toBe(space.logical(paul))
})

test('sources that came with one thing are one line of the journal', async () => {
  const space = all.space('journal groupé')
  const shelf = await marie.call['collections.save']({ title: 'Moyens' })
  for (const id of ['moyen-a', 'moyen-b', 'moyen-c']) {
    const source = await marie.call['library.save']({ source: anArgument({ id, thesis: `Thèse ${id}` }) })
    await marie.call['collections.add']({ id: shelf.id, sources: [source.id] })
  }
  await space.share(marie, 'collection', shelf.id)
  expect(spaceJournal(marie.library, space.name, 10)).toMatchObject([
    { kind: 'source', act: 'added', others: 2, isSent: false },
    { kind: 'collection', label: 'Moyens', others: 0 },
  ])
  expect(spaceJournal(marie.library, space.name, 1)).toHaveLength(1)
  for (const one of [marie, paul]) await space.meet(one)
  await paul.call['library.save']({
    source: { ...(await paul.call['library.get']({ id: 'moyen-a' })), ...{ thesis: 'Autre thèse' } },
  })
  await space.meet(paul)
  expect(spaceJournal(paul.library, space.name, 10)).toMatchObject([
    { kind: 'source', act: 'edited', others: 0 },
    { kind: 'source', others: 2 },
    { kind: 'collection' },
  ])
})

test('three desks that edit and meet at random end with one content', async () => {
  const space = all.space('hasard')
  const { id, draft, paragraphs } = await aDossier(marie)
  await space.share(marie, 'dossier', id)
  for (const one of all.desks) await space.meet(one)
  let seed = 7
  const draw = (n: number) => {
    seed = (seed * 1103515245 + 12345) % 2 ** 31
    return Math.floor(seed / 65536) % n
  }
  const typed: string[] = []
  for (let n = 0; n < 14; n += 1) {
    const one = all.desks[draw(3)] ?? marie
    const act = draw(4)
    if (act === 0) await space.meet(one)
    else if (act === 1) {
      const dossier = await one.call['dossiers.get']({ id })
      await one.call['dossiers.save']({
        dossier: { ...dossier, facts: { ...dossier.facts, [`fait.${draw(3)}`]: `v${n}` } },
      })
    } else {
      typed.push(`mot${n}`)
      const place = paragraphs[draw(3)] ?? ''
      await write(one, draft, text =>
        text.map(block =>
          block.id === place && block.kind === 'paragraph'
            ? { ...block, inlines: [...block.inlines, { kind: 'text', text: ` mot${n}` }] }
            : block,
        ),
      )
    }
  }
  for (const one of [...all.desks, ...all.desks]) await space.meet(one)
  expect(new Set(all.desks.map(space.logical)).size).toBe(1)
  const texts = await Promise.all(all.desks.map(one => textOf(one, draft)))
  expect(new Set(texts).size).toBe(1)
  for (const word of typed) expect(space.logical(awa)).toContain(word)
})

test('a thing of many others is put in a space in short transactions: its desk answers meanwhile, and the next meeting ends what a cut left', async () => {
  const space = all.space('long')
  const sources = Array.from({ length: 400 }, (_, n) =>
    anArgument({ id: crypto.randomUUID(), title: `Argument ${n}` }),
  )
  sourceStore(marie.library.db).putAll(sources, 'pack')
  const shelf = await marie.call['collections.save']({ title: 'Longue' })
  await marie.call['collections.add']({ id: shelf.id, sources: sources.map(one => one.id) })
  const stop = new SharedArrayBuffer(4)
  stopAt(stop)
  const count = () => officeStore(marie.library.db).standings(space.name).length
  const cut = space.share(marie, 'collection', shelf.id)
  const isCut = expect(cut).rejects.toThrow('Prétoire se ferme')
  while (count() === 0) await new Promise(resolve => setImmediate(resolve))
  // the thread answers between two transactions
  expect(count()).toBeLessThan(sources.length)
  Atomics.store(new Int32Array(stop), 0, 1)
  await isCut
  expect(count()).toBeLessThan(sources.length)
  Atomics.store(new Int32Array(stop), 0, 0)
  await space.meet(marie)
  await space.meet(paul)
  expect(await paul.call['collections.sources']({ id: shelf.id })).toHaveLength(sources.length)
})
