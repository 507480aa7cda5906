import { type RefObject, useEffect, useRef, useState } from 'react'

/** Rows of the first screen, of most liasses a moment later, and of each further stretch as one comes to its end. */
const first = 60
const most = 700
const stretch = 400

/** How many rows of a long list are drawn; `end`: what stands after them, while some are left. A bill may have twenty thousand amendments. */
export function useDrawn(count: number): {
  readonly drawn: number
  readonly end: RefObject<HTMLLIElement | null>
} {
  const [drawn, setDrawn] = useState(first)
  const end = useRef<HTMLLIElement>(null)
  useEffect(() => {
    if (count <= drawn) return
    if (drawn < most) {
      const timer = setTimeout(() => setDrawn(most), 60)
      return () => clearTimeout(timer)
    }
    const seen = new IntersectionObserver(
      entries => entries.some(one => one.isIntersecting) && setDrawn(drawn + stretch),
      { rootMargin: '1500px' },
    )
    if (end.current) seen.observe(end.current)
    return () => seen.disconnect()
  }, [count, drawn])
  return { drawn, end }
}
