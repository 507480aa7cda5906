import { expect, test } from 'vitest'
import {
  firstPanel,
  nearOf,
  type PanelAct,
  panelAfter,
  sideOf,
} from '../../../../src/renderer/desk/sidePanel.ts'
import type { Block } from '../../../../src/shared/drafts/model.ts'

const source = { kind: 'decision', id: 'ce-1' } as const

test('the panel follows the caret to a source, an exhibit, a title', () => {
  expect(sideOf({ source }, {}, 'exhibits', false)).toBe('library')
  expect(sideOf({ source: { ...source, pin: 'pt 5' } }, { source }, 'exhibits', false)).toBe('library')
  expect(sideOf({ exhibit: 'p1' }, { exhibit: 'p2' }, 'library', false)).toBe('exhibits')
  expect(sideOf({ block: 't', heading: 't' }, { block: 'a', heading: 't' }, 'library', false)).toBe('checks')
})

test('it stays where the caret says nothing new, and where one reads comments or versions', () => {
  expect(sideOf({ source, block: 'b' }, { source, block: 'a' }, 'exhibits', false)).toBeUndefined()
  expect(sideOf({ source }, {}, 'comments', false)).toBeUndefined()
  expect(sideOf({ source }, {}, 'versions', false)).toBeUndefined()
})

test('a panel just asked for does not give its place to what comes late of the caret', () => {
  expect(sideOf({ source }, {}, 'exhibits', true)).toBeUndefined()
})

const panelOf = (acts: readonly PanelAct[], open = true) => acts.reduce(panelAfter, firstPanel(open))
const caret = (context: Extract<PanelAct, { kind: 'caret' }>['context']): PanelAct => ({
  kind: 'caret',
  context,
  near: undefined,
})

test('a panel asked for opens, and stays until one writes again', () => {
  const asked = panelOf([{ kind: 'show', side: 'checks' }], false)
  expect(asked).toMatchObject({ open: true, side: 'checks', isPinned: true })
  const passing = panelAfter(asked, caret({ source }))
  expect(passing).toMatchObject({ side: 'checks', source: undefined })
  const writing = panelAfter(panelAfter(asked, { kind: 'unpin' }), caret({ source }))
  expect(writing).toMatchObject({ side: 'library', source })
})

test('nothing changes for a key typed while no panel was asked for', () => {
  const before = panelOf([caret({ exhibit: 'p1' })])
  expect(panelAfter(before, { kind: 'unpin' })).toBe(before)
})

test('the caret brings its source or its exhibit, and leaves those it says nothing of', () => {
  const state = panelOf([caret({ source, block: 'a' }), caret({ exhibit: 'p1', block: 'b' })])
  expect(state).toMatchObject({ side: 'exhibits', exhibit: 'p1', source })
  expect(panelAfter(state, caret({ source, block: 'c' }))).toMatchObject({ side: 'library', exhibit: 'p1' })
  expect(panelOf([caret({ source, block: 'a' }), caret({ block: 'b' })])).toMatchObject({
    side: 'library',
    source,
  })
})

test('a source is shown without losing the exhibit that was open, and the list comes back', () => {
  const state = panelOf([
    { kind: 'show', side: 'exhibits', exhibit: 'p1' },
    { kind: 'show', side: 'library', source },
  ])
  expect(state).toMatchObject({ side: 'library', source, exhibit: 'p1' })
  expect(panelAfter(state, { kind: 'source', source: undefined }).source).toBeUndefined()
})

test('the panel is closed and opened by the same key', () => {
  expect(panelOf([{ kind: 'toggle' }]).open).toBe(false)
  expect(panelOf([{ kind: 'toggle' }, { kind: 'toggle' }]).open).toBe(true)
  expect(panelOf([{ kind: 'open', open: false }]).open).toBe(false)
})

test('a heading stands for its section, another block for itself, the same block for nothing new', () => {
  const blocks = [
    { kind: 'heading', id: 't', level: 1 },
    { kind: 'paragraph', id: 'a' },
    { kind: 'heading', id: 'u', level: 1 },
  ] as unknown as readonly Block[]
  const read = () => blocks
  expect(nearOf({ block: 't', heading: 't' }, {}, read)).toEqual(['t', 'a'])
  expect(nearOf({ block: 'a', heading: 't' }, {}, read)).toEqual(['a'])
  expect(nearOf({ block: 'a' }, { block: 'a' }, read)).toBeUndefined()
  const state = panelAfter(firstPanel(true), { kind: 'caret', context: { block: 't' }, near: ['t', 'a'] })
  expect(state.near).toEqual(['t', 'a'])
  expect(panelAfter(state, caret({ block: 't' })).near).toEqual(['t', 'a'])
})
