import { describe, expect, it } from 'vitest'
import { Bill, DatedFact } from '../../../../../src/shared/campaign/bills/model.ts'
import { readingCells, witnessOf } from '../../../../../src/shared/campaign/bills/reading.ts'
import { periodText } from '../../../../../src/shared/french/dates.ts'

const bill = Bill.parse({
  id: 'loi',
  title: 'Une loi',
  numberedAt: 'vote',
  stages: [
    { key: 'vote', label: 'Vote', date: '2025-02-04', kind: 'vote', chamber: 'senat', text: 'T.A. 45' },
    { key: 'commission', label: 'Commission', kind: 'commission', chamber: 'an', text: '1043 rect.' },
    { key: 'cmp', label: 'Commission mixte', kind: 'cmp', reference: 'rapport n° 534' },
  ],
  measures: [
    {
      id: 'm',
      article: '8',
      title: 'Une mesure',
      fates: [
        { stage: 'vote', outcome: 'adoptée', source: 'https://exemple.fr/vote' },
        { stage: 'commission', outcome: '' },
      ],
    },
  ],
})

describe('the page of a measure', () => {
  it('tells each stage of the bill: its fate with the date of the stage, or who would know', () => {
    const [vote, commission, joint] = readingCells(bill, bill.measures[0]!)
    expect(vote).toMatchObject({ fate: { date: '2025-02-04', outcome: 'adoptée' }, article: '8' })
    expect(commission?.fate).toBeUndefined()
    expect(commission?.look.tone).toBe('unknown')
    expect(commission?.witness).toBe(
      'le rapport, le texte de la commission (n°\u00a01043 rect.) et le compte rendu de ses réunions, sur le site de l’Assemblée nationale',
    )
    expect(joint?.fate).toBeUndefined()
    expect(joint?.witness).toContain('rapport n° 534')
  })

  it('names an act for every kind of stage, and for one without a kind', () => {
    for (const stage of bill.stages) expect(witnessOf(stage)).toMatch(/site|Légifrance/)
    expect(witnessOf({ ...bill.stages[0]!, kind: undefined, chamber: undefined })).toContain('dossier')
  })

  it('says a date as precisely as it is known, and takes no other form of it', () => {
    expect(periodText('2025-01')).toBe('janvier 2025')
    expect(periodText('2025')).toBe('2025')
    expect(periodText('2025-01-14')).toBe('14\u00a0janvier 2025')
    expect(DatedFact.safeParse({ text: 'Un fait', date: 'hier' }).success).toBe(false)
    // a fact that nobody vouched for is to be verified
    expect(DatedFact.parse({ text: 'Un fait' }).certainty).toBe('to-verify')
  })
})
