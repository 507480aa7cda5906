import { useState } from 'react'
import { asError } from '../kernel/api.ts'

/** Runs what a form asks for: whether it is under way, and why the last attempt failed, until what was asked changes. */
export function useTry() {
  const [busy, setBusy] = useState(false)
  const [failure, setFailure] = useState<ReturnType<typeof asError>>()
  const run = async (attempt: () => Promise<void>) => {
    setBusy(true)
    setFailure(undefined)
    await attempt().catch((cause: unknown) => setFailure(asError(cause)))
    setBusy(false)
  }
  return { busy, failure, run, forget: () => setFailure(undefined) }
}
