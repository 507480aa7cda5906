import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { applyChange, changeBetween } from '../../../../../src/shared/drafts/editing/typed-change.ts'
import type { Block, Draft } from '../../../../../src/shared/drafts/model.ts'
import { type Program, program, temporary } from '../../../../contract/program.ts'

const PAGE = 'page-of-the-window'

/** A text with a last paragraph of these words, as the page shows it. */
const withWords = (draft: Draft, text: string, id = 'typed'): Draft => ({
  ...draft,
  blocks: [
    ...draft.blocks.filter(block => block.id !== id),
    { kind: 'paragraph', id, style: 'body', inlines: [{ kind: 'text', text }] },
  ],
})

const words = (blocks: readonly Block[]) => JSON.stringify(blocks)

describe('the keys typed since the last save', () => {
  let place: ReturnType<typeof temporary>
  let now: Program
  beforeEach(() => {
    place = temporary()
    now = program(place.folder)
  })
  afterEach(async () => {
    await now.close()
    place.remove()
  })

  const aDraft = async (): Promise<Draft> => {
    const made = await now.call['dossiers.create']({ template: 'rep-vsa', facts: {} })
    return now.call['drafts.get']({ id: made.drafts[0]! })
  }
  const type = (saved: Draft, screen: Draft, seq = 1, writer = PAGE) =>
    now.call['drafts.journal']({
      ...changeBetween(saved, screen),
      ...{ id: saved.id, revision: saved.revision, writer, seq },
    })
  /** ends the program, whose lock goes, and opens the library again */
  const reopen = async () => {
    await now.close()
    now = program(place.folder)
    return now.call['drafts.takeUp']({})
  }
  const rows = () => now.library.db.prepare('SELECT count(*) FROM typing_journal').pluck().get()

  test('are back in the text after the program was ended, told once, with the text as it was kept beside', async () => {
    const draft = await aDraft()
    await type(draft, withWords(draft, 'Premiers'))
    await type(draft, withWords(draft, 'Premiers et derniers mots.'), 2)
    expect(await reopen()).toMatchObject([{ draft: draft.id, dossier: draft.dossier, isInText: true }])
    const back = await now.call['drafts.get']({ id: draft.id })
    expect(back.blocks).toEqual(withWords(draft, 'Premiers et derniers mots.').blocks)
    expect(await now.call['drafts.versions']({ id: draft.id })).toMatchObject([
      { kind: 'sitting', name: 'Derniers mots repris après une interruption' },
      { kind: 'before', name: 'Avant la reprise des derniers mots' },
    ])
    expect(await now.call['drafts.takeUp']({})).toEqual([])
    expect(await reopen()).toEqual([])
    expect((await now.call['drafts.get']({ id: draft.id })).revision).toBe(back.revision)
    expect(rows()).toBe(0)
  })

  test('of two texts are each put back in their own', async () => {
    const [one, other] = [await aDraft(), await aDraft()]
    await type(one, withWords(one, 'Mots de l’un.'))
    await type(other, withWords(other, 'Mots de l’autre.'))
    expect((await reopen()).map(({ draft }) => draft).sort()).toEqual([one.id, other.id].sort())
    expect(words((await now.call['drafts.get']({ id: one.id })).blocks)).toContain('Mots de l’un.')
    expect(words((await now.call['drafts.get']({ id: other.id })).blocks)).toContain('Mots de l’autre.')
  })

  test('made from an older text than the one saved since are a version of it, and it stays as it is', async () => {
    const draft = await aDraft()
    await type(draft, withWords(draft, 'Mots de la première fenêtre.'))
    await now.call['drafts.save']({ draft: withWords(draft, 'Mots de la seconde.', 'other') })
    const before = await now.call['drafts.get']({ id: draft.id })
    expect(await reopen()).toMatchObject([{ draft: draft.id, isInText: false }])
    expect(await now.call['drafts.get']({ id: draft.id })).toEqual(before)
    const [version] = await now.call['drafts.versions']({ id: draft.id })
    expect(version?.name).toBe('Mots frappés avant une interruption, sur une version antérieure')
    const kept = await now.call['drafts.version']({ id: version!.id })
    expect(words(kept.draft.blocks)).toContain('Mots de la première fenêtre.')
    expect(await reopen()).toEqual([])
  })

  test('that a save has are forgotten with it, and an entry that comes late is not put over a later one', async () => {
    const draft = await aDraft()
    await type(draft, withWords(draft, 'Tout.'), 5)
    await type(draft, withWords(draft, 'Tou'), 4)
    expect(await reopen()).toHaveLength(1)
    const back = await now.call['drafts.get']({ id: draft.id })
    expect(words(back.blocks)).toContain('Tout.')
    await type(back, withWords(back, 'Tout cela.'), 6)
    await now.call['drafts.save']({ draft: withWords(back, 'Tout cela.'), writer: PAGE })
    expect(rows()).toBe(0)
    await type(back, withWords(back, 'Tout cela.'), 7)
    const saved = await now.call['drafts.get']({ id: draft.id })
    // the last save has them already
    expect(await reopen()).toEqual([])
    expect(await now.call['drafts.get']({ id: draft.id })).toEqual(saved)
  })

  test('that do not read are dropped, and the text opens as it was saved', async () => {
    const draft = await aDraft()
    await type(draft, withWords(draft, 'Coupé'))
    now.library.db.exec(`UPDATE typing_journal SET change = substr(change, 1, 40)`)
    expect(await reopen()).toEqual([])
    expect(await now.call['drafts.get']({ id: draft.id })).toEqual(draft)
    expect(rows()).toBe(0)
  })

  test('are left to the program that runs, but for those of the page that was loaded again', async () => {
    const draft = await aDraft()
    await type(draft, withWords(draft, 'Mots de la page.'))
    expect(await now.call['drafts.takeUp']({})).toEqual([])
    const other = program(place.folder)
    expect(await other.call['drafts.takeUp']({})).toEqual([])
    await other.close()
    expect(await now.call['drafts.takeUp']({ writer: PAGE })).toMatchObject([{ isInText: true }])
    expect(now.events).toContainEqual({ event: 'changed', data: { what: 'drafts', id: draft.id } })
  })

  test('go on being saved by the page that stayed open while the program was ended and opened again', async () => {
    const draft = await aDraft()
    await type(draft, withWords(draft, 'Un'))
    await reopen()
    const replayed = await now.call['drafts.get']({ id: draft.id })
    const screen = withWords(draft, 'Un deux trois')
    const reply = await now.call['drafts.edit']({
      ...{ id: draft.id, revision: draft.revision, writer: PAGE },
      blocks: screen.blocks.slice(-1),
      order: screen.blocks.map(({ id }) => id),
    })
    expect(reply.revision).toBe(replayed.revision + 1)
    expect((await now.call['drafts.get']({ id: draft.id })).blocks).toEqual(screen.blocks)
    // once alone: what it saves next is from that revision
    await expect(
      now.call['drafts.save']({ draft: { ...screen, revision: draft.revision }, writer: PAGE }),
    ).rejects.toMatchObject({ code: 'stale' })
  })

  test('of a text in the bin wait for it to be put back', async () => {
    const draft = await aDraft()
    await type(draft, withWords(draft, 'En attente.'))
    await now.call['drafts.remove']({ id: draft.id })
    expect(await reopen()).toEqual([])
    await now.call['drafts.restore']({ id: draft.id })
    expect(await reopen()).toMatchObject([{ draft: draft.id, isInText: true }])
  })
})

describe('the change between a save and the screen', () => {
  const block = (id: string, text = id): Block => ({
    ...{ kind: 'paragraph', id, style: 'body' },
    inlines: [{ kind: 'text', text }],
  })
  const saved = { id: 'd', dossier: 'x', title: 'T', blocks: [block('a'), block('b'), block('c')] } as Draft
  const cases: Readonly<Record<string, Draft>> = {
    'a word in a block': { ...saved, blocks: [saved.blocks[0]!, block('b', 'bis'), saved.blocks[2]!] },
    'a block more': { ...saved, blocks: [...saved.blocks, block('d')] },
    'a block less': { ...saved, blocks: saved.blocks.slice(1) },
    'blocks in another order': { ...saved, blocks: saved.blocks.toReversed() },
    'two blocks of one id': { ...saved, blocks: [...saved.blocks, block('a', 'copie')] },
    'another head': { ...saved, numbering: 'decimal', ignored: ['mot'] },
  }
  for (const [name, screen] of Object.entries(cases))
    test(`makes the screen again: ${name}`, () => {
      expect(applyChange(saved, changeBetween(saved, screen))).toEqual(screen)
    })
})
