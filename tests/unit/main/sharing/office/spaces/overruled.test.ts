import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { dismissMember } from '../../../../../../src/main/sharing/office/spaces/members.ts'
import { deskOf } from '../../../../../../src/main/sharing/office/spaces/office-spaces.ts'
import type { Program } from '../../../../../contract/program.ts'
import { foundSharedSpace } from '../../../../../fixtures/office/library-desks.ts'
import { aDossier, openDesks, textOf, withText, write } from '../desks.ts'

let all: Awaited<ReturnType<typeof openDesks>>
let marie: Program
let paul: Program
let awa: Program
let space: string
beforeAll(async () => {
  all = await openDesks()
  ;[marie, paul, awa] = all.desks
  space = await foundSharedSpace(join(all.place.folder, 'partage'), 'Recours vidéo', [
    { name: 'Marie', program: marie },
    { name: 'Paul', program: paul },
    { name: 'Awa', program: awa },
  ])
})
afterAll(() => all.close())
const meet = (one: Program) => one.call['office.sync']({ space })

test('what was taken of somebody who had left already is taken back, what was written on it stays, and all see the same', async () => {
  const { id, draft, paragraphs } = await aDossier(marie)
  const [first = '', second = '', third = ''] = paragraphs
  await marie.call['office.share']({ kind: 'dossier', id, space })
  for (const one of [marie, paul, awa]) await meet(one)
  // Marie removes Paul, offline, before what he writes; Awa reads that, and writes on it, before she learns
  const desk = await deskOf(marie.library)
  const { key: ofPaul } = await deskOf(paul.library)
  dismissMember(desk, space, ofPaul.member)
  await write(paul, draft, text => withText(text, first, 'Paul, déjà parti.'))
  await meet(paul)
  await meet(awa)
  expect(await textOf(awa, draft)).toContain('Paul, déjà parti.')
  await write(awa, draft, text => withText(text, second, 'Awa, sur ce texte.'))
  await meet(awa)
  await meet(marie)
  await write(awa, draft, text => withText(text, third, 'Awa, pas encore envoyé.'))
  for (const one of [awa, marie, awa]) await meet(one)
  expect(await textOf(awa, draft)).toBe(await textOf(marie, draft))
  for (const words of ['Awa, sur ce texte.', 'Awa, pas encore envoyé.', 'Le moyen 1'])
    expect(await textOf(marie, draft)).toContain(words)
  expect(await textOf(awa, draft)).not.toContain('Paul, déjà parti.')
  const [finding] = (await awa.call['office.findings']({})).filter(one => one.kind === 'overruled')
  expect(finding).toMatchObject({ isOver: true, sentence: expect.stringContaining('C’est défait ici') })
})
