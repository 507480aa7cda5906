import type { LexicalEditor } from 'lexical'
import { type RefObject, useCallback, useEffect, useMemo, useRef, useState } from 'react'
import type { Draft } from '../../../../shared/drafts/model.ts'
import { AppError } from '../../../../shared/kernel/errors.ts'
import { registerSaver } from '../../../kernel/unsaved.ts'
import type { EditorProps } from '../props.ts'
import { type Autosave, autosave } from './autosave.ts'
import { savedState } from './savedState.ts'

/** The saving of what is written: by itself as one types, when the window is left, and when asked. */
export const useSaving = (
  editor: LexicalEditor,
  onScreen: (draft: Draft) => Draft,
  latest: RefObject<EditorProps>,
  /** what of the draft was chosen here, beside its blocks */
  own: RefObject<Partial<Draft>>,
) => {
  const [saveStatus] = useState(savedState)
  const saver = useRef<Autosave>(undefined)
  const last = useRef(latest.current.draftContext.draft)
  const draft = useCallback(
    (): Draft => ({
      ...onScreen({ ...latest.current.draftContext.draft, ...own.current }),
      revision: last.current.revision,
    }),
    [onScreen, latest, own],
  )

  useEffect(() => {
    const draftSaver = autosave({
      save: async () => {
        const mine = draft()
        try {
          const reply = await latest.current.save(mine, last.current)
          last.current = { ...mine, revision: reply.revision }
          return reply.savedAt
        } catch (error) {
          if (error instanceof AppError && error.code === 'stale') latest.current.onStale?.(mine, error)
          throw error
        }
      },
      onState: next => {
        saveStatus.set(next)
        latest.current.onSaveState?.(next)
      },
    })
    saver.current = draftSaver
    const leave = () => void draftSaver.flush().catch(() => undefined)
    const unregister = registerSaver({
      name: 'Le texte',
      pending: draftSaver.pending,
      flush: draftSaver.flush,
    })
    const stop = editor.registerUpdateListener(({ dirtyElements, dirtyLeaves, tags }) => {
      if (dirtyElements.size + dirtyLeaves.size > 0 && !tags.has('load')) draftSaver.markDirty()
    })
    window.addEventListener('blur', leave)
    return () => {
      stop()
      window.removeEventListener('blur', leave)
      unregister()
      const lastSave = draftSaver.flush()
      latest.current.onLeave?.(lastSave)
      lastSave.catch(() => undefined)
      draftSaver.stop()
    }
  }, [editor, draft, latest, saveStatus])

  const flush = useCallback(async () => saver.current?.flush(), [])
  const pending = useCallback(() => saver.current?.pending() ?? false, [])
  const markDirty = useCallback(() => saver.current?.markDirty(), [])
  /** The page now shows what was saved under that revision. */
  const markAdopted = useCallback(
    (revision: number) => {
      last.current = { ...draft(), revision }
    },
    [draft],
  )
  const saves = useMemo(() => ({ draft, flush, pending }), [draft, flush, pending])
  return { saveStatus: saveStatus, draft, flush, markDirty: markDirty, markAdopted: markAdopted, saves }
}
