import { type ReactNode, startTransition, useEffect, useState } from 'react'

/** What may wait: drawn once what stands around it is on the screen, in parts that let a key go first. */
export const Later = ({ children }: { readonly children: ReactNode }): ReactNode => {
  const [drawn, setDrawn] = useState(false)
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    const frame = requestAnimationFrame(() => {
      timer = setTimeout(() => startTransition(() => setDrawn(true)))
    })
    return () => {
      cancelAnimationFrame(frame)
      clearTimeout(timer)
    }
  }, [])
  return drawn ? children : null
}
