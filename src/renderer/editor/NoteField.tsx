import { $getRoot, type ElementNode, type LexicalEditor } from 'lexical'
import { useEffect, useRef, useState } from 'react'
import type { Inline } from '../../shared/model/draft.ts'
import { $inlines } from './convert.ts'
import type { Labels } from './labels.ts'
import { openEditor, registerLine } from './mount.ts'
import { textbox } from './textbox.ts'

interface Props {
  readonly inlines: readonly Inline[]
  readonly labels: Labels
  readonly name: string
  /** the line as it stands, each time it changes */
  readonly onChange: (inlines: Inline[]) => void
  /** its editor, so that menus work in it too */
  readonly onEditor: (editor: LexicalEditor) => void
}

/** One line of rich text, for a footnote: the same editor as the page, without blocks. */
export const NoteField = ({ inlines, labels, name, onChange, onEditor }: Props) => {
  const root = useRef<HTMLDivElement>(null)
  const [editor] = useState(() =>
    openEditor([{ kind: 'paragraph', id: 'note', style: 'plain', inlines: [...inlines] }], labels),
  )
  const latest = useRef(onChange)
  latest.current = onChange
  const ready = useRef(onEditor)
  useEffect(() => {
    editor.setRootElement(root.current)
    const stop = registerLine(editor)
    const unlisten = editor.registerUpdateListener(({ dirtyElements, dirtyLeaves }) => {
      if (dirtyElements.size + dirtyLeaves.size > 0) latest.current(editor.read($line))
    })
    ready.current(editor)
    root.current?.focus()
    editor.focus(undefined, { defaultSelection: 'rootEnd' })
    return () => {
      unlisten()
      stop()
      editor.setRootElement(null)
    }
  }, [editor])
  return <div ref={root} className="editor-note-field" {...textbox(name)} />
}

const $line = (): Inline[] =>
  $getRoot()
    .getChildren<ElementNode>()
    .flatMap((block, at) => [...(at > 0 ? [{ kind: 'linebreak' } as const] : []), ...$inlines(block)])
