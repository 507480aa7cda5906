import type { LexicalEditor } from 'lexical'
import { type RefObject, useEffect } from 'react'
import './view.css'

/** How the page is shown on screen; nothing of it reaches the file. */
export interface View {
  /** percent */
  readonly zoom: number
  readonly face: Face
  /** only the paragraph at the caret is in full ink, and nothing stands beside the page */
  readonly focus: boolean
}

export const faces = [
  ['page', 'Police du fichier (Cambria)'],
  ['atkinson', 'Atkinson Hyperlegible'],
  ['opendyslexic', 'OpenDyslexic'],
] as const
export type Face = (typeof faces)[number][0]

const steps = [80, 90, 100, 110, 125, 150, 175, 200]

/** The next step of zoom up or down from one; the same at both ends. */
export const nextZoom = (zoom: number, by: 1 | -1): number =>
  (by > 0 ? steps.find(step => step > zoom) : steps.findLast(step => step < zoom)) ?? zoom

/** The view the settings keep, whatever they hold. */
export const viewOf = (values: Readonly<Record<string, string>>): View => {
  const zoom = Math.round(Number(values.pageZoom) || 100)
  return {
    zoom: Math.min(200, Math.max(80, zoom)),
    face: faces.find(([one]) => one === values.pageFace)?.[0] ?? 'page',
    focus: values.focus === 'on',
  }
}

/** A change of view, as the settings keep it. */
export const viewValues = (view: Partial<View>): Record<string, string> => ({
  ...(view.zoom !== undefined && { pageZoom: `${view.zoom}` }),
  ...(view.face !== undefined && { pageFace: view.face }),
  ...(view.focus !== undefined && { focus: view.focus ? 'on' : 'off' }),
})

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
