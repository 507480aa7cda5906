/** The ids that did not move between two orders of the same things: the most that keep their order. */
export function unmovedIds(before: readonly string[], after: readonly string[]): Set<string> {
  const place = new Map(before.map((id, at) => [id, at]))
  const ids = after.filter(id => place.has(id))
  // the longest increasing series of places, by patience
  const tops: number[] = []
  const from: number[] = []
  for (const [at, id] of ids.entries()) {
    const value = place.get(id)!
    let [low, high] = [0, tops.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if (place.get(ids[tops[middle]!]!)! < value) low = middle + 1
      else high = middle
    }
    from[at] = low > 0 ? tops[low - 1]! : -1
    tops[low] = at
  }
  const result = new Set<string>()
  for (let at = tops.at(-1) ?? -1; at >= 0; at = from[at]!) result.add(ids[at]!)
  return result
}

/**
 * One order of three: that of the side that moved something, else of the other; what only one side has comes after what it
 * followed there. A thing moved here stays where it was put.
 */
export function mergeOrder(
  base: readonly string[],
  mine: readonly string[],
  theirs: readonly string[],
  stands: ReadonlySet<string>,
): string[] {
  const [inBase, inMine, inTheirs] = [base, mine, theirs].map(ids => new Set(ids)) as [
    Set<string>,
    Set<string>,
    Set<string>,
  ]
  const common = (ids: readonly string[]) =>
    ids.filter(id => inBase.has(id) && inMine.has(id) && inTheirs.has(id) && stands.has(id))
  const baseOrder = common(base)
  const mineOrder = common(mine)
  const steady = unmovedIds(baseOrder, mineOrder)
  if (steady.size === baseOrder.length) {
    const order = theirs.filter(id => stands.has(id))
    return place(order, mine, inTheirs, stands, () => true)
  }
  const order = mine.filter(id => stands.has(id))
  return place(order, theirs, inMine, stands, id => !inBase.has(id) || steady.has(id), inTheirs)
}

/** Puts in `order` what it has not of `ids`, each after what comes before it there and may hold it. */
function place(
  order: readonly string[],
  ids: readonly string[],
  idsInOrder: ReadonlySet<string>,
  stands: ReadonlySet<string>,
  holds: (id: string) => boolean,
  past?: ReadonlySet<string>,
): string[] {
  const after = new Map<string, string[]>()
  let anchor = ''
  for (const id of ids) {
    if (!stands.has(id)) continue
    if (idsInOrder.has(id)) {
      if (holds(id)) anchor = id
    } else after.set(anchor, [...(after.get(anchor) ?? []), id])
  }
  const out: string[] = [...(after.get('') ?? [])]
  let follow: string[] = []
  for (const id of order) {
    // what was written here after the anchor stays next to it
    if (follow.length > 0 && (!past || past.has(id))) {
      out.push(...follow)
      follow = []
    }
    out.push(id)
    const next = after.get(id)
    if (next) follow = [...follow, ...next]
  }
  return [...out, ...follow]
}
