import { fold } from '../../french/fold.ts'
import type { Provenance } from '../../kernel/common.ts'
import type { Source } from '../model.ts'

/** Fields that two publishers of one text may say differently. */
const CONTESTED = {
  decision: ['court', 'city', 'name', 'solution', 'formation', 'publication'],
  document: ['title'],
} as const

/** An order: a publisher that knows it says more than one that gives the chamber whose president made it. */
const ORDER = 'ord.'

type Says = NonNullable<Provenance['says']>
type Fields = Readonly<Record<string, unknown>>

const keyOf = ({ publisher, file = '' }: Provenance): string => `${publisher} ${file}`

/** The contested fields of a source, as its only publisher says them. */
function saysOf(source: Source): Says | undefined {
  if (source.kind !== 'decision' && source.kind !== 'document') return undefined
  const fields: Fields = { ...source }
  return Object.fromEntries(
    CONTESTED[source.kind].flatMap(name => {
      const value = fields[name]
      return typeof value === 'string' && value !== '' ? [[name, value]] : []
    }),
  )
}

/** A provenance with what it says: kept with it, or the fields of a source that has no other. */
const withSays = (source: Source): Provenance[] =>
  source.provenance.map(one =>
    one.says || source.provenance.length > 1 ? one : { ...one, says: saysOf(source) },
  )

/**
 * Two publishers of one text: keeps with each provenance what it says of titles, courts, formations, solutions and publication,
 * and chooses for the source the newest, or the richer of two where it says the newest and more. The order in which they came changes nothing. Undefined
 * where there is nothing to choose between: one publisher, or a card without text.
 */
export function settleContested(
  base: Source,
  record: Source,
  provenance: readonly Provenance[],
): { readonly fields: Says; readonly provenance: Provenance[] } | undefined {
  if (base.kind !== record.kind || (base.kind !== 'decision' && base.kind !== 'document')) return undefined
  if (!base.text.length || !('text' in record) || !record.text.length) return undefined
  if (provenance.length < 2) return undefined
  const recordSays = withSays(record)
  const baseSays = withSays(base)
  const isSame = (one: Provenance, other: Provenance) =>
    keyOf(one) === keyOf(other) && one.asOf === other.asOf && one.url === other.url
  const settled = provenance.map(one => {
    const statement =
      recordSays.find(other => isSame(one, other)) ?? baseSays.find(other => isSame(one, other)) ?? one
    return statement.says ? { ...one, says: statement.says } : one
  })
  const newest = [...settled].sort(
    (a, b) => (b.asOf ?? '').localeCompare(a.asOf ?? '') || keyOf(a).localeCompare(keyOf(b)),
  )
  const fields = Object.fromEntries(
    CONTESTED[base.kind].flatMap(name => {
      const values = newest.flatMap(({ says }) => says?.[name] ?? [])
      const chosen = chosenOf(name, values)
      return chosen ? [[name, chosen]] : []
    }),
  )
  return { fields, provenance: settled }
}

/** The value of a field among those of its publishers, the newest first. */
function chosenOf(name: string, values: readonly string[]): string | undefined {
  switch (name) {
    case 'formation':
      return values.find(value => value === ORDER) ?? values[0]
    // a longer value says another thing, not the same and more: « Lebon T. » beside « Lebon »
    case 'publication':
      return values[0]
    default:
      return richest(values)
  }
}

/** The first of these, or the longest that says it and more. */
function richest([first, ...others]: readonly string[]): string | undefined {
  if (first === undefined) return undefined
  const core = fold(first)
  return others.reduce(
    (best, other) => (other.length > best.length && fold(other).includes(core) ? other : best),
    first,
  )
}
