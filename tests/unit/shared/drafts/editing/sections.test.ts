import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  planLevel,
  planMove,
  planStep,
  sectionEnd,
  sectionOf,
} from '../../../../../src/shared/drafts/editing/sections.ts'
import { Block } from '../../../../../src/shared/drafts/model.ts'

const heading = (id: string, level: number) =>
  Block.parse({ kind: 'heading', id, level, inlines: [{ kind: 'text', text: id }] })
const paragraph = (id: string) => Block.parse({ kind: 'paragraph', id, inlines: [] })
const part = (what: string) => Block.parse({ kind: 'generated', id: what, what })

const filing = [
  part('cover'),
  part('contents'),
  heading('I', 1),
  heading('IA', 2),
  paragraph('ia'),
  heading('IB', 2),
  heading('II', 1),
  heading('IIA', 2),
  heading('IIA1', 3),
  heading('Claims', 1),
  paragraph('claims'),
  part('signature'),
  part('inventory'),
]
const refusal = (plan: { ok: boolean; reason?: string }) => plan.reason ?? ''

describe('a section moved', () => {
  it('holds its subsections, not the parts made at export', () => {
    expect(sectionOf(filing, 'II').map(one => one.id)).toEqual(['II', 'IIA', 'IIA1'])
    expect(sectionOf(filing, 'Claims').map(one => one.id)).toEqual(['Claims', 'claims'])
  })

  it('is refused in itself, before the cover, where a level would skip or another section would be cut', () => {
    expect(refusal(planMove(filing, 'II', 'IIA1'))).toMatch(/à l’intérieur d’elle-même/)
    expect(refusal(planMove(filing, 'II', 'cover'))).toMatch(/page de garde.*restent en tête/)
    expect(refusal(planMove(filing, 'IIA1', 'IIA'))).toBe(
      'Un titre de niveau 3 ne peut pas suivre un titre de niveau 1\u00a0: un niveau serait sauté.',
    )
    expect(refusal(planMove(filing, 'IIA', 'I'))).toMatch(/ne peut pas commencer par un titre de niveau 2/)
    expect(refusal(planMove(filing, 'II', 'IB'))).toMatch(/«\u00a0IB\u00a0» passerait sous «\u00a0II\u00a0»/)
  })

  it('goes past the last of its part into the next, both ways', () => {
    expect(planStep(filing, 'IB', 1)).toMatchObject({ ok: true, before: 'IIA' })
    expect(planStep(filing, 'IIA', -1)).toMatchObject({ ok: true, before: 'II' })
    expect(refusal(planStep(filing, 'I', -1))).toMatch(/déjà la première/)
    expect(refusal(planStep(filing, 'Claims', 1))).toMatch(/déjà la dernière/)
  })

  it('changes level with all it holds, five at most', () => {
    expect(planLevel(filing, 'II', 1)).toEqual({ ok: true, ids: ['II', 'IIA', 'IIA1'], by: 1 })
    const deep = [1, 2, 3, 4, 5].map(level => heading(`h${level}`, level))
    expect(refusal(planLevel([...deep, heading('x', 5)], 'x', 1))).toMatch(/5 niveaux de titres au plus/)
    expect(refusal(planLevel(filing, 'IA', 1))).toMatch(/un niveau serait sauté/)
  })
})

/** A text whose titles never skip a level. */
const ordered = fc
  .array(fc.tuple(fc.integer({ min: 1, max: 5 }), fc.nat({ max: 2 })), { minLength: 1, maxLength: 14 })
  .map(list => {
    let above = 0
    return [
      part('cover'),
      ...list.flatMap(([wanted, texts], at) => {
        above = Math.min(wanted, above + 1)
        const under = Array.from({ length: texts }, (_, n) => paragraph(`p${at}-${n}`))
        return [heading(`h${at}`, above), ...under]
      }),
      part('inventory'),
    ]
  })

const parents = (blocks: readonly Block[]) => {
  const path: string[] = []
  const found = new Map<string, string | undefined>()
  for (const block of blocks) {
    if (block.kind === 'heading') {
      path.length = block.level - 1
      found.set(block.id, path.at(-1))
      path[block.level - 1] = block.id
    } else if (block.kind === 'paragraph') found.set(block.id, path.at(-1))
  }
  return found
}

it('whatever is moved, no level is skipped and nothing else changes the section it stands in', () => {
  fc.assert(
    fc.property(ordered, fc.nat(), fc.nat(), (blocks, one, other) => {
      const titles = blocks.filter(block => block.kind === 'heading')
      const id = titles[one % titles.length]!.id
      const to = other % (blocks.length + 1)
      const plan = planMove(blocks, id, blocks[to]?.id)
      if (!plan.ok || plan.ids.length === 0) return
      const moved = blocks.filter(block => plan.ids.includes(block.id))
      const rest = blocks.filter(block => !plan.ids.includes(block.id))
      const place = plan.before === undefined ? rest.length : rest.findIndex(b => b.id === plan.before)
      const after = [...rest.slice(0, place), ...moved, ...rest.slice(place)]
      expect(after[0]?.id).toBe('cover')
      const levels = after.flatMap(block => (block.kind === 'heading' ? block.level : []))
      for (const [at, level] of levels.entries()) expect(level).toBeLessThanOrEqual((levels[at - 1] ?? 0) + 1)
      const before = parents(blocks)
      for (const [name, parent] of parents(after))
        if (name !== id && blocks.find(b => b.id === name)?.kind === 'heading')
          expect([name, parent]).toEqual([name, before.get(name)])
    }),
    { numRuns: 400 },
  )
})

it('ends a section before the break that stands before a part', () => {
  const blocks = [heading('a', 1), Block.parse({ kind: 'break', id: 'b' }), part('inventory')]
  expect(sectionEnd(blocks, 0)).toBe(1)
})
