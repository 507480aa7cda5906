import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { prewarmEditor, prewarmSearch } from '../../../../src/main/search/prewarm.ts'

beforeEach(() => vi.useFakeTimers())
afterEach(() => vi.useRealTimers())

/** A library of so many texts, and how often it is searched. */
function library(texts: number) {
  const asked: string[] = []
  return {
    asked,
    handlers: {
      'library.count': () => ({ article: texts }),
      'library.search': ({ text }: { text: string }) => {
        asked.push(text)
        return {
          hits: [],
          total: 0,
          facets: { kind: {}, court: {}, code: {}, publication: {}, type: {}, tag: {} },
          coverage: { texts, indexed: texts },
        }
      },
    },
  }
}

test('a large library is searched for nothing while nobody asks anything, one search at a time', async () => {
  const { asked, handlers } = library(300_000)
  prewarmSearch(handlers)
  await vi.advanceTimersByTimeAsync(1000)
  expect(asked).toEqual([])
  await vi.advanceTimersByTimeAsync(600)
  const [begun] = [asked.length]
  expect(begun).toBeGreaterThan(0)
  await vi.advanceTimersByTimeAsync(60_000)
  expect(asked.length).toBeGreaterThan(begun)
  const all = asked.length
  await vi.advanceTimersByTimeAsync(60_000)
  expect(asked).toHaveLength(all)
})

test('a small one is left alone, and one that is closed', async () => {
  const small = library(500)
  prewarmSearch(small.handlers)
  const closed = library(300_000)
  const stop = prewarmSearch(closed.handlers)
  await vi.advanceTimersByTimeAsync(1600)
  stop()
  const before = closed.asked.length
  await vi.advanceTimersByTimeAsync(60_000)
  expect([small.asked.length, closed.asked.length - before]).toEqual([0, 0])
})

test('the last text is read once for nothing, then checked, after the window has shown its first page', async () => {
  const read: string[] = []
  const handlers = {
    'dossiers.list': () => ['d2', 'd1'].map(id => ({ id, title: id, updatedAt: '', type: 'recourse' })),
    'drafts.list': ({ dossier }: { dossier: string }) =>
      ['b', 'a'].map(id => ({ id: dossier + id, title: id, updatedAt: '', template: '' })),
    'drafts.gather': ({ id }: { id: string }) => read.push(id),
    'drafts.check': ({ id }: { id: string }) => read.push(`${id} checked`),
  }
  const stop = prewarmEditor(handlers as never)
  await vi.advanceTimersByTimeAsync(500)
  expect(read).toEqual([])
  await vi.advanceTimersByTimeAsync(200)
  expect(read).toEqual(['d2b'])
  await vi.advanceTimersByTimeAsync(5000)
  expect(read).toEqual(['d2b', 'd2b checked'])
  stop()
  prewarmEditor(handlers as never)()
  await vi.advanceTimersByTimeAsync(5000)
  expect(read).toHaveLength(2)
})
