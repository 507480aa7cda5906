import { above } from './lists.ts'
import type { Planned } from './plans.ts'
import type { Weighed } from './weigh.ts'

/** A part of what was asked, that some sources answer. */
export interface Way {
  readonly plans: readonly Planned[]
  /** the word they may not have */
  readonly lacks: string
}

/** How what was asked is answered: by all its words, or, where few sources have them all, by most of them. */
export interface Ways {
  readonly ways: readonly Way[]
  /** how many sources have all the words */
  readonly complete: number
  /** the words left aside, that are nowhere */
  readonly absent: readonly string[]
}

/** So few that have all the words are followed by those that lack one. */
export const few = 4
/** How many ways of leaving a word aside are tried, from the one that says least on. */
const mostTries = 6

/** The ways of answering, `complete` sources having all the words: without what is nowhere, else without one of the words. */
export function waysOf(
  plans: readonly Planned[],
  complete: number,
  answers: (some: readonly Planned[]) => boolean,
): Ways | undefined {
  if (plans.length < 3) return undefined
  const present = plans.filter(({ estimate }) => estimate > 0)
  const absent = plans.filter(({ estimate }) => estimate === 0).map(({ typed }) => typed)
  if (absent.length && answers(present)) return { ways: [way(present)], complete, absent }
  if (present.length < 3) return undefined
  const ways = present
    .map((one, at) => way(present.toSpliced(at, 1), one.typed))
    .toReversed()
    .slice(0, mostTries)
    .filter(one => answers(one.plans))
  if (!ways.length) return undefined
  return { ways: complete ? [way(plans), ...ways] : ways, complete, absent }
}

function way([first, ...others]: readonly Planned[], lacks = ''): Way {
  return { plans: first ? [{ ...first, weightless: false }, ...others] : [], lacks }
}

/** The sources of all the ways, each once. */
export function inAnyWay(ways: readonly Int32Array[], size: number): Int32Array {
  const there = new Uint8Array(size)
  for (const seqs of ways) for (let i = 0; i < seqs.length; i += 1) there[seqs[i]!] = 1
  let count = 0
  for (let seq = 0; seq < size; seq += 1) count += there[seq]!
  const all = new Int32Array(count)
  for (let seq = 0, at = 0; seq < size; seq += 1) if (there[seq]) all[at++] = seq
  return all
}

/** The first sources of several ways, put together: those that lack nothing above the others. */
export function gathered() {
  const found = new Map<number, { weight: number; tier: number; titled: number; lacks: string }>()
  return {
    add(first: Int32Array, weighed: Weighed, lacks: string): void {
      for (const seq of first) {
        const [weight, tier] = [weighed.weight[seq]!, weighed.tier[seq]! + (lacks ? 0 : above)]
        const before = found.get(seq)
        if (before && (before.tier > tier || (before.tier === tier && before.weight >= weight))) continue
        found.set(seq, { weight, tier, titled: weighed.titled[seq]!, lacks })
      }
    },
    /** as one weighing, in the arrays of the last */
    within({ weight, tier, titled }: Weighed): Weighed {
      for (const [seq, one] of found) {
        weight[seq] = one.weight
        tier[seq] = one.tier
        titled[seq] = one.titled
      }
      return { seqs: Int32Array.from(found.keys()), weight, tier, titled }
    },
    lacks: (seq: number): string => found.get(seq)?.lacks ?? '',
  }
}
