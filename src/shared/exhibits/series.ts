import type { Affaire } from '../dossiers/model.ts'
import { isProduced } from './list.ts'
import type { Exhibit } from './model.ts'

/** The same exhibit produced or put aside; what is drawn again after each key finds the same object. */
const turned = new WeakMap<Exhibit, Exhibit>()

function withAside(exhibit: Exhibit, aside: boolean): Exhibit {
  if (exhibit.aside === aside) return exhibit
  const other = turned.get(exhibit) ?? { ...exhibit, aside }
  turned.set(exhibit, other)
  return other
}

/**
 * The exhibits of a dossier as one of its cases produces them: its series in its order, then the others, put aside. Without a case, the
 * order of the pool, which is the series of the main one.
 */
export function inSeries(
  pool: readonly Exhibit[],
  affaire: Pick<Affaire, 'exhibits'> | undefined,
): Exhibit[] {
  if (!affaire) return [...pool]
  const byId = new Map(pool.map(one => [one.id, one]))
  const series = affaire.exhibits.flatMap(id => byId.get(id) ?? [])
  const ids = new Set(affaire.exhibits)
  return [
    ...series.map(one => withAside(one, false)),
    ...pool.filter(one => !ids.has(one.id)).map(one => withAside(one, true)),
  ]
}

/** The ids of the exhibits produced, in the order of their numbers: a series that begins as another stands. */
export const producedIds = (exhibits: readonly Exhibit[]): string[] =>
  exhibits.filter(isProduced).map(one => one.id)

/**
 * A series in another order. What was filed keeps its place, and so does what is not in the sequence (removed, or added elsewhere
 * meanwhile); the others share the free places.
 */
export function orderSeries(
  series: readonly string[],
  sequence: readonly string[],
  filedIds: ReadonlySet<string>,
): string[] {
  const movable = sequence.filter(id => series.includes(id) && !filedIds.has(id))
  const places = new Set(movable)
  const turn = [...places].values()
  return series.map(id => (places.has(id) ? (turn.next().value ?? id) : id))
}
