import { expect, it } from 'vitest'
import { assemble } from '../../../../../src/shared/drafts/assemble/assemble.ts'
import type { Block, Inline } from '../../../../../src/shared/drafts/model.ts'
import { aDossier, aDraft } from '../../../../fixtures/builders.ts'

const nbsp = '\u00a0'
const title = (id: string, level: number): Block => ({
  kind: 'heading',
  id,
  level,
  numbered: true,
  inlines: [{ kind: 'text', text: id }],
})
const paragraph = (id: string, ...inlines: Inline[]): Block => ({
  kind: 'paragraph',
  id,
  style: 'body',
  inlines,
})
const text = (words: string): Inline => ({ kind: 'text', text: words })
const ref = (
  target: string,
  form: 'number' | 'paragraph' | 'page' | 'note',
  lead?: 'named' | 'cf',
): Inline => ({ kind: 'ref', target, form, ...(lead ? { lead } : {}) })

const printed = (blocks: Block[], id: string) => {
  const { blocks: made, problems } = assemble({
    draft: aDraft({ blocks }),
    dossier: aDossier(),
    exhibits: [],
    sources: [],
  })
  const block = made.find(one => one.id === id)
  const line = block?.kind === 'paragraph' ? block.line : []
  return { text: line.map(one => ('text' in one ? one.text : '')).join(''), problems }
}

const note = (id: string, words: string): Inline => ({
  kind: 'note',
  id,
  inlines: [{ kind: 'text', text: words }],
})

it('says where it leads, above or below, in words and numbers that follow', () => {
  const here = paragraph(
    'here',
    ref('II', 'number', 'cf'),
    ref('A', 'number', 'named'),
    ref('first', 'paragraph', 'cf'),
    ref('n2', 'note', 'named'),
    ref('n1', 'note'),
    ref('I', 'page', 'cf'),
  )
  const first = paragraph('first', note('n1', 'une'))
  const plan = [
    title('I', 1),
    title('A', 2),
    first,
    here,
    title('B', 2),
    title('II', 1),
    paragraph('last', note('n2', 'deux')),
  ]
  expect(printed(plan, 'here').text).toBe(
    [
      `cf. infra, point${nbsp}II`,
      `point${nbsp}I.A`,
      `cf. supra, §${nbsp}1`,
      `note${nbsp}2`,
      '1',
      `cf. supra, p.${nbsp}`,
    ].join(''),
  )
  const moved = [
    title('II', 1),
    paragraph('last', note('n2', 'deux')),
    title('I', 1),
    title('A', 2),
    first,
    here,
    title('B', 2),
  ]
  expect(printed(moved, 'here').text).toContain(`cf. supra, point${nbsp}Ipoint${nbsp}II.A`)
  expect(printed(moved, 'here').text).toContain(`note${nbsp}12`)
  // alone it has no number: the title above it is named
  expect(printed(moved.slice(0, -1), 'here').text).toContain(`point${nbsp}Ipoint${nbsp}II`)
})

it('quotes a title that has no number and stands under none that has', () => {
  const plan: Block[] = [
    { ...title('Faits', 1), numbered: false } as Block,
    title('Sur la compétence', 2),
    paragraph(
      'here',
      ref('Faits', 'number'),
      text(', '),
      ref('Sur la compétence', 'number', 'named'),
      text(', '),
      ref('Motifs', 'number', 'cf'),
    ),
    { ...title('Motifs', 1), numbered: false } as Block,
  ]
  const quoted = (words: string) => `«${nbsp}${words}${nbsp}»`
  expect(printed(plan, 'here')).toEqual({
    text: `${quoted('Faits')}, ${quoted('Sur la compétence')}, cf. infra, ${quoted('Motifs')}`,
    problems: [],
  })
  // a second one beside it, and both have a number
  const two = [...plan.slice(0, 3), title('Sur le fond', 2), ...plan.slice(3)]
  expect(printed(two, 'here').text).toContain(`, point${nbsp}A, `)
})

it('quotes the words alone of a title that holds more, and never the title it stands in', () => {
  const plan: Block[] = [
    { ...title('Faits', 1), numbered: false, inlines: [text('Faits'), note('n1', 'une')] } as Block,
    paragraph('here', ref('Faits', 'number')),
    { ...title('Motifs', 1), numbered: false, inlines: [text('Voir '), ref('Motifs', 'number')] } as Block,
  ]
  const { text: said, problems } = printed(plan, 'here')
  expect(said).toBe(`«${nbsp}Faits${nbsp}»`)
  expect(problems.map(one => [one.code, one.at])).toEqual([['ref-broken', { block: 'Motifs' }]])
})

it('is broken when what it names has gone, and each place is listed', () => {
  const blocks = [
    paragraph('a', ref('gone', 'note', 'named')),
    paragraph('b', ref('gone', 'paragraph', 'cf'), ref('gone', 'page')),
  ]
  const { text, problems } = printed(blocks, 'a')
  expect(text).toBe('[renvoi à refaire]')
  expect(problems.map(({ code, at }) => [code, at.block])).toEqual([
    ['ref-broken', 'a'],
    ['ref-broken', 'b'],
  ])
})
