import { dateText } from '../../french/dates.ts'
import type { Run } from '../../french/run.ts'
import { listText } from '../../french/wording.ts'
import type { Decision } from '../model.ts'
import { type Ask, italic, joinPieces, type Piece } from './pieces.ts'
import { courtAtSeat, numbersText } from './text.ts'

/** A decision, by the patterns of its court. */
export function citeDecision(decision: Decision, ask: Ask): Run[] {
  if (ask.form === 'again') return repeatedCitation(decision, ask)
  if (ask.form === 'short')
    return joinPieces([head(decision), date(decision, ask), number(decision, ask), ask.pin])
  return joinPieces(ask.profile === 'reflex' ? reflex(decision, ask) : pretoire(decision, ask))
}

const pretoire = (d: Decision, ask: Ask): Piece[] =>
  d.court === 'Cons. const.'
    ? [head(d), date(d, ask), number(d, ask), italic(d.name), ask.pin]
    : [
        head(d),
        ...bench(d),
        date(d, ask),
        italic(parties(d, ' c. ')),
        number(d, ask),
        publication(d, ask),
        ask.pin,
      ]

function reflex(d: Decision, ask: Ask): Piece[] {
  // The publishers' guide ends a Strasbourg citation with the State, and gives no name for the Conseil constitutionnel.
  if (d.court === 'CEDH')
    return [head(d), ...bench(d), date(d, ask), number(d, ask), parties(d, ' c/ '), ask.pin]
  if (d.court === 'Cons. const.') return [head(d), date(d, ask), number(d, ask), ask.pin]
  return [head(d), ...bench(d), date(d, ask), number(d, ask), publication(d, ask), d.name, ask.pin]
}

function repeatedCitation(d: Decision, ask: Ask): Run[] {
  const name =
    d.court === 'CJUE' || d.court === 'CEDH'
      ? parties(d, ask.profile === 'reflex' ? ' c/ ' : ' c. ')
      : undefined
  const which: Piece[] = name ? [italic(name)] : d.date ? [date(d, ask)] : [italic(d.name)]
  const bare = !name && !d.date && !d.name
  const chamber = d.formation && /^(ord|avis)/.test(d.formation) ? d.formation : undefined
  return joinPieces([
    head(d),
    chamber,
    ...which,
    ask.withNumber || bare ? number(d, ask) : undefined,
    backReference(d),
    ask.pin,
  ])
}

/** `précitée` for a décision or an ordonnance, `précité` for an arrêt, a jugement or an avis. */
function backReference(d: Decision): string {
  const composition = `${d.formation ?? ''} ${d.nature ?? ''}`
  if (/\bord/.test(composition)) return 'précitée'
  if (/\bavis\b/.test(composition)) return 'précité'
  return d.court === 'CE' || d.court === 'Cons. const.' || d.court === 'TC' ? 'précitée' : 'précité'
}

function head(d: Decision): string {
  if (d.court === 'autre') return d.city ?? 'décision'
  if (d.court === 'Cass.') return d.formation ? `Cass. ${d.formation}` : 'Cass.'
  if (d.court === 'CJUE' && d.numbers.length && d.numbers.every(one => one.startsWith('T-')))
    return 'Trib. UE'
  return d.city && (d.court === 'CAA' || d.court === 'TA') ? courtAtSeat(d.court, d.city) : d.court
}

const bench = (d: Decision): Piece[] =>
  d.court === 'Cass.' || d.court === 'Cons. const.' || d.nature === d.formation
    ? [d.court === 'Cass.' ? d.nature : d.formation]
    : [d.formation, d.nature]

const date = (d: Decision, ask: Ask): string | undefined =>
  d.date ? dateText(d.date, ask.profile === 'reflex') : undefined

function parties(d: Decision, against: string): string | undefined {
  if (!d.state || !d.name) return d.name ?? d.state
  return `${d.name}${against}${d.state}`
}

function number(d: Decision, ask: Ask): string {
  if (d.court === 'CJUE') {
    const cases = `${listText(d.numbers)}${d.andOthers ? ' et autres' : ''}`
    return cases && ask.profile === 'reflex' ? `aff. ${cases}` : cases
  }
  const text = numbersText(d.numbers, d.court === 'CEDH' ? ' et ' : ', ', d.andOthers)
  return d.court === 'Cons. const.' && text && d.nature ? `${text} ${d.nature}` : text
}

function publication(d: Decision, ask: Ask): string | undefined {
  if (d.court === 'CJUE') return ask.profile === 'reflex' ? undefined : d.ecli?.replace(/^ECLI:/, '')
  if (!d.publication) return undefined
  return d.page === undefined ? d.publication : `${d.publication} p. ${d.page}`
}
