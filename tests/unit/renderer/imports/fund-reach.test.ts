import { expect, test } from 'vitest'
import { reachOf } from '../../../../src/renderer/imports/fundReach.ts'
import type { FundState } from '../../../../src/shared/imports/library-state.ts'

const fund = (given: Partial<FundState>): FundState => ({
  ...{ fund: 'JUDILIBRE', title: 'Judilibre', publisher: 'Cour de cassation' },
  ...{ texts: 0, absent: 0, gaps: [], advice: '' },
  ...given,
})

test('a fund always says how far it goes, or that nobody knows', () => {
  expect(reachOf(fund({}))).toEqual(['Rien n’en a été lu.'])
  expect(reachOf(fund({ texts: 3 }))).toEqual(['Pris sans archive datée\u00a0: jusqu’où ne se sait pas.'])
  expect(reachOf(fund({ texts: 3, latest: '2025-01-24' }))).toEqual([
    'Décision la plus récente\u00a0: 24\u00a0janvier 2025.',
  ])
  expect(reachOf(fund({ advice: 'Des mois manquent.' }))).toEqual(['Des mois manquent.'])
})
