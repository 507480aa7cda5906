import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openPostgres } from '../../../../../src/main/kernel/postgres/connect.ts'
import { liveName } from '../../../../../src/main/sharing/office/change-store.ts'
import { prepareFolder } from '../../../../../src/main/sharing/office/folder/folder-office.ts'
import { closeSessions } from '../../../../../src/main/sharing/office/session-closing.ts'
import { membershipOf } from '../../../../../src/main/sharing/office/spaces/members.ts'
import { deskOf } from '../../../../../src/main/sharing/office/spaces/office-spaces.ts'
import { openStore } from '../../../../../src/main/sharing/office/spaces/open-store.ts'
import { sealMessage } from '../../../../../src/main/sharing/office/together/live-message.ts'
import type { Input, Output } from '../../../../../src/shared/contract/contract.ts'
import { TogetherMessage } from '../../../../../src/shared/sharing/office/together-contract.ts'
import { type Program, program, temporary } from '../../../../contract/program.ts'
import { foundSharedSpace } from '../../../../fixtures/office/library-desks.ts'
import { type PostgresServer, startPostgres, whyNoPostgres } from '../../../../fixtures/office/postgres.ts'
import { aDossier, textOf, withText, write } from './desks.ts'

type Message = Input<'together.post'>['message']
type Opened = Output<'together.join'>

let place: ReturnType<typeof temporary>
let lea: Program
let ali: Program
let zoe: Program
let server: PostgresServer | undefined
beforeAll(async () => {
  place = temporary()
  const desk = async (name: string) => {
    const one = program(join(place.folder, name))
    await one.call['settings.save']({ values: { packAuthor: name } })
    return one
  }
  ;[lea, ali, zoe] = [await desk('Léa'), await desk('Ali'), await desk('Zoé')]
  if (whyNoPostgres) return
  server = await startPostgres()
  await lea.call['office.findings']({})
  const { prepareOffice } = await import('../../../../../src/main/sharing/office/postgres/prepare.ts')
  await prepareOffice(server.address())
})
afterAll(async () => {
  await Promise.all([lea, ali, zoe].map(one => one.close()))
  server?.stop()
  place.remove()
})

/** An update, as a page sends one: the program reads nothing of it. */
const says = (client: number, words: string, document: number): Message => ({
  ...{ client, document },
  updates: [Buffer.from(words).toString('base64')],
})

const newsOf = (one: Program) => one.events.flatMap(({ event, data }) => (event === 'together' ? [data] : []))
const heard = (one: Program): string[] =>
  newsOf(one).flatMap(({ messages }) =>
    messages.flatMap(({ name, updates }) =>
      updates.map(update => `${name}: ${Buffer.from(update, 'base64').toString()}`),
    ),
  )

/** A text of three paragraphs that all have, in a space of this address. Zoé reads there. */
async function sharedText(address: string, title: string) {
  const space = await foundSharedSpace(address, title, [
    { name: 'Léa', program: lea },
    { name: 'Ali', program: ali },
    { name: 'Zoé', program: zoe, role: 'reader' },
  ])
  const { id, draft, paragraphs } = await aDossier(lea)
  await lea.call['office.share']({ kind: 'dossier', id, space })
  await lea.call['office.sync']({ space })
  await ali.call['office.sync']({ space })
  await zoe.call['office.sync']({ space })
  return { space, draft, paragraphs }
}

test('a space in a folder, which announces nothing, says so and is not written in at the same moment', async () => {
  const root = join(place.folder, 'bureau')
  prepareFolder(root)
  const { space, draft } = await sharedText(root, 'Par dossier')
  expect(await lea.call['together.look']({ draft })).toMatchObject([
    { space, refusal: expect.stringContaining('n’annonce rien') },
  ])
  await expect(lea.call['together.join']({ draft, space, client: 1 })).rejects.toThrow('serveur PostgreSQL')
  // nothing of it stays: the text is sent as before
  await write(lea, draft, blocks => withText(blocks, blocks[0]?.id ?? '', 'Changé.'))
  await lea.call['office.sync']({ space })
  await ali.call['office.sync']({ space })
  expect(await textOf(ali, draft)).toContain('Changé.')
})

describe.skipIf(whyNoPostgres)('on PostgreSQL', () => {
  let text: Awaited<ReturnType<typeof sharedText>>
  let opened: Opened
  const address = () => server?.address() ?? ''
  beforeAll(async () => {
    if (server) text = await sharedText(address(), 'Recours vidéo')
  })
  const join_ = (one: Program, client: number) =>
    one.call['together.join']({ draft: text.draft, space: text.space, client })
  const post = (one: Program, message: Message) =>
    one.call['together.post']({ session: opened.session, message, heads: opened.heads })
  const versions = async (one: Program) =>
    (await one.call['office.journal']({ space: text.space })).filter(line => line.id === text.draft)

  test('the first begins, the second is given what was said; each hears the other at once', async () => {
    opened = await join_(lea, 1)
    expect(opened).toMatchObject({ title: 'Recours vidéo', name: 'Léa', rank: 0 })
    expect(opened.messages).toBeUndefined()
    const { session } = opened
    expect(await lea.call['together.begin']({ session, message: says(1, 'le début', 1) })).toEqual({})
    await post(lea, says(1, 'un canari', 1))
    const other = await join_(ali, 2)
    expect(other).toMatchObject({ session, name: 'Ali', rank: 1, heads: opened.heads })
    expect(other.messages?.map(one => [one.name, one.rank])).toEqual([
      ['Léa', 0],
      ['Léa', 0],
    ])
    await post(ali, says(2, 'une suite', 1))
    await expect.poll(() => heard(lea)).toContain('Ali: une suite')
    await post(lea, says(1, 'encore', 1))
    await expect.poll(() => heard(ali)).toContain('Léa: encore')
  })

  test('who begins at the same moment as another is given what the other began', async () => {
    const { messages } = await ali.call['together.begin']({
      session: opened.session,
      message: says(2, 'un autre début', 2),
    })
    expect(messages?.length).toBeGreaterThan(2)
  })

  test('a meeting meanwhile makes no version of the text, nor writes one in it', async () => {
    const before = (await versions(lea)).length
    await write(lea, text.draft, blocks => withText(blocks, text.paragraphs[0] ?? '', 'Écrit en séance.'))
    await lea.call['office.sync']({ space: text.space })
    expect(await versions(lea)).toHaveLength(before)
    expect(await textOf(lea, text.draft)).toContain('Écrit en séance.')
  })

  test('the host has no word of what was said, and nothing of it once all have left', async () => {
    const files = readdirSync(server?.data ?? '', { recursive: true, withFileTypes: true })
      .filter(one => one.isFile())
      .map(one => readFileSync(join(one.parentPath, one.name)))
    const canary = Buffer.from('un canari')
    for (const words of [
      canary,
      Buffer.from(canary.toString('base64')),
      Buffer.from(canary.toString('hex')),
    ]) {
      expect(files.some(bytes => bytes.includes(words))).toBe(false)
      expect(server?.log()).not.toContain(words.toString())
    }
  })

  test('leaving makes one ordinary version, which names who wrote; both desks end with it', async () => {
    const { session } = opened
    const folded = await lea.call['together.fold']({ session, heads: opened.heads })
    expect(folded.heads).toHaveLength(1)
    expect(folded.heads).not.toEqual(opened.heads)
    await lea.call['together.leave']({ session, client: 1 })
    expect((await versions(lea))[0]).toMatchObject({ author: 'Léa avec Ali', act: 'edited', isSent: true })
    // what Ali's page saved of the same session
    await write(ali, text.draft, blocks => withText(blocks, text.paragraphs[0] ?? '', 'Écrit en séance.'))
    expect(await ali.call['together.fold']({ session, heads: folded.heads })).toEqual(folded)
    await ali.call['together.leave']({ session, client: 2 })
    await lea.call['office.sync']({ space: text.space })
    expect(await ali.call['office.conflicts']({})).toEqual([])
    expect(await textOf(ali, text.draft)).toBe(await textOf(lea, text.draft))
    expect((await versions(ali))[0]).toMatchObject({ author: 'Léa avec Ali' })
    const again = await join_(lea, 3)
    expect(again.messages).toBeUndefined()
    await lea.call['together.leave']({ session, client: 3 })
  })

  test('another page of the same library goes on with the session, and the first is told', async () => {
    opened = await join_(lea, 4)
    await lea.call['together.begin']({ session: opened.session, message: says(4, 'le début', 4) })
    expect((await join_(lea, 5)).messages).toHaveLength(1)
    expect(newsOf(lea).find(({ ended }) => ended?.client === 4)?.ended?.reason).toContain('autre fenêtre')
    await lea.call['together.leave']({ session: opened.session, client: 5 })
  })

  test('who has the text open is told who writes in it, when they come and when they leave', async () => {
    const { draft, space } = text
    const asked = () => ali.call['together.writers']({ draft, space })
    const told = () => newsOf(ali).findLast(({ writers }) => writers)?.writers
    expect((await asked()).names).toEqual([])
    const { session } = await lea.call['together.join']({ draft, space, client: 10 })
    await lea.call['together.begin']({ session, message: says(10, 'le début', 10) })
    await expect.poll(told).toEqual(['Léa'])
    expect(await asked()).toEqual({ session, names: ['Léa'] })
    expect((await lea.call['together.writers']({ draft, space })).names).toEqual([])
    await lea.call['together.leave']({ session, client: 10 })
    await expect.poll(told).toEqual([])
  })

  test('who comes with changes of their own is given the text that the session goes on from', async () => {
    const { draft, space, paragraphs } = text
    const [first = '', second = ''] = paragraphs
    await lea.call['office.sync']({ space })
    const begun = await lea.call['together.join']({ draft, space, client: 12 })
    const { session } = begun
    await lea.call['together.begin']({ session, message: says(12, 'le début', 12) })
    await write(ali, draft, blocks => withText(blocks, second, 'Written on a train.'))
    const joined = await ali.call['together.join']({ draft, space, client: 13 })
    expect(joined.heads).not.toEqual(begun.heads)
    const base = await ali.call['together.base']({ session, heads: begun.heads })
    expect(base.blocks.map(one => one.id)).toContain(first)
    expect(JSON.stringify(base)).not.toContain('train')
    expect(await textOf(ali, draft)).toContain('train')
    await expect(ali.call['together.base']({ session, heads: ['e'.repeat(64)] })).rejects.toThrow(
      'pas encore arrivée',
    )
    // this desk goes on from its own version: the session has its words
    await lea.call['together.fold']({ session, heads: joined.heads })
    expect((await versions(lea))[0]).toMatchObject({ act: 'edited' })
    await ali.call['together.leave']({ session, client: 13 })
    await lea.call['together.leave']({ session, client: 12 })
  })

  test('a program that closes folds the text as it was saved, and sends it', async () => {
    const { draft, space, paragraphs } = text
    const { session } = await lea.call['together.join']({ draft, space, client: 11 })
    await lea.call['together.begin']({ session, message: says(11, 'le début', 11) })
    await write(lea, draft, blocks =>
      withText(blocks, paragraphs[0] ?? '', 'Saved before the window closed.'),
    )
    await closeSessions(lea.library)
    await ali.call['office.sync']({ space })
    expect(await textOf(ali, draft)).toContain('Saved before the window closed.')
    expect((await ali.call['together.writers']({ draft, space })).names).toEqual([])
  })

  test('a session that the server has lost, or that others began anew, ends here and is folded', async () => {
    const { draft, space, paragraphs } = text
    const root = await openPostgres(address())
    for (const happens of [
      'DELETE FROM office.live',
      `UPDATE office.live SET document = 99, stored_at = stored_at - interval '1 minute'`,
    ]) {
      const { session, heads } = await lea.call['together.join']({ draft, space, client: 9 })
      await lea.call['together.begin']({ session, message: says(9, 'le début', 9) })
      await write(lea, draft, blocks => withText(blocks, paragraphs[0] ?? '', `Avant : ${happens}`))
      await root.query(happens)
      await expect(
        lea.call['together.post']({ session, message: says(9, 'la suite', 9), heads }),
      ).rejects.toThrow('La séance s’est terminée')
      await expect.poll(() => newsOf(lea).findLast(({ ended }) => ended)?.ended?.reason).toContain('gardé')
      const received = async () => {
        await ali.call['office.sync']({ space })
        return textOf(ali, draft)
      }
      await expect.poll(received).toContain(`Avant : ${happens}`)
    }
    await root.close()
  })

  test('a session that breaks leaves no conflict where one desk had heard more of the same words', async () => {
    const { draft, space, paragraphs } = text
    const [first = '', second = ''] = paragraphs
    await lea.call['office.sync']({ space })
    await ali.call['office.sync']({ space })
    const { session, heads } = await lea.call['together.join']({ draft, space, client: 20 })
    await lea.call['together.begin']({ session, message: says(20, 'le début', 20) })
    await ali.call['together.join']({ draft, space, client: 21 })
    // Léa types in the first paragraph and makes a new one, Ali in the second; each heard a part of what the other typed
    const added = crypto.randomUUID()
    const writes = (one: Program, mine: string, theirs: string, own: string) =>
      write(one, draft, blocks => [
        ...withText(withText(blocks, first, mine), second, theirs),
        { ...{ kind: 'paragraph', id: added, style: 'body' }, inlines: [{ kind: 'text', text: own }] },
      ])
    await writes(lea, 'Elle a tout dit, puis davan', 'Il a écrit', 'Un moyen nouveau, et entier.')
    await writes(ali, 'Elle a tout', 'Il a écrit pendant ce temps.', 'Un moy')
    const root = await openPostgres(address())
    await root.query('DELETE FROM office.live')
    await root.close()
    for (const [one, client] of [
      [lea, 20],
      [ali, 21],
    ] as const)
      await expect(
        one.call['together.post']({ session, message: says(client, 'la suite', 20), heads }),
      ).rejects.toThrow('La séance s’est terminée')
    const meet = async () => {
      for (const one of [lea, ali, lea]) await one.call['office.sync']({ space })
      return textOf(ali, draft)
    }
    await expect.poll(meet).toContain('Il a écrit pendant ce temps.')
    for (const one of [lea, ali]) {
      const words = await textOf(one, draft)
      for (const part of ['puis davan', 'pendant ce temps', 'Un moyen nouveau, et entier.'])
        expect(words).toContain(part)
      expect(await one.call['office.conflicts']({})).toEqual([])
    }
  })

  describe('a reader', () => {
    const follow = () => zoe.call['together.follow']({ draft: text.draft, space: text.space, client: 31 })

    test('hears what is said as it is, and makes no version by it', async () => {
      const { draft, space } = text
      expect((await follow()).messages).toBeUndefined()
      opened = await lea.call['together.join']({ draft, space, client: 30 })
      const { session } = opened
      await lea.call['together.begin']({ session, message: says(30, 'le début', 30) })
      expect((await follow()).messages).toMatchObject([{ name: 'Léa' }])
      await post(lea, says(30, 'pour Zoé', 30))
      await expect.poll(() => heard(zoe)).toContain('Léa: pour Zoé')
      // asked by several at once, and while something is heard, the session is given whole to each
      const answers = await Promise.all([follow(), post(lea, says(30, 'encore', 30)), follow(), follow()])
      for (const answer of answers)
        if (answer && 'session' in answer) expect(answer.messages?.length).toBeGreaterThan(1)
      expect((await lea.call['together.writers']({ draft, space })).names).toEqual([])
      await zoe.call['office.sync']({ space })
      expect((await versions(zoe)).map(one => one.author)).not.toContain('Zoé')
    })

    test('says nothing there: by the program or to the server, not a word of theirs is taken', async () => {
      const { draft, space } = text
      const { session } = opened
      const message = says(31, 'un faux', 30)
      await expect(zoe.call['together.join']({ draft, space, client: 31 })).rejects.toThrow('sans pouvoir')
      await expect(zoe.call['together.post']({ session, message, heads: [] })).rejects.toThrow('finie')
      await expect(zoe.call['together.fold']({ session, heads: opened.heads })).rejects.toThrow('finie')
      // a program that was changed: it has the key of the space, and writes to the server itself
      await ali.call['together.join']({ draft, space, client: 32 })
      const desk = await deskOf(zoe.library)
      const store = await openStore(zoe.library, address(), desk.key.member)
      const name = liveName(space, session)
      const forged = (sequence: number, said: Message) =>
        sealMessage(
          desk.key,
          membershipOf(desk, space),
          { space: name, sequence },
          TogetherMessage.parse(said),
        )
      expect(await store.live?.add(forged(1, message), 30, 'begin')).toBe(false)
      expect(await store.live?.add(forged(2, message), 30, 'say')).toBe(true)
      expect(await store.live?.add(forged(3, { ...message, isWhole: true }), 30, 'replace')).toBe(true)
      expect(await store.live?.drop(name, desk.key.member)).toBe(false)
      // under the name of Léa: the server refuses it, and her signature is wanting
      const { key: ofLea } = await deskOf(lea.library)
      await store.live?.add({ ...forged(4, message), member: ofLea.member }, 30, 'say').catch(() => undefined)
      await store.close()
      await post(lea, says(30, 'après le faux', 30))
      await expect.poll(() => heard(ali)).toContain('Léa: après le faux')
      for (const one of [lea, ali]) expect(heard(one).join()).not.toContain('un faux')
      const { messages } = await ali.call['together.again']({ session })
      const said = messages.flatMap(one =>
        one.updates.map(update => Buffer.from(update, 'base64').toString()),
      )
      expect(said).toContain('pour Zoé')
      expect(said).not.toContain('un faux')
      expect((await ali.call['together.writers']({ draft, space })).names).toEqual(['Léa'])
    })

    test('receives the ordinary version once nobody writes any more', async () => {
      const { draft, space, paragraphs } = text
      const { session, heads } = opened
      await write(ali, draft, blocks => withText(blocks, paragraphs[0] ?? '', 'Suivi par Zoé.'))
      await write(lea, draft, blocks => withText(blocks, paragraphs[0] ?? '', 'Suivi par Zoé.'))
      const folded = await lea.call['together.fold']({ session, heads })
      await lea.call['together.leave']({ session, client: 30 })
      await ali.call['together.fold']({ session, heads: folded.heads })
      await ali.call['together.leave']({ session, client: 32 })
      expect(await textOf(zoe, draft)).not.toContain('Suivi par Zoé.')
      await zoe.call['office.sync']({ space })
      expect(await textOf(zoe, draft)).toContain('Suivi par Zoé.')
      expect(await textOf(zoe, draft)).toBe(await textOf(lea, draft))
      expect((await versions(lea)).map(one => one.author).join()).not.toContain('Zoé')
      // what Zoé said is still on the server: it opens no session, and that is said
      const root = await openPostgres(address())
      const { key: ofZoe } = await deskOf(zoe.library)
      await root.query('DELETE FROM office.live WHERE member <> $1', [ofZoe.member])
      expect((await lea.call['together.join']({ draft, space, client: 33 })).messages).toBeUndefined()
      await expect(
        lea.call['together.begin']({ session, message: says(33, 'le début', 33) }),
      ).rejects.toThrow('personne qui puisse écrire')
      await lea.call['together.leave']({ session, client: 33 })
      await root.query('DELETE FROM office.live')
      await root.close()
    })
  })

  test('who was removed is told, and what they say is not taken', async () => {
    const { draft, space } = text
    opened = await lea.call['together.join']({ draft, space, client: 6 })
    const { session } = opened
    await lea.call['together.begin']({ session, message: says(6, 'le début', 6) })
    await ali.call['together.join']({ draft, space, client: 7 })
    const member = (await lea.call['office.members']({ space })).members.find(one => one.name === 'Ali')
    await lea.call['office.remove']({ space, member: member?.key ?? '' })
    await lea.call['together.post']({ session, message: says(6, 'sans Ali', 6), heads: [] })
    await expect.poll(() => newsOf(ali).some(({ ended }) => ended?.client === 7)).toBe(true)
    await expect(
      ali.call['together.post']({ session, message: says(7, 'malgré tout', 6), heads: [] }),
    ).rejects.toThrow('finie sur ce poste')
    await expect(ali.call['together.join']({ draft, space, client: 8 })).rejects.toThrow()
    expect(heard(ali)).not.toContain('Léa: sans Ali')
    expect(heard(lea)).not.toContain('Ali: malgré tout')
    await lea.call['together.leave']({ session, client: 6 })
  })
})
