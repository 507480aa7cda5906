import type { Days } from '../../../../shared/french/dates.ts'
import { fold } from '../../../../shared/french/fold.ts'
import type { Filter } from '../../../../shared/search/operators.ts'
import type { Postgres } from '../../../kernel/postgres/connect.ts'
import { type Columns, dayOf, SOURCE_KINDS } from '../../../search/columns.ts'
import { courtTest } from '../../../search/query/court-test.ts'
import { publications } from '../../../search/query/facet-names.ts'
import {
  type Facet,
  filtersOf,
  type SearchRequest,
  type SourceFilters,
} from '../../../search/query/source-filters.ts'

/** A class of the office: its number there, and the facets of its sources. */
interface ClassRow {
  readonly n: number
  readonly kind: number
  readonly grade: number
  readonly type: string
  readonly court: string
  readonly code: string
}

/** The classes of the office, as the columns of as many sources. */
export interface OfficeClasses {
  readonly columns: Columns
  /** by place in the columns: its number in the office */
  readonly numbers: readonly number[]
}

const noPhrase = { phrase: () => ({ count: 0, seqs: new Int32Array(0), impacts: new Uint8Array(0) }) }

/** Keeps the classes of an office, of which new ones only ever come. */
export function classReader(postgres: Pick<Postgres, 'query'>): () => Promise<OfficeClasses> {
  let rows: readonly ClassRow[] = []
  let classes = tableOf(rows)
  return async () => {
    const news = await postgres.query<ClassRow>(
      'SELECT n, kind, grade, type, court, code FROM corpus.classes WHERE n > $1 ORDER BY n',
      [rows.at(-1)?.n ?? 0],
    )
    if (news.length) {
      rows = [...rows, ...news]
      classes = tableOf(rows)
    }
    return classes
  }
}

function tableOf(rows: readonly ClassRow[]): OfficeClasses {
  const names = (of: (row: ClassRow) => string) => [...new Set(rows.map(of))].filter(Boolean)
  const [types, courts, codes] = [names(row => row.type), names(row => row.court), names(row => row.code)]
  const places = (list: readonly string[]) => new Map(list.map((name, at) => [name, at + 1]))
  const [ofType, ofCourt, ofCode] = [places(types), places(courts), places(codes)]
  const size = rows.length
  return {
    numbers: rows.map(({ n }) => n),
    columns: {
      ...{ size, types, courts, codes, kinds: SOURCE_KINDS, tags: new Map(), table: {}, version: 0 },
      kind: Uint8Array.from(rows, row => row.kind),
      // a source of each class stands for it
      classes: {
        ...{ of: Int32Array.from(rows.keys()), count: size },
        kind: Uint8Array.from(rows, row => row.kind),
        grade: Uint8Array.from(rows, row => row.grade),
        type: Uint16Array.from(rows, row => ofType.get(row.type) ?? 0),
        court: Uint16Array.from(rows, row => ofCourt.get(row.court) ?? 0),
        code: Int32Array.from(rows, row => ofCode.get(row.code) ?? 0),
      },
      ...{ flags: new Uint8Array(size), date: new Int32Array(size), since: new Int32Array(size) },
      newest: () => new Int32Array(0),
      citationCounts: () => new Int32Array(size),
      changedSince: () => undefined,
    },
  }
}

/** A search as filters of classes and of days. */
export interface ClassFilters {
  readonly gate: SourceFilters
  readonly days: readonly Days[]
  readonly from: number
  readonly to: number
  /** the numbers of the classes that pass */
  readonly passing: readonly number[]
}

/** The same, without the texts of some funds. */
export interface OfficeFilters extends ClassFilters {
  readonly withoutFunds: readonly string[]
}

const isOfClasses = (filter: Filter): boolean =>
  filter.field !== 'date' && filter.field !== 'tag' && filter.field !== 'collection'

/** Compiles the filters of a search that classes and days decide; the others are left to the reading of the candidates. */
export function classFilters(
  { columns, numbers }: OfficeClasses,
  request: SearchRequest,
  filters: readonly Filter[],
): ClassFilters {
  const { kind, court, code, publication, type } = request
  const gate = filtersOf(
    { text: '', kind, court, code, publication, type },
    filters.filter(isOfClasses),
    columns,
    { collections: { byId: () => [], byTitle: () => undefined }, courtTest: courtTest(noPhrase) },
  )
  return {
    gate,
    days: filters.flatMap(one => (one.field === 'date' && !one.not ? [one.days] : [])),
    from: dayOf(request.from),
    to: dayOf(request.to),
    passing: numbers.filter((_, at) => passes(columns, gate, at)),
  }
}

const CHOSEN = ['kind', 'court', 'code', 'publication', 'type'] as const
type ChosenFacet = (typeof CHOSEN)[number]

/** Whether a class passes the filters, those of one facet apart where it is named. */
function passes(
  columns: Columns,
  { base, choices }: SourceFilters,
  at: number,
  apart?: ChosenFacet,
): boolean {
  return (
    base.every(test => test(at)) &&
    CHOSEN.every(facet => facet === apart || (choices[facet]?.[facetAt(columns, facet, at)] ?? 1) === 1)
  )
}

function facetAt({ classes }: Columns, facet: ChosenFacet, at: number): number {
  const { kind, court, code, grade, type } = classes
  const list = { kind, court, code, publication: grade, type }[facet]
  return list[at] ?? 0
}

const MAX_FACET_VALUES = 200

/** Counts the facets of sources, of which so many are of each class. */
export function facetsOfClasses(
  { columns, numbers }: OfficeClasses,
  { gate }: ClassFilters,
  counts: ReadonlyMap<number, number>,
): Record<Facet, Record<string, number>> {
  const names = {
    ...{ kind: columns.kinds, court: columns.courts, code: columns.codes, type: columns.types },
    publication: publications.slice(1),
  }
  const facet = (of: ChosenFacet): Record<string, number> => {
    const all = new Map<string, number>()
    numbers.forEach((n, at) => {
      const count = counts.get(n)
      const name = names[of][facetAt(columns, of, at) - 1]
      if (count && name && passes(columns, gate, at, of)) all.set(name, (all.get(name) ?? 0) + count)
    })
    return Object.fromEntries(
      [...all].sort((a, b) => b[1] - a[1] || fold(a[0]).localeCompare(fold(b[0]))).slice(0, MAX_FACET_VALUES),
    )
  }
  return {
    ...{ kind: facet('kind'), court: facet('court'), code: facet('code'), publication: facet('publication') },
    ...{ type: facet('type'), tag: {} },
  }
}
