import { expect, test } from 'vitest'
import { TimeLimit } from '../../../../src/shared/procedure/limits/model.ts'
import { remindersOn, seenOf, withSeen } from '../../../../src/shared/procedure/reminders.ts'

const due = (lastDay: string | undefined, key = 'rep:e1') => ({
  dossier: 'd1',
  title: 'Valmont',
  limit: TimeLimit.parse({
    key,
    title: 'Saisir le tribunal',
    kind: 'limit',
    event: 'e1',
    from: '2026-01-01',
    ...(lastDay && { lastDay, prudent: lastDay }),
    rule: 'deux mois francs',
    articles: [],
    steps: [],
  }),
})
const on = (today: string, seen: ReadonlySet<string> = new Set(), all = [due('2026-03-31')]) =>
  remindersOn(all, today, seen)

test('a limit is recalled from thirty days on, each distance once, and the last day itself', () => {
  expect(on('2026-02-28')).toEqual([])
  let seen: Set<string> = new Set()
  const recalled: number[] = []
  for (let at = Date.parse('2026-02-25'); at <= Date.parse('2026-04-02'); at += 24 * 3600_000) {
    const today = new Date(at).toISOString().slice(0, 10)
    const found = on(today, seen)
    recalled.push(...found.map(one => one.daysLeft))
    seen = seenOf(
      withSeen(
        seen,
        found.map(one => one.mark),
        today,
      ),
    )
  }
  expect(recalled).toEqual([30, 15, 7, 3, 1, 0])
  // its marks go once it has ended
  expect([...seen]).toEqual([])
})

test('who opens the program late is reminded once, of the nearest distance', () => {
  const [found, ...others] = on('2026-03-29')
  expect(others).toEqual([])
  expect(found).toMatchObject({ daysLeft: 2, mark: 'd1 rep:e1 2026-03-31 3' })
})

test('another end is another reminder; what has no end, or is past, is not recalled; the nearest comes first', () => {
  const seen = new Set(on('2026-03-29').map(one => one.mark))
  expect(on('2026-03-29', seen)).toEqual([])
  expect(on('2026-03-29', seen, [due('2026-03-30')])).toHaveLength(1)
  expect(on('2026-03-29', new Set(), [due(undefined), due('2026-03-28')])).toEqual([])
  const both = on('2026-03-29', new Set(), [due('2026-04-10', 'a'), due('2026-03-30', 'b')])
  expect(both.map(one => one.limit.key)).toEqual(['b', 'a'])
})

test('a damaged setting means that nothing was seen', () => {
  for (const setting of [undefined, '', '{', '{"a":1}', '[1,null]']) expect([...seenOf(setting)]).toEqual([])
})
