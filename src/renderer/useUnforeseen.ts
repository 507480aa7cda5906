import { useEffect } from 'react'
import { subscribe } from './api.ts'
import { useSay } from './ui/toast.tsx'

/** Says an error that nobody foresaw, met by the program outside of any answer to this window. */
export function useUnforeseen(): void {
  const say = useSay()
  useEffect(() => subscribe('unforeseen', ({ message }) => say.failed(new Error(message))), [say])
}
