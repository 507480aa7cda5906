import { createHeadlessEditor } from '@lexical/headless'
import { $getRoot } from 'lexical'
import { expect, test } from 'vitest'
import { $makeLive, type Candidate } from '../../../../../../src/renderer/drafts/editor/citations/take.ts'
import { $linesIn } from '../../../../../../src/renderer/drafts/editor/citations/textLines.ts'
import { NODES } from '../../../../../../src/renderer/drafts/editor/nodes/all.ts'
import { $blocks, $load } from '../../../../../../src/renderer/drafts/editor/page/blockNodes.ts'
import type { Inline } from '../../../../../../src/shared/drafts/model.ts'
import { told } from '../../../../../fixtures/told.ts'

const open = (...lines: readonly Inline[][]) => {
  const editor = createHeadlessEditor({
    namespace: 'test',
    nodes: NODES,
    onError: error => {
      throw error
    },
  })
  editor.update(
    () => $load(lines.map((inlines, n) => ({ kind: 'paragraph', id: `p${n}`, style: 'body', inlines }))),
    { discrete: true },
  )
  return editor
}
const candidate = (line: string, start: number, written: string): Candidate => ({
  line,
  start,
  typedText: written,
  label: written,
  before: '',
  after: '',
  form: 'auto',
  fits: true,
  source: { kind: 'decision', id: `source ${written}` },
})

test('words become citations across their faces, from the last to the first', () => {
  const editor = open([
    { kind: 'text', text: 'Voir CE, ' },
    { kind: 'text', text: 'Czabaj', marks: ['italic'] },
    { kind: 'text', text: ', n° 1 et TA, n° 2.' },
  ])
  const [line] = editor.read(() => $linesIn($getRoot().getChildrenKeys()))
  expect(line?.text).toBe('Voir CE, Czabaj, n° 1 et TA, n° 2.')
  let taken = 0
  editor.update(
    () => {
      const key = line?.key ?? ''
      taken = $makeLive([candidate(key, 5, 'CE, Czabaj, n° 1'), candidate(key, 25, 'TA, n° 2')])
    },
    { discrete: true },
  )
  expect(taken).toBe(2)
  expect(editor.read(() => told($blocks()))).toBe('Voir (citation) et (citation).\n')
})

test('words that moved are found again, words that changed are left', () => {
  const editor = open([{ kind: 'text', text: 'Donc, voir CE, n° 1. Et CE, n° 3.' }])
  const [line] = editor.read(() => $linesIn($getRoot().getChildrenKeys()))
  const key = line?.key ?? ''
  editor.update(() => void $makeLive([candidate(key, 5, 'CE, n° 1'), candidate(key, 20, 'CE, n° 2')]), {
    discrete: true,
  })
  expect(editor.read(() => told($blocks()))).toBe('Donc, voir (citation). Et CE, n° 3.\n')
})

test('nothing is found across a note', () => {
  const editor = open([
    { kind: 'text', text: 'CE,' },
    { kind: 'note', id: 'n', inlines: [] },
    { kind: 'text', text: ' n° 1' },
  ])
  const [line] = editor.read(() => $linesIn($getRoot().getChildrenKeys()))
  expect(line?.text).toBe('CE,\ufffc n° 1')
})
