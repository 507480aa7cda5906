import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { Bill } from '../../../../../src/shared/campaign/bills/model.ts'
import { stateAt } from '../../../../../src/shared/campaign/bills/state/measure-state.ts'
import { phaseAt } from '../../../../../src/shared/campaign/bills/state/phase.ts'
import { statementsOf } from '../../../../../src/shared/campaign/bills/state/statements.ts'
import { usualRequest } from '../../../../../src/shared/campaign/briefs/choice.ts'
import { subjectAt } from '../../../../../src/shared/campaign/powers/powers.ts'
import { misfit } from '../../../../../src/shared/campaign/powers/read-request.ts'

const TODAY = '2026-11-29'
const pack = JSON.parse(readFileSync('resources/packs/narcotrafic.json', 'utf8'))
const bills = Bill.array().parse(pack.bills)
const narco = bills.find(one => one.id === 'narcotrafic')!
const measure = (id: string) => narco.measures.find(one => one.id === `narcotrafic-${id}`)!
const at = (id: string, stage: string) => {
  const { standing, article } = stateAt(narco, measure(id), stage)
  return `${standing} ${article ?? '?'}`
}

test('the text that stands: a reading, the joint committee, the text adopted for good, the law', () =>
  expect(narco.stages.map(one => `${one.key} ${phaseAt(narco, one.key)}`)).toEqual([
    'senat-depot debate',
    'senat-commission debate',
    'senat-vote debate',
    'an-depot debate',
    'an-commission debate',
    'an-seance debate',
    'an-vote debate',
    'cmp joint',
    'senat-final joint',
    'an-final adopted',
    'saisine adopted',
    'conseil adopted',
    'loi law',
  ]))

test.each([
  ['art-8-ter', 'senat-depot', 'unknown ?'],
  ['art-8-ter', 'senat-vote', 'in-text 8 ter'],
  ['art-8-ter', 'an-depot', 'in-text 8 ter'],
  ['art-8-ter', 'an-commission', 'to-be-restored 8 ter'],
  ['art-8-ter', 'an-seance', 'deleted 8 ter'],
  ['art-8-ter', 'cmp', 'deleted ?'],
  ['art-8-ter', 'saisine', 'deleted ?'],
  ['art-8-ter', 'loi', 'deleted ?'],
  ['art-16', 'an-commission', 'to-be-restored 16'],
  ['art-16', 'an-seance', 'restored 16'],
  ['art-16', 'an-vote', 'restored 16'],
  ['art-16', 'an-final', 'in-text 40'],
  ['art-16', 'saisine', 'in-text 40'],
  ['art-16', 'conseil', 'partly-struck 40'],
  ['art-16', 'loi', 'partly-struck 40'],
  ['art-8', 'saisine', 'in-text 15'],
  ['art-8', 'conseil', 'struck 15'],
  ['art-8', 'loi', 'struck 15'],
  ['art-15-ter', 'saisine', 'in-text ?'],
  ['final-5', 'an-seance', 'unknown ?'],
  ['final-5', 'saisine', 'in-text 5'],
])('%s at %s is %s', (id, stage, state) => expect(at(id, stage)).toBe(state))

test('the fate told at a stage is of that stage or before, what came after stands apart', () => {
  const state = stateAt(narco, measure('art-16'), 'an-seance')
  expect(state.fate?.at.key).toBe('an-seance')
  expect(state.after.map(one => one.at.key)).toEqual(['cmp', 'an-final', 'conseil', 'loi'])
  expect(stateAt(narco, measure('art-8'), 'saisine').fate?.at.key).toBe('an-final')
})

test('a stage of which nothing is said, past a text that may have changed, leaves the state unknown', () => {
  const bill = Bill.parse({
    ...narco,
    numberedAt: undefined,
    measures: [{ ...measure('art-1'), fates: [{ stage: 'senat-vote', outcome: 'adopté' }] }],
  })
  const one = bill.measures[0]!
  expect(stateAt(bill, one, 'an-commission')).toMatchObject({ standing: 'in-text', certain: false })
  expect(stateAt(bill, one, 'an-seance').standing).toBe('unknown')
})

test('the headings of a measure are in the tense of its state', () => {
  const headings = (id: string, stage: string) => {
    const one = { measure: measure(id), state: stateAt(narco, measure(id), stage) }
    return Object.values(statementsOf(one)).map(({ heading }) => heading)
  }
  expect(headings('art-8-ter', 'senat-vote')).toEqual([
    'Ce qu’elle fait',
    'Qui elle atteint',
    'Pourquoi elle est dangereuse',
  ])
  expect(headings('art-8-ter', 'loi')).toEqual([
    'Ce qu’elle aurait fait',
    'Qui elle aurait atteint',
    'Pourquoi elle serait dangereuse',
  ])
  expect(headings('art-16', 'loi')[0]).toBe('Ce qu’elle prévoyait')
  const { does } = statementsOf({
    measure: measure('art-8-ter'),
    state: stateAt(narco, measure('art-8-ter'), 'loi'),
  })
  expect(does.text).toMatch(/^Mesure supprimée\u00a0: /)
})

test('what is asked follows the state', () => {
  const ask = (id: string, stage: string) =>
    usualRequest({ measures: [`narcotrafic-${id}`], stage }, narco, TODAY).replace(/[\u00a0\u202f]/g, ' ')
  expect(ask('art-16', 'senat-vote')).toBe('voter la suppression de l’article 16')
  expect(ask('art-16', 'an-commission')).toBe('refuser que l’article 16 soit rétabli')
  expect(ask('art-15-ter', 'an-commission')).toBe(
    'refuser que les articles 15 ter et 15 quater soient rétablis',
  )
  expect(ask('art-16', 'cmp')).toBe('voter contre le texte de la commission mixte paritaire')
  expect(ask('art-16', 'saisine')).toBe(
    'signer, avec cinquante-neuf autres députés, une saisine du Conseil constitutionnel contre l’article 40 de la loi votée',
  )
  expect(ask('art-16', 'loi')).toBe(
    'soutenir l’abrogation de ce qui reste de l’article 40 de la loi n° 2025-532',
  )
  expect(ask('art-8', 'loi')).toMatch(
    /^refuser que la mesure « Extension des “boîtes noires” .* revienne dans un autre texte$/,
  )
  expect(ask('final-5', 'an-seance')).toBe('')
})

test('nothing may be asked that the table of powers does not give', () => {
  const reason = (request: string, id: string, stage: string) => {
    const ground = { bill: narco, stage, today: TODAY, reader: { chamber: 'an' as const } }
    return misfit(request, ground, [subjectAt(ground, measure(id))])
  }
  expect(reason('voter la suppression de l’article 8 ter', 'art-8-ter', 'an-commission')).toContain(
    'soit rétabli',
  )
  expect(reason('voter la suppression de l’article 8', 'art-8', 'an-commission')).toBeUndefined()
  expect(reason('voter la suppression de l’article 8', 'art-8', 'an-seance')).toContain('l’ensemble')
  expect(reason('refuser que l’article 16 soit rétabli', 'art-16', 'an-depot')).toContain('la suppression')
  expect(reason('voter contre ce texte', 'art-16', 'loi')).toContain('abrogation')
  for (const bill of bills)
    for (const one of bill.measures)
      for (const stage of bill.stages)
        for (const chamber of ['an', 'senat'] as const) {
          const ground = { bill, stage: stage.key, today: TODAY, reader: { chamber } }
          const usual = usualRequest(
            { measures: [one.id], stage: stage.key, audience: { chamber, group: '', member: '' } },
            bill,
            TODAY,
          )
          expect(misfit(usual, ground, [subjectAt(ground, one)])).toBeUndefined()
        }
})
