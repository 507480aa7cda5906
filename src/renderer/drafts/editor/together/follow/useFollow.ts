import { useCallback, useState } from 'react'
import { useSay } from '../../../../ui/toast.tsx'
import type { Other } from '../presence.ts'

/** The session that the page shows without writing in it, and who writes there. `names`: who writes, by space. */
export function useFollow(names: ReadonlyMap<string, readonly string[]>) {
  const say = useSay()
  const [space, setSpace] = useState<string>()
  const [writers, setWriters] = useState<readonly Other[]>([])
  const onEnd = useCallback(
    (error?: unknown) => {
      setSpace(undefined)
      setWriters([])
      if (error) say.error(error)
    },
    [say],
  )
  /** nobody is known to write any more: the session is then asked, for names are missing too while the page reads its text again */
  const isDoubtful = space !== undefined && (names.get(space) ?? []).length === 0
  return { space, isDoubtful, writers, begin: setSpace, end: () => onEnd(), onWriters: setWriters, onEnd }
}

export type Follow = ReturnType<typeof useFollow>
