import { z } from 'zod'
import { dayText } from '../french/dates.ts'
import { squash } from '../french/fold.ts'
import { courtName, ofPlace } from '../french/wording.ts'
import { communesNamed } from './communes.ts'
import type { CourtProposal, CourtTable, Department } from './court-model.ts'

/** The setting that keeps what the user changed in the table: the court of a department, by its code. */
export const courtsSetting = 'courts.changes'
const Changes = z.record(z.string(), z.string())

/** The user's changes, as the setting keeps them; what cannot be read is left out. */
export function courtChangesOf(setting: string | undefined): Record<string, string> {
  try {
    return Changes.safeParse(JSON.parse(setting || '{}')).data ?? {}
  } catch {
    return {}
  }
}

/** The department a user named, by its code, its name, or a postcode. */
export function departmentOf(table: CourtTable, input: string): Department | undefined {
  const text = squash(input)
  const code = /^\d{5}$/.test(text) ? text.slice(0, /^9[78]/.test(text) ? 3 : 2) : text
  return table.departments.find(one => squash(one.code) === code || squash(one.name) === text)
}

/** The court where the authority of a department sits, as the table says it or as the user changed it. */
export function proposeCourt(
  table: CourtTable,
  department: Department,
  changes: Readonly<Record<string, string>> = {},
  commune = '',
): CourtProposal | undefined {
  const row = table.courts.find(one => one.departments.includes(department.code))
  const court = changes[department.code] ?? row?.court
  if (!court) return undefined
  const appeal = table.courts.find(one => squash(one.court) === squash(court))?.appeal ?? row?.appeal ?? ''
  const where = `${department.name} (${department.code})`
  const place = commune ? `La commune ${ofPlace(commune)} est dans ce département\u00a0: ${where}` : where
  return {
    department,
    court,
    appeal,
    reason: `${place}. L’autorité qui a décidé y siège\u00a0: ${courtName(court)}${
      changes[department.code] ? ', d’après vos réglages' : ''
    }.`,
    articles: ['art. R. 312-1 CJA', 'art. R. 221-3 CJA', 'art. R. 221-7 CJA'],
    caveat: `Ressort lu dans le texte au ${dayText(table.asOf)}, à vérifier. Contre un ministre, un décret ou la CNIL\u00a0: le Conseil d’État (art.\u00a0R.\u00a0311-1 CJA).`,
  }
}

/**
 * The facts given, and what the place says of those that are asked and not answered: the department, its court and the court
 * above. Nothing is added where several communes bear the name, nor above a court that the user chose elsewhere.
 */
export function withPlace(
  facts: Readonly<Record<string, string>>,
  asked: ReadonlySet<string>,
  proposals: readonly CourtProposal[],
): Record<string, string> {
  const [only, ...others] = proposals
  if (!only || others.length > 0) return { ...facts }
  const isElsewhere = facts.court && courtName(facts.court) !== courtName(only.court)
  const derived = {
    departement: only.department.code,
    ...(isElsewhere ? {} : { court: only.court, 'appeal.court': only.appeal }),
  }
  const added = Object.entries(derived).filter(
    ([key, value]) => asked.has(key) && value && !facts[key]?.trim(),
  )
  return { ...facts, ...Object.fromEntries(added) }
}

/** The departments that have a commune of that name, in the list of communes (`communes.ts`). */
export const departmentsOf = (list: string, commune: string): string[] => [
  ...new Set(communesNamed(list, commune).map(one => one.department)),
]
