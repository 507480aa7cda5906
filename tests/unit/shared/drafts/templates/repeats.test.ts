import { describe, expect, test } from 'vitest'
import { print } from '../../../../../src/shared/drafts/merge/parts.ts'
import type { Block } from '../../../../../src/shared/drafts/model.ts'
import { argumentIds, instantiate } from '../../../../../src/shared/drafts/templates/instantiate.ts'
import { reassemble } from '../../../../../src/shared/drafts/templates/reassemble.ts'
import { escapeMarkup, type Things } from '../../../../../src/shared/drafts/templates/repeats.ts'
import { Template } from '../../../../../src/shared/drafts/templates/template.ts'
import { readTemplate } from '../../../../../src/shared/drafts/templates/template-file.ts'
import { aDossier } from '../../../../fixtures/builders.ts'
import { starter } from '../gathered.ts'
import { textOf } from '../merge/edits.ts'

const template = Template.parse({
  id: 't',
  title: 'Essai',
  dossier: 'advocacy',
  style: 'briefing',
  facts: [{ key: 'contact', label: 'Contact' }],
  blocks: [
    { kind: 'heading', level: 2, text: '{{measure.title}}', each: 'measures', none: 'mesures à choisir' },
    { kind: 'paragraph', text: 'Article {{measure.article}}. {{contact}}', each: 'measures' },
    {
      kind: 'table',
      each: 'measures',
      none: 'mesures à choisir',
      rows: [
        ['Article', 'Mesure', 'Risque'],
        ['{{measure.article}}', '{{measure.title}}', '{{measure.danger}}'],
      ],
    },
    { kind: 'list', each: 'measures', items: ['{{measure.title}}', 'Toujours là'] },
    { kind: 'argument', each: 'arguments', most: 2, variant: 'briefing', level: 3 },
    { kind: 'texts' },
  ],
})
const measure = (id: string, article: string, danger = `Risque de ${id}`) => ({
  id,
  words: { article, title: `Mesure ${id}`, danger },
})
const library = new Map(starter.map(source => [source.id, source]))
const made = (things: Things) => instantiate(template, aDossier({ facts: {} }), library, { things })
const a = measure('a', '8')
const b = measure('b', '8 ter')
const c = measure('c', '9')

describe('a block made once for each thing chosen', () => {
  test('neighbours turn together, a table makes rows and a list items, an argument is inserted and linked', () => {
    const blocks = made({ measures: [a, b], arguments: [{ id: 'ARG-VSA-01', words: {} }] })
    const text = textOf(blocks)
    expect(text.indexOf('Mesure a')).toBeLessThan(text.indexOf('Article 8.'))
    expect(text.indexOf('Article 8.')).toBeLessThan(text.indexOf('Article 8 ter.'))
    const table = blocks.find(block => block.kind === 'table')
    expect(table?.kind === 'table' && table.rows.length).toBe(3)
    const list = blocks.find(block => block.kind === 'list')
    expect(list?.kind === 'list' && list.items.length).toBe(3)
    expect(blocks.filter(block => block.origin?.source === 'ARG-VSA-01').length).toBe(2)
    expect(argumentIds(template, { arguments: [{ id: 'ARG-VSA-01', words: {} }] })).toEqual(['ARG-VSA-01'])
  })
  test('nothing chosen: a gap that says what to choose, and a table of its head and that gap', () => {
    const blocks = made({})
    expect(JSON.stringify(blocks[0])).toContain('mesures à choisir')
    const table = blocks.find(block => block.kind === 'table')
    expect(table?.kind === 'table' && table.rows.length).toBe(2)
  })
  test('only some of them, by their rank', () => {
    const second = { ...template, blocks: [{ ...template.blocks[1]!, from: 2, most: 1 }] }
    const blocks = instantiate(second, aDossier(), library, { things: { measures: [a, b, c] } })
    expect(blocks.map(block => block.id)).toEqual(['t-paragraph-1.b'])
  })
  test('signs of our markup in what a measure says are words', () => {
    const odd = measure('x', escapeMarkup('8 {{ter}} **'), escapeMarkup('*tout* [[VSA-01]] ((note))'))
    const table = made({ measures: [odd] }).find(block => block.kind === 'table')
    expect(table?.kind === 'table' && table.rows[1]).toEqual([
      [{ kind: 'text', text: '8 {{ter}} **' }],
      [{ kind: 'text', text: 'Mesure x' }],
      [{ kind: 'text', text: '*tout* [[VSA-01]] ((note))' }],
    ])
  })
})

describe('made again when the measures change', () => {
  const options = (things: Things) => ({
    template,
    dossier: aDossier({ facts: {} }),
    argumentsById: library,
    things,
  })
  const base = made({ measures: [a, b] })
  const inCell = (blocks: readonly Block[], row: number, words: string) =>
    blocks.map(block =>
      block.kind === 'table'
        ? {
            ...block,
            rows: block.rows.map((cells, y) =>
              y === row
                ? cells.map((cell, x) => (x === 2 ? [...cell, { kind: 'text' as const, text: words }] : cell))
                : cells,
            ),
          }
        : block,
    )
  test('a measure more: its passages come, what was written stays', () => {
    const mine = inCell(base, 1, ' Et pour tous.')
    const { blocks, conflicts } = reassemble(mine, base, options({ measures: [a, b, c] }))
    expect(conflicts).toEqual([])
    const table = blocks.find(block => block.kind === 'table')
    expect(
      table?.kind === 'table' && table.rows.map(row => textOf([{ ...block0, inlines: row[2]! }])),
    ).toEqual([
      expect.stringContaining('Risque'),
      expect.stringContaining('Et pour tous.'),
      expect.stringContaining('Risque de b'),
      expect.stringContaining('Risque de c'),
    ])
    expect(textOf(blocks)).toContain('Article 9.')
  })
  test('another fate: the new words come into the cell where nothing was written', () => {
    const mine = inCell(base, 1, ' Et pour tous.')
    const { blocks, conflicts } = reassemble(
      mine,
      base,
      options({ measures: [a, measure('b', '8 ter', 'Supprimée'), c] }),
    )
    expect(conflicts).toEqual([])
    expect(textOf(blocks)).toContain('Supprimée')
    expect(textOf(blocks)).toContain('Et pour tous.')
  })
  test('a measure less: gone where nothing was written, asked where something was', () => {
    const plain = reassemble(base, base, options({ measures: [b] }))
    expect(plain.conflicts).toEqual([])
    expect(plain.blocks.map(print)).toEqual(made({ measures: [b] }).map(print))
    const written = reassemble(inCell(base, 1, ' Et pour tous.'), base, options({ measures: [b] }))
    expect(written.conflicts).toMatchObject([{ kind: 'whole' }])
    expect(textOf(written.blocks)).toContain('Et pour tous.')
  })
})

const block0: Extract<Block, { kind: 'paragraph' }> = {
  kind: 'paragraph',
  id: 'p',
  style: 'body',
  inlines: [],
}

test('another text is taken in under ids of its own, its headings one level lower', () => {
  const text: Block[] = [
    { kind: 'generated', id: 'g', what: 'briefing-title' },
    { kind: 'heading', id: 'h', level: 1, numbered: false, inlines: [{ kind: 'text', text: 'Le droit' }] },
    {
      kind: 'paragraph',
      id: 'p',
      style: 'body',
      inlines: [
        { kind: 'ref', target: 'h', form: 'number' },
        { kind: 'citation', source: { kind: 'decision', id: 'VSA-01' }, form: 'auto' },
      ],
    },
  ]
  const blocks = instantiate(template, aDossier(), library, {
    texts: [{ id: 'd1', title: 'Note', blocks: text }],
  })
  const own = blocks.filter(block => block.id.includes('.d1.'))
  expect(own.map(block => [block.kind, 'level' in block ? block.level : 0])).toEqual([
    ['break', 0],
    ['heading', 1],
    ['heading', 2],
    ['paragraph', 0],
  ])
  expect(own[3]).toMatchObject({
    inlines: [{ target: own[2]!.id }, { source: { kind: 'decision', id: 'VSA-01' } }],
  })
})

test('a template that turns over an unknown list is told so, and what a thing says is no question', () => {
  const wrong = (each: string) =>
    readTemplate(
      JSON.stringify({ ...template, blocks: [{ kind: 'paragraph', text: '{{measure.title}}', each }] }),
      {},
    ).wrong
  expect(wrong('choses')?.join(' ')).toMatch(/la liste «\s?choses\s?» n’existe pas/)
  expect(wrong('measures')).toBeUndefined()
})
