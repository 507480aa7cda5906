import { expect, test } from 'vitest'
import { sideOf } from '../../../../src/renderer/desk/deskPanel.ts'

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
