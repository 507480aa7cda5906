import { memoizeByLength } from '../../../french/memoized-folds.ts'
import type { Passage } from '../../model.ts'
import { type Collected, collectIn, completedIn, type Found } from './find.ts'
import { followingMemory, type Heard } from './following.ts'

/** A passage as it was read, and completed once all had been. */
interface Read extends Collected, Heard {
  completed?: { readonly asked: Heard['asked']; readonly found: Found[] }
}

/** About fifteen filings of a hundred pages. */
const most = 6_000_000
/** The same words may stand in several places, where what was named before is not the same. */
const variants = 4

/**
 * Citations of a text that is read again and again as it is written: a passage is read anew only when its words, or what it takes from
 * those before it, have changed. The same array comes back for a passage as long as nothing in it has.
 */
export function findingAgain(): (passages: readonly Pick<Passage, 'text'>[]) => readonly Found[][] {
  const byText = memoizeByLength<{ reads: readonly Read[] }>(most)
  const lastOf = new WeakMap<object, Read>()
  // One for all readings: an object with accessors made for each slows down whatever reads a memory.
  const { memory, begin, agrees, repeat, hearing, passed } = followingMemory()

  return passages => {
    begin()

    function read(passage: Pick<Passage, 'text'>): Read {
      const last = lastOf.get(passage)
      const kept = last && agrees(last) ? undefined : byText(passage.text, () => ({ reads: [] }))
      const same = kept ? kept.reads.find(agrees) : last
      if (same) {
        repeat(same)
        if (same !== last) lastOf.set(passage, same)
        return same
      }
      const { made, asked, told } = hearing(() => collectIn({ text: passage.text }, memory))
      const fresh: Read = { ...made, asked, told }
      if (kept) kept.reads = [fresh, ...kept.reads.slice(0, variants - 1)]
      lastOf.set(passage, fresh)
      return fresh
    }

    function complete(one: Read, text: string): Found[] {
      if (one.completed && agrees(one.completed)) return one.completed.found
      const { made, asked } = hearing(() => completedIn(one, text, memory))
      one.completed = { asked, found: made }
      return made
    }

    const all = passages.map(passage => {
      const one = read(passage)
      passed(one.length)
      return one
    })
    return all.map((one, n) => complete(one, passages[n]!.text))
  }
}
