import { answersTo } from '../../../shared/library/cite/links/answers.ts'
import { oncePer } from '../../kernel/database/once.ts'
import type { Database } from '../../kernel/database/open.ts'
import { columnReader } from '../../search/column-reader.ts'
import type { Columns } from '../../search/columns.ts'
import { type Row, sourceRows } from '../source-rows.ts'
import { type Fund, fundsOf } from './attached.ts'
import { type HiddenRows, hiddenRows } from './hidden.ts'

/** A fund as the library reads it: its rows, without those that the library holds itself. */
export interface FundTexts {
  readonly fund: Fund
  readonly rows: ReturnType<typeof sourceRows>
  hidden(): HiddenRows
  /** its columns; a hidden row is in them as a removed one */
  columns(): Columns
}

/** The texts of each attached fund, read once for all that reads them. */
export const fundTexts = oncePer((db): (() => readonly FundTexts[]) => {
  const texts = new WeakMap<Database, FundTexts>()
  const textsOf = (fund: Fund): FundTexts => {
    const cachedTexts = texts.get(fund.db)
    if (cachedTexts) return cachedTexts
    const hidden = hiddenRows(db, fund)
    const fresh = { fund, rows: sourceRows(fund.db), hidden, columns: visibleColumns(fund, hidden) }
    texts.set(fund.db, fresh)
    return fresh
  }
  return () => fundsOf(db).map(textsOf)
})

/** The columns of a fund, made again whenever a row more is hidden. */
function visibleColumns({ db }: Fund, hidden: () => HiddenRows): () => Columns {
  const all = columnReader(db)
  let memo: { readonly from: Columns; readonly bits: Uint8Array; readonly columns: Columns } | undefined
  return () => {
    const [from, { bits, count }] = [all(), hidden()]
    if (count === 0) return from
    if (memo?.from !== from || memo.bits !== bits) memo = { from, bits, columns: without(from, bits) }
    return memo.columns
  }
}

function without(from: Columns, bits: Uint8Array): Columns {
  const unlessHidden = (value: number, seq: number): number => (bits[seq] ? 0 : value)
  const classes = { ...from.classes, of: from.classes.of.map(unlessHidden) }
  let newest: Int32Array | undefined
  return {
    ...from,
    ...{ kind: from.kind.map(unlessHidden), since: from.since.map(unlessHidden), classes },
    // another table: nothing that was made of the former columns is brought up to date
    ...{ table: {}, version: 0, changedSince: () => undefined },
    newest: () => {
      newest ??= from.newest().filter(seq => !bits[seq])
      return newest
    },
  }
}

/** A row of a fund that the library reads. */
export interface FundRow {
  readonly texts: FundTexts
  readonly row: Row
}

/** Looks for sources in the attached funds alone. Removed rows are in no fund. */
export const inFunds = oncePer(db => {
  const all = fundTexts(db)
  const libraryRows = sourceRows(db)
  /** by the key of a citation, until the funds change */
  const cache = { texts: all(), keys: new Map<string, boolean>() }

  /** Whether the library holds the source of a row of a fund itself: it then has every key of it. */
  const isHeld = ({ texts, row }: FundRow): boolean =>
    [`id:${row.id}`, ...texts.rows.naturalKeys(row.seq)].some(key => libraryRows.key(key) !== undefined)

  function byKeys(keys: readonly string[]): FundRow | undefined {
    for (const texts of all())
      for (const key of keys) {
        const seq = texts.rows.key(key)?.seq
        const row = seq === undefined ? undefined : texts.rows.bySeq(seq)
        if (row && !isHeld({ texts, row })) return { texts, row }
      }
    return undefined
  }

  return {
    isEmpty: (): boolean => all().length === 0,
    byKeys,
    byId: (id: string): FundRow | undefined => byKeys([`id:${id}`]),
    /** How many of each kind they have. */
    counts: (): { kind: string; n: number }[] =>
      all().flatMap(texts => {
        const { kind, kinds } = texts.columns()
        const counts = new Array<number>(kinds.length + 1).fill(0)
        for (const number of kind) counts[number] = (counts[number] ?? 0) + 1
        return kinds.flatMap((name, n) => (counts[n + 1] ? [{ kind: name, n: counts[n + 1] ?? 0 }] : []))
      }),
    /** The row of the library that stands for one of a fund of this id: it has another id. */
    twinOf(id: string): Row | undefined {
      for (const { rows } of all()) {
        const row = rows.byId(id)
        const holder = row && rows.naturalKeys(row.seq).flatMap(key => libraryRows.key(key) ?? [])[0]
        const twin = holder && libraryRows.bySeq(holder.seq)
        if (twin) return twin
      }
      return undefined
    },
    /** Whether a fund has what a citation is of. */
    has(citation: string, holds: (texts: FundTexts, key: string) => boolean): boolean {
      const texts = all()
      if (cache.texts.length !== texts.length || cache.texts.some((one, n) => one !== texts[n])) {
        cache.texts = texts
        cache.keys.clear()
      }
      const cachedAnswer = cache.keys.get(citation)
      if (cachedAnswer !== undefined) return cachedAnswer
      const isThere = texts.some(one => holds(one, citation))
      cache.keys.set(citation, isThere)
      return isThere
    },
  }
})

/** The keys under which texts cite the source of a row. */
export const citedKeys = ({ rows }: Pick<FundTexts, 'rows'>, row: Row): string[] => [
  ...new Set([`id:${row.id}`, ...rows.naturalKeys(row.seq)].flatMap(answersTo)),
]
