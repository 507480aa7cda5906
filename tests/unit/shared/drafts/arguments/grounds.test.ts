import { describe, expect, test } from 'vitest'
import {
  cardsOfMatter,
  groundCards,
  groundNotices,
  withGrounds,
} from '../../../../../src/shared/drafts/arguments/grounds.ts'
import type { Block } from '../../../../../src/shared/drafts/model.ts'
import { counter } from '../../../../../src/shared/drafts/text/markup.ts'
import { fromTemplate, starter, templateOf } from '../gathered.ts'

const all = starter.flatMap(one => (one.kind === 'argument' ? [one] : []))
const grounds = (...ids: string[]) => ids.flatMap(id => all.filter(one => one.id === id))
const text = (id: string) => fromTemplate(templateOf(id)).draft.blocks
const order = (blocks: readonly Block[]) =>
  blocks.flatMap(block => (block.kind === 'heading' && block.origin ? [block.origin.source] : []))

describe('cards', () => {
  test('external grounds first, those of public order before the others; what is in the text is said', () => {
    const cards = groundCards(all, text('rep-vsa'), 'expresse')
    expect(cards[0]).toMatchObject({ id: 'EXT-INC', there: true })
    const families = cards.map(one => one.ground.family)
    expect(families.lastIndexOf('externe')).toBeLessThan(families.indexOf('interne'))
    expect(cards.find(one => one.id === 'INT-POUV')).toMatchObject({ there: false, useless: '' })
  })
  test('a refusal to repeal makes form and procedure useless, an unwritten decision its form', () => {
    const useless = (decision: string) =>
      groundCards(all, [], decision).flatMap(one => (one.useless ? [one.id] : []))
    expect(useless('abrogation')).toContain('EXT-PROC-AIPD')
    expect(useless('abrogation')).not.toContain('EXT-INC')
    expect(useless('revelee')).toEqual(['EXT-FORME', 'GEN-MOTIV', 'GEN-SIGN'])
    expect(useless('expresse')).toEqual([])
  })
})

describe('put in the text', () => {
  test('each ground ends its family, linked, at the level of those beside it', () => {
    const made = withGrounds(text('rep-vsa'), grounds('INT-POUV', 'EXT-FORME'), counter('g'))
    expect(order(made)).toEqual([
      ...['EXT-INC', 'EXT-PROC-AIPD', 'EXT-PROC-CNIL', 'EXT-FORME'],
      ...['INT-BASE', 'INT-LIL4', 'INT-SENS', 'INT-EDH8', 'INT-PROP', 'INT-POUV'],
    ])
    const levels = made.flatMap(block => (block.kind === 'heading' && block.origin ? [block.level] : []))
    expect(new Set(levels)).toEqual(new Set([3]))
  })
  test('a family that the text has not opened gets its heading, external before internal, before the claims', () => {
    const bare = text('rep-vsa').filter(block => !block.slot?.startsWith('ground'))
    const made = withGrounds(bare, grounds('INT-BASE', 'EXT-INC'), counter('g'))
    expect(order(made)).toEqual(['EXT-INC', 'INT-BASE'])
    const headings = made.flatMap(block =>
      block.kind === 'heading' ? [block.inlines.map(one => ('text' in one ? one.text : '')).join('')] : [],
    )
    const at = (title: string) => headings.findIndex(one => one.startsWith(title))
    expect(at('Sur la recevabilité')).toBeLessThan(at('Sur la légalité externe'))
    expect(at('Sur la légalité externe')).toBeLessThan(at('Sur la légalité interne'))
    expect(at('Sur la légalité interne')).toBeLessThan(at('Sur les conclusions à fin d’injonction'))
    expect(new Set(made.map(block => block.id)).size).toBe(made.length)
  })
})

test('a day fixed by the court and a family closed with the time to sue are said, with their law', () => {
  const external: Block[] = [{ kind: 'break', id: 'b', slot: 'ground-external' }]
  const said = (today: string, blocks = external) =>
    groundNotices(
      blocks,
      [{ kind: 'crystallised', date: '2026-05-04' }],
      { lastDay: '2026-03-16' },
      today,
    ).map(one => one.law)
  expect(said('2026-03-16')).toEqual([])
  expect(said('2026-03-17')).toEqual([expect.stringMatching(/Intercopie/)])
  expect(said('2026-05-05')).toEqual(['art. R. 611-7-1 CJA', expect.stringMatching(/Intercopie/)])
  expect(said('2026-03-17', text('rep-vsa'))).toEqual([])
})

test('grounds are offered by matter; those of the campaign in its dossiers, or when asked for', () => {
  const cards = groundCards(
    starter.flatMap(source => (source.kind === 'argument' ? [source] : [])),
    [],
    undefined,
  )
  const ids = (matter: string, isCampaign: boolean) =>
    cardsOfMatter(cards, matter, isCampaign).map(one => one.id)
  expect(ids('', false)).toContain('GEN-INC')
  expect(ids('', false)).not.toContain('INT-BASE')
  expect(ids('', true)).toContain('INT-BASE')
  expect(ids('vidéosurveillance algorithmique', false)).toContain('INT-BASE')
  expect(ids('urbanisme', false)).toEqual(['URB-MOTIV', 'URB-REGL', 'URB-RISQUE', 'URB-EXC'])
})
