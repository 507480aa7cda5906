import { z } from 'zod'
import { addDays, dayOf } from '../../kernel/days.ts'

/** Easter Sunday in the Gregorian calendar, by the Meeus and Butcher steps. */
export function easter(year: number): string {
  const a = year % 19
  const b = Math.floor(year / 100)
  const c = year % 100
  const d = Math.floor(b / 4)
  const f = Math.floor((b + 8) / 25)
  const g = Math.floor((b - f + 1) / 3)
  const h = (19 * a + b - d - g + 15) % 30
  const i = Math.floor(c / 4)
  const l = (32 + 2 * (b % 4) + 2 * i - h - (c % 4)) % 7
  const m = Math.floor((a + 11 * h + 22 * l) / 451)
  const n = h + l - 7 * m + 114
  return dayOf(year, Math.floor(n / 31), (n % 31) + 1)
}

/** Where a court sits, as far as its days off are concerned. */
export const Zone = z.enum([
  'metropole',
  'alsace-moselle',
  'guadeloupe',
  'martinique',
  'guyane',
  'reunion',
  'mayotte',
  'saint-martin',
  'saint-barthelemy',
  'saint-pierre-et-miquelon',
  'polynesie',
  'wallis-et-futuna',
  'nouvelle-caledonie',
])
export type Zone = z.infer<typeof Zone>

/** Days off of each zone beside the national list: a day of the year, or a number of days from Easter. */
const local: Readonly<Record<Zone, readonly (readonly [at: string | number, name: string])[]>> = {
  metropole: [],
  'alsace-moselle': [
    [-2, 'Vendredi saint'],
    ['12-26', 'Saint-Étienne'],
  ],
  guadeloupe: [['05-27', 'Abolition de l’esclavage']],
  martinique: [['05-22', 'Abolition de l’esclavage']],
  guyane: [['06-10', 'Abolition de l’esclavage']],
  reunion: [['12-20', 'Abolition de l’esclavage']],
  mayotte: [['04-27', 'Abolition de l’esclavage']],
  'saint-martin': [['05-27', 'Abolition de l’esclavage']],
  'saint-barthelemy': [['10-09', 'Abolition de l’esclavage']],
  'saint-pierre-et-miquelon': [],
  polynesie: [],
  'wallis-et-futuna': [],
  'nouvelle-caledonie': [],
}

/** Zones whose own days off are not all known here: what is computed for them is to be verified. */
export const partlyKnown: ReadonlySet<Zone> = new Set([
  'saint-pierre-et-miquelon',
  'polynesie',
  'wallis-et-futuna',
  'nouvelle-caledonie',
])

const nationalDays: readonly (readonly [at: string | number, name: string])[] = [
  ['01-01', 'Jour de l’An'],
  [1, 'lundi de Pâques'],
  ['05-01', 'Fête du Travail'],
  ['05-08', 'Victoire de 1945'],
  [39, 'Ascension'],
  [50, 'lundi de Pentecôte'],
  ['07-14', 'Fête nationale'],
  ['08-15', 'Assomption'],
  ['11-01', 'Toussaint'],
  ['11-11', 'Armistice de 1918'],
  ['12-25', 'Noël'],
]

const holidayCache = new Map<string, ReadonlyMap<string, string>>()

/** The public holidays of a zone in a year, with their names; two of them may fall on one day. */
export function holidayNames(year: number, zone: Zone = 'metropole'): ReadonlyMap<string, string> {
  const key = `${year} ${zone}`
  const entry = holidayCache.get(key)
  if (entry) return entry
  const sunday = easter(year)
  const names = new Map<string, string>()
  for (const [at, name] of [...nationalDays, ...local[zone]]) {
    const day = typeof at === 'number' ? addDays(sunday, at) : `${year}-${at}`
    names.set(day, names.has(day) ? `${names.get(day)}, ${name}` : name)
  }
  holidayCache.set(key, names)
  return names
}

/** The eleven public holidays of metropolitan France; a set, since two of them may fall on one day. */
export const holidays = (year: number): Set<string> => new Set(holidayNames(year).keys())
