import { readFileSync } from 'node:fs'
import { type CourtProposal, CourtTable } from '../../shared/procedure/court-model.ts'
import {
  courtChangesOf,
  courtsSetting,
  departmentOf,
  departmentsOf,
  proposeCourt,
} from '../../shared/procedure/courts.ts'
import type { Library } from '../kernel/library.ts'
import { resource } from '../kernel/places.ts'
import { settings } from '../settings/store.ts'

/** Which court judges what, as it comes with the program. */
export const courtTable = (): CourtTable =>
  CourtTable.parse(JSON.parse(readFileSync(resource('courts.json'), 'utf8')))

/** The courts a commune or a department may be of: several where communes bear the same name. */
export function findCourts(library: Library, commune: string, department: string): CourtProposal[] {
  const table = courtTable()
  const changes = courtChangesOf(settings(library.db).get()[courtsSetting])
  const namedDepartment = departmentOf(table, department)
  const codes = namedDepartment
    ? [namedDepartment.code]
    : departmentsOf(readFileSync(resource('communes.txt'), 'utf8'), commune)
  return table.departments
    .filter(one => codes.includes(one.code))
    .flatMap(one => proposeCourt(table, one, changes, commune) ?? [])
}

/** The administrative court of a département, by its number, as the table says it or as the user changed it. */
export const courtOf = (library: Library, department: string): string | undefined =>
  findCourts(library, '', department)[0]?.court
