import type { LexicalEditor } from 'lexical'
import { type RefObject, useEffect } from 'react'
import type { View } from './view.ts'
import './view.css'

/** Shows the page as the user wants it: its size, its face, and the paragraph at the caret alone in full ink. */
export const useView = (
  editor: LexicalEditor,
  root: RefObject<HTMLDivElement | null>,
  { zoom, face, focus }: View,
): void => {
  useEffect(() => {
    const frame = root.current?.closest<HTMLElement>('.editor')
    if (!frame) return
    frame.style.setProperty('--page-zoom', `${zoom / 100}`)
    frame.dataset.face = face
    frame.dataset.focus = focus ? 'on' : 'off'
    document.documentElement.classList.toggle('focus-mode', focus)
    return () => document.documentElement.classList.remove('focus-mode')
  }, [root, zoom, face, focus])

  useEffect(() => {
    const page = root.current
    if (!focus || !page) return
    let current: Element | undefined
    const follow = () => {
      const anchor = document.getSelection()?.anchorNode
      const next = anchor ? [...page.children].find(block => block.contains(anchor)) : undefined
      if (!next || next === current) return
      current?.removeAttribute('data-current')
      next.setAttribute('data-current', '')
      page.setAttribute('data-caret', '')
      current = next
    }
    follow()
    document.addEventListener('selectionchange', follow)
    // a block changed in nature is another element
    const stop = editor.registerUpdateListener(() => {
      if (!current?.isConnected) follow()
    })
    return () => {
      document.removeEventListener('selectionchange', follow)
      stop()
      current?.removeAttribute('data-current')
      page.removeAttribute('data-caret')
    }
  }, [editor, root, focus])
}
