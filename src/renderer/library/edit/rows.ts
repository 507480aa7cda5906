import { useRef } from 'react'
import { newId } from '../../ui/words.ts'

/** Keys for rows that have no id of their own, so that removing one leaves the typing in the others. */
export function useRowIds(length: number): {
  readonly of: (at: number) => string
  readonly drop: (at: number) => void
} {
  const ids = useRef<string[]>([])
  while (ids.current.length < length) ids.current.push(newId())
  return {
    of: at => ids.current[at] ?? `${at}`,
    drop: at => void ids.current.splice(at, 1),
  }
}
