import type { Amendment, AmendmentKind, Target } from './model.ts'
import { parentNumber } from './parents.ts'
import { NB } from './say.ts'

const withNoBreakSpaces = (designation: string): string => designation.replace(/ /g, NB)

/** « Article 8 ter », « Après l’article 8 », « Intitulé ». */
export function targetLabel(target: Target): string {
  switch (target.kind) {
    case 'article':
      return `Article${NB}${withNoBreakSpaces(target.article)}`
    case 'beside':
      return `${target.side === 'after' ? 'Après' : 'Avant'} l’article${NB}${withNoBreakSpaces(target.article)}`
    case 'title':
      return 'Intitulé'
    case 'other':
      return target.label || 'Place à préciser'
  }
}

export const kindLabels: Readonly<Record<AmendmentKind, string>> = {
  suppression: 'de suppression',
  redactionnel: 'rédactionnel',
  repli: 'de repli',
  appel: 'd’appel',
  'sous-amendement': 'sous-amendement',
  autre: '',
}
export const chamberLabels = { an: 'Assemblée nationale', senat: 'Sénat' } as const

/** « Amendement n° 78 », « Sous-amendement sans numéro ». */
export const amendmentLabel = (one: Amendment): string =>
  `${one.parent ? 'Sous-amendement' : 'Amendement'} ${numberLabel(one)}`

/** « à l’amendement n° 674 de M. Amirshahi »: what a sous-amendement is to. */
export function parentLabel(one: Amendment, parent: Amendment | undefined): string {
  const author = parent?.authors.split(',')[0]?.trim() ?? ''
  const of = /^le /i.test(author)
    ? `du ${author.slice(3)}`
    : /^la /i.test(author)
      ? `de ${author}`
      : author && `de ${author}`
  return `à l’amendement n°${NB}${parentNumber(one, parent)}${of && ` ${of}`}`
}

/** « n° 78 », or « sans numéro » for a draft. */
export const numberLabel = ({ number }: Amendment): string => (number ? `n°${NB}${number}` : 'sans numéro')
