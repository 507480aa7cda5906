import { useCallback, useRef, useState } from 'react'
import { call, useCall } from '../kernel/api.ts'
import { trackRequest } from '../kernel/unsaved.ts'
import { useSay } from '../ui/toast.tsx'
import { type Change, saveInTurn, type Values } from './changes.ts'

/** The settings, and their change: saved in turn, the screen does not wait for it. */
export function useSettings(): { readonly values?: Values; readonly change: (change: Change) => void } {
  const { value } = useCall('settings.get', {})
  const say = useSay()
  const fail = useRef(say.error)
  fail.current = say.error
  const [save] = useState(() => saveInTurn(call, error => fail.current(error)))
  const change = useCallback((values: Change) => void trackRequest(save(values)), [save])
  return { values: value, change }
}
