import { createHash } from 'node:crypto'
import { existsSync, writeFileSync } from 'node:fs'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Comment } from '../../../../src/shared/drafts/comment.ts'
import type { Block } from '../../../../src/shared/drafts/model.ts'
import { fileAt, type Program } from '../../../contract/program.ts'
import { aBill } from '../../../fixtures/builders.ts'
import { two } from './two.ts'

const SECRET = 'sentinelle-9c1d'
/** One point, in PNG. */
const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)
const hash = createHash('sha256').update(PNG).digest('hex')

let world: ReturnType<typeof two>
beforeEach(() => {
  world = two()
})
afterEach(() => world.close())

const remark = (id: string, text: string, given: Partial<Comment> = {}): Comment => ({
  ...{ id, text, author: 'Ana', at: '2026-03-05T10:00:00.000Z', quote: 'dit ceci' },
  ...{ replies: [], resolved: false, ...given },
})

/** Ana's campaign has a note with a picture, a private note and a comment. */
async function anaWrites() {
  const { ana, place } = world
  await ana.call['bills.save']({ bill: aBill({ id: 'bill' }) })
  const { id: campaign } = await ana.call['campaigns.begin']({ bill: 'bill' })
  const note = await ana.call['briefs.create']({
    template: 'note-parlementaires',
    choice: { bill: 'bill', stage: 'senat', measures: [], arguments: [] },
    facts: {},
  })
  const path = place.file('image.png', PNG)
  const { type, size } = await ana.call['pictures.add']({ file: fileAt(path) })
  const blocks: Block[] = [
    {
      ...{ kind: 'paragraph', id: 'a', style: 'body' },
      inlines: [
        { kind: 'text', text: 'Le premier ' },
        { kind: 'text', text: 'dit ceci', comments: ['k'] },
        { kind: 'private', id: 'n', text: SECRET },
      ],
    },
    { kind: 'image', id: 'i', hash, type, size, alt: 'Un point', caption: [], width: 100 },
  ]
  await edit(ana, note.draft, {
    blocks,
    comments: [remark('k', 'À vérifier', { quote: `dit ceci${SECRET}` })],
  })
  return { campaign, draft: note.draft }
}

async function edit({ call }: Program, id: string, fields: object) {
  const draft = await call['drafts.get']({ id })
  return call['drafts.save']({ draft: { ...draft, ...fields } })
}

const review = ({ call }: Program, file: ReturnType<typeof fileAt>) => call['packs.review']({ file })
async function share(from: Program, to: Program, campaign: string, comments = true) {
  const file = await world.send(from, { what: { campaign, notes: false, comments }, title: 'Tout' })
  const { id, items, rejected } = await review(to, file)
  await to.call['packs.apply']({ id })
  return { items, rejected, text: world.text(file) }
}

test('the pictures of a document go with its campaign, and its comments with who said them and when', async () => {
  const { ana, ben } = world
  const { campaign, draft } = await anaWrites()
  expect(await ana.call['packs.prepare']({ what: { campaign } })).toMatchObject({
    whole: { comments: 1, pictures: 1, draftNotes: 1 },
  })
  const { text } = await share(ana, ben, campaign)
  expect(text).not.toContain(SECRET)
  const received = await ben.call['drafts.get']({ id: draft })
  expect(received.comments).toEqual([remark('k', 'À vérifier')])
  expect(JSON.stringify(received.blocks)).toContain('"comments":["k"]')
  expect(existsSync(ben.library.file(hash))).toBe(true)
  expect(ben.library.db.prepare('SELECT type, width, height FROM pictures').all()).toEqual([
    { type: 'png', width: 1, height: 1 },
  ])
})

test('comments are left out when asked, and those that are there stay', async () => {
  const { ana, ben } = world
  const { campaign, draft } = await anaWrites()
  const { text } = await share(ana, ben, campaign, false)
  expect(text).not.toContain('À vérifier')
  expect(text).not.toContain('comments\\":[\\"k')
  expect((await ben.call['drafts.get']({ id: draft })).comments).toEqual([])
  // what Ben remarks is not taken out by a file that carries no comment
  await edit(ben, draft, { comments: [remark('b', 'De Ben', { author: 'Ben' })] })
  await edit(ana, draft, { title: 'Note revue' })
  await share(ana, ben, campaign, false)
  expect(await ben.call['drafts.get']({ id: draft })).toMatchObject({
    title: 'Note revue',
    comments: [{ id: 'b' }],
  })
})

test('the answers of both add up in one comment, and one that its author took out goes', async () => {
  const { ana, ben } = world
  const { campaign, draft } = await anaWrites()
  await edit(ana, draft, { comments: [remark('k', 'À vérifier'), remark('l', 'À ôter')] })
  await share(ana, ben, campaign)
  const answer = (id: string, author: string, at: string) => ({ id, author, at, text: `Dit ${author}` })
  const [kept] = (await ben.call['drafts.get']({ id: draft })).comments
  const mine = remark('k', 'À vérifier', { replies: [answer('r2', 'Ben', '2026-03-07T10:00:00.000Z')] })
  await edit(ben, draft, { comments: [{ ...kept, ...mine }, remark('l', 'À ôter')] })
  await edit(ana, draft, {
    comments: [
      remark('k', 'Vérifié', { replies: [answer('r1', 'Ana', '2026-03-06T10:00:00.000Z')], resolved: true }),
    ],
  })
  const { items } = await share(ana, ben, campaign)
  expect(items.find(one => one.what === 'draft')).toMatchObject({
    state: 'changed',
    fields: expect.arrayContaining([
      expect.objectContaining({
        label: 'Commentaire : Ana',
        theirs: expect.stringContaining('Ben, 7 mars 2026 : Dit Ben'),
      }),
    ]),
  })
  expect((await ben.call['drafts.get']({ id: draft })).comments).toMatchObject([
    { id: 'k', text: 'Vérifié', resolved: true, replies: [{ id: 'r1' }, { id: 'r2' }] },
  ])
})

test('a picture that is not what the file says, or that no text can show, is refused by itself', async () => {
  const { ana, ben, send, text } = world
  const { campaign, draft } = await anaWrites()
  const pack = JSON.parse(
    text(await send(ana, { what: { campaign, notes: false, comments: true }, title: 'T' })),
  )
  const content = JSON.parse(pack.content)
  const notPicture = Buffer.from('<svg onload="alert(1)"/>')
  const hashOf = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex')
  const file = (pictures: unknown) => {
    const path = world.place.file('hostile.pretoire', '')
    writeFileSync(path, JSON.stringify({ ...content, pretoire: 1, pictures }))
    return fileAt(path)
  }
  const hostile = [
    { sha256: hash, data: [PNG.subarray(0, 40).toString('base64')] },
    { sha256: hashOf(notPicture), data: [notPicture.toString('base64')] },
    { sha256: '../../etc', data: [] },
    { sha256: hash, data: 'x' },
    42,
  ]
  const { id, items, rejected } = await review(ben, file(hostile))
  expect(rejected.map(one => one.file)).toEqual([1, 2, 3, 4, 5].map(n => `image ${n}`))
  expect(rejected.every(one => one.reason)).toBe(true)
  expect(items.some(one => one.id === draft)).toBe(true)
  await ben.call['packs.apply']({ id })
  expect(existsSync(ben.library.file(hash))).toBe(false)
  expect(existsSync(ben.library.file(hashOf(notPicture)))).toBe(false)
  for (const odd of ['x', 12, { a: 1 }])
    expect((await review(ben, file(odd))).items.length).toBe(items.length)
})
