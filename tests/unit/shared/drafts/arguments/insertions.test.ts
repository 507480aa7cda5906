import { describe, expect, test } from 'vitest'
import { argumentBlocks } from '../../../../../src/shared/drafts/arguments/argument-blocks.ts'
import { insertions, renew } from '../../../../../src/shared/drafts/arguments/insertions.ts'
import type { Block } from '../../../../../src/shared/drafts/model.ts'
import { anArgument } from '../../../../fixtures/builders.ts'
import { paragraph, textOf } from '../merge/edits.ts'

const one = '**En droit,** un traitement doit être autorisé par un texte.'
const two = '**En l’espèce,** il n’y en a pas.'
const three = 'La décision sera donc annulée.'
const inserted = anArgument({ development: [one, two, three].join('\n\n'), revision: 1 })
const now = {
  ...inserted,
  revision: 2,
  development: [
    one.replace('un texte', 'un texte législatif'),
    'Le Conseil constitutionnel l’a jugé.',
    two,
  ].join('\n\n'),
}
const group = 'g'
const blocksOf = argumentBlocks(inserted, 'filing', { group, heading: { level: 2 } })
const text: Block[] = [paragraph('before', 'Avant.'), ...blocksOf, paragraph('after', 'Après.')]
const said = (blocks: readonly Block[]) =>
  blocks.map(block =>
    'inlines' in block ? block.inlines.map(one => ('text' in one ? one.text : '')).join('') : '',
  )
const written = (id: string, words: string) =>
  text.map(block =>
    block.id === id && 'inlines' in block
      ? ({ ...block, inlines: [...block.inlines, { kind: 'text', text: words }] } as Block)
      : block,
  )

test('insertions of a text', () => {
  expect([...insertions(text)].map(([name, blocks]) => [name, blocks.length])).toEqual([['g', 4]])
})

describe('an argument that changed', () => {
  test('untouched here: as it is now, in its place, linked to its new revision', () => {
    const { blocks, conflicts, passages } = renew(text, { group, former: inserted, now })
    expect(said(blocks)).toEqual([
      'Avant.',
      now.title,
      'En droit, un traitement doit être autorisé par un texte législatif.',
      'Le Conseil constitutionnel l’a jugé.',
      'En l’espèce, il n’y en a pas.',
      'Après.',
    ])
    expect(conflicts).toEqual([])
    expect(passages).toHaveLength(3)
    for (const block of blocks.filter(block => block.origin))
      expect(block.origin).toMatchObject({ revision: 2, group })
    expect(blocks[2]?.id).toBe('g.1')
  })
  test('written in elsewhere: both', () => {
    const { blocks, conflicts } = renew(written('g.2', ' La commune le reconnaît.'), {
      group,
      former: inserted,
      now,
    })
    expect(conflicts).toEqual([])
    expect(said(blocks)).toContain('En l’espèce, il n’y en a pas. La commune le reconnaît.')
    expect(said(blocks)).toContain('Le Conseil constitutionnel l’a jugé.')
  })
  test('passage by passage: one kept, one taken, the rest put together', () => {
    const mine = written('g.1', ' Et publié.')
    const { passages } = renew(mine, { group, former: inserted, now })
    const edited = passages.find(one => one.edited)
    const gone = passages.find(one => one.theirs.length === 0)
    const choices = { [edited!.id]: 'theirs' as const, [gone!.id]: 'mine' as const }
    const { blocks } = renew(mine, { group, former: inserted, now, choices })
    expect(said(blocks)).toContain('En droit, un traitement doit être autorisé par un texte législatif.')
    expect(said(blocks)).toContain(three)
    expect(textOf(blocks)).not.toContain('Et publié.')
  })
  test('whose text of that day is lost: nothing changes until it is asked', () => {
    const { blocks, passages } = renew(text, { group, former: undefined, now })
    expect(said(blocks)).toEqual(said(text))
    const choices = Object.fromEntries(passages.map(one => [one.id, 'theirs' as const]))
    expect(said(renew(text, { group, former: undefined, now, choices }).blocks)).toEqual(
      said(renew(text, { group, former: inserted, now }).blocks),
    )
  })
  test('a title of the text’s own stays', () => {
    const mine = text.map(block =>
      block.id === 'g.h' ? ({ ...block, inlines: [{ kind: 'text', text: 'Mon titre' }] } as Block) : block,
    )
    expect(said(renew(mine, { group, former: inserted, now: { ...now, title: 'Autre' } }).blocks)[1]).toBe(
      'Mon titre',
    )
  })
})
