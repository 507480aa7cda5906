/**
 * Days asked for a step of its own (recours gracieux, CADA, legal aid, the birth of a refusal, a time in hours), counted by hand: the step
 * is answered by its own day, or by none and the reason.
 */
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { compute } from '../../../../src/shared/procedure/neutral/answer.ts'
import { Situation } from '../../../../src/shared/procedure/neutral/format.ts'

const Case = Situation.extend({
  kind: z.string(),
  expect: z.object({
    /** the day to keep; null: none is given */
    keep: z.string().nullable().optional(),
    keepIn: z.array(z.string()).optional(),
    /** the day to keep is that day, or an earlier one */
    by: z.string().optional(),
    born: z.string().optional(),
    /** shapes of the hour, of the reason why no day is given, of what is said beside the day */
    at: z.string().optional(),
    says: z.string().optional(),
    says2: z.string().optional(),
  }),
})
const file = new URL('../../../fixtures/procedure/asked-days.json', import.meta.url)
const cases = z.array(Case).parse(JSON.parse(readFileSync(file, 'utf8')))

test.each(
  cases.map(one => ({ ...one, name: `${one.events.map(({ type }) => type).join(', ')} : ${one.ask}` })),
)('$kind: $name', ({ expect: day, ...situation }) => {
  const answer = compute(Situation.parse(situation))
  if (day.keep !== undefined) expect(answer.keep).toBe(day.keep)
  if (day.keepIn) expect(day.keepIn).toContain(answer.keep)
  if (day.by) expect([answer.keep ?? '9999', day.by].toSorted()[0]).toBe(answer.keep)
  if (day.born) expect(answer.born).toBe(day.born)
  if (day.at) expect(answer.at).toMatch(new RegExp(day.at))
  if (day.says) expect(answer.reason).toMatch(new RegExp(day.says))
  if (day.says2)
    expect([answer.remedy, answer.next, ...answer.articles].join(' ')).toMatch(new RegExp(day.says2))
  expect(answer.unread).toEqual([])
})
