import { fold } from '../../../shared/french/fold.ts'
import type { SearchInput } from '../../../shared/search/model.ts'
import type { Filter } from '../../../shared/search/operators.ts'
import { type Columns, dayOf } from '../columns.ts'
import { codesMeant, gradeMeant, kindMeant, namesMeant, publications } from './names.ts'
import { courtNamed, type Seated } from './seated.ts'

/** What is looked for, and among which sources. */
export type Asked = Omit<SearchInput, 'limit' | 'offset'> & {
  limit?: number | undefined
  offset?: number | undefined
}

/** Tells which sources pass. `base` says what no facet undoes; `chosen`, by facet, the values allowed in its column. */
export interface Gate {
  readonly base: readonly ((seq: number) => boolean)[]
  readonly chosen: Readonly<Record<Facet, Uint8Array | undefined>>
  readonly remarks: readonly string[]
}

export type Facet = 'kind' | 'court' | 'code' | 'publication' | 'type' | 'tag'

/** The sources of a collection, by its id or the beginning of its title. */
export interface Collected {
  byId(id: string): readonly number[]
  byTitle(title: string): readonly number[] | undefined
}

/** Reads the filters of a search against what the library holds. */
export function gateOf(
  asked: Asked,
  filters: readonly Filter[],
  columns: Columns,
  { collected, seated }: { collected: Collected; seated: Seated },
): Gate {
  const remarks: string[] = []
  const base: ((seq: number) => boolean)[] = []
  const [from, to] = [dayOf(asked.from), dayOf(asked.to)]
  const { date } = columns
  if (from) base.push(seq => (date[seq] as number) >= from)
  if (to) base.push(seq => date[seq] !== 0 && (date[seq] as number) <= to)
  if (asked.collection !== undefined) base.push(within(collected.byId(asked.collection), columns.size))
  base.push(
    ...[false, true].flatMap(not =>
      operators(
        filters.filter(one => one.not === not),
        not,
      ),
    ),
  )

  /** Filters of one field add up, those of different fields narrow one another; of those excluded, each does. */
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
      remarks.push(`Aucun texte de la bibliothèque ne répond à « ${value} ».`)
      return () => false
    }
    const named = (list: ArrayLike<number>, meant: readonly boolean[]) =>
      meant.some(Boolean) ? (seq: number) => meant[(list[seq] as number) - 1] === true : none()
    if (field === 'court') {
      const court = courtNamed(value)
      if (court) return seated(court, columns)
      return named(columns.court, namesMeant(columns.courts, value))
    }
    if (field === 'code') return named(columns.code, codesMeant(columns.codes, value))
    if (field === 'publication') {
      const grade = gradeMeant(value)
      return grade ? seq => columns.grade[seq] === grade : none()
    }
    if (field === 'type') {
      const kind = kindMeant(value)
      return kind ? seq => columns.kind[seq] === kind : named(columns.type, namesMeant(columns.types, value))
    }
    if (field === 'collection') {
      const seqs = collected.byTitle(value)
      return seqs ? within(seqs, columns.size) : none()
    }
    const tags = new Set([...columns.tags.values()].flat())
    const list = [...tags]
    const wanted = new Set(list.filter((_, at) => namesMeant(list, value)[at]))
    return wanted.size
      ? within(
          tagged(columns, tag => wanted.has(tag)),
          columns.size,
        )
      : none()
  }

  return { base, chosen: chosenOf(asked, columns), remarks }
}

function chosenOf(asked: Asked, columns: Columns): Gate['chosen'] {
  const oneOf = (names: readonly string[], test: (name: string) => boolean) =>
    Uint8Array.from([0, ...names.map(name => (test(name) ? 1 : 0))])
  const { court, code, publication, type, kind, tag } = asked
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
        : marked(
            tagged(columns, name => name === tag),
            columns.size,
          ),
  }
}

function* tagged({ tags }: Columns, wanted: (tag: string) => boolean): Generator<number> {
  for (const [seq, list] of tags) if (list.some(wanted)) yield seq
}

function marked(seqs: Iterable<number>, size: number): Uint8Array {
  const all = new Uint8Array(size)
  for (const seq of seqs) if (seq < size) all[seq] = 1
  return all
}

function within(seqs: Iterable<number>, size: number): (seq: number) => boolean {
  const all = marked(seqs, size)
  return seq => all[seq] === 1
}
