import { useEffect, useReducer, useRef, useState } from 'react'
import type { Problem } from '../../shared/dossiers/problem.ts'
import type { Draft } from '../../shared/drafts/model.ts'
import type { EditorHandle } from '../drafts/editor/props.ts'
import { type View, viewOf, viewValues } from '../drafts/editor/view/view.ts'
import { call, useCall } from '../kernel/api.ts'
import { go } from '../kernel/route.ts'
import { useSay } from '../ui/toast.tsx'
import { answerPlace } from './answerPlace.ts'
import { useLastWords, useOtherSaves } from './deskSaves.ts'
import type { Settings } from './deskSettings.ts'
import { type Dialog, deskAfter, destinationOf, firstDesk, hasRoomBeside } from './deskState.ts'
import { useSidePanel } from './sidePanel.ts'

export type OpenDesk = ReturnType<typeof useDesk>

/** Opens a text for writing: the text with all it cites, its editor, its panel, and the acts between them. */
export function useDesk(dossier: string, draft: string, settings: Settings) {
  const {
    value: draftContext,
    error,
    reload,
  } = useCall('drafts.gather', useLastWords(draft) ? { id: draft } : null, [
    'dossiers',
    'exhibits',
    'library',
  ])
  const say = useSay()
  const narrow = useNarrow()
  const [state, act] = useReducer(deskAfter, { view: viewOf(settings.values), narrow }, firstDesk)
  const editor = useRef<EditorHandle>(null)
  const panel = useSidePanel(state.outline, () => editor.current?.draft().blocks)
  const flush = async () => {
    await editor.current?.flush()
  }
  const goToBlock = (id: string) => editor.current?.goTo(id)
  const adopt = (next: Draft) => {
    editor.current?.adopt(next)
    act({ kind: 'adopt' })
  }
  const isReadAgain = useRef(false)
  /** Replaces the draft on screen by the saved one. */
  const readAgain = () => {
    isReadAgain.current = true
    reload()
  }
  // once the answer is here: the page of an answer asked apart could be made of the one before
  useEffect(() => {
    if (!isReadAgain.current || !draftContext) return
    isReadAgain.current = false
    act({ kind: 'reread' })
  }, [draftContext])
  useLeaving(draft)
  useOtherSaves(draft, editor, { adopt, readAgain })
  return {
    dossier,
    draft,
    draftContext,
    error,
    reload,
    state,
    act,
    narrow,
    editor,
    panel,
    flush,
    adopt,
    readAgain,
    goToBlock,
    open: (dialog: Dialog) => act({ kind: 'open', dialog }),
    close: (dialog: Dialog) => act({ kind: 'close', dialog }),
    setView: (part: Partial<View>) => {
      act({ kind: 'view', part, narrow })
      if (part.focus !== undefined) panel.setOpen(hasRoomBeside(narrow, part.focus))
      settings.change(viewValues(part))
    },
    goTo: (at: Problem['at']) => {
      const destination = destinationOf(at)
      if (destination?.kind === 'block') goToBlock(destination.id)
      if (destination?.kind === 'exhibit') panel.showExhibit(destination.id)
      if (destination?.kind === 'question' && draftContext)
        go(...answerPlace(draftContext.draft, destination.fact))
    },
    comment: (id: string | undefined) => {
      if (!id) return say.error(new Error('Choisissez d’abord les mots à commenter.'))
      act({ kind: 'comment', id })
      panel.show('comments')
    },
  }
}

/** After a text is left, before the library keeps a version of it: its last words are saved first. */
const KEEP_MS = 1500

/** A text that is left is kept as it is then: one sitting. */
function useLeaving(draft: string): void {
  useEffect(
    () => () => {
      setTimeout(() => call['drafts.keep']({ id: draft }).catch(() => undefined), KEEP_MS)
    },
    [draft],
  )
}

function useNarrow(): boolean {
  const [narrow] = useState(() => window.matchMedia('(max-width: 980px)').matches)
  return narrow
}
