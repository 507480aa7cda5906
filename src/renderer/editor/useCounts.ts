import type { LexicalEditor } from 'lexical'
import { useEffect, useState } from 'react'
import type { BlockCache } from './cache.ts'
import { type Counts, counter, noCounts } from './counts.ts'
import { slices, whenIdle } from './slices.ts'

/** How long the text and the selection are, counted when the keys rest, in parts between frames. */
export const useCounts = (editor: LexicalEditor, cache: BlockCache): Counts => {
  const [counts, setCounts] = useState(noCounts)
  useEffect(() => {
    const count = counter(editor, cache)
    let last = ''
    const counted = (next: Counts): void => {
      const now = JSON.stringify(next)
      if (now !== last) setCounts(next)
      last = now
    }
    const work = slices(4)
    let timer: ReturnType<typeof setTimeout> | undefined
    let cancel: (() => void) | undefined
    const begin = (): void => work.start(counting(count, counted))
    const soon = (wait: number) => () => {
      clearTimeout(timer)
      cancel?.()
      timer = setTimeout(() => {
        cancel = whenIdle(begin, 2000)
      }, wait)
    }
    const changed = soon(900)
    const selected = soon(250)
    const stop = editor.registerUpdateListener(({ dirtyElements, dirtyLeaves }) => {
      if (dirtyElements.size + dirtyLeaves.size > 0) changed()
      else selected()
    })
    changed()
    return () => {
      clearTimeout(timer)
      cancel?.()
      work.stop()
      stop()
    }
  }, [editor, cache])
  return counts
}

function* counting(count: () => Generator<undefined, Counts>, done: (counts: Counts) => void) {
  done(yield* count())
}
