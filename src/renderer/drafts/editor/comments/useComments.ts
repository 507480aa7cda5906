import { COMMAND_PRIORITY_LOW, KEY_DOWN_COMMAND, type LexicalEditor } from 'lexical'
import { type RefObject, useEffect, useMemo } from 'react'
import type { Comment } from '../../../../shared/drafts/comment.ts'
import { newId } from '../../../kernel/newId.ts'
import { $said, $setSaid } from '../nodes/rootState.ts'
import type { BlockCache } from '../page/cache.ts'
import type { EditorProps } from '../props.ts'
import { $commentHere, $selectStretch, $uncomment } from './commentStretch.ts'
import { registerSaying } from './registerComments.ts'
import type { Saying } from './stretches.ts'

/** The comments of the page: put by a button or Ctrl+Alt+M, marked softly, told to who lists them. */
export const useSaying = (
  editor: LexicalEditor,
  cache: BlockCache,
  latest: RefObject<EditorProps>,
): Saying => {
  useEffect(
    () => registerSaying(editor, cache, beside => latest.current.onBeside?.(beside)),
    [editor, cache, latest],
  )
  const saying = useMemo<Saying>(
    () => ({
      comment: () => {
        const id = newId()
        let comment: Comment | undefined
        editor.update(
          () => {
            comment = $commentHere(id, latest.current.author ?? '', new Date().toISOString())
          },
          { discrete: true },
        )
        return comment && id
      },
      change: (id, change) =>
        editor.update(() => $setSaid($said().map(one => (one.id === id ? { ...one, ...change } : one))), {
          discrete: true,
        }),
      uncomment: id => editor.update(() => $uncomment(id), { discrete: true }),
      show: id => {
        let isPresent = false
        editor.update(
          () => {
            isPresent = $selectStretch(id)
          },
          { discrete: true },
        )
        if (isPresent) editor.focus()
        return isPresent
      },
    }),
    [editor, latest],
  )
  useEffect(
    () =>
      editor.registerCommand(
        KEY_DOWN_COMMAND,
        event => {
          if (!event.ctrlKey || !event.altKey || event.code !== 'KeyM') return false
          event.preventDefault()
          queueMicrotask(() => latest.current.onComment?.(saying.comment()))
          return true
        },
        COMMAND_PRIORITY_LOW,
      ),
    [editor, latest, saying],
  )
  return saying
}
