import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import type { Amendment } from '../../../shared/campaign/amendments/model.ts'
import { call } from '../../kernel/api.ts'
import { debounce } from '../../kernel/debounce.ts'
import { registerSaver } from '../../kernel/unsaved.ts'
import { useSay } from '../../ui/toast.tsx'

/** After the last change. */
const SAVE_MS = 500

/** An amendment being written: what is on the screen, kept half a second after each change and on leaving. */
export function useAmendment(id: string) {
  const say = useSay()
  const [amendment, setAmendment] = useState<Amendment>()
  const [error, setError] = useState<Error>()
  const [isSaved, setKept] = useState(true)
  const latest = useRef<Amendment>(undefined)
  const dirty = useRef(false)
  const writing = useRef<Promise<void>>(Promise.resolve())
  const failure = useRef<unknown>(undefined)

  useEffect(() => {
    call['amendments.get']({ id }).then(answer => {
      latest.current = answer
      setAmendment(answer)
    }, setError)
  }, [id])

  const write = useCallback(() => {
    // one save after the other: each names the revision the one before made
    writing.current = writing.current.then(async () => {
      const now = latest.current
      if (!now || !dirty.current) return
      dirty.current = false
      try {
        failure.current = undefined
        const { revision, updatedAt } = await call['amendments.save']({ amendment: now })
        if (latest.current) latest.current = { ...latest.current, revision, updatedAt }
        setKept(!dirty.current)
      } catch (cause) {
        dirty.current = true
        failure.current = cause
        say.error(cause)
      }
    })
    return writing.current
  }, [say])

  const saveSoon = useMemo(() => debounce(() => void write(), SAVE_MS), [write])
  const change = useCallback(
    (part: Partial<Amendment>) => {
      if (!latest.current) return
      latest.current = { ...latest.current, ...part }
      dirty.current = true
      setAmendment(latest.current)
      setKept(false)
      saveSoon()
    },
    [saveSoon],
  )
  useEffect(() => {
    const unregister = registerSaver({
      name: 'L’amendement',
      pending: () => dirty.current,
      flush: async () => {
        await write()
        if (failure.current) throw failure.current
      },
    })
    return () => {
      unregister()
      saveSoon.cancel()
      void write()
    }
  }, [write, saveSoon])
  return { amendment, error, change, isSaved: isSaved, flush: write }
}
