import fc from 'fast-check'
import { expect, it } from 'vitest'
import { applyEdit, editBetween } from '../../../../../src/shared/drafts/editing/edit.ts'
import { type Block, Draft } from '../../../../../src/shared/drafts/model.ts'

const block = (id: string, text: string): Block => ({
  kind: 'paragraph',
  id,
  style: 'body',
  inlines: [{ kind: 'text', text }],
})
const draft = (blocks: Block[]): Draft =>
  Draft.parse({ id: 'd', dossier: 'x', title: 'Requête', blocks, revision: 3 })

it('brings one text to the other, whatever was moved, added, removed or rewritten', () => {
  const ids = fc.uniqueArray(fc.integer({ min: 0, max: 30 }), { maxLength: 20 })
  fc.assert(
    fc.property(ids, ids, fc.array(fc.integer({ min: 0, max: 30 })), (before, after, rewritten) => {
      const old = new Map(before.map(n => [n, block(`${n}`, 'avant')]))
      const next = after.map(n =>
        rewritten.includes(n) ? block(`${n}`, 'après') : (old.get(n) ?? block(`${n}`, 'neuf')),
      )
      const from = draft([])
      const first = { ...from, blocks: [...old.values()] }
      const second = { ...from, blocks: next }
      const edit = editBetween(first, second)
      if (edit) expect(applyEdit(first, edit).blocks).toEqual(next)
    }),
  )
})

it('sends one block for one block, without the order', () => {
  const blocks = ['a', 'b', 'c', 'd'].map(id => block(id, 'avant'))
  const before = { ...draft([]), blocks }
  const changed = block('b', 'après')
  const edit = editBetween(before, { ...before, blocks: blocks.map(one => (one.id === 'b' ? changed : one)) })
  expect(edit).toEqual({ id: 'd', revision: 3, blocks: [changed] })
})

it('leaves to a whole save what is not of the blocks, and blocks of one name', () => {
  const blocks = ['a', 'b', 'c', 'd'].map(id => block(id, 'avant'))
  const before = { ...draft([]), blocks }
  expect(editBetween(before, { ...before, title: 'Mémoire' })).toBeUndefined()
  expect(editBetween(before, { ...before, revision: 4 })).toBeUndefined()
  expect(editBetween(before, { ...before, blocks: [...blocks, blocks[0]!] })).toBeUndefined()
})
