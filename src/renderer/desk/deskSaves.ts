import { type RefObject, useEffect, useRef, useState } from 'react'
import { editBetween } from '../../shared/drafts/editing/edit.ts'
import { isLaidAlike } from '../../shared/drafts/laid-alike.ts'
import type { Draft } from '../../shared/drafts/model.ts'
import type { EditorHandle } from '../drafts/editor/props.ts'
import { call, subscribe } from '../kernel/api.ts'
import { debounce } from '../kernel/debounce.ts'
import { isTypingBack, typingBack, writer } from './typing.ts'

/** Saves a text as it stands; of a text already saved as `before`, only the blocks that changed travel: a long one costs no frame. */
export const saveDraft = (draft: Draft, before: Draft): Promise<{ revision: number; savedAt: string }> => {
  const edit = editBetween(before, draft)
  return edit ? call['drafts.edit']({ ...edit, writer }) : call['drafts.save']({ draft, writer })
}

/** The last words of texts that were just left, on their way to the library, by text. */
const leaving = new Map<string, Promise<void>>()

/** A text is left while its last words are being saved: who opens it again waits for them. */
export function leave(id: string, saving: Promise<void>): void {
  const departure = saving
    .catch(() => undefined)
    .finally(() => {
      if (leaving.get(id) === departure) leaving.delete(id)
    })
  leaving.set(id, departure)
}

/** Whether a text can be read: the words it was left with, or interrupted at, are in the library. */
export function useLastWords(id: string): boolean {
  const [readyId, setWaited] = useState<string>()
  useEffect(() => {
    Promise.all([leaving.get(id), typingBack()]).then(() => setWaited(id))
  }, [id])
  return readyId === id || (isTypingBack() && !leaving.has(id))
}

/** After the last save heard: one's own come in a row while one types. */
const SETTLE_MS = 400

interface Acts {
  /** puts on the page a text saved elsewhere */
  readonly adopt: (next: Draft) => void
  /** opens the text again: it is printed otherwise than on screen */
  readonly readAgain: () => void
}

/** Follows what another window or the command line saves of a text, as long as nothing here waits to be saved. */
export function useOtherSaves(id: string, editor: RefObject<EditorHandle | null>, acts: Acts): void {
  const latest = useRef(acts)
  latest.current = acts
  useEffect(() => {
    const isAtRest = () => editor.current && !editor.current.pending()
    const look = async () => {
      if (!isAtRest()) return
      const next = await call['drafts.get']({ id })
      // something may have been typed, or saved, while the text came
      const page = editor.current?.draft()
      if (!page || page.id !== id || !isAtRest() || next.revision <= page.revision) return
      if (isLaidAlike(next, page)) latest.current.adopt(next)
      else latest.current.readAgain()
    }
    const lookSoon = debounce(() => void look().catch(() => undefined), SETTLE_MS)
    const stop = subscribe('changed', event => {
      if (event.what !== 'drafts' || (event.id !== undefined && event.id !== id)) return
      lookSoon()
    })
    return () => {
      lookSoon.cancel()
      stop()
    }
  }, [id, editor])
}
