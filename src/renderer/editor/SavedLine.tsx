import { useEffect, useRef } from 'react'
import { type Saved, saidOf } from './saved.ts'

interface Props {
  readonly saved: Saved
  readonly onRetry: () => void
}

/** Whether the text is saved, written as it changes. */
export const SavedLine = ({ saved, onRetry }: Props) => {
  const line = useRef<HTMLSpanElement>(null)
  const retry = useRef<HTMLButtonElement>(null)
  useEffect(
    () =>
      saved.hear(state => {
        if (!line.current || !retry.current) return
        line.current.textContent = saidOf(state)
        line.current.className = `editor-saved ${state.kind}`
        const hidden = state.kind !== 'failed'
        if (retry.current.hidden !== hidden) retry.current.hidden = hidden
      }),
    [saved],
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
