import { createHeadlessEditor } from '@lexical/headless'
import { createEmptyHistoryState, registerHistory } from '@lexical/history'
import { registerRichText } from '@lexical/rich-text'
import {
  $getRoot,
  FORMAT_TEXT_COMMAND,
  HISTORY_MERGE_TAG,
  INDENT_CONTENT_COMMAND,
  INSERT_LINE_BREAK_COMMAND,
  INSERT_PARAGRAPH_COMMAND,
  type LexicalEditor,
  OUTDENT_CONTENT_COMMAND,
  REDO_COMMAND,
  REMOVE_TEXT_COMMAND,
  UNDO_COMMAND,
} from 'lexical'
import { expect, test } from 'vitest'
import { z } from 'zod'
import {
  INSERT_ATOM,
  INSERT_BLOCKS,
  registerInserts,
  registerShapes,
  SHAPE,
  type Shape,
} from '../../../../../../src/renderer/drafts/editor/commands.ts'
import { NODES } from '../../../../../../src/renderer/drafts/editor/nodes/all.ts'
import type { Atom } from '../../../../../../src/renderer/drafts/editor/nodes/head.ts'
import { $setInnerLine } from '../../../../../../src/renderer/drafts/editor/notes/innerLine.ts'
import { $blocks, $load } from '../../../../../../src/renderer/drafts/editor/page/blockNodes.ts'
import { registerIds } from '../../../../../../src/renderer/drafts/editor/page/registerIds.ts'
import { sectionActs } from '../../../../../../src/renderer/drafts/editor/page/sections.ts'
import { putPasted } from '../../../../../../src/renderer/drafts/editor/paste/registerReading.ts'
import {
  $actOnTable,
  $tableHere,
  emptyTable,
  tableActs,
} from '../../../../../../src/renderer/drafts/editor/tables/tableActs.ts'
import { Block } from '../../../../../../src/shared/drafts/model.ts'

const none = { images: 0, deletions: 0, contents: 0 }
const line = (text: string) => [{ kind: 'text', text }]
const blocks = z.array(Block).parse([
  { kind: 'heading', id: 'titre', level: 1, inlines: line('Le titre') },
  { kind: 'paragraph', id: 'premier', inlines: line('Le mot choisi est ici.') },
  { kind: 'heading', id: 'sous-titre', level: 2, inlines: line('La suite') },
  { kind: 'quote', id: 'citee', inlines: line('Des mots reproduits.'), verbatim: false },
  {
    kind: 'list',
    id: 'liste',
    style: 'bullet',
    items: [
      { id: 'un', level: 0, inlines: line('premier point') },
      { id: 'deux', level: 1, inlines: line('second point') },
      { id: 'trois', level: 0, inlines: line('dernier point') },
    ],
  },
  {
    kind: 'table',
    id: 'table',
    caption: 'Les caméras',
    widths: [0.4, 0.3, 0.3],
    spans: [{ row: 2, column: 1, rows: 1, columns: 2 }],
    rows: [
      [line('lieu'), line('date'), line('pièce')],
      [line('la gare'), line('en mai'), line('deux')],
      [line('le marché'), line('fusion'), []],
    ],
  },
  { kind: 'heading', id: 'second-titre', level: 1, inlines: line('La conclusion') },
  {
    kind: 'table',
    id: 'simple',
    aligns: ['right', 'left'],
    rows: [
      [line('à gauche'), line('à droite')],
      [line('en bas'), line('au fond')],
    ],
  },
  { kind: 'paragraph', id: 'dernier', inlines: line('La fin.') },
])

const open = (): LexicalEditor => {
  const editor = createHeadlessEditor({
    nodes: NODES,
    onError: error => {
      throw error
    },
  })
  registerIds(editor)
  editor.update(() => $load(blocks), { discrete: true, tag: HISTORY_MERGE_TAG })
  registerRichText(editor)
  registerInserts(editor)
  registerShapes(editor)
  const current = { editor, editorState: editor.getEditorState() }
  registerHistory(editor, { ...createEmptyHistoryState(), current }, 400)
  return editor
}

/** Selects from these words to the end of others, as a person does before an act. */
const choose = (editor: LexicalEditor, from: string, to = from): void =>
  editor.update(
    () => {
      const find = (words: string) => {
        const node = $getRoot()
          .getAllTextNodes()
          .find(one => one.getTextContent().includes(words))
        if (!node) throw new Error(words)
        return { node, at: node.getTextContent().indexOf(words) }
      }
      const [start, end] = [find(from), find(to)]
      const selection = start.node.select(start.at, start.at)
      selection.focus.set(end.node.getKey(), end.at + to.length, 'text')
    },
    { discrete: true },
  )

type Act = (editor: LexicalEditor) => void
type Row = readonly [name: string, from: string, act: Act, to?: string]

const shape =
  (to: Shape): Act =>
  editor =>
    editor.dispatchCommand(SHAPE, to)
const section =
  (act: (acts: ReturnType<typeof sectionActs>) => unknown): Act =>
  editor =>
    act(sectionActs(editor, () => editor.read($blocks)))
const atom =
  (given: Atom): Act =>
  editor =>
    editor.dispatchCommand(INSERT_ATOM, given)
const all = (editor: LexicalEditor, act: () => unknown): void =>
  editor.update(() => void act(), { discrete: true })

const shapes: readonly Shape[] = [
  ...[1, 2, 3, 4, 5].map(level => ({ kind: 'heading', level }) as const),
  ...(['body', 'plain', 'lead', 'right', 'request', 'box'] as const).map(
    style => ({ kind: 'paragraph', style }) as const,
  ),
  { kind: 'quote' },
  { kind: 'list', style: 'bullet' },
  { kind: 'list', style: 'decimal' },
]
const marks = ['bold', 'italic', 'underline', 'superscript', 'subscript', 'capitalize', 'code'] as const
const atoms: readonly Atom[] = [
  { kind: 'citation', source: { kind: 'decision', id: 'd' }, form: 'auto' },
  { kind: 'exhibit', exhibit: 'e' },
  { kind: 'slot', key: 'commune' },
  { kind: 'ref', target: 'titre', form: 'number' },
  { kind: 'link', url: 'https://exemple.test/', text: 'lien' },
  { kind: 'private', id: 'p', text: 'à revoir' },
  { kind: 'note', id: 'n', inlines: [] },
]
/** Where each act on the table finds something to do: the caret in a cell, or several cells. */
const inTable: Readonly<Partial<Record<string, readonly [string, string?]>>> = {
  merge: ['la gare', 'en mai'],
  split: ['fusion'],
  up: ['la gare'],
  down: ['lieu'],
  right: ['à gauche'],
  left: ['à droite'],
  'align-left': ['à gauche'],
}

const rows: readonly Row[] = [
  ...shapes.flatMap((to): Row[] => {
    const name = JSON.stringify(to)
    return [
      [`a paragraph made ${name}`, 'choisi', shape(to)],
      [`a title made ${name}`, 'titre', shape(to)],
      [`a quotation made ${name}`, 'reproduits', shape(to)],
      [`an item made ${name}`, 'second', shape(to)],
      [`several blocks made ${name}`, 'choisi', shape(to), 'premier point'],
    ]
  }),
  ...marks.map(
    (mark): Row => [
      `words in ${mark}`,
      'choisi',
      editor => editor.dispatchCommand(FORMAT_TEXT_COMMAND, mark),
    ],
  ),
  ...marks.map(
    (mark): Row => [
      `several blocks in ${mark}`,
      'choisi',
      editor => editor.dispatchCommand(FORMAT_TEXT_COMMAND, mark),
      'en mai',
    ],
  ),
  ...atoms.flatMap((one): Row[] => [
    [`${one.kind} in a paragraph`, 'choisi', atom(one)],
    [`${one.kind} in a cell`, 'en mai', atom(one)],
  ]),
  ['an item moved in', 'dernier point', editor => editor.dispatchCommand(INDENT_CONTENT_COMMAND, undefined)],
  ['an item moved out', 'second', editor => editor.dispatchCommand(OUTDENT_CONTENT_COMMAND, undefined)],
  ['an item cut in two', 'second', editor => editor.dispatchCommand(INSERT_PARAGRAPH_COMMAND, undefined)],
  ['a paragraph cut in two', 'choisi', editor => editor.dispatchCommand(INSERT_PARAGRAPH_COMMAND, undefined)],
  ['a line cut in two', 'choisi', editor => editor.dispatchCommand(INSERT_LINE_BREAK_COMMAND, false)],
  ['words removed', 'choisi', editor => editor.dispatchCommand(REMOVE_TEXT_COMMAND, null)],
  ['blocks removed', 'choisi', editor => editor.dispatchCommand(REMOVE_TEXT_COMMAND, null), 'premier point'],
  ['a new table', 'choisi', editor => editor.dispatchCommand(INSERT_BLOCKS, [emptyTable(2, 3)])],
  [
    'a page break',
    'choisi',
    editor => editor.dispatchCommand(INSERT_BLOCKS, [{ kind: 'break', id: 'saut' }]),
  ],
  [
    'a paste',
    'choisi',
    editor =>
      putPasted(editor, { blocks: [...blocks].map(one => ({ ...one, id: `${one.id}-2` })), omissions: none }),
  ],
  ...tableActs.flat().map(([act]): Row => {
    const [from, to] = inTable[act] ?? ['en mai']
    const run = () => {
      if (act !== 'caption') return $actOnTable(act)
      const here = $tableHere()
      return here && $setInnerLine(here.getKey(), [{ kind: 'text', text: 'Autre légende' }])
    }
    return [`table: ${act}`, from, editor => all(editor, run), to]
  }),
  ['a section taken further', 'titre', section(acts => acts.level('sous-titre', -1))],
  ['a section moved', 'titre', section(acts => acts.step('titre', 1))],
]
/** Acts that change nothing: the text is so already, or a list among the blocks decides alone. */
const still = new Set([
  'a paragraph made {"kind":"paragraph","style":"body"}',
  'a title made {"kind":"heading","level":1}',
  'a quotation made {"kind":"quote"}',
  'an item made {"kind":"list","style":"bullet"}',
  'several blocks made {"kind":"list","style":"bullet"}',
])
const settled = () => new Promise(done => setTimeout(done))

for (const [name, from, act, to] of rows)
  test(`${name} is taken back in one step, and done again in one`, async () => {
    const editor = open()
    const before = editor.read($blocks)
    expect(before).toEqual(blocks)
    choose(editor, from, to)
    act(editor)
    await settled()
    const made = editor.read($blocks)
    if (still.has(name)) return expect(made).toEqual(before)
    expect(made).not.toEqual(before)
    editor.dispatchCommand(UNDO_COMMAND, undefined)
    await settled()
    expect(editor.read($blocks)).toEqual(before)
    editor.dispatchCommand(REDO_COMMAND, undefined)
    await settled()
    expect(editor.read($blocks)).toEqual(made)
  })
