import { readFileSync } from 'node:fs'
import { CourtTable } from '../../../shared/procedure/court-model.ts'
import {
  courtChangesOf,
  courtsSetting,
  departmentOf,
  proposeCourt,
} from '../../../shared/procedure/courts.ts'
import type { Library } from '../../kernel/library.ts'
import { resource } from '../../kernel/places.ts'
import { settings } from '../../settings/store.ts'

/** The administrative court of a département, by its number, as the table says it or as the user changed it. */
export function courtOf(library: Library, department: string): string | undefined {
  const table = CourtTable.parse(JSON.parse(readFileSync(resource('courts.json'), 'utf8')))
  const row = departmentOf(table, department)
  const changes = courtChangesOf(settings(library.db).get()[courtsSetting])
  return row && proposeCourt(table, row, changes)?.court
}
