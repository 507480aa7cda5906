import { expect, test } from 'vitest'
import { courtNamed } from '../../../../../src/main/imports/dila/court-names.ts'

test.each([
  ['Tribunal administratif de la Guadeloupe', 'Guadeloupe'],
  ['TA de la Martinique', 'Martinique'],
  ['Tribunal administratif de La Réunion', 'La Réunion'],
  ['Tribunal administratif de Nice', 'Nice'],
])('the seat of %s is cited as %s', (name, city) => {
  expect(courtNamed(name, '')).toEqual({ court: 'TA', city })
})
