import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  changedLine,
  inclusiveForm,
  proofread,
  withProofs,
} from '../../../../../src/shared/drafts/editing/proofread.ts'
import type { Block, Inline } from '../../../../../src/shared/drafts/model.ts'
import type { Mark } from '../../../../../src/shared/french/run.ts'
import { told } from '../../../../fixtures/told.ts'

const paragraph = (inlines: Inline[], id = 'p'): Block => ({ kind: 'paragraph', id, style: 'body', inlines })
const made = (blocks: readonly Block[]) => told(withProofs(blocks, proofread(blocks, 'off'))).trim()

test('faces, citations, notes and comments stay where they are', () => {
  const inlines: Inline[] = [
    { kind: 'text', text: 'Il dit : "' },
    { kind: 'text', text: 'oui', marks: ['bold'] },
    { kind: 'text', text: '" ' },
    { kind: 'citation', source: { kind: 'decision', id: 'd' }, form: 'auto' },
    { kind: 'note', id: 'n', inlines: [{ kind: 'text', text: 'Voir n° 3 !' }] },
    { kind: 'text', text: ' ; le 1er' },
  ]
  expect(made([paragraph(inlines)])).toBe('Il dit~: «~{bol:oui}~» (citation)[^Voir n°~3‸!]‸; le 1{sup:er}')
})

test('a quote word for word, fixed width and addresses are left', () => {
  const quote: Block = {
    kind: 'quote',
    id: 'q',
    verbatim: true,
    repairs: [],
    inlines: [{ kind: 'text', text: 'Il dit : "oui" !' }],
  }
  const code = paragraph([{ kind: 'text', text: 'a ; b', marks: ['mono'] }])
  expect(proofread([quote, code], 'off')).toEqual([])
})

test('only what is chosen is made', () => {
  const blocks = [paragraph([{ kind: 'text', text: "L'un ; l'autre ?" }])]
  const found = proofread(blocks, 'off').map(one => ({
    ...one,
    proposals: one.proposals.filter(({ rule }) => rule === 'high'),
  }))
  expect(told(withProofs(blocks, found)).trim()).toBe("L'un‸; l'autre‸?")
})

test('the form of inclusive spellings is that of the draft, else of its kind', () => {
  expect(inclusiveForm({ inclusive: 'auto', style: 'briefing' })).toBe('dot')
  expect(inclusiveForm({ inclusive: 'auto', style: 'association' })).toBe('off')
  expect(inclusiveForm({ inclusive: 'hyphen', style: 'briefing' })).toBe('hyphen')
})

const text = fc
  .array(fc.constantFrom('la ', '"', "l'", ' ;', '1er ', '2ème', 'n° ', '12 %', ' - ', '...', 'élu.e.s '), {
    maxLength: 6,
  })
  .map(bits => bits.join(''))
const inline: fc.Arbitrary<Inline> = fc.oneof(
  fc.record({
    kind: fc.constant('text' as const),
    text,
    marks: fc.constantFrom<Mark[]>(['bold'], ['superscript'], ['mono'], []),
  }),
  fc.constant<Inline>({ kind: 'linebreak' }),
  fc.constant<Inline>({ kind: 'exhibit', exhibit: 'e' }),
)
test('applied all, nothing more is asked, and atoms are all there', () => {
  fc.assert(
    fc.property(fc.array(inline, { maxLength: 6 }), inlines => {
      const blocks = [paragraph(inlines)]
      const once = withProofs(blocks, proofread(blocks, 'dot'))
      expect(proofread(once, 'dot')).toEqual([])
      const atoms = (all: readonly Block[]) => JSON.stringify(all).match(/"exhibit"|linebreak/g) ?? []
      expect(atoms(once)).toEqual(atoms(blocks))
    }),
    { numRuns: 1000 },
  )
})

test('nothing chosen, nothing changed', () => {
  const line: Inline[] = [{ kind: 'text', text: 'a' }, { kind: 'linebreak' }]
  expect(changedLine(line, [])).toEqual(line)
})
