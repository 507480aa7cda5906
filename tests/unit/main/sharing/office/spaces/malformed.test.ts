import { afterAll, beforeAll, expect, test } from 'vitest'
import { setAsideOf } from '../../../../../../src/main/sharing/office/aside/set-aside.ts'
import { CHANGE_FORMAT, type OfficeKind } from '../../../../../../src/shared/sharing/office/thing-state.ts'
import type { Program } from '../../../../../contract/program.ts'
import { aDossier, openDesks, textOf, withText, write } from '../desks.ts'

let all: Awaited<ReturnType<typeof openDesks>>
let marie: Program
let paul: Program
beforeAll(async () => {
  all = await openDesks()
  ;[marie, paul] = all.desks
})
afterAll(() => all.close())

type Space = ReturnType<typeof all.space>

const AT = '2026-11-03T09:00:00.000Z'
/** A unit as a member's program may write it. */
const unit = (kind: OfficeKind, value: object | null, some: object = {}) => ({
  ...{ kind, id: crypto.randomUUID(), label: 'Pièce d’Ali', at: AT, parents: [], files: [] },
  state: { value, open: [] },
  ...some,
})
/** Has a member whose program does what it likes send some units in one change. */
const send = (space: Space, things: readonly object[], some: object = {}) =>
  void space.log.push({
    member: 'clé-ali',
    json: JSON.stringify({ format: CHANGE_FORMAT, at: AT, author: 'Ali', things, ...some }),
  })
const refusals = (one: Program, space: Space) => setAsideOf(one.library, space.name).refusals

/** A space in which Paul shared a dossier that Marie has. */
async function sharedSpace(name: string) {
  const space = all.space(name)
  const dossier = await aDossier(paul)
  await space.share(paul, 'dossier', dossier.id)
  for (const one of [paul, marie]) await space.meet(one)
  return { space, ...dossier }
}

/** Paul writes a paragraph of his text anew, and Marie gets it. */
async function expectToGoOn(space: Space, draft: string, paragraph: string | undefined, text: string) {
  await write(paul, draft, blocks => withText(blocks, paragraph ?? '', text))
  for (const one of [paul, marie]) await space.meet(one)
  expect(await textOf(marie, draft)).toContain(text)
}

test('a version that is not made as it should be is told with its author, and the rest of its change is taken', async () => {
  const { space, draft, paragraphs } = await sharedSpace('malformed')
  const label = 'Une pièce de plus'
  send(space, [
    { kind: 'draft', id: 'sans état', label: 'Sans état' },
    unit('collection', { title: 'Collection d’Ali', note: '', sources: [] }, { id: 'collection-ali' }),
    { label },
  ])
  await space.meet(marie)
  expect((await marie.call['collections.list']({})).map(one => one.title)).toContain('Collection d’Ali')
  expect(refusals(marie, space)).toMatchObject([
    { label, author: 'Ali', reason: expect.stringContaining('pas fait comme') },
    { kind: 'draft', id: 'sans état', label: 'Sans état', author: 'Ali' },
  ])
  await expectToGoOn(space, draft, paragraphs[0], 'Le moyen reste lu.')
})

test('an exhibit of a dossier that nobody else has is set aside, and taken once its dossier comes', async () => {
  const { space, draft, paragraphs } = await sharedSpace('exhibit')
  const dossier = crypto.randomUUID()
  const exhibit = unit('exhibit', { dossier, label: 'Constat' })
  send(space, [exhibit])
  for (const one of [marie, paul]) {
    await space.meet(one)
    expect(refusals(one, space)).toMatchObject([
      { kind: 'exhibit', author: 'Ali', reason: 'son dossier n’est pas dans cet espace' },
    ])
  }
  await expectToGoOn(space, draft, paragraphs[0], 'La suite arrive.')
  send(space, [
    unit(
      'dossier',
      {
        type: 'recourse',
        title: 'Dossier d’Ali',
        template: '',
        facts: {},
        parties: [],
        events: [],
        notes: '',
        exhibitOrder: [],
      },
      { id: dossier },
    ),
  ])
  await space.meet(marie)
  expect(refusals(marie, space)).toEqual([])
  expect((await marie.call['exhibits.list']({ dossier })).map(one => one.label)).toEqual(['Constat'])
})

test('a change of a later format and a long text that has not come wait, and keep nobody waiting', async () => {
  const { space, draft, paragraphs } = await sharedSpace('later')
  send(space, [unit('draft', {})], { format: CHANGE_FORMAT + 1 })
  send(space, [unit('draft', null, { stateBlob: 'b'.repeat(64) })])
  await expectToGoOn(space, draft, paragraphs[1], 'Rien n’attend.')
  expect(refusals(marie, space).map(one => one.reason)).toEqual([
    'un long texte est annoncé et n’est pas encore arrivé',
    expect.stringContaining('version plus récente'),
  ])
  const state = { value: { title: 'Arrivée', note: '', sources: [] }, open: [] }
  send(space, [unit('collection', null, { stateBlob: 'c'.repeat(64), id: 'collection-longue' })])
  await space.meet(marie)
  space.blobs.set('c'.repeat(64), Buffer.from(JSON.stringify(state)))
  await space.meet(marie)
  expect((await marie.call['collections.list']({})).map(one => one.title)).toContain('Arrivée')
})

test('a file name that leads out of the library is no file of a thing', async () => {
  const { space, id: dossier, draft, paragraphs } = await sharedSpace('paths')
  const file = {
    name: 'a.pdf',
    sha256: '../../../signature.pem',
    size: 1,
    type: 'application/pdf',
    signed: false,
  }
  send(space, [unit('exhibit', { dossier, label: 'Piège', file })])
  await expectToGoOn(space, draft, paragraphs[2], 'La pièce n’est pas prise.')
  expect(refusals(marie, space)).toMatchObject([{ label: 'Pièce d’Ali', author: 'Ali' }])
  expect(await marie.call['exhibits.list']({ dossier })).toEqual([])
})

test('an exhibit is put in no dossier of this desk that is not of the space, nor taken from its own', async () => {
  const { space, id: dossier } = await sharedSpace('places')
  const own = await aDossier(marie)
  send(space, [
    unit('exhibit', { dossier: own.id, label: 'Intrus' }),
    unit('draft', { dossier, title: 'Déplacée', blocks: [] }, { id: own.draft }),
  ])
  await space.meet(marie)
  expect(await marie.call['exhibits.list']({ dossier: own.id })).toEqual([])
  expect((await marie.call['drafts.get']({ id: own.draft })).title).toBe('Requête')
  expect(refusals(marie, space).map(one => one.reason)).toEqual([
    'il est d’un autre dossier sur ce poste',
    'son dossier n’est pas dans cet espace',
  ])
  expect(space.log.filter(one => one.member === 'clé-0')).toEqual([])
})

test('a text whose file was lost here is not sent, says so, and the rest is', async () => {
  const { space, draft, paragraphs } = await sharedSpace('lost')
  const blocks = (await paul.call['drafts.get']({ id: draft })).blocks
  const lost = crypto.randomUUID()
  await paul.call['drafts.save']({
    draft: {
      ...{
        id: lost,
        dossier: (await paul.call['drafts.get']({ id: draft })).dossier,
        title: 'Illustrée',
        revision: 0,
      },
      blocks: [
        ...blocks.map(one => ({ ...one, id: crypto.randomUUID() as string })),
        {
          ...{ kind: 'image', id: crypto.randomUUID(), hash: 'd'.repeat(64), type: 'png', alt: '' },
          size: { width: 1, height: 1 },
          caption: [],
          width: 100,
        },
      ],
    },
  } as never)
  await expectToGoOn(space, draft, paragraphs[0], 'Le reste part.')
  expect(refusals(paul, space)).toMatchObject([
    { id: lost, reason: expect.stringContaining('n’a pas été envoyé') },
  ])
})
