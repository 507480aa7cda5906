import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Party } from '../../../../../src/shared/dossiers/model.ts'
import { print } from '../../../../../src/shared/drafts/merge/parts.ts'
import type { Block, Inline } from '../../../../../src/shared/drafts/model.ts'
import { withDefaults } from '../../../../../src/shared/drafts/slots/facts.ts'
import { instantiate } from '../../../../../src/shared/drafts/templates/instantiate.ts'
import { reassemble } from '../../../../../src/shared/drafts/templates/reassemble.ts'
import { aDossier } from '../../../../fixtures/builders.ts'
import { starter, templateOf } from '../gathered.ts'
import { edited, someEdits, textOf } from '../merge/edits.ts'

const template = templateOf('rep-vsa')
const argumentsById = new Map(starter.map(source => [source.id, source]))
const dossierOf = (facts: Record<string, string>) =>
  aDossier({ template: template.id, facts: withDefaults(template, { commune: 'Moirans', ...facts }) })
const made = (facts: Record<string, string>) => instantiate(template, dossierOf(facts), argumentsById)
const again = (
  mine: readonly Block[],
  base: readonly Block[] | undefined,
  facts: Record<string, string>,
  options = {},
) => reassemble(mine, base, { template, dossier: dossierOf(facts), argumentsById }, options)

const revealed = { 'decision.type': 'revelee', preliminary: 'non' }
const express = { 'decision.type': 'expresse', preliminary: 'non' }
const read = (blocks: readonly Block[]) => blocks.map(print)
const typed = (blocks: readonly Block[], id: string, words: string): Block[] =>
  blocks.map(block =>
    block.id === id && 'inlines' in block
      ? ({ ...block, inlines: [...block.inlines, { kind: 'text', text: words }] } as Block)
      : block,
  )

describe('a recourse whose kind of decision changes', () => {
  const base = made(revealed)
  test('is what the template gives now, where nothing was written', () => {
    const { blocks, conflicts } = again(base, base, express)
    expect(read(blocks)).toEqual(read(made(express)))
    expect(conflicts).toEqual([])
  })
  test('keeps what was written elsewhere', () => {
    const place = base.find(block => block.slot === 'costs' && block.kind === 'paragraph')!.id
    const { blocks, conflicts } = again(typed(base, place, ' Et c’est peu.'), base, express)
    expect(conflicts).toEqual([])
    expect(textOf(blocks)).toContain('Et c’est peu.')
    expect(textOf(blocks)).toContain('La décision attaquée fait grief et est produite')
  })
  test('asks of a paragraph that was written in and is no longer given', () => {
    const place = base.find(block => JSON.stringify(block).includes('indices concordants'))!.id
    const { blocks, conflicts } = again(typed(base, place, ' Ils sont trois.'), base, express)
    expect(conflicts).toMatchObject([{ kind: 'removed', block: place }])
    expect(textOf(blocks)).toContain('Ils sont trois.')
    const taken = again(typed(base, place, ' Ils sont trois.'), base, express, {
      choices: { [place]: 'theirs' },
    })
    expect(read(taken.blocks)).toEqual(read(made(express)))
  })
  test('items of the claims written by hand stay when the list changes with the facts', () => {
    const claims = base.find(block => block.kind === 'list' && block.slot === 'claims')
    if (claims?.kind !== 'list') throw new Error('no claims')
    const own = {
      id: 'own',
      level: 0,
      inlines: [{ kind: 'text', text: 'Ordonner l’affichage du jugement.' }] as Inline[],
    }
    const mine = base.map(block => (block === claims ? { ...claims, items: [...claims.items, own] } : block))
    const { blocks, conflicts } = again(mine, base, { ...revealed, preliminary: 'oui' })
    expect(conflicts).toEqual([])
    const list = blocks.find(block => block.id === claims.id)
    const wanted = made({ ...revealed, preliminary: 'oui' }).find(block => block.id === claims.id)
    if (list?.kind !== 'list' || wanted?.kind !== 'list') throw new Error('no list')
    expect(list.items.map(item => item.id).filter(id => id !== 'own')).toEqual(
      wanted.items.map(item => item.id),
    )
    expect(list.items.at(-1)).toEqual(own)
  })
  test('and changes back, with nothing lost', () => {
    const place = base.find(block => block.slot === 'costs' && block.kind === 'paragraph')!.id
    const mine = typed(base, place, ' Et c’est peu.')
    const once = again(mine, base, express)
    const back = again(once.blocks, once.base, revealed, { gone: once.deletedIds })
    expect(read(back.blocks)).toEqual(read(mine))
  })
})

test('a text made before places had names: its edits stay, its facts change', () => {
  let n = 0
  const renamed = new Map<string, string>()
  const old = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(old)
    if (typeof value !== 'object' || value === null) return value
    return Object.fromEntries(
      Object.entries(value).map(([key, one]) => {
        if ((key !== 'id' && key !== 'group') || typeof one !== 'string' || !one.startsWith('t-'))
          return [key, old(one)]
        const name = renamed.get(one) ?? `b${++n}`
        renamed.set(one, name)
        return [key, name]
      }),
    )
  }
  const base = made(revealed)
  const costs = base.find(block => block.slot === 'costs' && block.kind === 'paragraph')!.id
  const heading = base.find(block => block.kind === 'heading' && block.slot === 'costs')!.id
  const deleted = base.find(
    block => block.slot === 'injunction' && block.kind === 'paragraph' && !block.origin,
  )!.id
  const reference: Inline = { kind: 'ref', target: heading, form: 'number' }
  const written = typed(base, costs, ' Et c’est peu.')
    .filter(block => block.id !== deleted)
    .map(block =>
      block.id === costs && 'inlines' in block ? { ...block, inlines: [...block.inlines, reference] } : block,
    )
  const mine = (old(written) as Block[]).map(block =>
    JSON.parse(JSON.stringify(block).replace(`"target":"${heading}"`, `"target":"${renamed.get(heading)}"`)),
  )
  const { blocks, conflicts } = again(mine, undefined, express)
  expect(conflicts).toEqual([])
  const text = textOf(blocks)
  expect(text).toContain('Et c’est peu.')
  expect(text).toContain('La décision attaquée fait grief et est produite')
  expect(text).not.toContain('indices concordants')
  expect(text).toContain(`"target":"${heading}"`)
  expect(blocks.some(block => block.id === deleted)).toBe(false)
})

test('whatever was edited: every edit is there, every fact, and no question but where they meet', () => {
  const base = made(revealed)
  const wanted = made({ ...express, preliminary: 'oui' })
  fc.assert(
    fc.property(someEdits, edits => {
      const { blocks: mine, trace } = edited(base, edits)
      const { blocks, conflicts } = again(mine, base, { ...express, preliminary: 'oui' })
      const text = textOf(blocks)
      for (const word of trace.typed) if (textOf(mine).includes(word)) expect(text).toContain(word)
      const ids = new Set(blocks.map(block => block.id))
      const was = new Set(base.map(block => block.id))
      for (const block of wanted) if (!was.has(block.id)) expect(ids.has(block.id)).toBe(true)
      const same = new Set(mine.map(print))
      for (const block of base.filter(
        one => same.has(print(one)) && !mine.some(two => two.id.startsWith('half')),
      ))
        expect(conflicts.some(one => one.block === block.id)).toBe(false)
    }),
    { numRuns: 60 },
  )
})

test.each(['demande-cada', 'recours-gracieux'])(
  '%s: an address given after the letter was drafted comes with the update',
  id => {
    const letter = templateOf(id)
    const addressed = (address: string) =>
      aDossier({
        template: letter.id,
        facts: withDefaults(letter, { commune: 'Moirans' }),
        parties: [Party.parse({ id: 'p', role: 'defendant', type: 'commune', name: 'Moirans', address })],
      })
    const base = instantiate(letter, addressed(''), argumentsById)
    const recipient = (blocks: readonly Block[]) =>
      JSON.stringify(blocks.filter(block => block.slot === 'recipient'))
    expect(recipient(base)).not.toContain('defendant.address')
    const { blocks, conflicts } = reassemble(base, base, {
      template: letter,
      dossier: addressed('1 place de la Mairie'),
      argumentsById,
    })
    expect(conflicts).toEqual([])
    expect(recipient(blocks)).toContain('defendant.address')
  },
)
