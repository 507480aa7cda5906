import { useEffect, useState } from 'react'
import type { TogetherLink } from './link.ts'

/** Who writes in the text, by space, while this page is in no session of it. */
export function useWriters(
  link: TogetherLink | undefined,
  spaces: readonly string[],
  isIn: boolean,
): ReadonlyMap<string, readonly string[]> {
  const [writers, setWriters] = useState<ReadonlyMap<string, readonly string[]>>(new Map())
  const key = spaces.join(' ')
  useEffect(() => {
    if (!link || isIn || key === '') return
    const stops = key
      .split(' ')
      .map(space => link.attend(space, names => setWriters(before => withNames(before, space, names))))
    return () => {
      for (const stop of stops) stop()
      setWriters(new Map())
    }
  }, [link, key, isIn])
  return writers
}

/** The same map where nothing changed: the page is not drawn again for it. */
function withNames(
  before: ReadonlyMap<string, readonly string[]>,
  space: string,
  names: readonly string[],
): ReadonlyMap<string, readonly string[]> {
  if ((before.get(space) ?? []).join('\n') === names.join('\n')) return before
  return new Map(before).set(space, names)
}
