import type { LexicalEditor } from 'lexical'
import { memo, useState } from 'react'
import type { Opened } from '../cards/atoms.ts'
import { calls } from './around.ts'

interface Props {
  readonly editor: LexicalEditor
  /** changes each time the numbers of the page were computed again */
  readonly figures: unknown
  readonly onOpen: (opened: Opened) => void
}

/** The notes of the text, one after the other, as their calls say them; each opens where it is called. Folded, they are but counted. */
export const NotesList = memo(({ editor, onOpen }: Props) => {
  const [unfolded, unfold] = useState(false)
  const count = editor.getRootElement()?.querySelectorAll('[data-atom="note"]').length ?? 0
  if (count === 0) return null
  return (
    <details className="editor-notes" onToggle={event => unfold(event.currentTarget.open)}>
      <summary>{count > 1 ? `${count} notes de bas de page` : 'Une note de bas de page'}</summary>
      <ol>
        {(unfolded ? calls(editor) : []).map(opened => {
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
