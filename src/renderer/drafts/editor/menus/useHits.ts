import { useEffect, useState } from 'react'
import type { Hit } from '../../../../shared/library/model.ts'
import type { EditorProps } from '../props.ts'

/** What the library answers as one types, and the words it answered. */
export const useHits = (
  searching: boolean,
  query: string,
  only: 'argument' | undefined,
  latest: { readonly current: Pick<EditorProps, 'search'> },
) => {
  const [{ hits, answered }, setAnswer] = useState<{
    readonly hits: readonly Hit[]
    readonly answered: string
  }>({ hits: [], answered: '' })
  const [failed, setFailed] = useState<string>()
  const [fail] = useState(
    () => (error: unknown) => setFailed(error instanceof Error ? error.message : String(error)),
  )
  useEffect(() => {
    if (!searching) return
    let live = true
    const timer = setTimeout(() => {
      latest.current.search(query, only).then(
        found => {
          if (!live) return
          setAnswer({ hits: found, answered: query })
          setFailed(undefined)
        },
        error => {
          if (!live) return
          setAnswer({ hits: [], answered: query })
          fail(error)
        },
      )
    }, 80)
    return () => {
      live = false
      clearTimeout(timer)
    }
  }, [searching, query, only, latest, fail])
  return { hits, answered, failed, fail }
}
