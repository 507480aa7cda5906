/**
 * Outcomes of the dates and answers of a dossier, as the user reads them, in tables that one can review line by line:
 * `tests/fixtures/outcomes`. A change on purpose changes their lines: read them, then write them again (`vitest run FILE -u`).
 */
import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { addMonths, daysBetween } from '../../../../../src/shared/kernel/days.ts'
import { calendarOf, rollBack, rollForward } from '../../../../../src/shared/procedure/calendar/calendar.ts'
import { holidayNames, Zone } from '../../../../../src/shared/procedure/calendar/holidays.ts'
import { orient, unknownDay } from '../../../../../src/shared/procedure/guide/guide.ts'
import { Guide } from '../../../../../src/shared/procedure/guide/model.ts'
import { templateOf } from '../../drafts/gathered.ts'

const table = (name: string, lines: readonly string[]) =>
  expect(`${lines.join('\n')}\n`).toMatchFileSnapshot(`../../../../fixtures/outcomes/${name}.txt`)
/** Every regime is walked by another test; here, one of each kind. */
const isSkipped = (answer: string) =>
  /^(matter|regime)-/.test(answer) &&
  !/^(matter-(general|foreigners|contracts)|regime-(general|oqtf|contract-offer))$/.test(answer)
const json = (value: unknown) => JSON.stringify(value)
test('every way through the guide', async () => {
  const root = new URL('../../../../../resources/', import.meta.url)
  const guide = Guide.parse(JSON.parse(readFileSync(new URL('guide.json', root), 'utf8')))
  const templates = readdirSync(new URL('templates', root)).map(name => templateOf(name.replace('.json', '')))
  const lines: string[] = []
  const walk = (answers: Record<string, string>, path: string): void => {
    const { question, proposal, said } = orient(guide, { answers, today: '2026-03-02', templates })
    if (proposal) {
      const { template, title, facts, limits, ahead, next, reasons } = proposal
      lines.push(
        `${path} => ${template} « ${title} » ${json(facts)} ${reasons.length} ${next.length} avec ${proposal.with.map(one => one.id).join()}`,
        ...[...limits, ...ahead].map(one => `  ${one.key} ${one.fate} ${one.lastDay ?? '—'}`),
        `  ${said.map(one => one.answer).join(' ; ')}`,
      )
    }
    if (!question || lines.length > 4000) return
    const choices =
      question.kind === 'question'
        ? question.choices.map(one => one.value).filter(one => !isSkipped(one))
        : question.kind === 'date'
          ? ['2026-02-20', '2025-10-06', '2019-05-06', ...(question.optional ? [unknownDay] : [])]
          : ['Moirans']
    for (const choice of choices) walk({ ...answers, [question.fact]: choice }, `${path}/${choice}`)
  }
  walk({}, '')
  await table('guide', lines)
})

test('days off, months and working days', async () => {
  const years = [2008, 2024, 2025, 2026, 2038]
  const days = [
    '2024-01-31',
    '2024-02-29',
    '2025-05-08',
    '2025-08-15',
    '2025-12-24',
    '2026-04-03',
    '2026-11-11',
  ]
  await table('calendar', [
    ...Zone.options.flatMap(zone =>
      years.map(
        year => `${zone} ${year} ${[...holidayNames(year, zone)].map(one => one.join(' ')).join(' ; ')}`,
      ),
    ),
    ...days.flatMap(day =>
      [1, 2, 3, 6, 12, -1].map(
        n => `${day} ${n} mois ${addMonths(day, n)} ${daysBetween(day, addMonths(day, n))}`,
      ),
    ),
    ...days.flatMap(day => [
      json(rollForward(day)),
      json(rollBack(day)),
      json(rollForward(day, calendarOf('alsace-moselle', [{ zone: '', day: '08-18', name: 'pont' }]))),
    ]),
  ])
})
