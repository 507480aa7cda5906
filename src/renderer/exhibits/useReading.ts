import { useEffect, useRef, useState } from 'react'
import type { Events } from '../../shared/contract/contract.ts'
import { readText } from '../../shared/exhibits/scans/words.ts'
import { call, subscribe } from '../kernel/api.ts'
import { newId } from '../kernel/newId.ts'
import { useSay } from '../ui/toast.tsx'

/** Reads the pages of a dossier that are pictures, followed page by page, paused and stopped when asked; those read are kept. */
export function useReading(dossier: string) {
  const [busy, setBusy] = useState(false)
  const [isPaused, setPaused] = useState(false)
  const [now, setNow] = useState<Events['progress']>()
  const run = useRef('')
  const say = useSay()
  useEffect(() => subscribe('progress', event => event.run === run.current && setNow(event)), [])
  const read = async (exhibit?: string) => {
    run.current = newId()
    setNow(undefined)
    setPaused(false)
    setBusy(true)
    const wish = { dossier, run: run.current, ...(exhibit !== undefined && { exhibit }) }
    await call['scans.read'](wish).then(outcome => {
      if (outcome.failures.length > 0) say.error(new Error(outcome.failures.join('\n')))
      else say.success(readText(outcome))
    }, say.error)
    setBusy(false)
  }
  const pause = () => {
    setPaused(!isPaused)
    call['scans.pause']({ run: run.current, isPaused: !isPaused }).catch(say.error)
  }
  const stop = () => void call['scans.stop']({ run: run.current }).catch(say.error)
  return { busy, isPaused, now, read, pause, stop }
}
