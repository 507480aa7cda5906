import { describe, expect, test } from 'vitest'
import {
  emptyReason,
  paneOf,
  totalOf,
  withoutCollection,
} from '../../../../src/renderer/screens/libraryPane.ts'

describe('what stands beside the list', () => {
  test('a source being written comes before a view, a view before the source that is read', () => {
    expect(paneOf({ id: 's', view: 'doublons', creating: 'decision' })).toEqual({
      kind: 'create',
      source: 'decision',
    })
    expect(paneOf({ id: 's', view: 'doublons' })).toEqual({ kind: 'duplicates' })
    expect(paneOf({ id: 's', view: 'absents' })).toEqual({ kind: 'missing' })
    expect(paneOf({ id: 's', view: 'etat' })).toEqual({ kind: 'state' })
    expect(paneOf({ id: 's' })).toEqual({ kind: 'source', id: 's' })
    expect(paneOf({})).toEqual({ kind: 'none' })
  })
  test('a collection that was opened shows only among the collections', () => {
    expect(paneOf({ view: 'collections' })).toEqual({ kind: 'collections' })
    expect(paneOf({ view: 'collections', shelf: 'c' })).toEqual({ kind: 'collection', id: 'c' })
    expect(paneOf({ id: 's', shelf: 'c' })).toEqual({ kind: 'source', id: 's' })
  })
})

describe('why a list is empty', () => {
  test('a library is said empty only once it was counted', () => {
    expect(emptyReason(undefined, { text: '' })).toBe('words')
    expect(emptyReason({ decision: 0, article: 0 }, { text: 'vidéo' })).toBe('library')
    expect(emptyReason({ decision: 1, article: 0 }, { text: '' })).toBe('words')
  })
  test('a collection is said empty only when no word narrows it', () => {
    expect(emptyReason({ decision: 1 }, { text: '', collection: 'c' })).toBe('collection')
    expect(emptyReason({ decision: 1 }, { text: 'vidéo', collection: 'c' })).toBe('words')
  })
  test('sources of every kind are counted', () => expect(totalOf({ decision: 2, article: 3 })).toBe(5))
})

test('a collection that is gone leaves the question that was asked of it, and no other', () => {
  expect(withoutCollection({ text: 'vidéo', collection: 'c' }, 'c')).toEqual({ text: 'vidéo' })
  expect(withoutCollection({ text: 'vidéo', collection: 'c' }, 'd').collection).toBe('c')
})
