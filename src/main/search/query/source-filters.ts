import type { Statement } from 'better-sqlite3'
import { fold } from '../../../shared/french/fold.ts'
import { textNames } from '../../../shared/library/codes.ts'
import type { SearchInput } from '../../../shared/search/model.ts'
import type { Filter } from '../../../shared/search/operators.ts'
import type { Database } from '../../kernel/database/open.ts'
import { type Columns, dayOf } from '../columns.ts'
import { type CourtTest, courtNamed } from './court-test.ts'
import { codesMeant, gradeMeant, kindMeant, namesMeant, publications } from './facet-names.ts'
import type { LawOfDay } from './law-of-day.ts'

/** A search: the words, and the filters of the sources. */
export type SearchRequest = Omit<SearchInput, 'limit' | 'offset'> & {
  limit?: number | undefined
  offset?: number | undefined
}

/** The filters of a search: `base`, tests independent of facets; `choices`, by facet, the values allowed in its column. */
export interface SourceFilters {
  readonly base: readonly ((seq: number) => boolean)[]
  readonly choices: Readonly<Record<Facet, Uint8Array | undefined>>
  readonly remarks: readonly string[]
}

export type Facet = 'kind' | 'court' | 'code' | 'publication' | 'type' | 'tag'

/** The sources of a collection, by its id or the beginning of its title. */
export type CollectionSources = Collected<number>

/** Tests that a library gives to the filters of a search. */
interface FilterTests {
  readonly collections: CollectionSources
  readonly courtTest: CourtTest
  readonly lawOfDay?: LawOfDay
}

/** Compiles the filters of a search for a library. */
export function filtersOf(
  request: SearchRequest,
  filters: readonly Filter[],
  columns: Columns,
  { collections, courtTest, lawOfDay }: FilterTests,
): SourceFilters {
  const remarks: string[] = []
  const base: ((seq: number) => boolean)[] = []
  const [from, to] = [dayOf(request.from), dayOf(request.to)]
  const { date, classes } = columns
  const { of } = classes
  if (from) base.push(seq => (date[seq] as number) >= from)
  if (to) base.push(seq => date[seq] !== 0 && (date[seq] as number) <= to)
  if (request.collection !== undefined) base.push(isAmong(collections.byId(request.collection), columns.size))
  base.push(
    ...[false, true].flatMap(not =>
      operators(
        filters.filter(one => one.not === not),
        not,
      ),
    ),
  )

  // the last test: it reads the articles that pass the others
  if (request.lawOn && lawOfDay) base.push(lawOfDay(request.lawOn, columns))

  /** Combines filters: OR within a field, AND between fields; excluding filters all apply. */
  function operators(list: readonly Filter[], not: boolean): ((seq: number) => boolean)[] {
    const fields = [...new Set(list.map(({ field }) => field))]
    return fields.map(field => {
      const tests = list.filter(one => one.field === field).flatMap(testsOf)
      return not ? seq => !tests.some(test => test(seq)) : seq => tests.some(test => test(seq))
    })
  }

  function testsOf(filter: Filter): ((seq: number) => boolean)[] {
    if (filter.field === 'date') {
      const { from: first, to: last } = filter.days
      return [seq => date[seq] !== 0 && (date[seq] as number) >= first && (date[seq] as number) <= last]
    }
    return filter.values.map(value => testOf(filter.field, value))
  }

  function testOf(field: Exclude<Filter['field'], 'date'>, value: string): (seq: number) => boolean {
    const none = () => {
      remarks.push(`Aucun texte de la bibliothèque ne répond à «\u00a0${value}\u00a0».`)
      return () => false
    }
    const oneOfNames = (list: ArrayLike<number>, isMeant: readonly boolean[]) =>
      isMeant.some(Boolean) ? (seq: number) => isMeant[list[of[seq]!]! - 1] === true : none()
    if (field === 'court') {
      const court = courtNamed(value)
      if (court) return courtTest(court, columns)
      return oneOfNames(classes.court, namesMeant(columns.courts, value))
    }
    if (field === 'code') return oneOfNames(classes.code, codesMeant(columns.codes, value))
    if (field === 'publication') {
      const grade = gradeMeant(value)
      return grade ? seq => classes.grade[of[seq]!] === grade : none()
    }
    if (field === 'type') {
      const kind = kindMeant(value)
      return kind
        ? seq => columns.kind[seq] === kind
        : oneOfNames(classes.type, namesMeant(columns.types, value))
    }
    if (field === 'collection') {
      const seqs = collections.byTitle(value)
      return seqs ? isAmong(seqs, columns.size) : none()
    }
    const tags = new Set([...columns.tags.values()].flat())
    const list = [...tags]
    const names = new Set(list.filter((_, at) => namesMeant(list, value)[at]))
    return names.size
      ? isAmong(
          sourcesWithTag(columns, tag => names.has(tag)),
          columns.size,
        )
      : none()
  }

  return { base, choices: choicesOf(request, columns), remarks }
}

/** Tells whether a filter names something, in the library or in the law; a tag and a collection are the user's own words. */
export function namesSomething(filter: Filter, { courts, codes, types }: Columns): boolean {
  if (filter.field === 'date') return true
  const isAmongNames = (names: readonly string[], value: string) => namesMeant(names, value).includes(true)
  return filter.values.some(value => {
    switch (filter.field) {
      case 'court':
        return courtNamed(value) !== undefined || isAmongNames(courts, value)
      case 'code':
        return codesMeant(codes, value).includes(true) || textNames(fold(value).split(' ')).length > 1
      case 'publication':
        return gradeMeant(value) > 0
      case 'type':
        return kindMeant(value) > 0 || isAmongNames(types, value)
      default:
        return true
    }
  })
}

function choicesOf(request: SearchRequest, columns: Columns): SourceFilters['choices'] {
  const oneOf = (names: readonly string[], test: (name: string) => boolean) =>
    Uint8Array.from([0, ...names.map(name => (test(name) ? 1 : 0))])
  const { court, code, publication, type, kind, tag } = request
  const seat = court === undefined ? '' : `${fold(court)} `
  return {
    kind: kind && oneOf(columns.kinds, name => name === kind),
    court:
      court === undefined
        ? undefined
        : oneOf(columns.courts, name => name === court || `${fold(name)} `.startsWith(seat)),
    code: code === undefined ? undefined : oneOf(columns.codes, name => name === code),
    publication:
      publication === undefined
        ? undefined
        : oneOf(
            publications.slice(1),
            name => name === publication || publications[gradeMeant(publication)] === name,
          ),
    type: type === undefined ? undefined : oneOf(columns.types, name => name === type),
    tag:
      tag === undefined
        ? undefined
        : flagsOf(
            sourcesWithTag(columns, name => name === tag),
            columns.size,
          ),
  }
}

function* sourcesWithTag({ tags }: Columns, accepts: (tag: string) => boolean): Generator<number> {
  for (const [seq, list] of tags) if (list.some(accepts)) yield seq
}

function flagsOf(seqs: Iterable<number>, size: number): Uint8Array {
  const all = new Uint8Array(size)
  for (const seq of seqs) if (seq < size) all[seq] = 1
  return all
}

function isAmong(seqs: Iterable<number>, size: number): (seq: number) => boolean {
  const all = flagsOf(seqs, size)
  return seq => all[seq] === 1
}

/** The sources of collections, as what names them in them. */
interface Collected<T> {
  byId(id: string): readonly T[]
  byTitle(title: string): readonly T[] | undefined
}

/** Reads the sources of collections that the library holds. */
export const collectionSources = (db: Database): CollectionSources =>
  collected(
    db,
    db
      .prepare<unknown[], number>(
        'SELECT seq FROM collection_sources JOIN sources ON sources.id = source WHERE collection = @id',
      )
      .pluck(),
  )

/** Reads the ids of the sources of collections, wherever the sources are. */
export const collectionIds = (db: Database): Collected<string> =>
  collected(
    db,
    db.prepare<unknown[], string>('SELECT source FROM collection_sources WHERE collection = @id').pluck(),
  )

function collected<T>(db: Database, members: Statement<unknown[], T>): Collected<T> {
  const titles = db.prepare<[], { id: string; title: string }>(
    'SELECT id, title FROM collections WHERE removed_at IS NULL',
  )
  const byId = (id: string) => members.all({ id })
  return {
    byId,
    byTitle(title) {
      const key = fold(title)
      const all = titles.all().map(one => ({ id: one.id, name: fold(one.title) }))
      const whole = all.filter(({ name }) => name === key)
      const matches = whole.length ? whole : all.filter(({ name }) => name.startsWith(key))
      return matches.length ? matches.flatMap(({ id }) => byId(id)) : undefined
    },
  }
}
