import type { LexicalEditor } from 'lexical'
import { type RefObject, useEffect, useState } from 'react'
import { $caretContext } from './caret.ts'
import { keepPlace, restorePlace, scrollTo } from './place.ts'
import type { CaretContext, EditorProps } from './props.ts'

/** Where the caret is, looked at when the keys rest; its place is kept for the next opening. */
export const useCaret = (
  editor: LexicalEditor,
  scroller: RefObject<HTMLDivElement | null>,
  latest: RefObject<EditorProps>,
) => {
  const [caret, setCaret] = useState<CaretContext>({})
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    let said = ''
    const { id } = latest.current.gathered.draft
    const look = () => {
      timer = undefined
      const next = editor.read($caretContext)
      const json = JSON.stringify(next)
      if (json !== said) {
        said = json
        setCaret(next)
        latest.current.onCaret?.(next)
      }
      if (scroller.current) keepPlace(editor, scroller.current, id)
    }
    const stop = editor.registerUpdateListener(() => {
      clearTimeout(timer)
      timer = setTimeout(look, 150)
    })
    const block = restorePlace(editor, id)
    if (block && scroller.current) scrollTo(scroller.current, block)
    return () => {
      clearTimeout(timer)
      stop()
    }
  }, [editor, scroller, latest])
  return caret
}
