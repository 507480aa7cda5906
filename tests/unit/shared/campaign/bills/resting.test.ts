import { describe, expect, it } from 'vitest'
import { flagsOf } from '../../../../../src/shared/campaign/bills/flags.ts'
import {
  outdatedMeasures,
  restingArguments,
  restingDrafts,
} from '../../../../../src/shared/campaign/bills/resting.ts'
import { aBill, anArgument } from '../../../../fixtures/builders.ts'

const bill = aBill({
  id: 'loi',
  measures: [
    {
      id: 'm',
      article: '8',
      title: 'Une mesure',
      does: '',
      danger: '',
      reaches: '',
      explanation: '',
      facts: [],
      source: '',
      articles: [],
      certainty: 'verified',
      fates: [
        { stage: 'senat', outcome: 'adoptée', certainty: 'verified', source: '' },
        { stage: 'an', outcome: 'supprimée', date: '2025-03-05', certainty: 'to-verify', source: '' },
      ],
    },
  ],
})
const about = (stage?: string) =>
  anArgument({
    id: `sur-${stage ?? 'rien'}`,
    measures: [{ bill: 'loi', measure: 'm', ...(stage && { stage }) }],
  })
const draft = (facts: Record<string, string>, ids: string[] = []) => ({
  id: 'note',
  title: 'Note',
  dossier: 'd',
  form: 'Note',
  savedAt: '',
  facts,
  arguments: ids,
})

describe('what rests on an earlier state of a bill', () => {
  it('is an argument written before the last known fate of its measure, with what to change', () => {
    const [one, ...rest] = restingArguments(bill, [about('senat'), about('an'), anArgument()])
    expect(rest).toEqual([])
    expect(one).toMatchObject({ id: 'sur-senat', writtenFor: 'Sénat, première lecture' })
    expect(one?.change).toContain('05/03/2025) : supprimée (à vérifier)')
    expect(one?.change).toContain('Au moment où il a été écrit : adoptée')
    expect(one?.change).toContain('Ne demandez plus de la supprimer')
  })

  it('is judged by the stage somebody said the bill is at, not by what came after', () => {
    const back = { ...bill, current: 'senat' }
    expect(restingArguments(back, [about('senat')])).toEqual([])
    expect(restingArguments(back, [about()])[0]?.change).not.toContain('supprimée')
    // a document for a later stage is judged by that one
    expect(outdatedMeasures(back, about('senat'), ['m'], 'an')?.change).toContain('supprimée')
  })

  it('is also one that names no state, or a measure that is gone', () => {
    expect(restingArguments(bill, [about()])).toHaveLength(1)
    const gone = anArgument({ measures: [{ bill: 'loi', measure: 'autre' }] })
    expect(restingArguments(bill, [gone])[0]?.change).toContain('n’est plus dans le texte suivi')
  })

  it('is judged of an argument at a stage: what was written for the state of that stage may be said there', () => {
    expect(outdatedMeasures(bill, about('senat'))?.writtenFor).toBe('Sénat, première lecture')
    expect(outdatedMeasures(bill, about('senat'), ['m'], 'senat')).toBeUndefined()
    expect(outdatedMeasures(bill, about('an'), ['m'], 'senat')).toBeUndefined()
    expect(outdatedMeasures(bill, about('an'))).toBeUndefined()
    expect(outdatedMeasures(bill, about())).toBeUndefined()
    const both = anArgument({ measures: [...about('senat').measures, ...about('an').measures] })
    expect(outdatedMeasures(bill, both)).toBeUndefined()
  })

  it('is a draft made at an earlier stage, or that carries such an argument', () => {
    const moved = { ...bill, current: 'an' }
    expect(
      restingDrafts(moved, [draft({ 'bill.id': 'loi', stage: 'senat' })], [], '2026-11-29'),
    ).toHaveLength(1)
    expect(restingDrafts(moved, [draft({ 'bill.id': 'loi', stage: 'an' })], [], '2026-11-29')).toEqual([])
    expect(restingDrafts(moved, [draft({ 'bill.id': 'autre', stage: 'senat' })], [], '2026-11-29')).toEqual(
      [],
    )
    const stale = restingArguments(bill, [about('senat')])
    const [carrying] = restingDrafts(moved, [draft({}, ['sur-senat'])], stale, '2026-11-29')
    expect(carrying?.change).toContain('Absence de base légale')
  })
})

describe('what is to be looked at in arguments', () => {
  const flags = (...all: Parameters<typeof flagsOf>[0][number][]) =>
    flagsOf(all, [bill], '2026-11-26').map(one => `${one.argument} ${one.kind}`)

  it('is a date that has passed, an old or unsourced figure, a measure that moved', () => {
    const argument = anArgument({
      id: 'a',
      validTo: '2025-06-12',
      facts: [
        {
          text: 'Un vieux chiffre\u00a0: 62\u00a0% de fausses alertes',
          sourceText: 'Rapport',
          date: '2024-01-01',
        },
        {
          text: 'Le juge a annulé le 24 janvier 2025 la décision n° 12',
          sourceText: 'Rapport',
          date: '2024-01-01',
        },
        { text: 'Un chiffre de l’année', sourceText: 'Rapport', date: '2026-01-01' },
        { text: 'Un chiffre sans source', sourceText: '' },
      ],
      measures: [{ bill: 'loi', measure: 'm', stage: 'senat' }],
    })
    expect(flags(argument)).toEqual(['a expired', 'a old-fact', 'a unsourced', 'a measure'])
  })

  it('is a twin, under one title or in the same words; a ground and an argument are not twins', () => {
    const thesis = 'Aucun texte précis n’autorise cette analyse algorithmique des images publiques.'
    const one = anArgument({ id: 'a', title: 'Base légale', thesis })
    const other = anArgument({ id: 'b', title: 'Sans base', thesis: `${thesis} Donc non.` })
    expect(flags(one, other)).toEqual(['a duplicate', 'b duplicate'])
    const ground = {
      code: 'INT',
      family: 'interne' as const,
      test: '',
      proof: '',
      publicOrder: false,
      inoperative: [],
    }
    expect(flags(one, { ...other, ground })).toEqual([])
    expect(
      flags(one, anArgument({ id: 'c', title: 'Chiffrement', thesis: 'Une porte dérobée sert à tous.' })),
    ).toEqual([])
  })
})
