import { describe, expect, test } from 'vitest'
import { admissibility } from '../../../../../src/shared/campaign/amendments/admissible.ts'
import { apply } from '../../../../../src/shared/campaign/amendments/applying/apply.ts'
import { headOf } from '../../../../../src/shared/campaign/amendments/begin.ts'
import { amendmentBlocks } from '../../../../../src/shared/campaign/amendments/blocks.ts'
import { compose } from '../../../../../src/shared/campaign/amendments/composing/compose.ts'
import { pointAt } from '../../../../../src/shared/campaign/amendments/composing/point.ts'
import { lastParagraph } from '../../../../../src/shared/campaign/amendments/gage.ts'
import type { Change } from '../../../../../src/shared/campaign/amendments/model.ts'
import { momentOf } from '../../../../../src/shared/campaign/amendments/moment.ts'
import { parse } from '../../../../../src/shared/campaign/amendments/reading/parse.ts'
import { exposeLines } from '../../../../../src/shared/campaign/amendments/reasons.ts'
import { anAmendment } from '../../../../fixtures/amendments/builder.ts'
import { article } from '../../../../fixtures/amendments/cases.ts'
import { aBill, aBillText } from '../../../../fixtures/builders.ts'

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
  const at = (from: number, length: number) => pointAt(text, 2, { from, to: from + length })
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
  test('a gage goes on from the last paragraph of its article, and is read back so', () => {
    const alineas = ['I. – Un.', '« III. – Cité. »', '1° Deux.', 'II bis. – Trois.', 'III. – Quatre.']
    const after = lastParagraph(alineas)
    expect(after).toBe(3)
    expect(lastParagraph(['Le code est ainsi modifié :', '1° Un.'])).toBeUndefined()
    const gage: Change = { kind: 'gage', of: ['etat'], after: 3 }
    const lines = compose([gage], { chamber: 'an' })
    expect(lines.at(-1)).toContain('«\u00a0IV.\u00a0–\u00a0La perte de recettes')
    expect(parse(lines, 'an').changes).toEqual([gage])
    const plain: Change = { kind: 'gage', of: ['etat'] }
    expect(parse(compose([plain], { chamber: 'an' }), 'an').changes).toEqual([plain])
    expect(apply({ alineas }, [gage], 'an').alineas.at(-1)).toMatch(/^IV/)
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

test.each([
  ['', ['Il supprime.', 'Le droit.', 'Les faits ( ; ).']],
  ['LQDN', ['Il supprime.', 'Le droit.', 'Les faits ( ; ).', 'Cet amendement a été travaillé avec LQDN.']],
])('sources stand at the end of the reasons, before who worked on it: « %s »', (origin, lines) => {
  const one = anAmendment({
    reasons: {
      does: 'Il supprime.',
      why: 'Le droit.\nLes faits.',
      origin,
      sources: [
        { kind: 'decision', id: 's1' },
        { kind: 'decision', id: 's2' },
      ],
    },
  })
  const blocks = amendmentBlocks(one, { articleOf: () => undefined, parentOf: () => undefined }, 'a')
  const inlines = blocks.flatMap(block => (block.kind === 'paragraph' ? [block.inlines] : []))
  const texts = inlines.map(all => all.map(one => (one.kind === 'text' ? one.text : '')).join(''))
  expect(texts.slice(-lines.length).map(text => text.replaceAll('\u00a0', ' '))).toEqual(lines)
  expect(inlines.flat().flatMap(one => (one.kind === 'citation' ? [one.source.id] : []))).toEqual([
    's1',
    's2',
  ])
})

describe('where the bill has come', () => {
  const bill = aBill({
    id: 'b',
    first: 'senat',
    current: 'an-seance',
    stages: [
      { key: 'senat-vote', label: 'Vote du Sénat', kind: 'vote', chamber: 'senat', date: '2025-02-04' },
      { key: 'an-commission', label: 'Commission', kind: 'commission', chamber: 'an', date: '2025-03-07' },
      { key: 'an-seance', label: 'Séance', kind: 'seance', chamber: 'an', date: '2025-03-17' },
    ] as never,
  })
  const version = (id: string, stage: string, number: string) => ({ id, stage, number })
  const versions = [version('v2', 'an-commission', '1043'), version('v1', 'senat-vote', '45')]
  const at = new Date(2025, 2, 10, 9, 5)
  const of = (given: object) =>
    momentOf(anAmendment({ bill: 'b', deadline: '', ...given }), at, bill, versions)
  test('an amendment to a version that another has followed is told so, by their names', () => {
    expect(of({ text: 'v1' }).overtakenBy).toContain('«\u00a0Vote du Sénat, n°\u00a045\u00a0»')
    expect(of({ text: 'v1' }).overtakenBy).toContain('«\u00a0Commission, n°\u00a01043\u00a0»')
    expect(of({ text: 'v2' }).overtakenBy).toBeUndefined()
    const notes = admissibility(anAmendment({ text: 'v1' }), {
      now: '2025-03-10T09:05',
      overtakenBy: 'Plus récent.',
    })
    expect(notes[0]).toMatchObject({ rule: 'étape', severity: 'warning', message: 'Plus récent.' })
  })
  test('so is one for the chamber that no longer has the bill', () =>
    expect(of({ chamber: 'senat' }).overtakenBy).toContain('devant l’autre assemblée (Assemblée nationale)'))
  test('the limit its stages give stands where it says none, to be verified', () => {
    expect(of({})).toMatchObject({ now: '2025-03-10T09:05', deadline: '2025-03-12T17:00' })
    expect(of({ deadline: '2025-03-12T17:00' }).deadline).toBeUndefined()
    const notes = admissibility(anAmendment({ deadline: '' }), of({}))
    expect(notes.find(one => one.rule === 'délai')?.message).toContain(
      'd’après les étapes du texte, à vérifier',
    )
  })
  test.each([
    [{ kind: 'seance', reading: 1 }, 'Première lecture'],
    [{ kind: 'seance', reading: 2 }, 'Deuxième lecture'],
    [{ kind: 'nouvelle-lecture', reading: 2 }, 'Nouvelle lecture'],
    [{ kind: 'lecture-definitive' }, 'Lecture définitive'],
  ])('is headed by the reading of the stage: %j', (stage, reading) => {
    const text = aBillText({ bill: 'b', stage: 's' })
    const stages = [{ key: 's', label: 's', ...stage }] as never
    expect(headOf(aBill({ stages }), text).reading).toBe(reading)
    // an article pasted is of the bill as it stands
    expect(headOf(aBill({ stages }), undefined).reading).toBe(reading)
  })
})
