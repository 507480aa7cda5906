import type { LexicalEditor } from 'lexical'
import { type RefObject, useEffect, useState } from 'react'
import type { blockCache } from './cache.ts'
import { $caretContext } from './caret.ts'
import { keepPlace, restorePlace, scrollTo } from './place.ts'
import type { CaretContext, EditorProps } from './props.ts'

/** Where the caret is and how many words there are, looked at when the keys rest; the caret's place is kept for the next opening. */
export const useCaret = (
  editor: LexicalEditor,
  cache: ReturnType<typeof blockCache>,
  scroller: RefObject<HTMLDivElement | null>,
  latest: RefObject<EditorProps>,
) => {
  const [caret, setCaret] = useState<CaretContext>({})
  const [words, setWords] = useState(() => cache.words())
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    let counting: ReturnType<typeof setTimeout> | undefined
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
    const stop = editor.registerUpdateListener(({ dirtyElements }) => {
      clearTimeout(timer)
      timer = setTimeout(look, 150)
      if (dirtyElements.size === 0) return
      clearTimeout(counting)
      counting = setTimeout(() => setWords(cache.words()), 1000)
    })
    const block = restorePlace(editor, id)
    if (block && scroller.current) scrollTo(scroller.current, block)
    return () => {
      clearTimeout(timer)
      clearTimeout(counting)
      stop()
    }
  }, [editor, cache, scroller, latest])
  return { caret, words }
}
