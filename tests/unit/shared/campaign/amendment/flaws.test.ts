import { describe, expect, test } from 'vitest'
import { admissibility } from '../../../../../src/shared/campaign/amendment/admissible.ts'
import { apply } from '../../../../../src/shared/campaign/amendment/apply.ts'
import { pointed } from '../../../../../src/shared/campaign/amendment/point.ts'
import { exposeLines } from '../../../../../src/shared/campaign/amendment/reasons.ts'
import type { Change } from '../../../../../src/shared/model/amendment.ts'
import { anAmendment } from '../../../../fixtures/amendments/builder.ts'
import { article } from '../../../../fixtures/amendments/cases.ts'

const flaws = (...changes: Change[]) => apply(article, changes).flaws

describe('what does not hold is said', () => {
  test('words that are not there, with the nearest ones', () => {
    const [flaw] = flaws({ kind: 'delete-words', where: { alineas: [3] }, words: 'les données déchifrées' })
    expect(flaw).toMatchObject({ code: 'absent', severity: 'error', nearest: 'les données déchiffrées' })
  })
  test('words of another alinéa, which is named', () =>
    expect(flaws({ kind: 'delete-words', where: { alineas: [1] }, words: 'deux ans' })[0]?.message).toContain(
      'à l’alinéa\u00a03',
    ))
  test('an alinéa beyond the end', () =>
    expect(flaws({ kind: 'delete-alineas', alineas: [6, 7] })).toMatchObject([
      { code: 'beyond', severity: 'error' },
    ]))
  test('a word that is there twice', () => {
    const said = flaws({ kind: 'delete-words', where: { alineas: [5] }, words: 'opérateurs' })
    expect(said).toMatchObject([{ code: 'ambiguous', severity: 'warning' }])
    expect(
      flaws({ kind: 'delete-words', where: { alineas: [5], occurrence: 2 }, words: 'opérateurs' }),
    ).toEqual([])
  })
  test('an occurrence, or a sentence, that is not there', () => {
    expect(
      flaws({ kind: 'delete-words', where: { alineas: [5], occurrence: 3 }, words: 'opérateurs' }),
    ).toMatchObject([{ code: 'no-occurrence' }])
    expect(flaws({ kind: 'delete-sentence', where: { alineas: [6], sentence: 2 } })).toMatchObject([
      { code: 'no-sentence' },
    ])
  })
  test('a part of a longer word is not that word', () =>
    expect(flaws({ kind: 'delete-words', where: { alineas: [1] }, words: 'séc' })).toMatchObject([
      { code: 'absent' },
    ]))
  test('two changes of one amendment that want the same words', () =>
    expect(
      flaws(
        { kind: 'delete-alineas', alineas: [3] },
        { kind: 'delete-words', where: { alineas: [3] }, words: 'déchiffrées' },
      ),
    ).toMatchObject([{ code: 'overlap', change: 1 }]))
  test('spaces, apostrophes and hyphens as they come', () =>
    expect(
      flaws({
        kind: 'delete-words',
        where: { alineas: [3] },
        words: "d'un  délai de soixante\u2011douze heures",
      }),
    ).toEqual([]))
})

describe('words pointed at are named so that nothing else is meant', () => {
  const text = 'Le juge statue. Le juge, saisi par le juge, décide.'
  const at = (from: number, length: number) => pointed(text, 2, { from, to: from + length })
  test('alone', () => expect(at(8, 6)).toEqual({ where: { alineas: [2] }, words: 'statue' }))
  test('by the sentence', () =>
    expect(at(3, 4)).toEqual({ where: { alineas: [2], sentence: 1 }, words: 'juge' }))
  test('by the occurrence', () =>
    expect(at(text.lastIndexOf('juge'), 4)).toEqual({
      where: { alineas: [2], occurrence: 3 },
      words: 'juge',
    }))
})

describe('admissibility', () => {
  const notes = (given: Parameters<typeof anAmendment>[0]) =>
    admissibility(anAmendment({ reasons: { does: 'Ceci.', why: '', origin: '', sources: [] }, ...given }), {
      now: '2025-03-10T09:00',
    })
  const of = (rule: string, given: Parameters<typeof anAmendment>[0]) =>
    notes(given).filter(one => one.rule === rule)
  test('a new charge is inadmissible, gage or not', () => {
    const changes: Change[] = [
      { kind: 'complete-article', by: ['Un fonds est créé.'] },
      { kind: 'gage', of: ['etat'] },
    ]
    expect(of('art. 40', { money: 'charge', changes })[0]).toMatchObject({
      severity: 'error',
      message: expect.stringContaining('Irrecevable'),
    })
  })
  test('a loss of revenue wants a gage', () => {
    expect(of('art. 40', { money: 'loss' })[0]?.severity).toBe('error')
    expect(
      of('art. 40', { money: 'loss', changes: [{ kind: 'delete-article' }, { kind: 'gage', of: ['etat'] }] }),
    ).toEqual([])
  })
  test('a gage where no loss is said is told to be of no use for a charge', () =>
    expect(
      of('art. 40', { changes: [{ kind: 'delete-article' }, { kind: 'gage', of: ['etat'] }] })[0]?.severity,
    ).toBe('warning'))
  test('after the first reading, only what is still in discussion', () =>
    expect(of('art. 45', { reading: 'Nouvelle lecture' })[0]?.message).toContain('en discussion'))
  test('the limit: unknown, to come, gone', () =>
    expect(
      ['', '2025-03-13T17:00', '2025-03-09T17:00'].map(deadline => of('délai', { deadline })[0]?.severity),
    ).toEqual(['warning', 'info', 'error']))
})

test('the reasons are told in three parts', () =>
  expect(
    exposeLines(
      anAmendment({
        reasons: {
          does: 'Il supprime.',
          why: 'Le droit.\nLes faits.',
          origin: 'La Quadrature du Net',
          sources: [],
        },
      }),
    ),
  ).toEqual([
    'Il supprime.',
    'Le droit.',
    'Les faits.',
    'Cet amendement a été travaillé avec La Quadrature du Net.',
  ]))
