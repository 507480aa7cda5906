import { expect, test } from 'vitest'
import { bibliographyRecords } from '../../../../../src/main/imports/formats/bibliography.ts'
import { readCsl } from '../../../../../src/main/imports/formats/csl.ts'
import { cslOf } from '../../../../../src/shared/library/references/csl.ts'
import { writeReferences } from '../../../../../src/shared/library/references/write.ts'
import { aDecision } from '../../../../fixtures/builders.ts'

const decision = aDecision({
  id: 'decision-ce-1',
  court: 'CE',
  city: undefined,
  formation: '10e ch.',
  date: '2024-07-12',
  numbers: ['492920'],
  name: 'Association {Exemple} & autres',
  ecli: 'ECLI:FR:CECHS:2024:492920.20240712',
})
const item = cslOf(decision)
if (!item) throw new Error('no reference')

test('a decision given as CSL-JSON comes back the same', () => {
  const [record] = JSON.parse(writeReferences([item], 'csl')) as Record<string, unknown>[]
  expect(readCsl(record ?? {})).toMatchObject({
    kind: 'decision',
    court: 'CE',
    formation: '10e ch.',
    date: '2024-07-12',
    numbers: ['492920'],
    name: decision.name,
    ecli: decision.ecli,
  })
})

test.each(['bibtex', 'ris'] as const)('a decision given as %s comes back by its name and its day', format => {
  const [record] = [...bibliographyRecords(writeReferences([item], format))]
  expect(record).toMatchObject({
    source: expect.objectContaining({ kind: 'decision', name: decision.name, date: '2024-07-12' }),
  })
})
