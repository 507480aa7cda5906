import { X } from 'lucide-react'
import type { ReactNode } from 'react'
import { createContext, useCallback, useContext, useMemo, useRef, useState } from 'react'
import { createPortal } from 'react-dom'
import { Button, IconButton } from './button.tsx'

interface Notice {
  readonly id: number
  readonly text: string
  readonly error: boolean
  readonly undo?: () => void
}

/** Says a thing was done, with `undo` where it can be; or that it failed. */
export interface Say {
  readonly done: (text: string, undo?: () => unknown) => void
  readonly failed: (error: unknown) => void
}

const SayContext = createContext<Say>({ done: () => {}, failed: () => {} })

/** How any screen speaks to the user for a moment. */
export const useSay = (): Say => useContext(SayContext)

/** Keeps what was said on screen: eight seconds, until dismissed when it can be undone or is an error. */
export function Toasts({ children }: { readonly children: ReactNode }) {
  const [notices, setNotices] = useState<readonly Notice[]>([])
  const next = useRef(0)
  const close = useCallback((id: number) => setNotices(list => list.filter(one => one.id !== id)), [])
  const add = useCallback(
    (notice: Omit<Notice, 'id'>) => {
      next.current += 1
      const id = next.current
      setNotices(list => [...list.slice(-2), { ...notice, id }])
      if (!notice.error) setTimeout(() => close(id), notice.undo ? 20_000 : 8_000)
    },
    [close],
  )
  const say = useMemo<Say>(() => {
    const failed = (error: unknown) =>
      add({ text: error instanceof Error ? error.message : String(error), error: true })
    return {
      failed,
      done: (text, undo) =>
        add({ text, error: false, ...(undo && { undo: () => void Promise.resolve(undo()).catch(failed) }) }),
    }
  }, [add])
  return (
    <SayContext value={say}>
      {children}
      {createPortal(
        // outside the page and above its dialogs: what a dialog did is undone without closing it
        <section className="toasts" aria-label="Messages" data-react-aria-top-layer="true">
          <div aria-live="polite" role="log" aria-relevant="additions">
            {notices.map(notice => (
              <div
                key={notice.id}
                className={`toast${notice.error ? ' error' : ''}`}
                role={notice.error ? 'alert' : undefined}
              >
                <p>{notice.text}</p>
                {notice.undo && (
                  <Button
                    look="quiet"
                    onPress={() => {
                      notice.undo?.()
                      close(notice.id)
                    }}
                  >
                    Annuler
                  </Button>
                )}
                <IconButton icon={X} name="Fermer ce message" onPress={() => close(notice.id)} />
              </div>
            ))}
          </div>
        </section>,
        document.body,
      )}
    </SayContext>
  )
}
