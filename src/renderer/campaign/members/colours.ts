import type { MemberLine } from '../../../shared/campaign/members/contract.ts'
import { positionNames } from './memberNames.ts'

export type MapColouring = 'groupe' | 'position' | 'appels'

/** Appearance of a département: a colour of the legend, a pattern of its own, words. */
export interface Tint {
  readonly key: string
  readonly label: string
  /** which of the eight patterns of the map; -1: nothing known */
  readonly mark: number
}

/** Finds for each département the word that most of its members share, and how many do. */
export function tints(members: readonly MemberLine[], property: MapColouring) {
  const byPlace = new Map<string, MemberLine[]>()
  for (const one of members) {
    const number = one.department?.number
    if (number) byPlace.set(number, [...(byPlace.get(number) ?? []), one])
  }
  const legend = legendOf(members, property)
  const of = new Map(
    [...byPlace].map(([number, own]) => {
      const counts = counted(own, property)
      const [mostFrequent] = [...counts].sort((a, b) => b[1] - a[1] || a[0].localeCompare(b[0]))
      const key =
        property === 'appels'
          ? callsKey(own)
          : property === 'position'
            ? positionKey(counts, own.length)
            : (mostFrequent?.[0] ?? '')
      const tint = legend.find(one => one.key === key) ?? other
      const words = [...counts].map(([name, n]) => `${name} ${n}`).join(', ')
      return [number, { tint, words, n: own.length, name: own[0]?.department?.name ?? number }] as const
    }),
  )
  return { of, legend: [...legend, ...([...of.values()].some(one => one.tint === other) ? [other] : [])] }
}

const other: Tint = { key: 'autres', label: 'Autres', mark: 7 }

/** The answer of the map in one sentence, about all the members it shows. */
export function answerOf(members: readonly MemberLine[], property: MapColouring): string {
  const total = members.length
  if (total === 0) return ''
  const counts = counted(members, property)
  const countOf = (key: string) => counts.get(key) ?? 0
  if (property === 'appels') {
    const reached = countOf('joints')
    if (reached === 0) return `Personne encore, sur ${total}.`
    return reached === 1 ? `1 membre joint sur ${total}.` : `${reached} membres joints sur ${total}.`
  }
  if (property === 'position') {
    const known = ['contre', 'pour', 'indécis', 'abstention'].filter(key => countOf(key) > 0)
    const unknown = countOf('inconnue')
    if (known.length === 0) return `Aucune position connue, sur ${total}.`
    return `${known.map(key => `${countOf(key)} ${key}`).join(', ')}${unknown > 0 ? `\u00a0; ${unknown} dont la position n’est pas connue` : ''}.`
  }
  const most = Math.max(...counts.values())
  const largest = [...counts].filter(([, n]) => n === most).map(([sigle]) => sigle)
  return largest.length === 1
    ? `${largest[0]}, ${most} sur ${total}.`
    : `${largest.sort().join(', ')}\u00a0: ${most} chacun, sur ${total}.`
}

/** How many members bear each word. */
function counted(members: readonly MemberLine[], property: MapColouring): Map<string, number> {
  const counts = new Map<string, number>()
  for (const member of members) {
    const key = keyOf(member, property)
    counts.set(key, (counts.get(key) ?? 0) + 1)
  }
  return counts
}

function keyOf(one: MemberLine, property: MapColouring): string {
  if (property === 'groupe') return one.group?.sigle ?? 'groupe inconnu'
  if (property === 'position') return positionNames[one.position ?? 'inconnue']
  return one.calls > 0 ? 'joints' : 'pas encore joints'
}

/** Describes the members of a département; nothing when none is known. */
function positionKey(counts: ReadonlyMap<string, number>, n: number): string {
  const knownGroups = [...counts].filter(([key]) => key !== 'inconnue').sort((a, b) => b[1] - a[1])
  return knownGroups[0]?.[0] ?? (n ? 'inconnue' : '')
}

function callsKey(own: readonly MemberLine[]): string {
  const reachedCount = own.filter(one => one.calls > 0).length
  return reachedCount === 0 ? 'aucun' : reachedCount === own.length ? 'tous' : 'quelques-uns'
}

function legendOf(members: readonly MemberLine[], property: MapColouring): Tint[] {
  if (property === 'position')
    return [
      { key: 'contre', label: 'Contre', mark: 0 },
      { key: 'pour', label: 'Pour', mark: 1 },
      { key: 'indécis', label: 'Indécis', mark: 2 },
      { key: 'abstention', label: 'Abstention', mark: 3 },
      { key: 'inconnue', label: 'Inconnue', mark: -1 },
    ]
  if (property === 'appels')
    return [
      { key: 'tous', label: 'Tous joints', mark: 0 },
      { key: 'quelques-uns', label: 'Quelques-uns joints', mark: 2 },
      { key: 'aucun', label: 'Aucun joint', mark: -1 },
    ]
  return [...counted(members, 'groupe')]
    .sort((a, b) => b[1] - a[1] || a[0].localeCompare(b[0]))
    .slice(0, 7)
    .map(([key], mark) => ({ key, label: key, mark }))
}
