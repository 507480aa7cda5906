/**
 * Every outcome a chronology can have, as the user reads it, in tables that one can review line by line: `tests/fixtures/outcomes`.
 * A rule that changes changes its lines there: read them, then write them again with `vitest run -u` on this file.
 */
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { Event } from '../../../../../src/shared/dossiers/model.ts'
import type { Zone } from '../../../../../src/shared/procedure/calendar/holidays.ts'
import { eventKinds } from '../../../../../src/shared/procedure/events/kinds.ts'
import { questions } from '../../../../../src/shared/procedure/events/questions.ts'
import type { TimeLimit } from '../../../../../src/shared/procedure/limits/model.ts'
import { takesHour, takesPosting, takesTerm } from '../../../../../src/shared/procedure/limits/terms.ts'
import { answerable, timeLimits } from '../../../../../src/shared/procedure/limits/time-limits.ts'
import { compute } from '../../../../../src/shared/procedure/neutral/answer.ts'
import { Situations } from '../../../../../src/shared/procedure/neutral/format.ts'
import { placeOf } from '../../../../../src/shared/procedure/place.ts'

const table = (name: string) => `../../../../fixtures/outcomes/${name}.txt`
const event = (kind: string, date: string, options: readonly string[] = [], more: object = {}): Event =>
  Event.parse({ id: kind, kind, date, label: '', options, ...more })

/** A limit in the words of the program: all that is shown of it. */
function inFull(limit: TimeLimit): string {
  const { title, kind, term, lastDay, prudent, time, governing, readings, reason } = limit
  const days = [
    term && `terme ${term}`,
    lastDay && `dernier jour ${lastDay}${time ? ` à ${time}` : ''}`,
    prudent && `prudence ${prudent}`,
    governing && `règle ${governing}`,
    ...readings.map(one => `« ${one.label} » ${one.day}`),
  ]
  const sources = limit.sources.map(
    one =>
      `${one.text} (${one.mark}${one.from ? ` dès ${one.from}` : ''}${one.to ? ` jusqu’à ${one.to}` : ''})`,
  )
  const words = [limit.rule, reason, limit.caveat, limit.next, limit.pending, limit.proof, limit.because]
  return [
    `  ${limit.key} ${kind} ${limit.fate} ${limit.certainty}${limit.by ? ` par ${limit.by}` : ''} : ${title}`,
    `    ${days.filter(Boolean).join(' ; ')}`,
    `    ${sources.join(' ; ')} [${limit.articles.join(' ; ')}]`,
    ...[...words, ...limit.steps].filter(Boolean).map(one => `    ${one}`),
  ].join('\n')
}
/** A limit in one line: its days and what became of it. */
const inBrief = ({ key, fate, by, lastDay, prudent, readings, pending }: TimeLimit): string =>
  [
    `  ${key} ${fate}${by ? ` (${by})` : ''} ${lastDay ?? '—'}`,
    prudent && prudent !== lastDay && `prudence ${prudent}`,
    readings.map(one => one.day).join(' '),
    pending,
  ]
    .filter(Boolean)
    .join(' | ')

const metropole = placeOf('metropole', [], 0, ['regime-general'])
const optionsOf = (kind: string) => {
  const { questions: asked = [] } = eventKinds.find(one => one.kind === kind) ?? {}
  // regimes have a table of their own (`regimes`)
  return asked.filter(key => key !== 'nature').flatMap(key => Object.keys(questions[key].values))
}
const dossierAnswers = Object.values(questions).flatMap(one =>
  one.about === 'dossier' ? Object.keys(one.values) : [],
)

test('each event alone, by each answer about it', async () => {
  const lines = eventKinds.flatMap(({ kind, family, label, dateMeaning, proof, options }) => [
    `${kind} (${family}) ${label} ; date : ${dateMeaning} ; preuve : ${proof}`,
    ...options.filter(one => !/^(regime|matter)-/.test(one.key)).map(one => `- ${one.key} : ${one.label}`),
    `- se note : ${[takesTerm(kind) && 'une durée', takesHour(kind) && 'une heure', takesPosting(kind) && 'un envoi'].filter(Boolean).join(', ')}`,
    ...timeLimits([event(kind, '2025-03-03')], metropole).map(inFull),
    ...optionsOf(kind).flatMap(option => [
      `= ${option}`,
      ...timeLimits([event(kind, '2025-03-03', [option])], metropole).map(inFull),
    ]),
  ])
  await expect(`${lines.join('\n')}\n`).toMatchFileSnapshot(table('one-event'))
})

test('each event by the law of its day, the place of the court, the distance and what the dossier answers', async () => {
  const places: readonly (readonly [Zone, number])[] = [
    ['alsace-moselle', 0],
    ['guadeloupe', 1],
    ['polynesie', 1],
    ['saint-martin', 2],
    ['metropole', 2],
  ]
  const brief = (kind: string, date: string, place = metropole, options: readonly string[] = [], more = {}) =>
    timeLimits([event(kind, date, options, more)], place).map(inBrief)
  const lines = eventKinds.flatMap(({ kind }) => [
    kind,
    ...['1999-06-30', '2003-05-12', '2014-06-16', '2016-12-30', '2021-02-08', '2026-01-05'].flatMap(date => [
      `= ${date}`,
      ...brief(kind, date),
    ]),
    ...places.flatMap(([zone, distance]) => [
      `= ${zone}, ${distance} mois`,
      ...brief(kind, '2015-03-26', placeOf(zone, [], distance, ['regime-general'])),
    ]),
    ...dossierAnswers.flatMap(answer => [
      `= ${answer}`,
      ...brief(kind, '2025-03-03', placeOf('metropole', [], 0, [answer]), optionsOf(kind).slice(0, 1)),
    ]),
    ...(takesTerm(kind)
      ? ['40d', '3m'].flatMap(span => [`= ${span}`, ...brief(kind, '2025-03-03', metropole, [], { span })])
      : []),
  ])
  await expect(`${lines.join('\n')}\n`).toMatchFileSnapshot(table('law-of-the-day'))
})

test('each event with each one that may answer it, soon, late and too late', async () => {
  const lines = eventKinds.flatMap(({ kind: first }) =>
    eventKinds.flatMap(({ kind: second }) => {
      const opening = event(first, '2025-01-06', optionsOf(first).slice(0, 1))
      if (first === second || answerable(second, '2026-12-31', [opening]).length === 0) return []
      return ['2025-01-20', '2025-04-28', '2026-09-07'].flatMap(date => [
        `${first} puis ${second} le ${date}`,
        ...timeLimits([opening, event(second, date, optionsOf(second).slice(0, 1))], metropole).map(inBrief),
      ])
    }),
  )
  await expect(`${lines.join('\n')}\n`).toMatchFileSnapshot(table('two-events'))
})

test('the whole answer to each worked example', async () => {
  const file = new URL('../../../../fixtures/procedure/time-limits.json', import.meta.url)
  const situations = Situations.parse(JSON.parse(readFileSync(file, 'utf8')))
  const lines = situations.map(one => {
    const { id, ...answer } = compute(one)
    const told = Object.entries(answer).filter(([, value]) => value && String(value) !== '')
    return `${id}\n${told.map(([name, value]) => `  ${name} : ${JSON.stringify(value)}`).join('\n')}`
  })
  await expect(`${lines.join('\n')}\n`).toMatchFileSnapshot(table('worked-examples'))
})
