import { $getNodeByKey, $getRoot, HISTORY_PUSH_TAG, type LexicalEditor, type NodeKey } from 'lexical'
import { type RefObject, useCallback, useEffect, useState } from 'react'
import { pickFiles } from '../../ui/download.ts'
import { useSay } from '../../ui/toast.tsx'
import { INSERT_BLOCKS } from '../commands.ts'
import { $head, $setHead, newId, type PictureHead } from '../nodes/head.ts'
import { $isPicture, $pictureHead } from '../nodes/picture.ts'
import type { EditorProps } from '../props.ts'
import { isPicture, preparePicture } from './prepare.ts'
import { registerPictures } from './register.ts'

const accept = 'image/png,image/jpeg,image/gif,image/webp,image/svg+xml'

/** The pictures of the page: put in by a file chosen, dropped or pasted, then described. */
export const usePictures = (editor: LexicalEditor, latest: RefObject<EditorProps>) => {
  const { failed } = useSay()
  const [opened, setOpened] = useState<NodeKey>()
  const put = useCallback(
    async (files: readonly File[]) => {
      for (const file of files) {
        try {
          const kept = await latest.current.keepPicture(await preparePicture(file))
          const id = newId()
          const block = { kind: 'image' as const, id, ...kept, alt: '', caption: '', width: 100 }
          editor.update(() => editor.dispatchCommand(INSERT_BLOCKS, [block]), {
            discrete: true,
            tag: HISTORY_PUSH_TAG,
          })
          setOpened(editor.read(() => $keyOf(id)))
        } catch (error) {
          failed(error)
        }
      }
    },
    [editor, latest, failed],
  )
  useEffect(
    () => registerPictures(editor, { onFiles: files => void put(files), onOpen: setOpened }),
    [editor, put],
  )
  return {
    /** the picture that is described */
    opened: opened && editor.read(() => $pictureOf(opened)),
    pick: useCallback(() => void pickFiles({ accept }).then(put), [put]),
    /** files dropped on the page: pictures go in the text, the rest where the window puts files */
    drop: useCallback(
      (files: readonly File[]) => {
        const rest = files.filter(file => !isPicture(file))
        void put(files.filter(isPicture))
        if (rest.length > 0) latest.current.onFiles?.(rest)
      },
      [put, latest],
    ),
    keep: (head: PictureHead) => {
      editor.update(
        () => {
          const node = opened && $getNodeByKey(opened)
          if (node) $setHead(node, head)
        },
        { tag: HISTORY_PUSH_TAG },
      )
      setOpened(undefined)
      editor.focus()
    },
    close: () => {
      setOpened(undefined)
      editor.focus()
    },
  }
}

const $keyOf = (id: string): NodeKey | undefined =>
  $getRoot()
    .getChildren()
    .find(node => $head(node).id === id)
    ?.getKey()

const $pictureOf = (key: NodeKey): PictureHead | undefined => {
  const node = $getNodeByKey(key)
  return $isPicture(node) ? $pictureHead(node) : undefined
}
