import { useEffect, useRef, useState } from 'react'
import type { Pages } from './props.ts'
import type { Saved } from './saved.ts'

/** Shortest rest between two questions, in milliseconds, and how many times longer than the answer took it is. */
const LEAST = 4000
const TIMES = 20

/** The pages of the file, asked again after the text was saved; the longer the answer takes, the less often. */
export const usePages = (
  ask: (() => Promise<Pages>) | undefined,
  saved: Saved,
  onPlaces: (of: Pages['of']) => void,
): number | undefined => {
  const [pages, setPages] = useState<number>()
  const latest = useRef({ ask, onPlaces })
  latest.current = { ask, onPlaces }
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    let rest = 0
    const question = () => {
      const start = performance.now()
      latest.current.ask?.().then(
        found => {
          rest = performance.now() + Math.max(LEAST, TIMES * (performance.now() - start))
          setPages(found.pages)
          latest.current.onPlaces(found.of)
        },
        // the figure is a help: without it the foot says the rest
        () => setPages(undefined),
      )
    }
    const stop = saved.hear(({ kind }) => {
      clearTimeout(timer)
      if (kind === 'saved') timer = setTimeout(question, Math.max(1500, rest - performance.now()))
    })
    return () => {
      clearTimeout(timer)
      stop()
    }
  }, [saved])
  return pages
}
