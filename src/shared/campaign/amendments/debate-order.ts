import { identicalGroups, seriesOf } from './liasse.ts'
import type { Amendment, Target } from './model.ts'
import { parentsIn } from './parents.ts'

const suffixes = ['', 'bis', 'ter', 'quater', 'quinquies', 'sexies', 'septies', 'octies', 'nonies', 'decies']

/** A designation as numbers that sort: « 7 » < « 7 bis A » < « 7 bis » < « 8 A » < « 8 ». */
export function rankOfArticle(designation: string): number[] {
  const [first = '', ...rest] = designation.toLowerCase().split(/[\s\u00a0]+/)
  const number = /^(?:premier|unique|1er)$/.test(first) ? 1 : Number.parseInt(first, 10)
  if (!Number.isFinite(number)) return [Number.MAX_SAFE_INTEGER]
  const rank = [number]
  for (const word of rest) {
    const index = suffixes.indexOf(word)
    // a letter comes before what it is put to
    if (index > 0) rank.push(index * 100)
    else if (/^[a-z]{1,2}$/.test(word))
      rank.push(-1000 + word.charCodeAt(0) + (word.length > 1 ? word.charCodeAt(1) / 256 : 0))
  }
  return rank
}

function rankOf(target: Target): number[] {
  if (target.kind === 'title') return [Number.MAX_SAFE_INTEGER - 1]
  if (target.kind === 'other') return [Number.MAX_SAFE_INTEGER]
  const rank = rankOfArticle(target.article)
  return target.kind === 'article' ? rank : target.side === 'before' ? [...rank, -5000] : [...rank, 50_000]
}

function compareRanks(a: readonly number[], b: readonly number[]): number {
  for (let n = 0; n < Math.max(a.length, b.length); n += 1) {
    const gap = (a[n] ?? 0) - (b[n] ?? 0)
    if (gap !== 0) return gap
  }
  return 0
}

/** How far into the article an amendment begins: what deletes or writes it whole comes first. */
function depth(one: Amendment): number {
  let lowestAlinea = Number.MAX_SAFE_INTEGER
  for (const change of one.changes) {
    if (change.kind === 'delete-article') return -2
    if (change.kind === 'rewrite-article' || change.kind === 'restore-article') return -1
    if (change.kind === 'delete-alineas' || change.kind === 'replace-alineas')
      lowestAlinea = Math.min(lowestAlinea, ...change.alineas)
    else if (change.kind === 'insert-alineas') lowestAlinea = Math.min(lowestAlinea, change.after + 0.9)
    else if ('where' in change)
      lowestAlinea = Math.min(lowestAlinea, ...change.where.alineas.map(n => n + 0.5))
  }
  return lowestAlinea
}

/** A liasse in the order it is discussed: text by text, in the order they came; by article, then by place; identical ones together, fallbacks after their main, sous-amendements after theirs. */
export function inDebateOrder(all: readonly Amendment[]): Amendment[] {
  const group = new Map(identicalGroups(all).flatMap((ids, n) => ids.map(id => [id, n] as const)))
  const series = new Map([...new Set(all.map(seriesOf))].map((key, n) => [key, n]))
  const withKeys = all.map((one, n) => ({
    one,
    n,
    series: series.get(seriesOf(one)) ?? 0,
    rank: rankOf(one.target),
    depth: depth(one),
  }))
  const first = new Map<number, number>()
  for (const { one, n } of withKeys) {
    const its = group.get(one.id)
    if (its !== undefined && !first.has(its)) first.set(its, n)
  }
  const turn = ({ one, n }: { one: Amendment; n: number }): number => first.get(group.get(one.id) ?? -1) ?? n
  withKeys.sort(
    (a, b) =>
      a.series - b.series ||
      compareRanks(a.rank, b.rank) ||
      a.depth - b.depth ||
      turn(a) - turn(b) ||
      a.n - b.n,
  )
  return afterTheirs(withKeys.map(({ one }) => one))
}

function afterTheirs(all: readonly Amendment[]): Amendment[] {
  const ids = new Set(all.map(one => one.id))
  const parentOf = parentsIn(all)
  const mainOf = (one: Amendment): string | undefined =>
    one.fallbackOf && ids.has(one.fallbackOf) ? one.fallbackOf : parentOf(one)?.id
  const after = new Map<string, Amendment[]>()
  const roots: Amendment[] = []
  for (const one of all) {
    const main = mainOf(one)
    if (main === undefined || main === one.id) roots.push(one)
    else after.set(main, [...(after.get(main) ?? []), one])
  }
  const out: Amendment[] = []
  const placedIds = new Set<string>()
  const put = (one: Amendment) => {
    if (placedIds.has(one.id)) return
    placedIds.add(one.id)
    out.push(one)
    for (const next of after.get(one.id) ?? []) put(next)
  }
  roots.forEach(put)
  // two that fall back from each other stand where they are
  all.forEach(put)
  return out
}
