import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { spaceJournal } from '../../../../../../src/main/sharing/office/desk/journal.ts'
import { meetSpace } from '../../../../../../src/main/sharing/office/desk/sync.ts'
import { nameBefore, shownTime } from '../../../../../../src/main/sharing/office/writing-times.ts'
import { fileAt, type Program } from '../../../../../contract/program.ts'
import { setWrongClock } from '../../../../../fixtures/office/storm/wrong-clock.ts'
import { aDossier, openDesks, withText, write } from '../desks.ts'
import { plainSpace } from '../plain-space.ts'

const HOUR_MS = 3600 * 1000
const DAY_MS = 24 * HOUR_MS

let all: Awaited<ReturnType<typeof openDesks>>
let marie: Program
let paul: Program

beforeAll(async () => {
  all = await openDesks()
  ;[marie, paul] = all.desks
})
afterEach(() => setWrongClock(0))
afterAll(() => all.close())

/** A dossier that Marie and Paul share since five days ago, and what they do in it at moments of their clocks. */
async function sharedDossier(name: string) {
  const plain = plainSpace()
  const meet = (one: Program) => meetSpace(one.library, name, plain.link(`clé-${all.desks.indexOf(one)}`))
  const at = async (byMs: number, act: () => Promise<unknown>) => {
    setWrongClock(byMs)
    await act()
    setWrongClock(0)
  }
  let dossier: Awaited<ReturnType<typeof aDossier>> | undefined
  await at(-5 * DAY_MS, async () => {
    dossier = await aDossier(marie)
    all.space(name).share(marie, 'dossier', dossier.id)
    await meet(marie)
    await meet(paul)
  })
  const { id = '', draft = '', paragraphs = [] } = dossier ?? {}
  const writes = (one: Program, words: string) =>
    write(one, draft, text => withText(text, paragraphs[0] ?? '', words))
  const lineOf = (one: Program) =>
    spaceJournal(one.library, name, 20).find(each => each.kind === 'draft' && each.act !== 'added')
  return { ...plain, id, draft, meet, at, writes, lineOf }
}

const expectNear = (instant: string | undefined, ms: number) =>
  expect(Math.abs(Date.parse(instant ?? '') - ms)).toBeLessThan(HOUR_MS)

test('what was written on a train three days ago is told of that day, in the journal and in the versions of the text', async () => {
  const { draft, meet, at, writes, lineOf } = await sharedDossier('train')
  await at(-3 * DAY_MS, () => writes(marie, 'Écrit dans le train.'))
  await meet(marie)
  await meet(paul)
  for (const one of [marie, paul]) {
    expect(lineOf(one)).toMatchObject({ act: 'edited', dated: 'written' })
    expectNear(lineOf(one)?.at, Date.now() - 3 * DAY_MS)
  }
  const { at: writtenAt = '' } = lineOf(paul) ?? {}
  const names = (await paul.call['drafts.versions']({ id: draft })).map(one => one.name)
  expect(names).toContain(nameBefore('Marie', writtenAt))
  expect(nameBefore('Marie', '2026-11-28T14:05:00')).toBe(
    'Avant ce que Marie a écrit le 28\u00a0novembre 2026 à 14\u00a0h\u00a005',
  )
})

test('a clock a day ahead is said, not believed', async () => {
  const { meet, at, writes, lineOf } = await sharedDossier('avance')
  await at(DAY_MS, async () => {
    await writes(marie, 'Écrit demain, dit son horloge.')
    await meet(marie)
  })
  await meet(paul)
  expect(lineOf(paul)).toMatchObject({ author: 'Marie', dated: 'received' })
  expectNear(lineOf(paul)?.at, Date.now())
})

test('a clock a day behind is said once it answers what this desk wrote', async () => {
  const { meet, at, writes, lineOf } = await sharedDossier('retard')
  await writes(paul, 'Écrit par Paul à l’instant.')
  await meet(paul)
  await at(-DAY_MS, async () => {
    await meet(marie)
    await writes(marie, 'Écrit après Paul, hier, dit son horloge.')
    await meet(marie)
  })
  await meet(paul)
  expect(lineOf(paul)).toMatchObject({ author: 'Marie', dated: 'received' })
  expectNear(lineOf(paul)?.at, Date.now())
})

test('of a desk that does not say when it wrote, the day it sent is told as such', async () => {
  const { log, meet, at, writes, lineOf } = await sharedDossier('ancien')
  await at(-3 * DAY_MS, () => writes(marie, 'Écrit par un programme d’avant.'))
  await meet(marie)
  const last = log.at(-1)
  expect(last?.json).toContain('"writtenAt"')
  if (last) last.json = last.json.replace(/,"writtenAt":"[^"]*"/g, '')
  await meet(paul)
  expect(lineOf(paul)).toMatchObject({ author: 'Marie', dated: 'sent' })
  expectNear(lineOf(paul)?.at, Date.now())
})

test('a change that no save dates is told of its meeting', async () => {
  const { id, meet, at } = await sharedDossier('ordre')
  const exhibits = [1, 2].map(n => fileAt(all.place.file(`constat-${n}.txt`, `Constat ${n}.`)))
  const ids: string[] = []
  await at(-4 * DAY_MS, async () => {
    for (const file of exhibits) ids.push((await marie.call['exhibits.add']({ dossier: id, file })).id)
    await meet(marie)
    await meet(paul)
  })
  await marie.call['exhibits.order']({ dossier: id, ids: ids.toReversed() })
  await meet(marie)
  await meet(paul)
  const [line] = spaceJournal(paul.library, 'ordre', 20).filter(one => one.kind === 'dossier')
  expect(line).toMatchObject({ act: 'edited', dated: 'sent' })
  expectNear(line?.at, Date.now())
})

test.each([
  ['its own version, unsaid', { writtenAt: '', receivedAt: '' }, 'written', '2026-11-20T12:00:00.000Z'],
  [
    'written after it was sent',
    { writtenAt: '2026-11-21T00:00:00.000Z' },
    'sent',
    '2026-11-20T12:00:00.000Z',
  ],
  ['a moment that is none', { writtenAt: 'hier' }, 'sent', '2026-11-20T12:00:00.000Z'],
  ['a meeting that is none', { at: 'hier' }, 'received', '2026-11-20T12:05:00.000Z'],
  [
    'some minutes apart',
    { at: '2026-11-20T12:09:00.000Z', writtenAt: '' },
    'sent',
    '2026-11-20T12:09:00.000Z',
  ],
] as const)('of %s, the moment that holds is shown', (_case, some, dated, at) => {
  const times = {
    ...{ at: '2026-11-20T12:00:00.000Z', writtenAt: '2026-11-19T12:00:00.000Z' },
    ...{ receivedAt: '2026-11-20T12:05:00.000Z', notBefore: '' },
  }
  expect(shownTime({ ...times, ...some })).toEqual({ at, dated })
})
