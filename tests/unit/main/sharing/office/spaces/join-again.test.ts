import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { prepareFolder } from '../../../../../../src/main/sharing/office/folder/folder-office.ts'
import { envelopeHash } from '../../../../../../src/main/sharing/office/seal/envelope-seal.ts'
import { writeInvitation } from '../../../../../../src/main/sharing/office/spaces/carried-texts.ts'
import { sealStep } from '../../../../../../src/main/sharing/office/spaces/lineage.ts'
import { deskOf } from '../../../../../../src/main/sharing/office/spaces/office-spaces.ts'
import { openStore } from '../../../../../../src/main/sharing/office/spaces/open-store.ts'
import { type Program, program, temporary } from '../../../../../contract/program.ts'
import { aDossier, textOf } from '../desks.ts'

let place: ReturnType<typeof temporary>
let lea: Program
let ali: Program
let eve: Program
let root: string
let space: string

beforeEach(async () => {
  place = temporary()
  root = join(place.folder, 'bureau')
  prepareFolder(root)
  const desk = async (name: string) => {
    const one = program(join(place.folder, name))
    await one.call['settings.save']({ values: { packAuthor: name } })
    return one
  }
  ;[lea, ali, eve] = [await desk('Léa'), await desk('Ali'), await desk('Ève')]
  ;({ space } = await lea.call['office.create']({ title: 'Recours', url: root }))
})
afterEach(async () => {
  await Promise.all([lea, ali, eve].map(one => one.close()))
  place.remove()
})

const invited = async () => {
  const { card } = await ali.call['office.card']({})
  return (await lea.call['office.invite']({ space, card, role: 'writer' })).invitation
}
/** An invitation to the space of Léa, by Ève in her name, with members and keys of Ève’s own. */
async function forged(): Promise<string> {
  const { key } = await deskOf(eve.library)
  const to = (await deskOf(ali.library)).key.member
  const nobody = { spans: [{ from: 1 }] }
  const step = sealStep(
    key,
    { space, sequence: 1, previous: '' },
    {
      ...{ pretoireMembership: 1, space, title: 'Recours', after: 'a'.repeat(64), height: 4, epoch: 1 },
      people: [
        { key: key.member, name: 'Léa', role: 'owner', ...nobody },
        { key: to, name: 'Ali', role: 'writer', ...nobody },
      ],
      keys: { 1: randomBytes(32).toString('base64') },
      nonce: '0'.repeat(32),
    },
  )
  const store = await openStore(eve.library, root, key.member)
  await store.append([step])
  await store.close()
  const owner = { name: 'Léa', key: key.member }
  const fields = { space, title: 'Recours', role: 'writer', to, step: envelopeHash(step) } as const
  return writeInvitation(key, { ...fields, office: root, owner })
}
const peopleOf = async (one: Program) => {
  const { members } = await one.call['office.members']({ space })
  return members.map(({ words, role }) => `${words[0]} ${words[1]} ${role}`)
}
async function shareText(): Promise<string> {
  const { id, draft } = await aDossier(lea)
  await lea.call['office.share']({ kind: 'dossier', id, space })
  await lea.call['office.sync']({})
  return draft
}

test('somebody removed and invited anew is back, and reads what followed', async () => {
  await ali.call['office.join']({ invitation: await invited() })
  const { members } = await lea.call['office.members']({ space })
  await lea.call['office.remove']({ space, member: members[1]?.key ?? '' })
  const draft = await shareText()
  await ali.call['office.sync']({})
  expect(await ali.call['office.findings']({})).toMatchObject([{ kind: 'removed', isOver: false }])
  const invitation = await invited()
  await ali.call['office.sync']({})
  await ali.call['office.join']({ invitation })
  await ali.call['office.sync']({})
  expect(await textOf(ali, draft)).toContain('Le moyen 1')
  expect(await ali.call['office.findings']({})).toMatchObject([{ kind: 'removed', isOver: true }])
})

test('an invitation past its day lets nobody in; whoever is in may open it again', async () => {
  const early = await invited()
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 31 * 86_400_000 })
  try {
    await expect(ali.call['office.join']({ invitation: early })).rejects.toThrow('jusqu’au')
    expect(await ali.call['office.state']({})).toEqual([])
    const late = await invited()
    await ali.call['office.join']({ invitation: late })
    vi.setSystemTime(Date.now() + 31 * 86_400_000)
    await ali.call['office.join']({ invitation: late })
  } finally {
    vi.useRealTimers()
  }
})

test('after a forged invitation, the true one puts the true members in their place', async () => {
  await ali.call['office.join']({ invitation: await forged() })
  await ali.call['office.sync']({})
  const draft = await shareText()
  await ali.call['office.sync']({})
  expect(await peopleOf(ali)).not.toEqual(await peopleOf(lea))
  const joined = await ali.call['office.join']({ invitation: await invited() })
  expect(joined.words).toEqual((await lea.call['office.card']({})).words)
  expect(await peopleOf(ali)).toEqual(await peopleOf(lea))
  await ali.call['office.sync']({})
  expect(await textOf(ali, draft)).toContain('Le moyen 1')
})

test('a forged invitation does not take the place of the true one once things are shared', async () => {
  await ali.call['office.join']({ invitation: await invited() })
  await shareText()
  await ali.call['office.sync']({})
  await expect(ali.call['office.join']({ invitation: await forged() })).rejects.toThrow(
    'déjà dans cet espace',
  )
  expect(await peopleOf(ali)).toEqual(await peopleOf(lea))
  // the true one given again changes nothing
  await ali.call['office.join']({ invitation: await invited() })
  expect(await peopleOf(ali)).toEqual(await peopleOf(lea))
})
