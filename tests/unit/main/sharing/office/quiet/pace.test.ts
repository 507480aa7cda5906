import { expect, test } from 'vitest'
import {
  afterChange,
  afterFailure,
  afterMeeting,
  afterNews,
  dueAt,
  firstPace,
  type Pace,
} from '../../../../../../src/main/sharing/office/quiet/pace.ts'

const MINUTE_MS = 60_000

const met = afterMeeting(firstPace(0), 0)

test('a space is met every few minutes, at once after a pause in typing, and at news', () => {
  expect(dueAt(met)).toBe(3 * MINUTE_MS)
  const changed = afterChange(met, 10_000)
  expect(dueAt(changed)).toBe(10_200)
  expect(dueAt(afterChange(changed, 10_100))).toBe(10_300)
})

test('desks that hear news at once ask the host one after the other', () => {
  expect([0, 0.5, 1].map(chance => dueAt(afterNews(met, 5_000, chance)))).toEqual([5_050, 5_200, 5_350])
  expect(dueAt(afterNews(afterNews(met, 5_000, 0), 9_000, 1))).toBe(5_050)
})

test('who types on waits a minute at most, and nothing begins under a key', () => {
  let pace = met
  for (let at = 10_000; at <= 90_000; at += 100) pace = afterChange(pace, at)
  expect(dueAt(pace)).toBe(70_000)
  expect(dueAt(afterNews(afterChange(met, 10_000), 10_000, 0))).toBe(10_200)
})

/** Meets a space as soon as it may, until an end, with news every tenth of a second; the times. */
function meetings(from: Pace, start: number, end: number): number[] {
  const times: number[] = []
  let pace = from
  for (let now = start; now < end; now += 100) {
    pace = afterNews(pace, now, 0)
    const at = Math.max(now, dueAt(pace))
    if (at >= now + 100) continue
    times.push(at)
    pace = afterMeeting(pace, at)
  }
  return times
}

test('where news and changes never end, a hundred meetings in a row, then one in ten seconds', () => {
  const times = meetings(met, 100_000, 700_000)
  expect(times[99]).toBeLessThan(112_000)
  expect(times.length).toBeGreaterThan(155)
  expect(times.length).toBeLessThan(165)
  const gaps = times.slice(110).map((at, n) => at - (times[109 + n] ?? 0))
  expect(Math.min(...gaps)).toBeGreaterThan(9_800)
})

test('out of reach, it is asked less and less often, whatever changes here', () => {
  let pace = met
  const waits = [1, 2, 3, 4, 5, 6].map(() => {
    pace = afterFailure(pace, 0)
    return dueAt(afterChange(afterNews(pace, 1), 1)) / MINUTE_MS
  })
  expect(waits).toEqual([1, 2, 4, 8, 15, 15])
})
