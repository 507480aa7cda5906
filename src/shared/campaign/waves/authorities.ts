import { fold } from '../../french/fold.ts'
import { capital, ofThing } from '../../french/wording.ts'
import type { Commune, CommuneIndex } from '../../procedure/communes.ts'
import { departmentByNumber } from '../members/departments.ts'
import { communesIn } from '../projects/places.ts'
import type { Authority, AuthorityKind } from './model.ts'

/** A line of a list of authorities: the one it names, or why none was recognised. */
export interface AuthorityReading {
  readonly line: string
  readonly authority?: Authority
  /** communes that bear one name: the line must say which */
  readonly choices: readonly Commune[]
}

const kinds: readonly (readonly [RegExp, AuthorityKind])[] = [
  [/^(?:la\s+)?(?:sous-)?préfecture(?!\p{L})|^(?:le\s+)?(?:sous-)?préfet(?!\p{L})/iu, 'prefecture'],
  [/^(?:le\s+)?(?:SDIS|SDMIS|BSPP|service (?:départemental|d’incendie|d'incendie))(?!\p{L})/iu, 'sdis'],
  [
    /^(?:la\s+|le\s+|l[’'])?(?:communauté|métropole|CC|CA|CU|syndicat|SI[VC]OM|SIVU|eurométropole|établissement public territorial|EPT)(?!\p{L})/iu,
    'epci',
  ],
]
/** Other public bodies, recognised by their first word. */
const OTHER_BODY =
  /^(?:la\s+|le\s+|l[’'])?(?:département|région|conseil|centre|établissement|office|agence|régie|université|lycée|collège|SNCF|RATP|direction|ministère|rectorat|chambre|autorité|société|port|aéroport)(?!\p{L})/iu

/**
 * Reads a pasted list, one authority a line, cells cut by `;` or a tab: its name, then its e-mail, its Insee code, its address, in any
 * order. A commune alone is its town hall.
 */
export const readAuthorities = (text: string, index: CommuneIndex): AuthorityReading[] =>
  text
    .split(/\r?\n/)
    .map(line => line.trim())
    .filter(Boolean)
    .map(line => readLine(line, index))

function readLine(line: string, index: CommuneIndex): AuthorityReading {
  const cells = line.split(/[;\t]/).map(one => one.trim())
  const isCode = (cell: string) => /^(\d{5}|2[AB]\d{3})$/i.test(cell)
  const email = cells.find(one => /^\S+@\S+\.\S+$/.test(one)) ?? ''
  const name = cells.find(one => /\p{L}{2}/u.test(one) && one !== email && !isCode(one)) ?? ''
  const rest = {
    email,
    address: cells.filter(one => one && one !== name && one !== email && !isCode(one)).join('\n'),
  }
  const kind = kinds.find(([shape]) => shape.test(name))?.[1] ?? (OTHER_BODY.test(name) ? 'other' : 'mairie')
  if (kind !== 'mairie')
    return { line, choices: [], authority: { kind, name: fullName(name), department: '', ...rest } }
  const code = cells.find(isCode)
  const communes = communesIn([code, name].filter(Boolean).join(' ; '), index)
  const [commune] = communes
  if (communes.length !== 1 || !commune) return { line, choices: communes }
  return { line, choices: [], authority: { ...townHallOf(commune), ...rest } }
}

/** The town hall of a commune. */
export const townHallOf = ({ code, name, department }: Commune): Authority => ({
  kind: 'mairie',
  name: `mairie ${ofThing(name)}`,
  commune: { code, name },
  department,
  address: '',
  email: '',
})

/** Bodies of a département that a list of town halls may be completed by. */
export type DepartmentBody = 'prefecture' | 'sdis'

/**
 * The bodies of the départements of the town halls of a list, but those the list has; `unnamed`: the départements whose body goes by a
 * name that is not known here.
 */
export function departmentBodies(
  authorities: readonly Authority[],
  kinds: readonly DepartmentBody[],
): { readonly added: Authority[]; readonly unnamed: string[] } {
  const numbers = new Set(authorities.flatMap(one => (one.kind === 'mairie' ? one.department : [])))
  const names = authorities.map(one => fold(one.name))
  const added: Authority[] = []
  const unnamed = new Set<string>()
  for (const kind of kinds)
    for (const number of [...numbers].toSorted()) {
      const body = kind === 'prefecture' ? prefectureOf(number) : fireServiceOf(number)
      if (!body) unnamed.add(number)
      else if (!names.some(one => one.includes(fold(body.name)))) {
        added.push(body)
        names.push(fold(body.name))
      }
    }
  return { added, unnamed: [...unnamed] }
}

/** The prefecture of a département, by its number: in Paris, that of police, which authorises cameras (CSI, art. L. 252-1). */
export function prefectureOf(number: string): Authority | undefined {
  const name = number === '75' ? 'de police' : departmentName(number)
  return name && !isCollectivity(number)
    ? { kind: 'prefecture', name: `préfecture ${name}`, department: number, address: '', email: '' }
    : undefined
}

/** The fire and rescue service of a département, by its number; four départements share a brigade. */
export function fireServiceOf(number: string): Authority | undefined {
  const name = fireServiceName(number)
  return name ? { kind: 'sdis', name, department: number, address: '', email: '' } : undefined
}

function fireServiceName(number: string): string | undefined {
  if (['75', '92', '93', '94'].includes(number)) return 'brigade de sapeurs-pompiers de Paris'
  if (number === '69') return 'service départemental-métropolitain d’incendie et de secours'
  const name = departmentName(number)
  // Alsace, Corsica, Martinique, Guiana and Mayotte have services of other kinds
  const isOther = ['67', '68', '2A', '2B', '972', '973', '976'].includes(number) || isCollectivity(number)
  return name && !isOther ? `service départemental d’incendie et de secours ${name}` : undefined
}

/** Whether a number is that of a collectivity overseas, which is no département. */
const isCollectivity = (number: string): boolean => /^97[57-9]|^98/.test(number)

/** The name of an authority with its abbreviation written out. */
export const fullName = (name: string): string =>
  name
    .replace(/^le\s+(?=SDIS)/i, '')
    .replace(/^SDIS(?!\p{L})/u, 'service départemental d’incendie et de secours')
    .replaceAll("'", '’')

/** How the name of a département follows *de*, as the official geographic code links it; the others follow `de`. */
const links: Readonly<Record<string, readonly string[]>> = {
  'de l’': '01 02 03 07 09 10 11 12 27 34 36 38 60 61 89 91'.split(' '),
  'd’': '28 35 37'.split(' '),
  'du ': '14 15 18 25 29 30 32 39 41 45 46 47 56 59 62 63 67 68 69 81 82 83 84 90 94 95'.split(' '),
  'de la ':
    '16 17 19 21 23 24 26 2A 2B 31 33 42 43 44 48 50 51 52 53 55 57 58 70 72 73 74 76 80 85 86 87 93 971 972 973'.split(
      ' ',
    ),
  'des ': '04 05 06 08 13 22 40 64 65 66 78 79 88 92'.split(' '),
}

function departmentName(number: string): string | undefined {
  const department = departmentByNumber(number)
  const link = Object.entries(links).find(([, numbers]) => numbers.includes(number))?.[0] ?? 'de '
  return department && link + department.name.replaceAll("'", '’')
}

/** The authority as a line of a table names it. */
export const authorityTitle = ({ name }: Authority): string => capital(name)
