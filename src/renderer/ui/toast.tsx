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
import { holdMarks } from '../../shared/french/wording.ts'
import { Button, IconButton } from './button.tsx'
import { isWriting } from './keys.ts'

interface Notice {
  readonly id: number
  readonly text: string
  readonly error: boolean
  /** when it was said, in milliseconds */
  readonly at: number
  readonly undo?: () => void
  readonly act?: string | undefined
}

/** An act that can still be undone, once its message is gone. */
export interface RecentAct {
  readonly id: number
  readonly text: string
  readonly undo: () => void
}

/** Says a thing was done, with `undo` where it can be; or that it failed. */
export interface Say {
  /** `act`: what is undone, where that can be done elsewhere too */
  readonly success: (text: string, undo?: () => unknown, act?: string) => void
  readonly error: (error: unknown) => void
  /** an act was undone elsewhere, or can no longer be: nothing is offered about it */
  readonly over: (act: string) => void
}

const SayContext = createContext<Say>({ success: () => {}, error: () => {}, over: () => {} })
const RecentContext = createContext<readonly RecentAct[]>([])

/** How any screen speaks to the user for a moment. */
export const useSay = (): Say => useContext(SayContext)

/** The acts that can still be undone, the last one first. */
export const useRecentActs = (): readonly RecentAct[] => useContext(RecentContext)

const MAX_RECENT_ACTS = 8
/** How long a message stays; an error stays until it is dismissed. */
const SHOWN_MS = 8000
const UNDOABLE_MS = 15_000
/** A message said so shortly before one goes elsewhere is about where one comes. */
const ARRIVING_MS = 1000

/**
 * Holds the messages: one at a time, each in the place of the one before, errors first. Leaving a screen closes what it said;
 * what can be undone stays so, by Ctrl+Z outside a field and in the list of commands.
 */
export function Toasts({ children }: { readonly children: ReactNode }) {
  const [notices, setNotices] = useState<readonly Notice[]>([])
  const [recent, setRecent] = useState<readonly RecentAct[]>([])
  const next = useRef(0)
  const { close, say } = useMemo(() => {
    const remove = (id: number) => {
      setNotices(list => list.filter(one => one.id !== id))
      setRecent(list => list.filter(one => one.id !== id))
    }
    const acts = new Map<string, number>()
    const add = (notice: Omit<Notice, 'id' | 'at'>) => {
      next.current += 1
      const id = next.current
      const { undo: takeBack } = notice
      const undo =
        takeBack &&
        (() => {
          remove(id)
          takeBack()
        })
      if (notice.act) acts.set(notice.act, id)
      const toast = { ...notice, id, at: Date.now(), ...(undo && { undo }) }
      setNotices(list => [...list.filter(one => one.error && one.text !== notice.text), toast])
      if (undo) setRecent(list => [{ id, text: notice.text, undo }, ...list].slice(0, MAX_RECENT_ACTS))
    }
    const reportError = (error: unknown) =>
      add({ text: holdMarks(error instanceof Error ? error.message : String(error)), error: true })
    const speaker: Say = {
      error: reportError,
      success: (text, undo, act) =>
        add({
          text,
          error: false,
          act,
          ...(undo && { undo: () => void Promise.resolve(undo()).catch(reportError) }),
        }),
      over: act => {
        const id = acts.get(act)
        if (id !== undefined) remove(id)
      },
    }
    return {
      say: speaker,
      close: (id: number) => setNotices(list => list.filter(one => one.id !== id)),
    }
  }, [])
  useEffect(() => {
    const leave = () => setNotices(list => list.filter(one => one.error || Date.now() - one.at < ARRIVING_MS))
    window.addEventListener('hashchange', leave)
    return () => window.removeEventListener('hashchange', leave)
  }, [])
  const last = recent[0]
  useEffect(() => {
    if (!last) return
    const hear = (event: KeyboardEvent) => {
      const isUndo = (event.ctrlKey || event.metaKey) && !event.shiftKey && event.key.toLowerCase() === 'z'
      if (!isUndo || event.defaultPrevented || isWriting(event.target)) return
      event.preventDefault()
      last.undo()
    }
    window.addEventListener('keydown', hear)
    return () => window.removeEventListener('keydown', hear)
  }, [last])
  return (
    <SayContext value={say}>
      <RecentContext value={recent}>{children}</RecentContext>
      {createPortal(
        <ToastMessage notice={notices.find(one => one.error) ?? notices.at(-1)} onClose={close} />,
        document.body,
      )}
    </SayContext>
  )
}

/** The message of the moment, at the foot of the window, which leaves it its height; so does a dialog. */
function ToastMessage({
  notice,
  onClose,
}: {
  readonly notice: Notice | undefined
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
  useEffect(() => {
    if (!notice || notice.error) return
    const wait = notice.undo ? UNDOABLE_MS : SHOWN_MS
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
