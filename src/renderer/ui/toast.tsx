import { X } from 'lucide-react'
import type { ReactNode } from 'react'
import {
  createContext,
  useCallback,
  useContext,
  useEffect,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from 'react'
import { createPortal } from 'react-dom'
import { Button, IconButton } from './button.tsx'

interface Notice {
  readonly id: number
  readonly text: string
  readonly error: boolean
  readonly undo?: () => void
  readonly act?: string | undefined
}

/** Says a thing was done, with `undo` where it can be; or that it failed. */
export interface Say {
  /** `act`: what is undone, where that can be done elsewhere too */
  readonly done: (text: string, undo?: () => unknown, act?: string) => void
  readonly failed: (error: unknown) => void
  /** an act was undone elsewhere, or can no longer be: nothing is offered about it */
  readonly over: (act: string) => void
}

const SayContext = createContext<Say>({ done: () => {}, failed: () => {}, over: () => {} })

/** How any screen speaks to the user for a moment. */
export const useSay = (): Say => useContext(SayContext)

/** what waits under another: errors not read yet, acts that can still be undone */
const under = 2

/** Holds what is said, the last on top: it takes the place of what only told something. */
export function Toasts({ children }: { readonly children: ReactNode }) {
  const [notices, setNotices] = useState<readonly Notice[]>([])
  const next = useRef(0)
  const say = useMemo<Say>(() => {
    const add = (notice: Omit<Notice, 'id'>) => {
      next.current += 1
      const id = next.current
      setNotices(list => [...list.filter(one => one.undo || one.error).slice(-under), { ...notice, id }])
    }
    const failed = (error: unknown) =>
      add({ text: error instanceof Error ? error.message : String(error), error: true })
    return {
      failed,
      done: (text, undo, act) =>
        add({
          text,
          error: false,
          act,
          ...(undo && { undo: () => void Promise.resolve(undo()).catch(failed) }),
        }),
      over: act =>
        setNotices(list => (list.some(one => one.act === act) ? list.filter(one => one.act !== act) : list)),
    }
  }, [])
  const close = useCallback((id: number) => setNotices(list => list.filter(one => one.id !== id)), [])
  return (
    <SayContext value={say}>
      {children}
      {createPortal(
        <Said notice={notices.at(-1)} more={notices.length - 1} onClose={close} />,
        document.body,
      )}
    </SayContext>
  )
}

/** One message at a time, above what stands at the foot of the window; a dialog leaves it its height. */
function Said({
  notice,
  more,
  onClose,
}: {
  readonly notice: Notice | undefined
  readonly more: number
  readonly onClose: (id: number) => void
}) {
  const box = useRef<HTMLElement>(null)
  const cameFrom = useRef<EventTarget>(null)
  const close = useCallback(
    (id: number) => {
      const { current } = cameFrom
      if (box.current?.contains(document.activeElement) && current instanceof HTMLElement) current.focus()
      onClose(id)
    },
    [onClose],
  )
  // eight seconds, twenty where there is something to decide; an error until it is dismissed
  useEffect(() => {
    if (!notice || notice.error) return
    const wait = notice.undo ? 20_000 : 8_000
    // not from under the pointer or the keyboard
    const end = () => {
      if (box.current?.matches(':hover, :focus-within')) timer = setTimeout(end, wait)
      else onClose(notice.id)
    }
    let timer = setTimeout(end, wait)
    return () => clearTimeout(timer)
  }, [notice, onClose])
  useLayoutEffect(() => {
    const { style } = document.documentElement
    const watch = new ResizeObserver(() => style.setProperty('--said', `${box.current?.offsetHeight ?? 0}px`))
    if (box.current) watch.observe(box.current)
    return () => watch.disconnect()
  }, [])
  return (
    // outside the page and above its dialogs: what a dialog did is undone without closing it
    <section
      ref={box}
      className="toasts"
      aria-label="Messages"
      data-react-aria-top-layer="true"
      onFocus={event => {
        if (!event.currentTarget.contains(event.relatedTarget)) cameFrom.current = event.relatedTarget
      }}
    >
      <div aria-live="polite" role="log" aria-relevant="additions">
        {notice && (
          <div
            key={notice.id}
            className={`toast${notice.error ? ' error' : ''}`}
            role={notice.error ? 'alert' : undefined}
          >
            <p>{notice.text}</p>
            {more > 0 && (
              <small>
                <span aria-hidden>+ {more}</span>
                <span className="sr-only">
                  , {more > 1 ? `${more} autres messages` : 'un autre message'} ensuite
                </span>
              </small>
            )}
            {notice.undo && (
              <Button
                look="quiet"
                onPress={() => {
                  close(notice.id)
                  notice.undo?.()
                }}
              >
                Annuler
              </Button>
            )}
            <IconButton icon={X} name="Fermer ce message" onPress={() => close(notice.id)} />
          </div>
        )}
      </div>
    </section>
  )
}
