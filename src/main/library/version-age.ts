import type { KeptVersion } from '../drafts/version-store.ts'

const day = 24 * 3600_000

/**
 * The versions that age lets go. Named and exported ones stay for ever, and so does all of the last two weeks; of what is
 * older, the last of each day for a year, then the last of each month.
 */
export function outdated(versions: readonly KeptVersion[], now: string): string[] {
  const seen = new Set<string>()
  const newest = versions.toSorted((a, b) => b.at.localeCompare(a.at))
  return newest.flatMap(({ id, at, kind }) => {
    if (kind === 'named' || kind === 'export' || kind === 'base') return []
    const age = Date.parse(now) - Date.parse(at)
    if (age < 14 * day) return []
    const period = age < 365 * day ? at.slice(0, 10) : at.slice(0, 7)
    if (!seen.has(period)) {
      seen.add(period)
      return []
    }
    return [id]
  })
}
