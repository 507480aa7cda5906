import { mergeStates } from './merge-states.ts'
import type { OfficeKind, ThingState } from './thing-state.ts'

/** A version in the history of a thing, without its state. */
export interface VersionHead {
  readonly hash: string
  readonly at: string
  readonly parents: readonly string[]
}

/** The state that a set of versions gives, and the versions nothing follows yet. */
export interface Resolution {
  readonly state: ThingState
  readonly heads: readonly string[]
}

/** States of versions that were merged, by their hashes in order. They depend on nothing else: they hold for ever, of whatever thing. */
export interface MergeCache {
  get(name: string): ThingState | undefined
  set(name: string, state: ThingState): void
}

/**
 * Resolves a history: the state of its last versions, merged where they were written apart. It depends on the set of versions alone, never
 * on the order in which they came: desks that know the same ones see the same thing. A version whose ancestors are not all there waits.
 * Undefined where none is whole. `merges`: those of former resolutions, which this one adds to.
 */
export function resolveHistory(
  kind: OfficeKind,
  versions: readonly VersionHead[],
  stateOf: (hash: string) => ThingState,
  merges: MergeCache = new Map(),
): Resolution | undefined {
  const graph = wholeVersions(versions)
  const heads = maximal(new Set(graph.keys()), graph)
  if (heads.length === 0) return undefined
  const states = new Map<string, ThingState>()
  const ancestorCache = new Map<string, Set<string>>()
  const ancestors = (hash: string): Set<string> => {
    const cached = ancestorCache.get(hash)
    if (cached) return cached
    const all = new Set<string>()
    const pending = [hash]
    for (let one = pending.pop(); one !== undefined; one = pending.pop()) {
      if (all.has(one)) continue
      all.add(one)
      for (const parent of graph.get(one)?.parents ?? []) if (!all.has(parent)) pending.push(parent)
    }
    ancestorCache.set(hash, all)
    return all
  }
  /** merges versions none of which is another's ancestor, the earliest first: it stands in a conflict */
  function fold(hashes: readonly string[]): ThingState {
    const order = hashes.toSorted((a, b) => compareVersions(graph.get(a), graph.get(b)))
    const name = order.join()
    const cached = states.get(name) ?? merges.get(name)
    if (cached) return cached
    const [first = '', ...rest] = order
    let state = stateOf(first)
    let lineage = ancestors(first)
    for (const hash of rest) {
      const common = intersection(lineage, ancestors(hash))
      const base = common.size > 0 ? fold(maximal(common, graph)) : undefined
      state = mergeStates(kind, base, { state, from: first }, { state: stateOf(hash), from: hash })
      lineage = new Set([...lineage, ...ancestors(hash)])
    }
    states.set(name, state)
    if (rest.length > 0) merges.set(name, state)
    return state
  }
  return { state: fold(heads), heads }
}

/** The versions that nothing follows yet, of those whose ancestors are all known. */
export function headsOf(versions: readonly VersionHead[]): string[] {
  const graph = wholeVersions(versions)
  return maximal(new Set(graph.keys()), graph)
}

/** The versions that wait for one of their ancestors. */
export function waitingOf(versions: readonly VersionHead[]): string[] {
  const graph = wholeVersions(versions)
  return versions.flatMap(({ hash }) => (graph.has(hash) ? [] : [hash]))
}

/** The versions whose ancestors are all known, by their hash. */
function wholeVersions(versions: readonly VersionHead[]): Map<string, VersionHead> {
  const all = new Map(versions.map(one => [one.hash, one]))
  const whole = new Map<string, VersionHead>()
  const children = new Map<string, VersionHead[]>()
  const missing = new Map<string, number>()
  const ready: VersionHead[] = []
  for (const one of all.values()) {
    missing.set(one.hash, one.parents.length)
    for (const parent of one.parents) children.set(parent, [...(children.get(parent) ?? []), one])
    if (one.parents.length === 0) ready.push(one)
  }
  for (let one = ready.pop(); one; one = ready.pop()) {
    whole.set(one.hash, one)
    for (const child of children.get(one.hash) ?? []) {
      const left = (missing.get(child.hash) ?? 0) - 1
      missing.set(child.hash, left)
      if (left === 0) ready.push(child)
    }
  }
  return whole
}

/** The members of a set closed under ancestors that are no other's parent. */
function maximal(set: ReadonlySet<string>, graph: ReadonlyMap<string, VersionHead>): string[] {
  const parents = new Set([...set].flatMap(hash => graph.get(hash)?.parents ?? []))
  return [...set].filter(hash => !parents.has(hash)).sort()
}

const intersection = (a: ReadonlySet<string>, b: ReadonlySet<string>) =>
  new Set([...a].filter(one => b.has(one)))

/** Order of versions written apart: by their time, then by their hash where clocks agree. */
function compareVersions(a: VersionHead | undefined, b: VersionHead | undefined): number {
  const [x, y] = [`${a?.at} ${a?.hash}`, `${b?.at} ${b?.hash}`]
  return x < y ? -1 : x > y ? 1 : 0
}
