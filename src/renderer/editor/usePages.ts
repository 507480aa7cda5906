import { useEffect, useRef, useState } from 'react'
import type { Pages, SaveState } from './props.ts'

/** Shortest rest between two questions, in milliseconds, and how many times longer than the answer took it is. */
const LEAST = 4000
const TIMES = 20

/** The pages of the file, asked again after the text was saved; the longer the answer takes, the less often. */
export const usePages = (
  ask: (() => Promise<Pages>) | undefined,
  saved: SaveState,
  onPlaces: (of: Pages['of']) => void,
): number | undefined => {
  const [pages, setPages] = useState<number>()
  const latest = useRef({ ask, onPlaces })
  latest.current = { ask, onPlaces }
  const rest = useRef(0)
  const { kind } = saved
  useEffect(() => {
    if (kind !== 'saved') return
    const timer = setTimeout(
      () => {
        const start = performance.now()
        latest.current.ask?.().then(
          found => {
            rest.current = performance.now() + Math.max(LEAST, TIMES * (performance.now() - start))
            setPages(found.pages)
            latest.current.onPlaces(found.of)
          },
          // the figure is a help: without it the foot says the rest
          () => setPages(undefined),
        )
      },
      Math.max(1500, rest.current - performance.now()),
    )
    return () => clearTimeout(timer)
  }, [kind])
  return pages
}
