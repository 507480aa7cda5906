import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { prepareFolder } from '../../../../../src/main/sharing/office/folder/folder-office.ts'
import { setAddress } from '../../../../../src/main/sharing/office/spaces/office-file.ts'
import { type Program, program, temporary } from '../../../../contract/program.ts'
import { aDossier, textOf, withText, write } from './desks.ts'

let place: ReturnType<typeof temporary>
let lea: Program
let ali: Program
let zoe: Program
let root: string
beforeAll(async () => {
  place = temporary()
  root = join(place.folder, 'bureau')
  prepareFolder(root)
  const desk = async (name: string) => {
    const one = program(join(place.folder, name))
    await one.call['settings.save']({ values: { packAuthor: name } })
    return one
  }
  ;[lea, ali, zoe] = [await desk('Léa'), await desk('Ali'), await desk('Zoé')]
})
afterAll(async () => {
  await Promise.all([lea, ali, zoe].map(one => one.close()))
  place.remove()
})

async function invite(guest: Program, space: string, role: 'owner' | 'writer' | 'reader') {
  const { card, words } = await guest.call['office.card']({})
  const invited = await lea.call['office.invite']({ space, card, role })
  expect(invited.words).toEqual(words)
  return invited.invitation
}

test('libraries share a dossier by a folder in which nobody reads a word of it', async () => {
  const { space } = await lea.call['office.create']({ title: 'Vidéosurveillance', url: root })
  const invitation = await invite(ali, space, 'writer')
  await expect(zoe.call['office.join']({ invitation })).rejects.toThrow('pour un autre poste')
  const tampered = invitation.replace(/.{20}$/, end => (end.startsWith('A') ? 'B' : 'A') + end.slice(1))
  await expect(ali.call['office.join']({ invitation: tampered })).rejects.toMatchObject({
    message: expect.stringMatching(/modifiée|pas une invitation/),
  })
  const joined = await ali.call['office.join']({ invitation })
  expect(joined).toMatchObject({ space, title: 'Vidéosurveillance', name: 'Léa' })
  expect((await lea.call['office.card']({})).words).toEqual(joined.words)

  const { id, draft, paragraphs } = await aDossier(lea)
  await lea.call['office.share']({ kind: 'dossier', id, space })
  await lea.call['office.sync']({})
  await ali.call['office.sync']({})
  expect(await textOf(ali, draft)).toContain('Le moyen 1')
  await write(ali, draft, blocks => withText(blocks, paragraphs[0] ?? '', 'Le canari chante.'))
  await ali.call['office.sync']({})
  await lea.call['office.sync']({})
  expect(await textOf(lea, draft)).toContain('Le canari chante.')

  const files = readdirSync(root, { recursive: true, withFileTypes: true }).filter(one => one.isFile())
  expect(files.length).toBeGreaterThan(3)
  for (const file of files) {
    const bytes = readFileSync(join(file.parentPath, file.name))
    for (const word of ['canari', 'Vidéosurveillance', 'Léa', 'paragraph'])
      for (const written of [word, Buffer.from(word).toString('base64').slice(0, 6)])
        expect(bytes.includes(written)).toBe(false)
  }
})

test('who is removed keeps what was read, and reads nothing more; a role is changed by its owner', async () => {
  const { space } = await lea.call['office.create']({ title: 'Recours', url: root })
  for (const [guest, role] of [
    [ali, 'writer'],
    [zoe, 'reader'],
  ] as const)
    await guest.call['office.join']({ invitation: await invite(guest, space, role) })
  const { id, draft } = await aDossier(lea)
  await lea.call['office.share']({ kind: 'dossier', id, space })
  for (const desk of [lea, ali, zoe]) await desk.call['office.sync']({ space })
  const { members, address } = await lea.call['office.members']({ space: 'Recours' })
  expect(address).toBe(root)
  setAddress(lea.library, space, 'postgres://lea:tr%C3%A8s%20secret@bureau.example/bureau?password=secret')
  const shown = (await lea.call['office.members']({ space })).address
  expect(shown).toBe('postgres://lea@bureau.example/bureau')
  setAddress(lea.library, space, 'postgres://lea:secret@/bureau?host=/run/postgresql')
  expect((await lea.call['office.members']({ space })).address).not.toContain('secret')
  setAddress(lea.library, space, root)
  expect(members.map(({ name, role, isOwn }) => [name, role, isOwn])).toEqual([
    ['Léa', 'owner', true],
    ['Ali', 'writer', false],
    ['Zoé', 'reader', false],
  ])
  const [own, second, third] = members.map(one => one.key)
  expect(await lea.call['office.remove']({ space, member: second ?? '' })).toEqual({ name: 'Ali' })
  await expect(lea.call['office.remove']({ space, member: own ?? '' })).rejects.toThrow('lui-même')
  await lea.call['office.role']({ space, member: third ?? '', role: 'writer' })
  await write(lea, draft, blocks => withText(blocks, blocks[0]?.id ?? '', 'Sans Ali.'))
  for (const desk of [lea, zoe]) await desk.call['office.sync']({ space })
  expect(await textOf(zoe, draft)).toContain('Sans Ali.')
  await ali.call['office.sync']({ space })
  expect(await textOf(ali, draft)).toContain('Le moyen 1')
  expect(await textOf(ali, draft)).not.toContain('Sans Ali.')
  const findings = await ali.call['office.findings']({})
  expect(findings.map(({ kind, title }) => [kind, title])).toEqual([['removed', 'Recours']])
  expect(findings[0]?.sentence).toContain('Vous ne faites plus partie')
  expect(await lea.call['office.findings']({})).toEqual([])
})

test('who lost a desk has their place again on a new one, by two owners, and the journal of members says each act', async () => {
  const { space } = await lea.call['office.create']({ title: 'Poste perdu', url: root })
  for (const guest of [ali, zoe])
    await guest.call['office.join']({ invitation: await invite(guest, space, 'owner') })
  const { id, draft } = await aDossier(lea)
  await lea.call['office.share']({ kind: 'dossier', id, space })
  for (const desk of [lea, ali, zoe]) await desk.call['office.sync']({ space })
  const heir = program(join(place.folder, 'Léa, nouveau poste'))
  const { card, words } = await heir.call['office.card']({ name: 'Léa' })
  const [lost] = (await ali.call['office.members']({ space })).members
  const proposal = await ali.call['office.proposeRecovery']({ space, member: lost?.key ?? '', card })
  expect(proposal).toMatchObject({ name: 'Léa', lostName: 'Léa', words })
  const [own] = (await ali.call['office.members']({ space })).recoveries
  const key = own?.key ?? ''
  expect(own?.isConfirmable).toBe(false)
  await expect(ali.call['office.confirmRecovery']({ space, key })).rejects.toThrow('un autre responsable')
  await zoe.call['office.sync']({ space })
  const [seen] = (await zoe.call['office.members']({ space })).recoveries
  expect(seen).toMatchObject({ byName: 'Ali', lostName: 'Léa', role: 'owner', words, isConfirmable: true })
  const { invitation } = await zoe.call['office.confirmRecovery']({ space, key })
  await heir.call['office.join']({ invitation })
  await heir.call['office.sync']({ space })
  expect(await textOf(heir, draft)).toContain('Le moyen 1')
  const { members, acts, recoveries } = await zoe.call['office.members']({ space })
  expect(members.map(({ name, role, isHeir }) => `${name} ${role} ${isHeir}`)).toEqual([
    'Léa departed false',
    'Ali owner false',
    'Zoé owner false',
    'Léa owner true',
  ])
  expect(recoveries).toEqual([])
  expect(acts.map(one => one.sentence)).toEqual([
    'Zoé a confirmé\u00a0: le nouveau poste de Léa a la place du poste perdu (responsable).',
    'Ali a proposé de rendre à un nouveau poste la place de Léa, dont le poste est perdu.',
    'Ali a retiré Léa.',
  ])
  await heir.close()
})

test('a dossier erased for good leaves no sealed copy of what this desk sent', async () => {
  const { space } = await zoe.call['office.create']({ title: 'Effacement', url: root })
  const { id } = await aDossier(zoe)
  await zoe.call['office.share']({ kind: 'dossier', id, space })
  await zoe.call['office.sync']({ space })
  await zoe.call['office.sync']({ space })
  const copies = zoe.library.db
    .prepare("SELECT count(*) FROM office_envelopes WHERE state = 'own' AND space = ?")
    .pluck()
  expect(copies.get(space)).toBeGreaterThan(1)
  const { title } = await zoe.call['dossiers.get']({ id })
  await zoe.call['erasure.run']({ target: { kind: 'dossier', id }, confirmation: title })
  expect(copies.get(space)).toBe(0)
  expect(await zoe.call['office.sync']({ space })).toMatchObject([{ space }])
  expect(await zoe.call['office.findings']({})).toEqual([])
})
