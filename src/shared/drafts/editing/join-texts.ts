import { isLaidAlike } from '../laid-alike.ts'
import { mergeBlocks } from '../merge/merge.ts'
import type { Draft } from '../model.ts'

type Comments = Draft['comments']

/**
 * Joins a text that is being written with what was saved of it meanwhile, both since `base`. Every change of either is in its words and
 * comments; the rest is as saved. Undefined where both changed the same words, or where it is laid out otherwise: somebody has to choose.
 */
export function joinTexts(base: Draft, mine: Draft, theirs: Draft): Draft | undefined {
  if (!isLaidAlike(mine, theirs)) return undefined
  const { blocks, conflicts } = mergeBlocks(base.blocks, mine.blocks, theirs.blocks)
  if (conflicts.length > 0) return undefined
  return { ...theirs, blocks, comments: joinComments(base.comments, mine.comments, theirs.comments) }
}

const isSame = (a: unknown, b: unknown): boolean => a === b || JSON.stringify(a) === JSON.stringify(b)

/** The comments of both: one that either took away is gone, unless the other wrote in it since. */
function joinComments(base: Comments, mine: Comments, theirs: Comments): Comments {
  const [before, own] = [base, mine].map(all => new Map(all.map(one => [one.id, one])))
  const joined = theirs.flatMap(one => {
    const [was, here] = [before?.get(one.id), own?.get(one.id)]
    if (!here) return was && isSame(was, one) ? [] : [one]
    return [isSame(here, was) ? one : here]
  })
  const ids = new Set(theirs.map(one => one.id))
  return [...joined, ...mine.filter(one => !ids.has(one.id) && !isSame(before?.get(one.id), one))]
}
