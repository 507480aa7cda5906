import { expect, test } from 'vitest'
import { drawer } from '../../../../fixtures/amendments/drawn.ts'
import { caseName, cases, faultsOf, write } from './documents-at-stage.ts'

const SEED = 20_261_129
const SAMPLE = 220

/** Drawn by seed; `npm run proof -- stages` reads every one of them. */
test('every sentence of a document is true of its measure at its stage', () => {
  const draw = drawer(SEED)
  const sample = Array.from({ length: SAMPLE }, () => cases[draw(cases.length)]!)
  const faults = sample.flatMap(one =>
    faultsOf(one, write(one)).map(fault => `${caseName(one)}\u00a0: ${fault}`),
  )
  expect(faults).toEqual([])
})

test('a document that asks to delete what is absent, or bears the number of another stage, is a fault', () => {
  const one = cases.find(
    each =>
      each.measure.id === 'narcotrafic-art-8-ter' &&
      each.stage.key === 'an-seance' &&
      each.document === 'courriel',
  )!
  const line = (text: string) => ({ text, isArgument: false })
  const written = {
    lines: [
      line('Je vous demande de voter la suppression de l’article 16.'),
      line('Ce le 12 juin 2025 , dit-on.'),
      line('Je vous demande de demander l’abrogation de cette loi.'),
    ],
    problems: [],
    sources: [],
  }
  const faults = faultsOf(one, written).join('\n')
  expect(faults).toContain('demande d’ôter une mesure absente')
  expect(faults).toContain('numéro d’une autre étape\u00a0: 16')
  expect(faults).toContain('jour à venir\u00a0: 12 juin 2025')
  expect(faults).toContain('demande de demander')
})
