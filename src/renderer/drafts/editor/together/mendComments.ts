import { $getRoot, COLLABORATION_TAG, type LexicalEditor } from 'lexical'
import type { Comment } from '../../../../shared/drafts/comment.ts'
import { $comments } from '../nodes/commentIds.ts'
import { $said, $setSaid } from '../nodes/rootState.ts'

/**
 * Puts back a comment whose words are still marked: the list of comments is one value of the document, so that of two made at the same
 * moment one would be lost. One that somebody removes goes with its marks.
 */
export function keepComments(editor: LexicalEditor): {
  readonly mend: () => void
  readonly stop: () => void
} {
  let last: readonly Comment[] = editor.read($said)
  const stop = editor.registerUpdateListener(({ tags, editorState }) => {
    if (!tags.has(COLLABORATION_TAG)) last = editorState.read($said)
  })
  return {
    mend: () => {
      const lost = editor.read(() => {
        const ids = new Set($said().map(({ id }) => id))
        const absent = last.filter(({ id }) => !ids.has(id))
        if (absent.length === 0) return []
        const marked = new Set(
          $getRoot()
            .getAllTextNodes()
            .flatMap(node => $comments(node)),
        )
        return absent.filter(({ id }) => marked.has(id))
      })
      if (lost.length > 0) editor.update(() => $setSaid([...$said(), ...lost]), { discrete: true })
      last = editor.read($said)
    },
    stop,
  }
}
