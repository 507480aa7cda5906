import { describe, expect, it } from 'vitest'
import { Bill } from '../../../../../src/shared/campaign/bills/model.ts'
import { isBehind, movesBetween, stateTitle } from '../../../../../src/shared/campaign/bills/state/moves.ts'

const TODAY = '2025-07-01'
const noted = Bill.parse({
  id: 'bill',
  title: 'Proposition de loi d’exemple',
  stages: [
    { key: 'depot', label: 'Dépôt', kind: 'depot', date: '2025-01-10' },
    { key: 'vote', label: 'Vote du Sénat', kind: 'vote', chamber: 'senat', reading: 1, date: '2025-02-04' },
  ],
  measures: [
    { id: 'm', article: '8', title: 'une mesure', fates: [{ stage: 'depot', outcome: 'proposée' }] },
  ],
})
const moved = Bill.parse({
  ...noted,
  stages: [
    noted.stages[0],
    { ...noted.stages[1], outcome: 'success', text: '907', amendmentsBy: '2025-01-30T17:00' },
    { key: 'commission', label: 'Commission', kind: 'commission', chamber: 'an', date: '2025-03-07' },
    { key: 'seance', label: 'Séance', kind: 'seance', chamber: 'an', date: '2025-09-30' },
  ],
  measures: [
    {
      ...noted.measures[0],
      fates: [
        { stage: 'depot', outcome: 'proposée' },
        { stage: 'vote', outcome: 'adoptée', certainty: 'verified', source: 'Journal officiel' },
        { stage: 'commission', outcome: 'supprimée', certainty: 'to-verify' },
      ],
    },
    { id: 'n', article: '9', title: 'une autre', fates: [] },
  ],
})

describe('what moved between two states of a bill', () => {
  it('names the step reached, each date, limit, outcome and number, and what became of each measure', () => {
    expect(movesBetween(noted, moved, TODAY)).toEqual({
      behind: '',
      lines: [
        'Le texte en est à «\u00a0Commission\u00a0», le 7\u00a0mars 2025 (il en était à «\u00a0Vote du Sénat\u00a0»).',
        '«\u00a0Vote du Sénat\u00a0»\u00a0: amendements jusqu’au 30\u00a0janvier 2025 à 17\u00a0h.',
        '«\u00a0Vote du Sénat\u00a0»\u00a0: adopté.',
        '«\u00a0Vote du Sénat\u00a0»\u00a0: texte n°\u00a0907.',
        'Nouvelle étape\u00a0: «\u00a0Commission\u00a0», le 7\u00a0mars 2025.',
        'Nouvelle étape\u00a0: «\u00a0Séance\u00a0», le 30\u00a0septembre 2025.',
        'Une mesure\u00a0: adoptée, «\u00a0Vote du Sénat\u00a0».',
        'Une mesure\u00a0: supprimée, «\u00a0Commission\u00a0» (à vérifier).',
        'Nouvelle mesure\u00a0: «\u00a0une autre\u00a0».',
      ],
    })
  })

  it('says nothing of a state that is the same, and that somebody looked again', () => {
    expect(movesBetween(moved, moved, TODAY)).toEqual({ behind: '', lines: [] })
    expect(movesBetween(moved, { ...moved, seenOn: '2025-06-20' }, TODAY).lines).toEqual([
      'Le texte en est encore à «\u00a0Commission\u00a0»\u00a0: vu le 20\u00a0juin 2025.',
    ])
  })

  it('takes no older state for what moved, whatever days to come it tells of', () => {
    expect(isBehind(moved, noted, TODAY)).toBe(true)
    expect(isBehind(noted, moved, TODAY)).toBe(false)
    expect(isBehind(noted, noted, TODAY)).toBe(false)
    const { behind } = movesBetween(moved, noted, TODAY)
    expect(behind).toContain('est du 4\u00a0février 2025, et ce qui est noté ici est du 7\u00a0mars 2025')
    const planned = { ...noted, stages: [...noted.stages, moved.stages[3]!] }
    expect(isBehind(moved, planned, TODAY)).toBe(true)
  })

  it('takes a later step for news, whoever looked since and saw the text where it was', () => {
    expect(isBehind({ ...noted, seenOn: '2025-06-20' }, moved, TODAY)).toBe(false)
    expect(isBehind({ ...moved, seenOn: '2025-06-20' }, moved, TODAY)).toBe(true)
  })

  it('holds of each pair of states of one course: one is behind the other, or they tell the same', () => {
    const states = moved.stages.map((_, n) => ({
      ...moved,
      stages: moved.stages.slice(0, n + 1),
      measures: [],
    }))
    for (const [m, mine] of states.entries())
      for (const [t, theirs] of states.entries()) {
        // the last step is still to come
        const [here, received] = [Math.min(m, 2), Math.min(t, 2)]
        expect(isBehind(mine, theirs, TODAY)).toBe(received < here)
      }
  })

  it('titles a later file as the earlier one', () => {
    expect(stateTitle(noted)).toBe('État du texte\u00a0: Proposition de loi d’exemple')
  })
})
