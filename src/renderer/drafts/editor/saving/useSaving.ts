import type { LexicalEditor } from 'lexical'
import { type RefObject, useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { joinTexts } from '../../../../shared/drafts/editing/join-texts.ts'
import { findSaved } from '../../../../shared/drafts/editing/lost-answer.ts'
import { changeBetween, isUnchanged } from '../../../../shared/drafts/editing/typed-change.ts'
import type { Draft } from '../../../../shared/drafts/model.ts'
import { AppError } from '../../../../shared/kernel/errors.ts'
import { registerSaver } from '../../../kernel/unsaved.ts'
import type { EditorProps } from '../props.ts'
import { type Autosave, autosave } from './autosave.ts'
import { savedState } from './savedState.ts'
import { typingJournal } from './typingJournal.ts'

/** Changed blocks that the journal takes: what pastes more is saved at once instead. */
const MAX_JOURNAL_BLOCKS = 100

/** The saving of what is written: by itself as one types, when the window is left, and when asked. */
export const useSaving = (
  editor: LexicalEditor,
  onScreen: (draft: Draft) => Draft,
  latest: RefObject<EditorProps>,
  /** what of the draft was chosen here, beside its blocks */
  own: RefObject<Partial<Draft>>,
  /** puts a text in the place of the one on the page */
  show: RefObject<(next: Draft) => void>,
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
    let hasEntry = false
    const journal = typingJournal(async () => {
      const change = changeBetween(last.current, draft())
      if (isUnchanged(change) && !hasEntry) return
      if (change.blocks.length > MAX_JOURNAL_BLOCKS) {
        draftSaver.flush().catch(() => undefined)
        return
      }
      const { id, revision } = last.current
      hasEntry = !isUnchanged(change)
      await latest.current.journal?.({ ...change, id, revision })
    })
    /** the texts of saves that may have been made: their answer was lost */
    let unanswered: Draft[] = []
    const saveText = async (isJoined = false): Promise<string> => {
      const mine = draft()
      try {
        const reply = await latest.current.save(mine, last.current)
        last.current = { ...mine, revision: reply.revision }
        unanswered = []
        return reply.savedAt
      } catch (error) {
        // stale: a browser posts by itself again what was cut short, and is refused its own save
        if (error instanceof AppError && (error.code === 'bug' || error.code === 'stale'))
          unanswered.push(mine)
        if (!(error instanceof AppError) || error.code !== 'stale') throw error
        if (!isJoined && (await join())) return saveText(true)
        latest.current.onStale?.(draft(), error)
        throw error
      }
    }
    /** Joins what is on screen with what was saved elsewhere meanwhile; whether it could. No key falls between the reading and the page. */
    const join = async (): Promise<boolean> => {
      const theirs = await latest.current.readSaved?.()
      const ownSave = theirs && findSaved(unanswered, theirs)
      if (ownSave) {
        last.current = { ...ownSave, revision: theirs.revision }
        return true
      }
      const joined = theirs && joinTexts(last.current, draft(), theirs)
      if (!joined) return false
      show.current(joined)
      const { blocks, comments, numbering, base, revision } = theirs
      last.current = { ...last.current, blocks, comments, numbering, base, revision }
      return true
    }
    const draftSaver = autosave({
      save: async () => {
        await journal.pause()
        try {
          const saved = await saveText()
          hasEntry = false
          return saved
        } finally {
          journal.resume()
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
      if (dirtyElements.size + dirtyLeaves.size > 0 && !tags.has('load')) {
        draftSaver.markDirty()
        journal.markDirty()
      }
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
      journal.stop()
    }
  }, [editor, draft, latest, saveStatus, show])

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
