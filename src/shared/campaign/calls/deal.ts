import type { TargetMember } from '../members/model.ts'

/** Orders drawn by lot are numbered, so that anybody can draw one again. */
export const MAX_SEED = 999_999

/** The lot of an id in a numbered draw: the same on every machine, whoever else takes part (FNV-1a, then murmur3's finalizer). */
export function lotOf(seed: number, id: string): number {
  let hash = 0x811c9dc5
  for (const character of `${seed}:${id}`)
    hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193)
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return (hash ^ (hash >>> 16)) >>> 0
}

/** The number of the draw of whoever gave none: two volunteers of two names draw two orders, each the same every day. */
export const seedOf = (name: string): number => lotOf(0, name) % (MAX_SEED + 1)

interface Deal {
  readonly members: readonly TargetMember[]
  /** how many calls were made to each, whoever answered */
  readonly callCounts: ReadonlyMap<string, number>
  readonly volunteers: number
  readonly seed: number
}

/**
 * Deals members out among volunteers, each member to one alone: those nobody called first, then the heaviest reasons, then by lot. The
 * shares differ by one member at most and none has all the heavy ones, for they are dealt in turn.
 */
export function deal({ members, callCounts, volunteers, seed }: Deal): TargetMember[][] {
  const countOf = (one: TargetMember) => callCounts.get(one.member) ?? 0
  const inOrder = [...members].sort(
    (a, b) =>
      countOf(a) - countOf(b) ||
      b.score - a.score ||
      lotOf(seed, a.member) - lotOf(seed, b.member) ||
      (a.member < b.member ? -1 : 1),
  )
  return Array.from({ length: volunteers }, (_, part) => inOrder.filter((__, n) => n % volunteers === part))
}
