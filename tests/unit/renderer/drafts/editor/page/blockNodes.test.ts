import { createHeadlessEditor } from '@lexical/headless'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { NODES } from '../../../../../../src/renderer/drafts/editor/nodes/all.ts'
import { $blocks, $load } from '../../../../../../src/renderer/drafts/editor/page/blockNodes.ts'
import { registerIds } from '../../../../../../src/renderer/drafts/editor/page/registerIds.ts'
import { lattice } from '../../../../../../src/shared/drafts/editing/table-geometry.ts'
import { Block, type Inline } from '../../../../../../src/shared/drafts/model.ts'
import { Mark } from '../../../../../../src/shared/french/run.ts'

const id = fc.uuid()
const words = fc.string({ minLength: 1, maxLength: 12, unit: 'grapheme' })
const marks = fc
  .subarray(Mark.options)
  .filter(list => !(list.includes('superscript') && list.includes('subscript')))
const source = fc.record(
  { kind: fc.constantFrom('decision', 'article', 'document'), id, pin: fc.constantFrom('pt 5', '§ 12') },
  { requiredKeys: ['kind', 'id'] },
)
const text = fc
  .record({
    kind: fc.constant('text'),
    text: words,
    marks,
    comments: fc.uniqueArray(fc.constantFrom('c1', 'c2')),
  })
  .map(({ marks: list, comments, ...rest }) => ({
    ...rest,
    ...(list.length > 0 ? { marks: list } : {}),
    ...(comments.length > 0 ? { comments } : {}),
  }))
const simple = [
  text,
  fc.constant({ kind: 'linebreak' }),
  fc.record({ kind: fc.constant('citation'), source, form: fc.constantFrom('auto', 'full', 'short') }),
  fc.record(
    { kind: fc.constant('exhibit'), exhibit: id, page: words },
    { requiredKeys: ['kind', 'exhibit'] },
  ),
  fc.record(
    { kind: fc.constant('slot'), key: words, marks: fc.subarray(Mark.options) },
    { requiredKeys: ['kind', 'key'] },
  ),
  fc.record({ kind: fc.constant('ref'), target: id, form: fc.constantFrom('number', 'paragraph', 'page') }),
  fc.record({ kind: fc.constant('link'), url: fc.webUrl(), text: words }),
  fc.record({ kind: fc.constant('private'), id, text: words }),
  fc.record({ kind: fc.constant('cut'), hidden: fc.array(text), shown: words }),
]
const note = fc.record({
  kind: fc.constant('note'),
  id,
  inlines: fc.array(fc.oneof(...simple), { maxLength: 4 }),
})

/** Neighbours of the same marks joined, as the editor does: the normal form of a line. */
const normal = (inlines: readonly Inline[]): Inline[] => {
  const out: Inline[] = []
  for (const inline of inlines) {
    const last = out.at(-1)
    const same =
      inline.kind === 'text' &&
      last?.kind === 'text' &&
      (last.marks ?? []).join() === (inline.marks ?? []).join() &&
      (last.comments ?? []).join() === (inline.comments ?? []).join()
    if (same && last.kind === 'text') out[out.length - 1] = { ...last, text: last.text + inline.text }
    else out.push(inline)
  }
  return out
}
const inlines = fc.array(fc.oneof(...simple, note), { maxLength: 6 }).map(list => normal(list as Inline[]))
/** As it was once written, or with anything a note may hold. */
const caption = fc.oneof(fc.constantFrom('', 'Une légende'), fc.array(fc.oneof(...simple), { maxLength: 4 }))
const origin = fc.record({
  source: id,
  revision: fc.nat(),
  variant: fc.constantFrom('filing', 'briefing', 'script'),
  group: id,
})
const head = { id, origin, slot: words }
const required = [
  'kind',
  'id',
  'inlines',
  'level',
  'numbered',
  'style',
  'verbatim',
  'repairs',
  'items',
  'what',
  'header',
  'widths',
  'rows',
  'hash',
  'type',
  'size',
  'alt',
  'width',
]
const block = <T extends Record<string, fc.Arbitrary<unknown>>>(shape: T) => {
  const all = { ...head, ...shape }
  return fc.record(all, { requiredKeys: Object.keys(all).filter(key => required.includes(key)) as never })
}
const small = fc.integer({ min: 0, max: 3 })
const span = fc.integer({ min: 1, max: 3 })
const table = fc.integer({ min: 1, max: 3 }).chain(columns =>
  block({
    kind: fc.constant('table'),
    header: fc.boolean(),
    widths: fc.constantFrom(
      [],
      Array.from({ length: columns }, (_, at) => at + 1),
    ),
    rows: fc.array(fc.array(inlines, { minLength: columns, maxLength: columns }), {
      minLength: 1,
      maxLength: 3,
    }),
    spans: fc.array(fc.record({ row: small, column: small, rows: span, columns: span }), { maxLength: 3 }),
    aligns: fc.constantFrom(
      [],
      Array.from({ length: columns }, () => 'right'),
    ),
    caption,
  }),
)
const blocks = fc
  .array(
    fc.oneof(
      block({
        kind: fc.constant('heading'),
        level: fc.integer({ min: 1, max: 5 }),
        numbered: fc.boolean(),
        inlines,
      }),
      block({
        kind: fc.constant('paragraph'),
        style: fc.constantFrom('body', 'plain', 'lead', 'box', 'right', 'request'),
        inlines,
      }),
      block({
        kind: fc.constant('quote'),
        source,
        verbatim: fc.boolean(),
        repairs: fc.array(words),
        inlines,
      }),
      block({
        kind: fc.constant('list'),
        style: fc.constantFrom('bullet', 'decimal', 'claims'),
        start: fc.constantFrom(undefined, 3, 'continue'),
        levels: fc.constantFrom(undefined, ['A.'], ['a)', '–']),
        items: fc.array(fc.record({ id, level: fc.integer({ min: 0, max: 4 }), inlines }), {
          minLength: 1,
          maxLength: 4,
        }),
      }),
      table,
      block({
        kind: fc.constant('image'),
        hash: fc.constant('a1'.repeat(32)),
        type: fc.constantFrom('png', 'jpeg'),
        size: fc.record({ width: fc.integer({ min: 1 }), height: fc.integer({ min: 1 }) }),
        alt: words,
        caption,
        width: fc.integer({ min: 10, max: 100 }),
      }),
      block({ kind: fc.constant('break') }),
      block({
        kind: fc.constant('generated'),
        what: fc.constantFrom('cover', 'contents', 'inventory', 'authorities', 'signature', 'briefing-title'),
      }),
    ),
    { minLength: 1, maxLength: 8 },
  )
  .map(list => list.map(one => mended(Block.parse(one))))

/** A table as the editor has it: whole, in the order of its cells. */
const mended = (one: Block): Block => {
  if (one.kind !== 'table') return one
  const { rows, spans } = lattice(one.rows, one.spans)
  return { ...one, spans: [...spans], rows: rows.map(row => row.map(cell => normal(cell))) }
}

const editorWith = (list: readonly Block[]) => {
  const editor = createHeadlessEditor({
    nodes: NODES,
    onError: error => {
      throw error
    },
  })
  registerIds(editor)
  editor.update(() => $load(list), { discrete: true })
  return editor
}

describe('a draft in the editor', () => {
  it('comes out as it went in, whatever it holds', () => {
    fc.assert(
      fc.property(blocks, list => {
        expect(editorWith(list).read(() => $blocks())).toEqual(list)
      }),
      { numRuns: 300 },
    )
  })

  it('survives the JSON of the clipboard and of the history', () => {
    fc.assert(
      fc.property(blocks, list => {
        const editor = editorWith(list)
        const state = editor.parseEditorState(JSON.stringify(editor.getEditorState().toJSON()))
        expect(state.read(() => $blocks(), { editor })).toEqual(list)
      }),
      { numRuns: 100 },
    )
  })
})
