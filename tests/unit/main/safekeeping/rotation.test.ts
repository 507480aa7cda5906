import { describe, expect, test } from 'vitest'
import { expiredBackup } from '../../../../src/main/safekeeping/rotation.ts'
import type { Backup } from '../../../../src/shared/safekeeping/model.ts'

const DAY_MS = 86_400_000
const START = Date.parse('2024-01-01T08:00:00Z')

const aBackup = (sequence: number, at: number, change: Partial<Backup> = {}): Backup => ({
  name: `${sequence}-auto.zip`,
  file: `/b/${sequence}-auto.zip`,
  at: new Date(at).toISOString(),
  bytes: 1,
  automatic: true,
  partial: false,
  sequence,
  proof: 'proven',
  missing: [],
  remote: 0,
  ...change,
})

/** Makes one a day for so many days, and lets go what has no place each day. */
function live(days: number, clock = (day: number) => START + day * DAY_MS, change = (_day: number) => ({})) {
  let kept: Backup[] = []
  const counts: number[] = []
  for (let day = 0; day < days; day += 1) {
    kept.push(aBackup(day + 1, clock(day), change(day)))
    const gone = expiredBackup(kept)
    kept = kept.filter(one => one !== gone)
    counts.push(kept.length)
  }
  return { kept, counts, days: kept.map(one => one.at.slice(0, 10)) }
}

describe('the rotation', () => {
  test('keeps seven days, four weeks and twelve months', () => {
    const { days, kept } = live(500)
    expect(days.slice(-7)).toHaveLength(7)
    const last = START + 499 * DAY_MS
    const ages = kept.map(one => Math.round((last - Date.parse(one.at)) / DAY_MS))
    expect(ages.slice(-7)).toEqual([6, 5, 4, 3, 2, 1, 0])
    expect(new Set(days.map(day => day.slice(0, 7))).size).toBe(12)
    expect(kept.length).toBeLessThanOrEqual(7 + 4 + 12 + 2)
  })
  test('keeps as much when the clock jumps ahead and comes back', () => {
    const jump = (day: number) => START + (day === 100 ? 4000 : day) * DAY_MS
    const { counts } = live(140, jump)
    const usual = live(140).counts
    for (let day = 100; day < 140; day += 1) expect(counts[day]).toBeGreaterThanOrEqual(usual[99] ?? 0)
    for (let day = 1; day < 140; day += 1) expect(counts[day]).toBeGreaterThanOrEqual(counts[day - 1] ?? 0)
  })
  test('lets no newer one go when the clock stands a year behind', () => {
    const { kept } = live(30)
    const late = aBackup(31, START - 365 * DAY_MS)
    expect(expiredBackup([...kept, late])).not.toBe(late)
  })
  test('never lets the last proven one go, nor the last that lacks nothing', () => {
    const old = aBackup(1, START)
    const lacking = { missing: [{ sha256: 'a', label: 'a', state: 'absent' as const }] }
    const { kept } = live(600, undefined, day => (day === 0 ? {} : lacking))
    expect(kept.map(one => one.sequence)).toContain(old.sequence)
  })
  test('one that is not proven takes no place', () => {
    const unproven = (day: number) => (day >= 10 ? { proof: 'unproven' as const } : {})
    const { kept } = live(40, undefined, unproven)
    expect(
      kept
        .filter(one => one.proof === 'proven')
        .map(one => one.sequence)
        .slice(-7),
    ).toEqual([4, 5, 6, 7, 8, 9, 10])
    expect(expiredBackup([aBackup(0, START, { proof: 'unread' }), aBackup(1, START)])).toBeUndefined()
  })
  test('one made by hand stays', () => {
    const byHand = aBackup(1, START, { automatic: false })
    expect(expiredBackup([byHand, ...live(400).kept])).not.toBe(byHand)
  })
})
