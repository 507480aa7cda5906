import { useEffect, useRef } from 'react'
import { openLabels } from '../../cards/labels.ts'
import { blockCache } from '../../page/cache.ts'
import { registerFigures } from '../../page/figures.ts'
import { openEditor } from '../../page/mount.ts'
import { textbox } from '../../page/textbox.ts'
import type { EditorProps } from '../../props.ts'
import type { TogetherLink } from '../link.ts'
import { type Following, openFollowing } from './openFollowing.ts'
import type { Follow } from './useFollow.ts'

interface Props {
  readonly link: TogetherLink
  readonly space: string
  readonly draftContext: EditorProps['draftContext']
  readonly follow: Follow
}

/** The text of a session as others write it, on a page of its own: the text of this desk waits behind it. */
export function FollowedText({ link, space, draftContext, follow }: Props) {
  const root = useRef<HTMLDivElement>(null)
  const caretLayer = useRef<HTMLDivElement>(null)
  const opening = useRef(draftContext)
  const following = useRef<Following>(undefined)
  const { onWriters, onEnd, isDoubtful } = follow
  useEffect(() => {
    const { draft } = opening.current
    const pageLabels = openLabels(opening.current)
    const editor = openEditor(draft.blocks, pageLabels.labels, draft.numbering, draft)
    editor.setEditable(false)
    editor.setRootElement(root.current)
    const cache = blockCache(editor, draft.blocks)
    const begin = () => pageLabels.begin({ ...draft, blocks: cache.blocks() })
    const figures = registerFigures(editor, pageLabels.labels, cache, begin, () => undefined)
    figures.refresh()
    const opened = openFollowing({
      ...{ editor, link, space, onWriters, onEnd },
      caretLayer: caretLayer.current,
    })
    following.current = opened
    return () => {
      opened.stop()
      figures.stop()
      editor.setRootElement(null)
    }
  }, [link, space, onWriters, onEnd])
  useEffect(() => {
    if (isDoubtful) following.current?.check()
  }, [isDoubtful])
  return (
    <div className="editor-scroll">
      <div className="other-carets" aria-hidden>
        <div ref={caretLayer} />
      </div>
      <div
        ref={root}
        className="editor-page"
        {...textbox(`Texte suivi\u00a0: ${draftContext.draft.title}`, false)}
      />
    </div>
  )
}
