import { readdirSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { assemble } from '../../../../../src/shared/drafts/assemble/assemble.ts'
import { check } from '../../../../../src/shared/drafts/checks/check.ts'
import { addDays } from '../../../../../src/shared/kernel/days.ts'
import { timelinessOf } from '../../../../../src/shared/procedure/timeliness.ts'
import { fromTemplate, templateOf } from '../gathered.ts'

const NOT_LATE = 'n’est pas tardive'
const written = {
  'decision.type': 'expresse',
  'decision.notified': '2026-03-10',
  'decision.date': '2026-03-05',
}

const textOf = (template: string, facts: Record<string, string>) =>
  JSON.stringify(
    assemble(fromTemplate(templateOf(template), { facts }), {
      template: templateOf(template),
      today: '2026-03-16',
    }).blocks,
  )

describe.each(['rep-vsa', 'requete-annulation'])('the text %s', template => {
  const facts = { ...written, 'limits.nature': 'regime-general', 'limits.remedies': 'remedies' }
  test('says that it is in time where it is, and leaves a gap where it is not', () => {
    expect(textOf(template, { ...facts, 'filing.date': '2026-05-11' })).toContain(NOT_LATE)
    const late = textOf(template, { ...facts, 'filing.date': '2026-07-20' })
    expect(late).not.toContain(NOT_LATE)
    expect(late).toContain('délai expiré à cette date')
  })
  test('never says so of a day after the last one, whatever the days', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 700 }), fc.integer({ min: 0, max: 200 }), (start, after) => {
        const notified = addDays('2025-06-01', start)
        const filing = addDays(notified, after)
        const said = { ...facts, 'decision.notified': notified, 'filing.date': filing }
        const { dossier } = fromTemplate(templateOf(template), { facts: said })
        const isTimely = timelinessOf(dossier, key => dossier.facts[key]) === 'timely'
        expect(textOf(template, said).includes(NOT_LATE)).toBe(isTimely)
      }),
      { numRuns: 60 },
    )
  })
})

describe.each([
  ['requete-appel', { 'judgment.notified': '2026-03-10', counsel: 'oui' }, '2026-05-11', '2026-05-12'],
  [
    'requete-appel-generale',
    { 'judgment.notified': '2026-03-10', 'limits.nature': 'regime-general' },
    '2026-05-11',
    '2026-05-12',
  ],
  [
    'requete-appel-generale',
    { 'judgment.notified': '2026-03-10', 'limits.nature': 'regime-oqtf' },
    '2026-04-13',
    '2026-04-14',
  ],
  [
    'pourvoi-cassation',
    { 'cassation.notified': '2026-03-10', 'cassation.kind': 'ordonnance' },
    '2026-03-26',
    '2026-03-27',
  ],
  [
    'requete-documents',
    { 'documents.confirmed': '2026-03-10', 'cada.registered': '2026-01-20' },
    '2026-05-11',
    '2026-05-12',
  ],
])('the step %s of %o', (template, facts, last, late) => {
  test('is said admissible on its last day, never after', () => {
    const day = templateOf(template).answers['filing.date'] ?? 'filing.date'
    const said = (filing: string) => textOf(template, { ...facts, [day]: filing })
    expect(said(last)).toMatch(/, est recevable\./)
    expect(said(late)).not.toMatch(/, est recevable\./)
    expect(said(late)).toMatch(/délai (expiré à cette date|à établir)/)
  })
})

test('an appeal says the month of its regime beside the two of general law', () => {
  const text = textOf('requete-appel-generale', {
    'judgment.notified': '2026-03-10',
    'limits.nature': 'regime-oqtf',
    'filing.date': '2026-04-01',
  })
  expect(text).toMatch(/Le régime de l’acte attaqué fixe ce délai à un mois franc/)
  expect(text).toMatch(/13\savril\s2026/)
})

describe.each(readdirSync(new URL('../../../../../resources/templates', import.meta.url)))(
  'the template %s',
  name => {
    const { blocks } = templateOf(name.replace('.json', ''))
    const paragraphs = blocks.flatMap(one => (one.kind === 'paragraph' && one.text ? [one.text] : []))
    test('says that a step is in time by the rule alone, and gives the end of a limit by its slot', () => {
      for (const text of paragraphs) {
        expect(text).not.toMatch(/n’est pas tardi(ve|f)\b/)
        expect(text).not.toMatch(/\{\{filing\.date\}\}.*\best recevable/)
        for (const [end] of text.matchAll(/expirer?a?( en l’espèce)?,?( à supposer[^,]*,)? le .{0,3}/g))
          expect(end).toMatch(/le \{\{/)
      }
    })
  },
)

test('a text that attacks an act of a special regime says no day of general law, and asks what the act is', () => {
  const filing = { 'filing.date': '2026-05-04' }
  // a month for an OQTF: the eleventh of April
  expect(
    textOf('requete-annulation', { ...written, ...filing, 'limits.nature': 'regime-oqtf' }),
  ).not.toContain(NOT_LATE)
  const open = textOf('requete-annulation', { ...written, ...filing })
  expect(open).not.toContain(NOT_LATE)
  expect(open).toContain('délai à établir')
})

test('a sentence typed by hand that says so of a late claim blocks the final version', () => {
  const facts = { ...written, 'limits.nature': 'regime-general' }
  const codes = (filing: string) => {
    const gathered = fromTemplate(templateOf('requete-annulation'), {
      facts: { ...facts, 'filing.date': filing },
    })
    const [first, ...rest] = gathered.draft.blocks
    const typed = {
      id: 'typed',
      kind: 'paragraph',
      style: 'body',
      inlines: [{ kind: 'text', text: 'La présente requête n’est pas tardive.' }],
    }
    const draft = { ...gathered.draft, blocks: [first!, typed as unknown as typeof first & object, ...rest] }
    return check(
      { ...gathered, draft: draft as typeof gathered.draft },
      templateOf('requete-annulation'),
      '2026-03-16',
    )
      .filter(one => one.severity === 'blocking')
      .map(one => one.code)
  }
  expect(codes('2026-07-20')).toContain('late-claim')
  expect(codes('2026-05-04')).not.toContain('late-claim')
})
