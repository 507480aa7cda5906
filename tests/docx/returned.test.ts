import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { openPackage } from '../../src/main/word/package/package.ts'
import { withParts } from '../../src/main/word/package/zip-parts.ts'
import type { Client } from '../../src/shared/contract/contract.ts'
import type { Block, Draft } from '../../src/shared/drafts/model.ts'
import { walk } from '../../src/shared/drafts/walk.ts'
import { fileAt } from '../contract/program.ts'
import { commented, corrected } from './texts/colleague.ts'
import { exported, inLibrary } from './texts/samples.ts'

const secret = 'SECRET-QUI-NE-SORT-PAS'

const lived = (draft: Draft) =>
  [...walk(draft)].filter(({ inline }) => ['citation', 'exhibit', 'slot', 'ref'].includes(inline.kind)).length

/** The sample recourse in a library of its own, and what sends a file back into it. */
const returning = (
  work: (tools: {
    call: Client
    folder: string
    dossier: string
    draft: Draft
    bytes: Buffer
    read: (bytes: Buffer, name?: string) => ReturnType<Client['drafts.readDocx']>
  }) => Promise<void>,
  change: (draft: Draft) => Draft = draft => draft,
) =>
  inLibrary(async ({ call, folder }) => {
    const { id: dossier } = await call['dossiers.sample']({ type: 'recourse' })
    const [listed] = await call['drafts.list']({ dossier })
    const first = await call['drafts.get']({ id: listed!.id })
    await call['drafts.save']({ draft: change(first) })
    const draft = await call['drafts.get']({ id: first.id })
    const { bytes } = await exported(call, folder, draft.id)
    const read = (file: Buffer, name = 'retour.docx') => {
      const path = join(folder, name)
      writeFileSync(path, file)
      return call['drafts.readDocx']({ dossier, file: fileAt(path) })
    }
    await work({ call, folder, dossier, draft, bytes, read })
  })

const paragraphOf = (draft: Draft, text: string) =>
  draft.blocks.find(block => JSON.stringify(block).includes(text))

describe('a working copy that comes back', () => {
  test('untouched, it changes nothing', () =>
    returning(async ({ call, draft, bytes, read }) => {
      const review = await read(bytes)
      expect(review).toMatchObject({ kind: 'working', draft: { id: draft.id }, changes: [], comments: [] })
      const preview = await call['drafts.previewDocx']({ id: review.id, into: 'draft' })
      expect(preview).toMatchObject({ passages: [], lost: [], edited: [], computed: [], conflicts: [] })
      await call['drafts.applyDocx']({ id: review.id, into: 'draft' })
      expect((await call['drafts.get']({ id: draft.id })).blocks).toEqual(draft.blocks)
    }))

  test('corrected with tracked changes and comments: each is asked about, no citation is lost', () =>
    returning(async ({ call, draft, bytes, read }) => {
      const file = commented(
        corrected(bytes, [
          { strike: 'exploite un réseau', put: 'exploite depuis 2019 un réseau' },
          { strike: 'VigiScope', put: 'VigiScope 2', after: 'la commune soumet les images' },
          { strike: 'qui filment la voie' },
        ]),
        'aucun arrêté ni aucun',
        'Vérifier auprès du conseil municipal.',
      )
      const review = await read(file)
      expect(review.changes.map(one => [one.kind, one.removed, one.added])).toEqual([
        ['replacement', 'exploite un réseau', 'exploite depuis 2019 un réseau'],
        ['deletion', 'qui filment la voie', ''],
        ['replacement', 'VigiScope', 'VigiScope 2'],
      ])
      expect(review.changes[0]).toMatchObject({
        author: 'Me Durand',
        at: '2025-04-02T09:30:00',
        where: 'text',
      })
      expect(review.comments).toMatchObject([{ text: 'Vérifier auprès du conseil municipal.' }])
      // nothing accepted: the draft is what it was
      expect(await call['drafts.previewDocx']({ id: review.id, into: 'draft' })).toMatchObject({
        passages: [],
        lost: [],
      })
      const [first, second, third] = review.changes.map(one => one.id)
      const one = await call['drafts.previewDocx']({ id: review.id, into: 'draft', accepted: [first!] })
      expect(one.lost).toEqual([])
      expect(one.passages).toHaveLength(1)
      // a word inside a live fact: accepted, it is text
      const three = await call['drafts.previewDocx']({ id: review.id, into: 'draft', accepted: [third!] })
      expect(three.edited).toEqual([{ was: 'VigiScope', now: 'VigiScope 2' }])
      await call['drafts.applyDocx']({
        id: review.id,
        into: 'draft',
        accepted: [first!, second!],
        comments: review.comments.map(comment => comment.id),
      })
      const after = await call['drafts.get']({ id: draft.id })
      expect(lived(after)).toBe(lived(draft))
      expect(after.revision).toBe(draft.revision + 1)
      expect(JSON.stringify(paragraphOf(after, 'depuis 2019'))).not.toContain('qui filment')
      expect(after.comments).toMatchObject([
        { text: 'Vérifier auprès du conseil municipal.', author: 'Me Durand' },
      ])
      expect(JSON.stringify(after.blocks)).toContain(after.comments[0]!.id)
      const others = (blocks: readonly Block[]) =>
        blocks.filter(
          block => !/depuis 2019|exploite un réseau|aucun arrêté ni aucun/.test(JSON.stringify(block)),
        )
      expect(others(after.blocks)).toEqual(others(draft.blocks))
    }))

  test('a note called in a caption leaves its words there, and it is said', () =>
    returning(
      async ({ call, draft, bytes, read }) => {
        const called = /<w:r>(?:(?!<\/w:r>).)*<w:footnoteReference [^>]*\/>(?:(?!<\/w:r>).)*<\/w:r>/
        const file = withParts(bytes, {
          'word/document.xml': xml => {
            const [run = ''] = called.exec(xml) ?? []
            return xml.replace(run, '').replace(/(Les fonctions acquises<\/w:t><\/w:r>)/, `$1${run}`)
          },
        })
        const review = await read(file)
        const preview = await call['drafts.previewDocx']({ id: review.id, into: 'draft' })
        expect(JSON.stringify([review, preview])).toContain('une note dans une légende')
        await call['drafts.applyDocx']({ id: review.id, into: 'draft' })
        const table = (await call['drafts.get']({ id: draft.id })).blocks.find(one => one.id === 'fonctions')
        const caption = table?.kind === 'table' ? table.caption : []
        expect(caption.map(one => ('text' in one ? one.text : '')).join('')).toBe(
          'Les fonctions acquises (Selon le marché.)',
        )
      },
      draft => ({
        ...draft,
        blocks: [
          ...draft.blocks,
          {
            kind: 'paragraph',
            id: 'appel',
            style: 'plain',
            inlines: [
              { kind: 'text', text: 'Le marché' },
              { kind: 'note', id: 'note', inlines: [{ kind: 'text', text: 'Selon le marché.' }] },
            ],
          },
          {
            kind: 'table',
            id: 'fonctions',
            header: true,
            widths: [],
            rows: [[[{ kind: 'text', text: 'Maraudage' }]], [[{ kind: 'text', text: 'Attroupement' }]]],
            spans: [],
            aligns: [],
            caption: [{ kind: 'text', text: 'Les fonctions acquises' }],
          },
        ],
      }),
    ))

  test('what was written here meanwhile is kept beside what was written there', () =>
    returning(async ({ call, draft, bytes, read }) => {
      const mine: Block = {
        kind: 'paragraph',
        id: 'ajout',
        style: 'body',
        inlines: [
          { kind: 'text', text: 'Écrit ici.' },
          { kind: 'private', id: 'p', text: secret },
        ],
      }
      await call['drafts.save']({ draft: { ...draft, blocks: [...draft.blocks, mine] } })
      const review = await read(corrected(bytes, [{ strike: 'exploite un réseau', put: 'gère un réseau' }]))
      await call['drafts.applyDocx']({
        id: review.id,
        into: 'draft',
        accepted: review.changes.map(one => one.id),
      })
      const after = await call['drafts.get']({ id: draft.id })
      expect(after.blocks.at(-1)).toEqual(mine)
      expect(JSON.stringify(after.blocks)).toContain('gère un réseau')
    }))

  test.each([
    ['the part', (xml: string) => xml, true],
    [
      'the part and the controls',
      (xml: string) =>
        xml.replace(/<w:sdt><w:sdtPr>.*?<\/w:sdtPr><w:sdtContent>(.*?)<\/w:sdtContent><\/w:sdt>/g, '$1'),
      true,
    ],
    [
      'the part, the controls and the bookmarks',
      (xml: string) =>
        xml
          .replace(/<w:sdt><w:sdtPr>.*?<\/w:sdtPr><w:sdtContent>(.*?)<\/w:sdtContent><\/w:sdt>/g, '$1')
          .replace(/<w:bookmark(?:Start|End)[^>]*\/>/g, ''),
      true,
    ],
  ])('an editor that drops %s loses no reference', (_, strip) =>
    returning(async ({ call, draft, bytes, read }) => {
      const bare = withParts(corrected(bytes, [{ strike: 'exploite un réseau', put: 'gère un réseau' }]), {
        'customXml/item1.xml': '<nothing/>',
        'word/document.xml': strip,
      })
      const review = await read(bare)
      expect(review).toMatchObject({ kind: 'known', draft: { id: draft.id } })
      await call['drafts.applyDocx']({
        id: review.id,
        into: 'draft',
        accepted: review.changes.map(one => one.id),
      })
      const after = await call['drafts.get']({ id: draft.id })
      expect(lived(after)).toBe(lived(draft))
      const others = (blocks: readonly Block[]) =>
        blocks.filter(block => !/réseau de/.test(JSON.stringify(block)))
      expect(others(after.blocks)).toEqual(others(draft.blocks))
    }),
  )
})

test('a working copy says nothing that its pages do not', () =>
  returning(
    async ({ call, folder, dossier, draft, bytes }) => {
      const kept = await call['dossiers.get']({ id: dossier })
      await call['dossiers.save']({
        dossier: { ...kept, notes: secret, facts: { ...kept.facts, 'fait.non.montré': secret } },
      })
      for (const file of [bytes, (await exported(call, folder, draft.id)).bytes]) {
        const whole = openPackage(file)
        for (const name of whole.names) expect(whole.text(name), name).not.toContain(secret)
        expect(whole.names).toContain('customXml/item1.xml')
      }
    },
    draft => ({
      ...draft,
      comments: [
        { id: 'c', author: 'moi', at: '', text: secret, quote: secret, replies: [], resolved: false },
      ],
      blocks: [
        ...draft.blocks,
        {
          kind: 'paragraph',
          id: 'secret',
          style: 'body',
          inlines: [
            { kind: 'text', text: 'Visible.', comments: ['c'] },
            { kind: 'private', id: 'n', text: secret },
          ],
        },
        {
          kind: 'quote',
          id: 'cite',
          verbatim: true,
          repairs: [],
          inlines: [
            { kind: 'text', text: 'Début ' },
            { kind: 'cut', hidden: [{ kind: 'text', text: secret }], shown: '' },
          ],
        },
      ],
    }),
  ))
