import type { LexicalEditor } from 'lexical'
import { memo } from 'react'
import type { Opened } from '../atoms.ts'
import { calls } from './around.ts'

interface Props {
  readonly editor: LexicalEditor
  /** changes each time the numbers of the page were computed again */
  readonly figures: unknown
  readonly onOpen: (opened: Opened) => void
}

/** The notes of the text, one after the other, as their calls say them; each opens where it is called. */
export const NotesList = memo(({ editor, onOpen }: Props) => {
  const all = calls(editor)
  if (all.length === 0) return null
  return (
    <details className="editor-notes">
      <summary>{all.length > 1 ? `${all.length} notes de bas de page` : 'Une note de bas de page'}</summary>
      <ol>
        {all.map(opened => {
          const dom = editor.getElementByKey(opened.key)
          return (
            <li key={opened.key}>
              <button type="button" onClick={() => onOpen(opened)}>
                <sup>{dom?.textContent}</sup>
                <span>{dom?.title.replace(/^Note : /, '') || 'Note vide'}</span>
              </button>
            </li>
          )
        })}
      </ol>
    </details>
  )
})
