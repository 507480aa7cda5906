import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Block } from '../../../../src/shared/drafts/model.ts'
import {
  groundsOf,
  replyTo,
  withClaims,
  withGrounds,
} from '../../../../src/shared/filings/line/carry-over.ts'

let count = 0
const newId = () => `n${++count}`
const words = (text: string) => [{ kind: 'text' as const, text }]
const heading = (text: string, level: number, slot?: string): Block => ({
  ...{ kind: 'heading', id: newId(), level, numbered: true, inlines: words(text) },
  ...(slot && { slot }),
})
const paragraph = (text: string, slot?: string): Block => ({
  ...{ kind: 'paragraph', id: newId(), style: 'body', inlines: words(text) },
  ...(slot && { slot }),
})
const awaiting = (key: string, slot: string): Block => ({
  ...{ kind: 'paragraph', id: newId(), style: 'body', slot, inlines: [{ kind: 'slot', key }] },
})
const claims = (...items: readonly string[]): Block => ({
  ...{ kind: 'list', id: newId(), style: 'claims', slot: 'claims' },
  items: items.map(item => ({ id: newId(), level: 0, inlines: words(item) })),
})

const title = fc.stringMatching(/^[a-z]{3,12} [a-z]{3,12}$/)
const argued = fc.record({
  external: fc.uniqueArray(title, { maxLength: 4 }),
  internal: fc.uniqueArray(title, { minLength: 1, maxLength: 6 }),
  own: fc.uniqueArray(title, { maxLength: 4 }),
})

/** A claim as a lawyer leaves it: moyens under each family, claims of her own before the costs. */
function aClaim({ external, internal, own }: { external: string[]; internal: string[]; own: string[] }) {
  const list = claims('annuler', 'frais')
  const made = [list]
  const items = list.kind === 'list' ? list.items : []
  const added = own.map(item => ({ id: newId(), level: 0, inlines: words(item) }))
  const blocks: Block[] = [
    heading('DISCUSSION', 1),
    ...(external.length > 0 ? [heading('Sur la légalité externe', 2, 'ground-external')] : []),
    ...external.flatMap(one => [heading(one, 3), paragraph(`argument ${one}`)]),
    heading('Sur la légalité interne', 2, 'ground-internal'),
    ...internal.flatMap(one => [heading(one, 3), paragraph(`argument ${one}`)]),
    heading('Sur les frais', 2, 'costs'),
    heading('PAR CES MOTIFS', 1, 'claims'),
    ...(list.kind === 'list'
      ? [{ ...list, items: [...items.slice(0, -1), ...added, ...items.slice(-1)] }]
      : []),
  ]
  return { blocks, made }
}
const reply = (): Block[] => [
  heading('DISCUSSION', 1),
  heading('Sur la légalité interne', 2, 'ground-internal'),
  awaiting('reply.internal', 'ground-internal'),
  heading('PAR CES MOTIFS', 1, 'claims'),
  claims('annuler', 'frais'),
]
const plain = (blocks: readonly Block[]) => JSON.stringify(blocks)
const itemsOf = (blocks: readonly Block[]) =>
  blocks.flatMap(block =>
    block.kind === 'list' ? block.items.map(item => JSON.stringify(item.inlines)) : [],
  )

describe('a text born of its claim', () => {
  test('a reply has every moyen once, in order, in its family, with what the defence says of it', () => {
    fc.assert(
      fc.property(argued, drawn => {
        const claim = aClaim(drawn).blocks
        const grounds = groundsOf(claim)
        expect(grounds.map(({ title: name }) => name)).toEqual([...drawn.external, ...drawn.internal])
        const born = replyTo(reply(), claim, ground => `contre ${ground.title}`, newId)
        const titles = born.flatMap(block =>
          block.kind === 'heading' && block.level === 3 ? [JSON.stringify(block.inlines)] : [],
        )
        expect(titles).toEqual(grounds.map(({ inlines }) => JSON.stringify(inlines)))
        for (const ground of grounds) expect(plain(born)).toContain(`contre ${ground.title}`)
        expect(plain(born)).not.toContain('reply.internal')
        expect(new Set(born.map(block => block.id)).size).toBe(born.length)
      }),
    )
  })
  test('what the defence did not say is a gap, never a sentence made up', () => {
    const claim = aClaim({ external: [], internal: ['erreur de droit'], own: [] }).blocks
    expect(plain(replyTo(reply(), claim, () => '', newId))).toContain('"slot"')
  })
  test('an appeal has the moyens as they were argued', () => {
    fc.assert(
      fc.property(argued, drawn => {
        const born = plain(withGrounds(reply(), aClaim(drawn).blocks, newId))
        for (const one of [...drawn.external, ...drawn.internal]) expect(born).toContain(`argument ${one}`)
      }),
    )
  })
  test('the claims written by hand come before the costs, once, those of the template not twice', () => {
    fc.assert(
      fc.property(argued, drawn => {
        const { blocks, made } = aClaim(drawn)
        const own = drawn.own.map(one => JSON.stringify(words(one)))
        const items = itemsOf(withClaims(reply(), blocks, made, newId))
        expect(items).toEqual([JSON.stringify(words('annuler')), ...own, JSON.stringify(words('frais'))])
      }),
    )
  })
})
