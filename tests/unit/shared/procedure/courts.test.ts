import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { courtName } from '../../../../src/shared/french/wording.ts'
import { zoneOf } from '../../../../src/shared/procedure/calendar/zones.ts'
import { CourtTable } from '../../../../src/shared/procedure/court-model.ts'
import {
  courtChangesOf,
  departmentOf,
  departmentsOf,
  proposeCourt,
} from '../../../../src/shared/procedure/courts.ts'

const table = CourtTable.parse(
  JSON.parse(readFileSync(new URL('../../../../resources/courts.json', import.meta.url), 'utf8')),
)

test.each([
  ['38', '38'],
  ['isère', '38'],
  ['38430', '38'],
  ['97410', '974'],
  ['2a', '2A'],
  ['Val d’Oise', '95'],
  ['nulle part', undefined],
  ['97133', '971'],
  ['98800', '988'],
  ['13 843', '13'],
  ['138430', undefined],
  ['3843', undefined],
  ['38430 Grenoble', undefined],
])('the department said %s', (said, code) => {
  expect(departmentOf(table, said)?.code).toBe(code)
})

test.each([
  ['33', 'tribunal administratif de Bordeaux', 'CAA Bordeaux', 'metropole'],
  ['45', 'tribunal administratif d’Orléans', 'CAA Versailles', 'metropole'],
  ['67', 'tribunal administratif de Strasbourg', 'CAA Nancy', 'alsace-moselle'],
  ['971', 'tribunal administratif de la Guadeloupe', 'CAA Bordeaux', 'guadeloupe'],
  ['974', 'tribunal administratif de La Réunion', 'CAA Bordeaux', 'reunion'],
  ['987', 'tribunal administratif de la Polynésie française', 'CAA Paris', 'polynesie'],
])('the court of department %s, its name and its days off', (code, name, appeal, zone) => {
  const found = proposeCourt(table, departmentOf(table, code)!)!
  expect(courtName(found.court)).toBe(name)
  expect(found.appeal).toBe(appeal)
  expect(zoneOf(found.court)).toBe(zone)
})

test('a court changed in the settings is proposed, and said to be', () => {
  const changes = courtChangesOf('{"38":"Lyon"}')
  expect(proposeCourt(table, departmentOf(table, '38')!, changes)).toMatchObject({
    court: 'Lyon',
    reason: expect.stringMatching(/d’après vos réglages/),
  })
  expect(courtChangesOf('[')).toEqual({})
})

test('communes of one name are found in each of their departments', () => {
  const list = '# source\n38\tMoirans|Voiron\n39\tMoirans-en-Montagne|Saint-Claude\n971\tSaint-Claude'
  expect(departmentsOf(list, 'moirans')).toEqual(['38'])
  expect(departmentsOf(list, 'Saint Claude')).toEqual(['39', '971'])
  expect(departmentsOf(list, ' ')).toEqual([])
})
