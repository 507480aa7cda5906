import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { compute } from '../../../../src/shared/procedure/neutral/answer.ts'
import { Situations } from '../../../../src/shared/procedure/neutral/format.ts'

/** The worked examples that are kept beside the project, where they are. */
const file = new URL('../../../../../shared/legal/time-limits.json', import.meta.url)
interface Vector {
  readonly id: string
  readonly expected: {
    readonly keep?: string
    readonly never_show?: readonly string[]
    readonly no_limit?: boolean
    readonly admissible?: boolean
    readonly born?: string
    readonly opens?: string
    readonly at?: string
  }
}
const vectors = existsSync(file)
  ? (JSON.parse(readFileSync(file, 'utf8')) as { readonly vectors: readonly Vector[] }).vectors
  : []
const MONTH_MS = 31 * 86_400_000

describe.skipIf(vectors.length === 0)('the worked examples kept beside the project', () => {
  test.each(vectors.map(one => [one.id, one] as const))('%s', (_, vector) => {
    const [situation] = Situations.parse(vector)
    const found = compute(situation!)
    const { keep, never_show: never = [], no_limit: none, admissible, born, opens, at } = vector.expected
    if (keep)
      expect(found.keep !== null && found.keep <= keep, `${found.keep} is later than ${keep}`).toBe(true)
    const days = [found.keep, found.last_day, ...found.readings.map(one => one.day)]
    for (const day of never) expect(days).not.toContain(day)
    if (none === false) expect(found.no_limit).toBe(false)
    if (admissible === false) expect(found.admissible).toBe(false)
    if (born) expect(found.born).toBe(born)
    if (opens) expect(found.opens).toBe(opens)
    if (at) expect(found.at).toBe(at)
  })
  test('are told too early in three of a hundred at most', () => {
    const early = vectors.filter(vector => {
      const [situation] = Situations.parse(vector)
      const found = compute(situation!)
      const { keep, no_limit: none } = vector.expected
      if (none === true) return !found.no_limit
      return keep && found.keep && Date.parse(keep) - Date.parse(found.keep) > MONTH_MS
    })
    expect(early.map(one => one.id).length).toBeLessThanOrEqual(vectors.length * 0.03)
  })
})
