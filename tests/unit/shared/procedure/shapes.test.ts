import { expect, test } from 'vitest'
import { DayOff } from '../../../../src/shared/procedure/calendar/calendar.ts'
import { GuideNode } from '../../../../src/shared/procedure/guide/model.ts'
import { TimeLimit } from '../../../../src/shared/procedure/limits/model.ts'
import { Situations } from '../../../../src/shared/procedure/neutral/format.ts'

const limit = {
  key: 'rule:event',
  title: 'Saisir le tribunal',
  kind: 'limit',
  event: 'e',
  from: '2026-03-03',
  rule: 'deux mois francs',
  articles: ['art. R. 421-1 CJA'],
  steps: ['Le délai part du 3 mars 2026.'],
}

test('a limit that says no more runs, in one reading, with nothing awaited', () =>
  expect(TimeLimit.parse(limit)).toEqual({
    ...limit,
    readings: [],
    reason: '',
    sources: [],
    judge: '',
    assumes: '',
    takesRecourse: false,
    next: '',
    pending: '',
    proof: '',
    certainty: 'verified',
    caveat: '',
    fate: 'running',
    because: '',
  }))

test.each([
  [{ kind: 'birth' }, true],
  [{ kind: 'opens' }, true],
  [{ kind: 'none' }, true],
  [{ kind: 'end' }, false],
  [{ fate: 'replaced' }, true],
  [{ fate: 'done' }, true],
  [{ fate: 'lost' }, false],
  [{ lastDay: '2026-05-04' }, true],
  [{ lastDay: '4 mai 2026' }, false],
  [{ sources: [{ text: 'art. R. 421-1 CJA', mark: 'recalled' }] }, true],
  [{ sources: [{ text: 'art. R. 421-1 CJA', mark: 'doubtful' }] }, true],
  [{ sources: [{ text: 'art. R. 421-1 CJA', mark: 'sure' }] }, false],
  [{ sources: [{ text: 'art. R. 421-1 CJA' }] }, false],
])('a limit with %j', (more, isAccepted) =>
  expect(TimeLimit.safeParse({ ...limit, ...more }).success).toBe(isAccepted),
)

test.each([
  [{ day: '2026-05-15' }, { zone: '', day: '2026-05-15', name: 'jour chômé' }],
  [
    { day: '05-28', zone: 'saint-barthelemy', name: 'Abolition' },
    { zone: 'saint-barthelemy', day: '05-28', name: 'Abolition' },
  ],
  [{ day: '15 mai' }, undefined],
  [{ day: '05-28', zone: 'lyon' }, undefined],
  [{ day: '05-28', name: 'n'.repeat(121) }, undefined],
])('a day off %j', (value, expected) => expect(DayOff.safeParse(value).data).toEqual(expected))

const choices = ['a', 'b'].map(value => ({ value, label: value, next: 'x' }))
test.each([
  [{ kind: 'question', fact: 'f', question: '?', choices }, true],
  [{ kind: 'question', fact: 'f', question: '?', choices: choices.slice(1) }, false],
  [{ kind: 'text', fact: 'f', question: '?', next: 'x' }, true],
  [{ kind: 'date', fact: 'f', question: '?' }, false],
  [{ kind: 'choice', fact: 'f', question: '?', next: 'x' }, false],
])('a step of the guide %j', (node, isAccepted) => expect(GuideNode.safeParse(node).success).toBe(isAccepted))

test('what a step of the guide leaves out is: obligatory, no way out without the date, nothing else to prepare', () => {
  expect(GuideNode.parse({ kind: 'text', fact: 'f', question: '?', next: 'x' })).toMatchObject({
    optional: false,
    help: '',
  })
  expect(GuideNode.parse({ kind: 'date', fact: 'f', question: '?', next: 'x' })).toMatchObject({
    unknown: '',
  })
  expect(GuideNode.parse({ kind: 'end', title: 't', reasons: [] })).toMatchObject({
    template: '',
    send: '',
    with: [],
  })
  expect(GuideNode.parse({ kind: 'limit', limits: ['r'], open: 'a', passed: 'b', none: 'c' })).toMatchObject({
    near: '',
    replaced: '',
    facts: {},
  })
})

test('situations come as a list, as a file of vectors, or alone; what is told of an event is kept', () => {
  const one = { events: [{ type: 'refus', acte: 'exprès' }] }
  const read = {
    id: '',
    family: '',
    events: [{ type: 'refus', date: '', acte: 'exprès' }],
    facts: {},
    ask: '',
  }
  for (const value of [[one], { vectors: [one] }, one]) expect(Situations.parse(value)).toEqual([read])
  expect(Situations.safeParse({ events: [{ date: '2026-01-01' }] }).success).toBe(false)
})
