import { type LexicalEditor, REDO_COMMAND, UNDO_COMMAND } from 'lexical'
import { type RefObject, useCallback, useEffect, useMemo, useRef, useState } from 'react'
import type { Block, Draft } from '../../../../shared/drafts/model.ts'
import type { Source } from '../../../../shared/library/model.ts'
import { isWriting } from '../../../ui/keys.ts'
import { useRecentActs } from '../../../ui/toast.tsx'
import { $moveTo, scrollTo } from '../cards/caretPlace.ts'
import { openLabels } from '../cards/labels.ts'
import { $numbering } from '../nodes/numbering.ts'
import { $base, $said } from '../nodes/rootState.ts'
import type { EditorProps, Pages } from '../props.ts'
import { type Home, withHome } from '../together/home.ts'
import { layBands } from './bands.ts'
import { blockCache } from './cache.ts'
import { type Entry, registerFigures } from './figures.ts'
import { openEditor, registerAll, registerOwnHistory } from './mount.ts'

interface Places {
  readonly root: RefObject<HTMLDivElement | null>
  readonly scroller: RefObject<HTMLDivElement | null>
}

/** The page itself: its editor, its labels and numbers, its outline, and its blocks as they stand. */
export const usePage = (draftContext: EditorProps['draftContext'], { root, scroller }: Places) => {
  const [pageLabels] = useState(() => openLabels(draftContext))
  const { labels } = pageLabels
  const loadedBlocks = useRef(draftContext.draft.blocks)
  const [editor] = useState(() =>
    openEditor(draftContext.draft.blocks, labels, draftContext.draft.numbering, draftContext.draft),
  )
  useUndoOutside(editor)
  const cache = useMemo(() => blockCache(editor, loadedBlocks.current), [editor])
  const [entries, setEntries] = useState<readonly Entry[]>([])
  const figures = useRef<ReturnType<typeof registerFigures>>(undefined)
  const blocks = useCallback((): Block[] => cache.blocks(), [cache])
  /** what of the text stays on this desk while it is written with others */
  const home = useRef<Home>(undefined)
  const stopHistory = useRef<() => void>(undefined)
  const onScreen = useCallback(
    (draft: Draft): Draft =>
      withHome(home.current, {
        ...draft,
        ...editor.read(() => ({ numbering: $numbering(), comments: [...$said()], base: $base() })),
        blocks: cache.blocks(),
      }),
    [editor, cache],
  )

  // what was filed is read, not written
  const isFiled = Boolean(draftContext.filed)
  useEffect(() => {
    const free = root.current ? layBands(editor, root.current) : () => undefined
    editor.setRootElement(root.current)
    editor.setEditable(!isFiled)
    const stop = isFiled ? () => undefined : registerAll(editor)
    if (!isFiled) stopHistory.current = registerOwnHistory(editor)
    const begin = () => pageLabels.begin(onScreen(labels.draftContext.draft))
    const registration = registerFigures(editor, labels, cache, begin, setEntries)
    figures.current = registration
    registration.refresh()
    return () => {
      registration.stop()
      stopHistory.current?.()
      stop()
      free()
      editor.setRootElement(null)
    }
  }, [editor, pageLabels, labels, cache, onScreen, root, isFiled])

  const lastContext = useRef(draftContext)
  useEffect(() => {
    if (lastContext.current === draftContext) return
    lastContext.current = draftContext
    pageLabels.renew(draftContext)
    figures.current?.refresh()
  }, [draftContext, pageLabels])

  const learn = useCallback(
    (...sources: Source[]) => {
      for (const source of sources) pageLabels.learn(source)
      figures.current?.refresh()
    },
    [pageLabels],
  )
  const place = useCallback(
    (of: Pages['of']) => {
      const same = labels.pages.size === Object.keys(of).length
      if (same && Object.entries(of).every(([id, page]) => labels.pages.get(id) === page)) return
      labels.pages.clear()
      for (const [id, page] of Object.entries(of)) labels.pages.set(id, page)
      figures.current?.refresh()
    },
    [labels],
  )
  const goTo = useCallback(
    (block: string) => {
      if (!$moveTo(editor, block, 0) || !scroller.current) return
      editor.getRootElement()?.focus({ preventScroll: true })
      scrollTo(scroller.current, block)
    },
    [editor, scroller],
  )
  const history = useMemo(
    () => ({
      pause: () => {
        stopHistory.current?.()
        stopHistory.current = undefined
      },
      resume: () => {
        stopHistory.current ??= registerOwnHistory(editor)
      },
    }),
    [editor],
  )
  return { editor, labels, cache, entries, blocks, onScreen: onScreen, learn, place, goTo, home, history }
}

/**
 * Undoes and redoes in the text when the keys are pressed outside of any field, as on the button that a dialog gave the focus back
 * to: the engine's own undo answers there in some windows only. An act that can still be undone goes before the text.
 */
function useUndoOutside(editor: LexicalEditor): void {
  const hasActs = useRecentActs().length > 0
  useEffect(() => {
    const hear = (event: KeyboardEvent) => {
      const command = commandOf(event)
      if (!command || event.defaultPrevented || !editor.isEditable() || isElsewhere(event.target)) return
      if (hasActs && command === UNDO_COMMAND) return
      event.preventDefault()
      editor.dispatchCommand(command, undefined)
    }
    window.addEventListener('keydown', hear)
    return () => window.removeEventListener('keydown', hear)
  }, [editor, hasActs])
}

function commandOf({ ctrlKey, metaKey, altKey, shiftKey, key }: KeyboardEvent) {
  if (!(ctrlKey || metaKey) || altKey) return undefined
  const letter = key.toLowerCase()
  if (letter === 'z') return shiftKey ? REDO_COMMAND : UNDO_COMMAND
  return letter === 'y' && !shiftKey ? REDO_COMMAND : undefined
}

/** Whether a key is for a field, or for a dialog over the text. */
const isElsewhere = (target: EventTarget | null) =>
  isWriting(target) ||
  (target instanceof Element && target.closest('[role=dialog], [role=alertdialog]') !== null)
