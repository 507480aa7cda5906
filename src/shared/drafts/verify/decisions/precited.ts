import { namingWords } from '../../../library/cite/links/day.ts'
import type { Source } from '../../../library/model.ts'
import type { CheckedCitation, Remark } from '../cite-check.ts'
import { compareNames, type TypedDecision } from './differences.ts'

/** A citation in the order of the text: what it says of its decision, and the source it was resolved to. */
export interface Cited {
  readonly typed?: TypedDecision
  readonly source?: Source
  readonly checked: CheckedCitation
}

interface Named {
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
export function strayPrecited(all: readonly Cited[]): Map<CheckedCitation, Remark> {
  const remarks = new Map<CheckedCitation, Remark>()
  if (!all.some(({ typed }) => isCalledBack(typed))) return remarks
  const before: Named[] = []
  for (const { typed, source, checked } of all) {
    const names = namedOf(typed, source)
    if (typed && isCalledBack(typed)) {
      const text = strayText(typed, before)
      if (text) remarks.set(checked, { kind: 'back', text })
    } else if (names) before.push(names)
  }
  return remarks
}

const isCalledBack = (citation: TypedDecision | undefined): boolean =>
  citation?.kind === 'decision' && citation.precite === true && !citation.numbers?.length

function namedOf(typed: TypedDecision | undefined, source: Source | undefined): Named | undefined {
  if (source?.kind === 'decision') {
    const { id, court, date } = source
    const name = typed?.name ?? source.name
    return { id, court, source, ...(date && { date }), ...(name && { name }) }
  }
  if (typed?.kind !== 'decision' || !typed.court) return undefined
  const { court, date, name } = typed
  return { id: typed.key, court, ...(date && { date }), ...(name && { name }) }
}

function strayText(citation: TypedDecision, before: readonly Named[]): string | undefined {
  const { date, name } = citation
  const sameDay = before.filter(
    one => one.court === citation.court && (!date || !one.date || one.date === date),
  )
  const fitting = name ? sameDay.filter(one => bears(one, name)) : sameDay
  const different = new Set(fitting.map(one => one.id))
  if (different.size > 1)
    return '« précité » est ambigu : plusieurs décisions citées plus haut y répondent. Ajoutez le numéro.'
  if (different.size === 1) return undefined
  return sameDay.length > 0
    ? '« précité » renvoie à une décision de cette date qui n’a pas été citée plus haut.'
    : '« précité » renvoie à une décision qui n’a pas été citée plus haut.'
}

/** Whether a decision cited before may bear that name; one whose name is nowhere given may. */
function bears({ name: own, source }: Named, name: string): boolean {
  if (source?.kind === 'decision' && source.text.length + (source.name?.length ?? 0) > 0)
    if (compareNames(name, source) === 'same') return true
  if (!own) return source?.kind !== 'decision' || compareNames(name, source) === undefined
  const words = namingWords(own)
  const asked = namingWords(name)
  if (words.length === 0 || asked.length === 0)
    return own.toLowerCase().includes(name.toLowerCase()) || words.length === asked.length
  return asked.some(word => words.includes(word))
}
