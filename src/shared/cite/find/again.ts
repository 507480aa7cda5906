import type { Passage } from '../../model/source.ts'
import { keptByText } from '../../text/kept.ts'
import { type Collected, collectIn, completedIn, type Found } from './find.ts'
import { copied, emptyMemory, keyOf, type Memory, passedBy } from './memory.ts'

/** What was named before a passage; two memories that say the same have the same number. */
interface State {
  readonly n: number
  readonly memory: Memory
}

interface Read extends Collected {
  readonly after: State
}

/** Some two thousand memories, as the text that says them. */
const mostStates = 6_000_000
/** About fifteen filings of a hundred pages. */
const most = 6_000_000

/**
 * Citations of a text that is read again and again as it is written: a passage is read anew only when its words, or what was named
 * before it, have changed (found at once where it is the same object). The same array comes back for a passage as long as nothing in it has.
 */
export function findingAgain(): (passages: readonly Pick<Passage, 'text'>[]) => readonly Found[][] {
  let states = 0
  const stateOf = keptByText<State>(mostStates)
  const reads = keptByText<Read>(most)
  const lastOf = new WeakMap<object, { readonly before: State; readonly read: Read }>()
  const founds = new WeakMap<Read, { readonly end: State; readonly found: Found[] }>()
  const state = (memory: Memory): State => stateOf(keyOf(memory), () => ({ n: ++states, memory }))

  function read(text: string, before: State): Read {
    return reads(`${before.n} ${text}`, () => {
      const memory = copied(before.memory)
      const collected = collectIn({ text }, memory)
      return { ...collected, after: state(passedBy(memory, collected.length)) }
    })
  }

  const begun = state(emptyMemory())
  return passages => {
    let at = begun
    const all = passages.map(passage => {
      const last = lastOf.get(passage)
      const one = last?.before === at ? last.read : read(passage.text, at)
      if (last?.read !== one || last.before !== at) lastOf.set(passage, { before: at, read: one })
      at = one.after
      return one
    })
    return all.map((one, n) => {
      const known = founds.get(one)
      if (known?.end === at) return known.found
      const found = completedIn(one, passages[n]!.text, at.memory)
      founds.set(one, { end: at, found })
      return found
    })
  }
}
