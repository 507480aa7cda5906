import type { Entry } from '../page/figures.ts'

/** A line of the outline as it shows: what it holds, and whether it is folded. */
export interface Line {
  readonly entry: Entry
  readonly holds: boolean
  readonly isFolded: boolean
}

/** The lines that show when some sections are folded. */
export function linesOf(entries: readonly Entry[], foldedIds: ReadonlySet<string>): Line[] {
  const lines: Line[] = []
  let hiddenLevel = Number.POSITIVE_INFINITY
  for (const [at, entry] of entries.entries()) {
    if (entry.part || entry.level <= hiddenLevel) hiddenLevel = Number.POSITIVE_INFINITY
    if (entry.level > hiddenLevel) continue
    const next = entries[at + 1]
    const holds = !entry.part && next !== undefined && !next.part && next.level > entry.level
    const isFolded = holds && foldedIds.has(entry.id)
    if (isFolded) hiddenLevel = entry.level
    lines.push({ entry, holds, isFolded: isFolded })
  }
  return lines
}

const BAND = 40

/** The lines in bands of a few dozen: what is out of sight is left alone by the browser, a band at a time. */
export const inBands = (
  lines: readonly Line[],
): { readonly from: number; readonly bandLines: readonly Line[] }[] =>
  Array.from({ length: Math.ceil(lines.length / BAND) }, (_, n) => ({
    from: n * BAND,
    bandLines: lines.slice(n * BAND, (n + 1) * BAND),
  }))

/** The line where a heading shows: its own, or that of the folded section that hides it. */
export function shownAs(
  entries: readonly Entry[],
  lines: readonly Line[],
  id: string | undefined,
): string | undefined {
  const visible = new Set(lines.map(line => line.entry.id))
  let at = entries.findIndex(entry => entry.id === id)
  while (at >= 0 && !visible.has(entries[at]?.id ?? '')) at -= 1
  return entries[at]?.id
}

/** The section a heading stands in. */
export function parentOf(entries: readonly Entry[], id: string): string | undefined {
  const at = entries.findIndex(entry => entry.id === id)
  const own = entries[at]?.level ?? 0
  return entries.slice(0, at).findLast(entry => !entry.part && entry.level < own)?.id
}
