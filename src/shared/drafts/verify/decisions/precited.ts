import { namingWords } from '../../../library/cite/links/day.ts'
import type { Source } from '../../../library/model.ts'
import type { CheckedCitation, Remark } from '../cite-check.ts'
import { compareNames, type TypedDecision } from './differences.ts'

/** A citation in the order of the text: what it says of its decision, and the source it was resolved to. */
export interface ResolvedCitation {
  readonly decision?: TypedDecision
  readonly source?: Source
  readonly check: CheckedCitation
}

interface NamedDecision {
  readonly id: string
  readonly court: string
  readonly date?: string
  readonly name?: string
  readonly source?: Source
}

/**
 * Follows « précité » through a text: a decision called so must have been cited before, and be the only one that its court,
 * its date and its name fit. Returns the remark for each citation that fails.
 */
export function strayPrecited(all: readonly ResolvedCitation[]): Map<CheckedCitation, Remark> {
  const remarks = new Map<CheckedCitation, Remark>()
  if (!all.some(({ decision }) => isCalledBack(decision))) return remarks
  const before: NamedDecision[] = []
  for (const { decision, source, check } of all) {
    const names = namedOf(decision, source)
    if (decision && isCalledBack(decision)) {
      const text = strayText(decision, before)
      if (text) remarks.set(check, { kind: 'back', text })
    } else if (names) before.push(names)
  }
  return remarks
}

const isCalledBack = (citation: TypedDecision | undefined): boolean =>
  citation?.kind === 'decision' && citation.precite === true && !citation.numbers?.length

function namedOf(citation: TypedDecision | undefined, source: Source | undefined): NamedDecision | undefined {
  if (source?.kind === 'decision') {
    const { id, court, date } = source
    const name = citation?.name ?? source.name
    return { id, court, source, ...(date && { date }), ...(name && { name }) }
  }
  if (citation?.kind !== 'decision' || !citation.court) return undefined
  const { court, date, name } = citation
  return { id: citation.key, court, ...(date && { date }), ...(name && { name }) }
}

function strayText(citation: TypedDecision, before: readonly NamedDecision[]): string | undefined {
  const { date, name } = citation
  const sameDay = before.filter(
    one => one.court === citation.court && (!date || !one.date || one.date === date),
  )
  const fitting = name ? sameDay.filter(one => bears(one, name)) : sameDay
  const different = new Set(fitting.map(one => one.id))
  if (different.size > 1)
    return '«\u00a0précité\u00a0» est ambigu : plusieurs décisions citées plus haut y répondent. Ajoutez le numéro.'
  if (different.size === 1) return undefined
  return sameDay.length > 0
    ? '«\u00a0précité\u00a0» renvoie à une décision de cette date qui n’a pas été citée plus haut.'
    : '«\u00a0précité\u00a0» renvoie à une décision qui n’a pas été citée plus haut.'
}

/** Whether a decision cited before may bear that name; one whose name is nowhere given may. */
function bears({ name: own, source }: NamedDecision, name: string): boolean {
  if (source?.kind === 'decision' && source.text.length + (source.name?.length ?? 0) > 0)
    if (compareNames(name, source) === 'same') return true
  if (!own) return source?.kind !== 'decision' || compareNames(name, source) === undefined
  const words = namingWords(own)
  const soughtWords = namingWords(name)
  if (words.length === 0 || soughtWords.length === 0)
    return own.toLowerCase().includes(name.toLowerCase()) || words.length === soughtWords.length
  return soughtWords.some(word => words.includes(word))
}
