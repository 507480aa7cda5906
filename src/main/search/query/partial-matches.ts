import type { ClausePlan } from './plans.ts'
import { COMPLETE_TIERS } from './query-plan.ts'
import type { WeightedSources } from './scales.ts'

/** A partial match: some of the clauses. */
export interface Way {
  readonly plans: readonly ClausePlan[]
  /** the word left out */
  readonly lacks: string
}

/** The ways a query is answered: by all its words or, when few sources have them all, without one of them. */
export interface Ways {
  readonly ways: readonly Way[]
  /** how many sources have all the words */
  readonly complete: number
  /** the words that no source has */
  readonly absent: readonly string[]
}

/** Fewer complete matches than this are followed by partial ones. */
export const FEW_SOURCES = 4
/** Partial matches tried, at most, leaving out the commonest word first. */
const MAX_TRIES = 6

/** Lists the partial matches: without the words no source has, else without one of the words. `complete`: the full matches. */
export function waysOf(
  plans: readonly ClausePlan[],
  complete: number,
  answers: (some: readonly ClausePlan[]) => boolean,
): Ways | undefined {
  if (plans.length < 3) return undefined
  const present = plans.filter(({ estimate }) => estimate > 0)
  const absent = plans.filter(({ estimate }) => estimate === 0).map(({ words }) => words)
  if (absent.length && answers(present)) return { ways: [way(present)], complete, absent }
  if (present.length < 3) return undefined
  const ways = present
    .map((one, at) => way(present.toSpliced(at, 1), one.words))
    .toReversed()
    .slice(0, MAX_TRIES)
    .filter(one => answers(one.plans))
  if (!ways.length) return undefined
  return { ways: complete ? [way(plans), ...ways] : ways, complete, absent }
}

function way([first, ...next]: readonly ClausePlan[], lacks = ''): Way {
  return { plans: first ? [{ ...first, weightless: false }, ...next] : [], lacks }
}

/** The union of the sources. */
export function inAnyWay(ways: readonly Int32Array[], size: number): Int32Array {
  const isHit = new Uint8Array(size)
  for (const seqs of ways) for (let i = 0; i < seqs.length; i += 1) isHit[seqs[i]!] = 1
  let count = 0
  for (let seq = 0; seq < size; seq += 1) count += isHit[seq]!
  const all = new Int32Array(count)
  for (let seq = 0, at = 0; seq < size; seq += 1) if (isHit[seq]) all[at++] = seq
  return all
}

/** Merges the first sources of several partial matches; complete ones rank above the others. */
export function merging() {
  const hits = new Map<number, { weight: number; tier: number; titleBits: number; lacks: string }>()
  return {
    add(first: Int32Array, weights: WeightedSources, lacks: string): void {
      for (const seq of first) {
        const [weight, tier] = [weights.weight[seq]!, weights.tier[seq]! + (lacks ? 0 : COMPLETE_TIERS)]
        const before = hits.get(seq)
        if (before && (before.tier > tier || (before.tier === tier && before.weight >= weight))) continue
        hits.set(seq, { weight, tier, titleBits: weights.titleBits[seq]!, lacks })
      }
    },
    /** the merged weights, written into the arrays of the last weighing */
    within({ weight, tier, titleBits }: WeightedSources): WeightedSources {
      for (const [seq, one] of hits) {
        weight[seq] = one.weight
        tier[seq] = one.tier
        titleBits[seq] = one.titleBits
      }
      return { seqs: Int32Array.from(hits.keys()), weight, tier, titleBits }
    },
    lacks: (seq: number): string => hits.get(seq)?.lacks ?? '',
  }
}
