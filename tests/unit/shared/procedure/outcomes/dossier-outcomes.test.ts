import { expect, test } from 'vitest'
import { calendarFile } from '../../../../../src/main/procedure/calendar-file.ts'
import { Event } from '../../../../../src/shared/dossiers/model.ts'
import { eventKinds } from '../../../../../src/shared/procedure/events/kinds.ts'
import { questions } from '../../../../../src/shared/procedure/events/questions.ts'
import { knownTo } from '../../../../../src/shared/procedure/guide/answers.ts'
import type { TimeLimit } from '../../../../../src/shared/procedure/limits/model.ts'
import { openQuestions } from '../../../../../src/shared/procedure/limits/open-questions.ts'
import { timeLimits } from '../../../../../src/shared/procedure/limits/time-limits.ts'
import { placeOf } from '../../../../../src/shared/procedure/place.ts'
import {
  eventsOfDossier,
  limitFactProblem,
  limitsOf,
  suitLimit,
  withAnswer,
} from '../../../../../src/shared/procedure/situation.ts'
import { aDossier } from '../../../../fixtures/builders.ts'
import { chains } from '../../../../fixtures/procedure/chronologies.ts'

const table = (name: string, lines: readonly string[]) =>
  expect(`${lines.join('\n')}\n`).toMatchFileSnapshot(`../../../../fixtures/outcomes/${name}.txt`)
const json = (value: unknown) => JSON.stringify(value)
const metropole = placeOf('metropole', [], 0, ['regime-general'])
const event = (kind: string, date: string, more: object = {}): Event =>
  Event.parse({ id: kind, kind, date, label: '', options: [], ...more })
const brief = ({ key, fate, by, lastDay, prudent, readings, because, pending }: TimeLimit): string =>
  [
    `  ${key} ${fate}${by ? ` (${by})` : ''} ${lastDay ?? '—'} ${prudent ?? ''}`,
    ...readings.map(one => `${one.label} ${one.day}`),
    because,
    pending,
  ]
    .filter(Boolean)
    .join(' | ')

test('each event after each other one, where the second changes what becomes of the first', async () => {
  const kinds = eventKinds.map(one => one.kind)
  const state = (limits: readonly TimeLimit[]) =>
    new Set(limits.map(one => `${one.key} ${one.fate} ${one.lastDay} ${one.by}`))
  await table(
    'pairs',
    kinds.flatMap(first =>
      kinds.flatMap(second => {
        if (first === second) return []
        const [a, b] = [event(first, '2025-01-06'), event(second, '2025-02-10')]
        const apart = state([...timeLimits([a], metropole), ...timeLimits([b], metropole)])
        const both = timeLimits([a, b], metropole)
        const changed = both.filter(one => !apart.has(`${one.key} ${one.fate} ${one.lastDay} ${one.by}`))
        const gone = both.length < apart.size
        return changed.length > 0 || gone
          ? [
              `${first} + ${second}${gone ? ' -' : ''} ${changed.map(one => `${one.key.split(':')[0]} ${one.fate} ${one.lastDay ?? '—'}`).join(' ; ')}`,
            ]
          : []
      }),
    ),
  )
})

test('each event by each answer about it, then the steps that make its time run anew', async () => {
  const steps = ['legal-aid', 'gracieux', 'reasons-asked', 'filed', 'refused', 'judgment']
  await table(
    'steps-after',
    eventKinds.flatMap(({ kind, questions: asked }) =>
      asked
        .filter(key => key !== 'nature')
        .flatMap(key => Object.keys(questions[key].values))
        .flatMap(option => {
          const first = event(kind, '2025-01-06', { options: [option] })
          const before = timeLimits([first], metropole).map(brief)
          return steps.flatMap(step => {
            if (step === kind) return []
            const after = timeLimits([first, event(step, '2025-02-10')], metropole).map(brief)
            const changed = after
              .filter(one => !before.includes(one))
              .map(one => one.replace(/ \|.*/u, '').trim())
            return changed.length > 0 ? [`${kind} ${option} ${step} : ${changed.join(' ; ')}`] : []
          })
        }),
    ),
  )
})

test('chronologies of a whole case, and the questions they leave open', async () => {
  await table(
    'chronologies',
    chains.flatMap(chain => {
      const events = chain.map(([kind, date, ...options], n) =>
        event(kind, date, { id: `${kind}-${n}`, options }),
      )
      const linked = events.map((one, n) => (n === 0 ? one : { ...one, of: events[n - 1]!.id }))
      const open = openQuestions(events, metropole, false)
      return [
        chain.map(one => one.join(' ')).join(' ; '),
        ...timeLimits(events, metropole).map(brief),
        ' liés :',
        ...timeLimits(linked, metropole).map(brief),
        ...open.map(
          ({ question, label, event: about, effects }) =>
            `  ? ${question} ${label} ${about?.id ?? ''} ${json(effects)}`,
        ),
        ...open.slice(0, 2).map(one => json(withAnswer({ events, facts: {} }, one, one.effects[0]!.value))),
        ...calendarFile(
          timeLimits(events, metropole).map(limit => ({ dossier: 'd', title: 'Dossier', limit })),
          new Date('2025-01-20T00:00:00Z'),
        )
          .split('\r\n')
          .filter(line => /^(?:SUMMARY|DTSTART|DTEND|TRIGGER|UID|DESCRIPTION)/.test(line)),
      ]
    }),
  )
})

test('what the facts of a dossier tell of its dates, and what its dates answer to the guide', async () => {
  const day = '2025-03-03'
  const facts: readonly Record<string, string>[] = [
    ...['implicite', 'refus', 'abrogation', 'revelee', 'expresse', ''].flatMap(
      (type): Record<string, string>[] => [
        {
          'decision.type': type,
          'request.date': day,
          'refusal.date': '2025-04-03',
          'start.date': day,
          'decision.notified': day,
        },
        {
          'decision.type': type,
          'decision.published': day,
          'request.date': day,
          'request.collegiate': 'oui',
          'limits.remedies': 'remedies',
        },
      ],
    ),
    ...[
      'documents.date',
      'documents.refused',
      'cada.registered',
      'documents.confirmed',
      'recap.date',
      'hearing.date',
      'judgment.notified',
      'law.referred',
    ].map(key => ({ [key]: day, 'judgment.documents': 'oui', 'law.urgent': 'oui' })),
    ...['ordonnance', 'jugement', 'arrêt', ''].map(kind => ({
      'cassation.kind': kind,
      'cassation.notified': day,
      'summary.date': day,
    })),
    {
      'decision.notified': day,
      'limits.distance': '1',
      'limits.quality': 'third-party',
      court: 'Strasbourg',
    },
    { 'decision.notified': day, 'limits.distance': '3', 'limits.quality': 'x', court: 'Mamoudzou' },
  ]
  const keys = [
    'limits.distance',
    'limits.quality',
    'limits.remedies',
    'limits.inconnu',
    'commune',
    'limits.act',
  ]
  const dossiers = [
    aDossier({ type: 'advocacy', facts: {} }),
    aDossier({ facts: { commune: 'Moirans', software: 'X', 'exhibit.decision': 'a' } }),
    aDossier({ facts: { 'exhibit.marche': 'm', 'documents.date': day, 'judgment.documents': 'oui' } }),
    ...[
      'cada-request',
      'cada-refused',
      'cada-registered',
      'published',
      'notified',
      'request',
      'refused',
      'judgment',
      'law-referred',
      'filed',
      'appeal-judgment',
    ].flatMap(kind => [
      aDossier({ facts: {}, events: [event(kind, day)] }),
      aDossier({
        facts: { 'decision.published': '2025-01-06' },
        events: [event(kind, '2025-02-03'), event(kind, day, { id: 'x', options: ['last-instance'] })],
      }),
    ]),
  ]
  await table('dossiers', [
    ...facts.flatMap(one => {
      const dossier = aDossier({ facts: one })
      const fact = (key: string) => one[key]
      return [
        json(one),
        ...eventsOfDossier(dossier, fact).map(json),
        ...limitsOf(dossier, fact).map(brief),
        `  recours ${suitLimit(dossier, fact)?.lastDay ?? '—'}`,
      ]
    }),
    ...keys.flatMap(key =>
      ['0', '2', '3', 'third-party', 'remedies'].map(
        value => `${key}=${value} ${limitFactProblem(key, value) ?? 'ok'}`,
      ),
    ),
    ...dossiers.map(
      one =>
        `${json(one.facts)} ${one.events.map(each => `${each.kind} ${each.date}`).join()} ${json(knownTo(one))}`,
    ),
  ])
})
