import type { Handlers } from '../../../shared/contract/contract.ts'
import type { SourceKind } from '../../../shared/kernel/common.ts'
import { citeText } from '../../../shared/library/cite/print.ts'
import type { Source } from '../../../shared/library/model.ts'
import type { Context } from '../../kernel/context.ts'
import type { Database } from '../../kernel/database/open.ts'
import { deskCorpus } from '../corpus/desk/desk-corpus.ts'
import { joinedLinks } from '../corpus/joined-links.ts'
import { sourceRows } from '../source-rows.ts'
import { graphBatch } from './read-citations.ts'
import { resolving } from './resolving.ts'

/** Follows what the texts of the library cite, both ways, and lists what is to be fetched. */
export function graphHandlers({ library }: Context) {
  const corpus = deskCorpus(library.db)
  const citations = joinedLinks(library.db)
  const recognise = recognising(library.db)
  return {
    'library.links': ({ id, limit, offset }) => corpus.links(id, { limit, offset }),
    'library.missing': ({ kind, limit, offset }) => citations.missing(kind, limit, offset),
    'library.recognise': ({ cited: citation, profile }) => recognise(citation, profile),
    'library.trace': () => graphBatch(library.db),
  } satisfies Partial<Handlers>
}

/** A source of the library that a citation is of, and how it would be printed in its place. */
export interface CitedSource {
  readonly kind: SourceKind
  readonly id: string
  readonly full: string
  readonly short: string
}

/** Finds the sources of the library that citations are of, by their keys, one answer for each. */
export function recognising(db: Database) {
  const { resolve } = resolving(db)
  const rows = sourceRows(db)
  const funds = joinedLinks(db)
  return (
    citations: readonly (readonly string[])[],
    profile: 'pretoire' | 'reflex',
  ): (CitedSource | null)[] => {
    const cache = new Map<number, CitedSource | null>()
    return citations.map(keys => {
      const seq = resolve(keys)
      if (seq === null) return inFund(keys)
      const memo = cache.get(seq)
      if (memo !== undefined) return memo
      const row = rows.bySeq(seq)
      const recognition = row ? printed(rows.read(row)) : null
      cache.set(seq, recognition)
      return recognition
    })

    function inFund(keys: readonly string[]): CitedSource | null {
      const source = funds.resolve(keys)
      return source ? printed(source) : null
    }
    function printed(source: Source): CitedSource {
      const { kind, id } = source
      return {
        ...{ kind, id, full: citeText(source, { profile }) },
        short: citeText(source, { profile, form: 'short' }),
      }
    }
  }
}
