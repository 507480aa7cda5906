import { describe, expect, test } from 'vitest'
import { type DeskAct, deskAfter, destinationOf, firstDesk } from '../../../../src/renderer/desk/deskState.ts'
import type { View } from '../../../../src/renderer/drafts/editor/view/view.ts'
import type { Draft } from '../../../../src/shared/drafts/model.ts'

const view: View = { zoom: 100, face: 'page', focus: false }
const deskOf = (acts: readonly DeskAct[], narrow = false) =>
  acts.reduce(deskAfter, firstDesk({ view, narrow }))
const mine = { id: 'd1' } as Draft

describe('the page and what stands beside it', () => {
  test('the outline is there at first, but in a narrow window or with the page alone', () => {
    expect(deskOf([]).outline).toBe(true)
    expect(deskOf([], true).outline).toBe(false)
    expect(firstDesk({ view: { ...view, focus: true }, narrow: false }).outline).toBe(false)
  })
  test('the page alone closes the outline, and gives it back where there is room', () => {
    const focus = (on: boolean, narrow: boolean): DeskAct => ({ kind: 'view', part: { focus: on }, narrow })
    expect(deskOf([focus(true, false)])).toMatchObject({ outline: false, view: { focus: true, zoom: 100 } })
    expect(deskOf([focus(true, false), focus(false, false)]).outline).toBe(true)
    expect(deskOf([focus(true, true), focus(false, true)], true).outline).toBe(false)
  })
  test('a change of size leaves the outline as the user put it', () => {
    const zoom: DeskAct = { kind: 'view', part: { zoom: 150 }, narrow: false }
    expect(deskOf([{ kind: 'outline', open: false }, zoom])).toMatchObject({
      outline: false,
      view: { zoom: 150, face: 'page' },
    })
    expect(deskOf([{ kind: 'toggle-outline' }, { kind: 'toggle-outline' }, zoom]).outline).toBe(true)
  })
  test('dialogs open and close each by itself', () => {
    const { dialogs } = deskOf([
      { kind: 'open', dialog: 'look' },
      { kind: 'open', dialog: 'export' },
      { kind: 'close', dialog: 'look' },
    ])
    expect([...dialogs]).toEqual(['export'])
  })
})

describe('saves made elsewhere', () => {
  test('a refused save is offered, until the text is read again: its editor is another then', () => {
    const refused = deskOf([{ kind: 'stale', mine, version: 0 }])
    expect(refused.stale).toBe(mine)
    expect(deskAfter(refused, { kind: 'reread' })).toMatchObject({ stale: undefined, version: 1 })
    expect(deskAfter(refused, { kind: 'settle-stale' })).toMatchObject({ stale: undefined, version: 0 })
  })
  test('an editor that was replaced asks nothing any more', () => {
    expect(deskOf([{ kind: 'reread' }, { kind: 'stale', mine, version: 0 }]).stale).toBeUndefined()
    expect(deskOf([{ kind: 'reread' }, { kind: 'stale', mine, version: 1 }]).stale).toBe(mine)
  })
  test('a text put on the page from elsewhere is counted, without another editor', () => {
    expect(deskOf([{ kind: 'adopt' }, { kind: 'adopt' }])).toMatchObject({ adoptions: 2, version: 0 })
  })
})

test('a comment waits for its words until they are written', () => {
  const waiting = deskOf([{ kind: 'comment', id: 'c1' }])
  expect(waiting.waiting).toBe('c1')
  expect(deskAfter(waiting, { kind: 'comment-written' }).waiting).toBeUndefined()
  const beside = { comments: [], notes: [{ id: 'n', block: 'b', text: 'à revoir' }] }
  expect(deskAfter(waiting, { kind: 'beside', beside })).toMatchObject({ beside, waiting: 'c1' })
})

describe('where a problem is put right', () => {
  test('a passage comes before all, then the question, then the exhibit', () => {
    expect(destinationOf({ block: 'b', fact: 'decision.date', exhibit: 'p' })).toEqual({
      kind: 'block',
      id: 'b',
    })
    expect(destinationOf({ fact: 'decision.date', exhibit: 'p' })).toEqual({
      kind: 'question',
      fact: 'decision.date',
    })
    expect(destinationOf({ exhibit: 'p' })).toEqual({ kind: 'exhibit', id: 'p' })
    expect(destinationOf({})).toBeUndefined()
  })
  test('a question that an exhibit answers is put right in the panel of exhibits', () => {
    expect(destinationOf({ fact: 'exhibit.manuel' })).toEqual({ kind: 'exhibit', id: 'exhibit.manuel' })
  })
})
