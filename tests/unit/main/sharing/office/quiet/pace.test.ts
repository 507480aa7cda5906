import { expect, test } from 'vitest'
import {
  afterChange,
  afterFailure,
  afterMeeting,
  afterNews,
  dueAt,
} from '../../../../../../src/main/sharing/office/quiet/pace.ts'

const MINUTE_MS = 60_000

test('a space is met every few minutes, some seconds after the last change, a second after news', () => {
  const met = afterMeeting(0)
  expect(dueAt(met)).toBe(3 * MINUTE_MS)
  expect(dueAt(afterNews(met, 5_000))).toBe(6_000)
  const changed = afterChange(met, 10_000)
  expect(dueAt(changed)).toBe(18_000)
  expect(dueAt(afterChange(changed, 15_000))).toBe(23_000)
})

test('who types on waits a minute at most, and nothing begins under a key', () => {
  let pace = afterMeeting(0)
  for (let at = 10_000; at <= 90_000; at += 1_000) pace = afterChange(pace, at)
  expect(dueAt(pace)).toBe(70_000)
  expect(dueAt(afterNews(afterChange(afterMeeting(0), 10_000), 10_500))).toBe(12_000)
})

test('out of reach, it is asked less and less often, whatever changes here', () => {
  let pace = afterMeeting(0)
  const waits = [1, 2, 3, 4, 5, 6].map(() => {
    pace = afterFailure(pace, 0)
    return dueAt(afterChange(afterNews(pace, 1), 1)) / MINUTE_MS
  })
  expect(waits).toEqual([1, 2, 4, 8, 15, 15])
})
