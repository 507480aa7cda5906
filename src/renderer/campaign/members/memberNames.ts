import type { MemberLine } from '../../../shared/campaign/members/contract.ts'
import type { CallAnswer, Member, MemberRole, PositionValue } from '../../../shared/campaign/members/model.ts'

export const chamberNames = { an: 'Assemblée nationale', senat: 'Sénat' } as const

export const positionNames: Readonly<Record<PositionValue, string>> = {
  pour: 'pour',
  contre: 'contre',
  abstention: 'abstention',
  indécis: 'indécis',
  inconnue: 'inconnue',
}

export const roleNames: Readonly<Record<MemberRole['role'], string>> = {
  rapporteur: 'Rapporteur du texte',
  'rapporteur-avis': 'Rapporteur pour avis',
  responsable: 'Responsable de texte pour son groupe',
  president: 'Préside la commission saisie',
  auteur: 'Auteur du texte',
}

export const answeredNames: Readonly<Record<CallAnswer, string>> = {
  membre: 'L’élu·e',
  assistant: 'Un·e assistant·e',
  messagerie: 'Messagerie',
  personne: 'Personne',
}

type NameParts = Pick<MemberLine | Member, 'civility' | 'first' | 'last'>
export const nameOf = ({ civility, first, last }: NameParts): string =>
  [civility, first, last].filter(Boolean).join(' ')

type SeatParts = Pick<MemberLine | Member, 'chamber' | 'department' | 'constituency'>
/** `Isère, 1re circonscription`; `Isère` for a senator. */
export function placeOf({ chamber, department, constituency }: SeatParts): string {
  if (!department) return ''
  const name = department.number ? `${department.name} (${department.number})` : department.name
  if (chamber === 'senat' || !constituency) return name
  return `${name}, ${constituency}${constituency === 1 ? 're' : 'e'} circonscription`
}

/** Digits alone, for `tel:`. */
export const telOf = (number: string): string => number.replace(/[^\d+]/g, '')
