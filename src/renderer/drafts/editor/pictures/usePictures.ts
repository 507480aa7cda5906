import { $getNodeByKey, $getRoot, HISTORY_PUSH_TAG, type LexicalEditor, type NodeKey } from 'lexical'
import { type RefObject, useCallback, useEffect, useState } from 'react'
import { pickFiles } from '../../../kernel/download.ts'
import { newId } from '../../../kernel/newId.ts'
import { isPicture, picturesTaken, preparePicture } from '../../../kernel/pictures.ts'
import { useSay } from '../../../ui/toast.tsx'
import { INSERT_BLOCKS } from '../commands.ts'
import { $head, $setHead, type PictureHead } from '../nodes/head.ts'
import { $isPicture, $pictureHead } from '../nodes/picture.ts'
import { WRITE_CAPTION } from '../notes/innerLine.ts'
import { type PastedPictures, putPasted, withPictures } from '../paste/registerReading.ts'
import type { EditorProps } from '../props.ts'
import { registerPictures } from './registerPictures.ts'

/** The pictures of the page: put in by a file chosen, dropped or pasted, then described. */
export const usePictures = (editor: LexicalEditor, latest: RefObject<EditorProps>) => {
  const { error: reportError } = useSay()
  const [pictureKey, setOpened] = useState<NodeKey>()
  const put = useCallback(
    async (files: readonly File[]) => {
      for (const file of files) {
        try {
          const picture = await latest.current.keepPicture(await preparePicture(file))
          const id = newId()
          const block = { kind: 'image' as const, id, ...picture, alt: '', caption: [], width: 100 }
          editor.update(() => editor.dispatchCommand(INSERT_BLOCKS, [block]), {
            discrete: true,
            tag: HISTORY_PUSH_TAG,
          })
          setOpened(editor.read(() => $keyOf(id)))
        } catch (error) {
          reportError(error)
        }
      }
    },
    [editor, latest, reportError],
  )
  const putText = useCallback(
    async (read: PastedPictures) => {
      const storedPictures = new Map<string, Awaited<ReturnType<EditorProps['keepPicture']>>>()
      let refusedCount = 0
      for (const [block, file] of filesOf(read)) {
        try {
          storedPictures.set(block, await latest.current.keepPicture(await preparePicture(file)))
        } catch (error) {
          refusedCount += 1
          reportError(error)
        }
      }
      const { blocks, omissions: losses } = withPictures(read, storedPictures)
      // what was refused has said why
      putPasted(editor, { blocks, omissions: { ...losses, images: losses.images - refusedCount } })
    },
    [editor, latest, reportError],
  )
  useEffect(
    () =>
      registerPictures(editor, {
        onFiles: files => void put(files),
        onText: read => void putText(read),
        onOpen: setOpened,
      }),
    [editor, put, putText],
  )
  return {
    /** the picture that is described */
    picture: pictureKey && editor.read(() => $pictureOf(pictureKey)),
    pick: useCallback(() => void pickFiles({ accept: picturesTaken }).then(put), [put]),
    /** files dropped on the page: pictures go in the text, the rest where the window puts files */
    drop: useCallback(
      (files: readonly File[]) => {
        const rest = files.filter(file => !isPicture(file))
        void put(files.filter(isPicture))
        if (rest.length > 0) latest.current.onFiles?.(rest)
      },
      [put, latest],
    ),
    keep: (head: PictureHead, caption = false) => {
      editor.update(
        () => {
          const node = pictureKey && $getNodeByKey(pictureKey)
          if ($isPicture(node)) $setHead(node, { ...head, caption: $pictureHead(node).caption })
        },
        { discrete: true, tag: HISTORY_PUSH_TAG },
      )
      setOpened(undefined)
      if (caption && pictureKey) editor.dispatchCommand(WRITE_CAPTION, pictureKey)
      else editor.focus()
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

/** The file of each picture of a pasted text, by its block: in the text itself, else of those the clipboard gives apart, one for one. */
export function filesOf({ pictures, files }: Pick<PastedPictures, 'pictures' | 'files'>): [string, File][] {
  const unreadable = pictures.filter(one => one.data === '')
  const pairs =
    unreadable.length === files.length ? unreadable.map(({ block }, at) => [block, files[at]] as const) : []
  const filesByPicture = new Map(pairs)
  return pictures.flatMap(({ block, data }): [string, File][] => {
    const file = data ? fileOf(data) : filesByPicture.get(block)
    return file ? [[block, file]] : []
  })
}

/** The bytes written in an address; nothing when they are not what it says. */
function fileOf(address: string): File | undefined {
  const [, type = '', base64, content = ''] = /^data:([^;,]+)[^,]*?(;base64)?,(.*)$/s.exec(address) ?? []
  try {
    const bytes = base64
      ? Uint8Array.from(atob(content.replace(/\s+/g, '')), sign => sign.charCodeAt(0))
      : new TextEncoder().encode(decodeURIComponent(content))
    return new File([bytes], 'image collée', { type: type.toLowerCase().replace('jpg', 'jpeg') })
  } catch {
    return undefined
  }
}
