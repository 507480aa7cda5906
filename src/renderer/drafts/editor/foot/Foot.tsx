import { useEffect, useRef } from 'react'
import { type Saved, saidOf } from '../saving/savedState.ts'
import { Length, type LengthProps } from './Length.tsx'

interface Props extends LengthProps {
  readonly onRetry: () => void
  /** when the outline is closed: opens it */
  readonly onOutline: (() => void) | undefined
}

/** Under the page: how long the text is, and whether it is saved. */
export const Foot = ({ editor, cache, saveStatus, maxWords, pages, onPlaces, onRetry, onOutline }: Props) => (
  <footer className="editor-foot">
    {onOutline && (
      <button type="button" onClick={onOutline}>
        Ouvrir le plan
      </button>
    )}
    <Length
      editor={editor}
      cache={cache}
      saveStatus={saveStatus}
      maxWords={maxWords}
      pages={pages}
      onPlaces={onPlaces}
    />
    <SavedLine saveStatus={saveStatus} onRetry={onRetry} />
  </footer>
)

interface SavedLineProps {
  readonly saveStatus: Saved
  readonly onRetry: () => void
}

/** Whether the text is saved, written as it changes. */
const SavedLine = ({ saveStatus, onRetry }: SavedLineProps) => {
  const line = useRef<HTMLSpanElement>(null)
  const retry = useRef<HTMLButtonElement>(null)
  useEffect(
    () =>
      saveStatus.hear(state => {
        if (!line.current || !retry.current) return
        line.current.textContent = saidOf(state)
        line.current.className = `editor-saved ${state.kind}`
        const isHidden = state.kind !== 'failed'
        if (retry.current.hidden !== isHidden) retry.current.hidden = isHidden
      }),
    [saveStatus],
  )
  return (
    <>
      <span ref={line} role="status" />
      <button ref={retry} type="button" hidden onClick={onRetry}>
        Réessayer
      </button>
    </>
  )
}
