import type { Citation, Links, MissingSource } from '../../../shared/library/graph.ts'
import type { Source } from '../../../shared/library/model.ts'
import { oncePer } from '../../kernel/database/once.ts'
import { byEffect, links } from '../citations/citation-links.ts'
import { resolving } from '../citations/resolving.ts'
import { citedKeys, type FundTexts, fundTexts, inFunds } from '../funds/fund-texts.ts'
import { type Row, sourceRows } from '../source-rows.ts'
import type { LinksPage } from './corpus.ts'

/** Texts whose citations were read: the library's own, or those of a fund. */
interface Place {
  readonly rows: ReturnType<typeof sourceRows>
  readonly links: ReturnType<typeof links>
  readonly resolve: (keys: readonly string[]) => number | null
  readonly holds: (text: string) => boolean
  /** the row is that of a text that is read elsewhere */
  readonly isHidden: (seq: number) => boolean
}

/** Follows citations through the library and the funds attached to it: by row within each, by key from one to another. */
export const joinedLinks = oncePer(db => {
  const all = fundTexts(db)
  const funds = inFunds(db)
  const own: Place = {
    ...{ rows: sourceRows(db), links: links(db), isHidden: () => false },
    ...resolving(db),
  }
  const places = new WeakMap<FundTexts, Place>()
  const placeOf = (texts: FundTexts): Place => {
    const { fund, rows, columns, hidden } = texts
    const fresh = places.get(texts) ?? {
      ...{ rows, links: links(fund.db, columns), isHidden: (seq: number) => hidden().bits[seq] === 1 },
      ...resolving(fund.db),
    }
    places.set(texts, fresh)
    return fresh
  }

  /** The texts that hold a source, and its row there. */
  function home(id: string): { readonly place: Place; readonly row: Row } | undefined {
    const row = own.rows.byId(id) ?? funds.twinOf(id)
    if (row) return { place: own, row }
    const fundRow = funds.byId(id)
    return fundRow && { place: placeOf(fundRow.texts), row: fundRow.row }
  }

  /** A citation that its own text leads nowhere, led to the source of another place. */
  function led(citation: Citation, others: readonly Place[]): Citation {
    if (citation.hit) return citation
    for (const other of others) {
      const seq = other.resolve([citation.key])
      const hit = seq === null || other.isHidden(seq) ? undefined : other.links.hitOf(seq)
      if (hit) return { ...citation, hit }
    }
    return citation
  }

  return {
    of(id: string, { limit, offset }: LinksPage): Links | undefined {
      const source = home(id)
      if (!source) return undefined
      const { place, row } = source
      const others = [own, ...all().map(placeOf)].filter(one => one !== place)
      if (!others.length) return place.links.of(row.id, limit, offset)
      const keys = citedKeys(place, row)
      const citing = [
        ...place.links.citing.of(row.seq).map(one => ({ one, from: place })),
        ...others.flatMap(from =>
          from.links.citing.ofElsewhere(keys, twinIn(from, place, row)).map(one => ({ one, from })),
        ),
      ].sort((a, b) => byEffect(a.one, b.one))
      const { cites, ...rest } = place.links.from(row)
      return {
        ...rest,
        cites: cites.map(one => led(one, others)),
        citedBy: citing.slice(offset, offset + limit).flatMap(({ one, from }) => from.links.read([one])),
        citedByTotal: citing.length,
      }
    },
    /** Lists what is cited and that neither the library nor a fund has. */
    missing(kind: MissingSource['kind'] | undefined, limit: number, offset: number) {
      return own.links.missing(kind, limit, offset, funds.isEmpty() ? undefined : isInFund)
    },
    /** The source of a fund that a citation of these keys is of. */
    resolve(keys: readonly string[]): Source | undefined {
      for (const texts of all()) {
        const { resolve, isHidden, rows } = placeOf(texts)
        const seq = resolve(keys)
        const row = seq === null || isHidden(seq) ? undefined : rows.bySeq(seq)
        if (row) return rows.read(row)
      }
      return undefined
    },
    /** Whether a fund has what a citation is of. */
    isInFund,
  }

  function isInFund(key: string): boolean {
    return funds.has(key, (texts, citation) => {
      const { holds, resolve } = placeOf(texts)
      return /^article:.*\|$/.test(citation) ? holds(citation) : resolve([citation]) !== null
    })
  }
})

/** The row that stands in some texts for a source of others: of the same key. */
function twinIn(other: Place, place: Place, row: Row): number | undefined {
  for (const key of [`id:${row.id}`, ...place.rows.naturalKeys(row.seq)]) {
    const seq = other.rows.key(key)?.seq
    if (seq !== undefined) return seq
  }
  return undefined
}
