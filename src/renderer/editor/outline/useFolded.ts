import { useCallback, useState } from 'react'

const key = (draft: string) => `pretoire.plan.${draft}`

const read = (draft: string): ReadonlySet<string> => {
  try {
    const ids: unknown = JSON.parse(localStorage.getItem(key(draft)) ?? '[]')
    return new Set(Array.isArray(ids) ? ids.filter(id => typeof id === 'string') : [])
  } catch {
    return new Set()
  }
}

/** The sections folded in the outline of a draft, remembered on this machine. */
export const useFolded = (draft: string) => {
  const [folded, setFolded] = useState(() => read(draft))
  const fold = useCallback(
    (ids: readonly string[], on: boolean) =>
      setFolded(now => {
        const next = new Set(now)
        for (const id of ids) {
          if (on) next.add(id)
          else next.delete(id)
        }
        if (next.size > 0) localStorage.setItem(key(draft), JSON.stringify([...next]))
        else localStorage.removeItem(key(draft))
        return next
      }),
    [draft],
  )
  return { folded, fold }
}
