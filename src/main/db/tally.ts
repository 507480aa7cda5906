import type { Columns } from './columns.ts'
import { dayOf, kinds } from './columns.ts'
import type { Found, SearchQuery } from './search.ts'

/** Which of the sources at `seqs` pass the filters, and what choosing another value of each filter would give. */
export function tally(
  columns: Columns,
  seqs: Iterable<number>,
  asked: SearchQuery,
): Omit<Found, 'hits'> & { passed: Uint8Array } {
  const { size, kind, court, date, tags, courts } = columns
  const passed = new Uint8Array(size)
  const byKind = new Int32Array(kinds.length + 1)
  const byCourt = new Int32Array(courts.length + 1)
  const byTag: Record<string, number> = {}
  const wantedKind = asked.kind ? kinds.indexOf(asked.kind) + 1 : 0
  const wantedCourt = asked.court === undefined ? 0 : courts.indexOf(asked.court) + 1 || -1
  const [from, to] = [dayOf(asked.from), dayOf(asked.to)]
  const seen = new Uint8Array(size)
  let total = 0
  for (const seq of seqs) {
    const [ofKind = 0, ofCourt = 0, day = 0] = [kind[seq], court[seq], date[seq]]
    if (!ofKind || seen[seq]) continue
    seen[seq] = 1
    if ((from && day < from) || (to && (!day || day > to))) continue
    const ofTags = tags.get(seq)
    const k = !wantedKind || ofKind === wantedKind
    const c = !wantedCourt || ofCourt === wantedCourt
    const t = asked.tag === undefined || (ofTags?.includes(asked.tag) ?? false)
    if (k && c && t) {
      passed[seq] = 1
      total += 1
    }
    if (c && t) byKind[ofKind] = (byKind[ofKind] ?? 0) + 1
    if (k && t && ofCourt) byCourt[ofCourt] = (byCourt[ofCourt] ?? 0) + 1
    if (k && c && ofTags) for (const tag of ofTags) byTag[tag] = (byTag[tag] ?? 0) + 1
  }
  const facet = (names: readonly string[], counted: Int32Array) =>
    Object.fromEntries(
      names.flatMap((name, at) => (counted[at + 1] ? [[name, counted[at + 1] as number]] : [])),
    )
  return {
    passed,
    total,
    facets: { kind: facet(kinds, byKind), court: facet(courts, byCourt), tag: byTag },
  }
}
