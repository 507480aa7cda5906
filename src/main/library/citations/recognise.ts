import { citeText } from '../../../shared/library/cite/print.ts'
import type { SourceKind } from '../../../shared/library/model.ts'
import type { Database } from '../../kernel/database/open.ts'
import { sourceRows } from '../source-rows.ts'
import { resolving } from './resolving.ts'

/** A source of the library that a citation is of, and how it would be printed in its place. */
export interface Recognised {
  readonly kind: SourceKind
  readonly id: string
  readonly full: string
  readonly short: string
}

/** Finds the sources of the library that citations are of, by their keys, one answer for each. */
export function recognising(db: Database) {
  const { resolve } = resolving(db)
  const rows = sourceRows(db)
  return (
    citations: readonly (readonly string[])[],
    profile: 'pretoire' | 'reflex',
  ): (Recognised | null)[] => {
    const cache = new Map<number, Recognised | null>()
    return citations.map(keys => {
      const seq = resolve(keys)
      if (seq === null) return null
      const memo = cache.get(seq)
      if (memo !== undefined) return memo
      const row = rows.bySeq(seq)
      const source = row && rows.read(row)
      const recognition = source
        ? {
            kind: source.kind,
            id: source.id,
            full: citeText(source, { profile }),
            short: citeText(source, { profile, form: 'short' }),
          }
        : null
      cache.set(seq, recognition)
      return recognition
    })
  }
}
