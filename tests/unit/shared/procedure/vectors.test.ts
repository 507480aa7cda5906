import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { compute } from '../../../../src/shared/procedure/neutral/answer.ts'
import { Situations } from '../../../../src/shared/procedure/neutral/format.ts'

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
    /** days that have to be told, each alone or with the words of its reading */
    readonly readings?: readonly (string | { readonly day: string })[]
  }
}
const vectorsOf = (file: URL) =>
  existsSync(file)
    ? (JSON.parse(readFileSync(file, 'utf8')) as { readonly vectors: readonly Vector[] }).vectors
    : []
const lists = {
  /** Written for this project; the days were computed apart from the program. */
  'of the project': vectorsOf(new URL('../../../fixtures/procedure/time-limits.json', import.meta.url)),
  /** Kept beside the project, where they are. */
  'kept beside the project': vectorsOf(
    new URL('../../../../../shared/legal/time-limits.json', import.meta.url),
  ),
}
const MONTH_MS = 31 * 86_400_000
const answerTo = (vector: Vector) => compute(Situations.parse(vector)[0]!)
const daysIn = ({ keep, last_day: last, readings }: ReturnType<typeof answerTo>) => [
  keep,
  last,
  ...readings.map(one => one.day),
]

test('the worked examples of the project are there', () => {
  expect(lists['of the project'].length).toBeGreaterThan(300)
})

describe.each(Object.entries(lists))('the worked examples %s', (_, vectors) => {
  test.each(vectors.map(one => [one.id, one] as const))('%s', (_id, vector) => {
    const answer = answerTo(vector)
    const { keep, never_show: never = [], readings = [], ...rest } = vector.expected
    if (keep)
      expect(answer.keep !== null && answer.keep <= keep, `${answer.keep} is later than ${keep}`).toBe(true)
    const days = daysIn(answer)
    for (const day of never) expect(days).not.toContain(day)
    for (const one of readings) expect(days).toContain(typeof one === 'string' ? one : one.day)
    if (rest.no_limit !== undefined) expect(answer.no_limit).toBe(rest.no_limit)
    if (rest.admissible !== undefined) expect(answer.admissible).toBe(rest.admissible)
    if (rest.born) expect(answer.born).toBe(rest.born)
    if (rest.opens) expect(answer.opens).toBe(rest.opens)
    if (rest.at) expect(answer.at).toBe(rest.at)
  })
  test('are told too early in three of a hundred at most', () => {
    const early = vectors.filter(vector => {
      const answer = answerTo(vector)
      const { keep, no_limit: none } = vector.expected
      if (none === true) return !answer.no_limit
      return keep && answer.keep && Date.parse(keep) - Date.parse(answer.keep) > MONTH_MS
    })
    expect(early.map(one => one.id).length).toBeLessThanOrEqual(vectors.length * 0.03)
  })
})
