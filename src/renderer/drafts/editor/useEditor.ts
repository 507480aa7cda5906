import { useCallback, useEffect, useImperativeHandle, useMemo, useRef } from 'react'
import type { Draft } from '../../../shared/drafts/model.ts'
import { newId } from '../../kernel/newId.ts'
import { inserts, registerDrop } from './cards/insert.ts'
import { useCards } from './cards/useCards.ts'
import { useCitations } from './citations/useCitations.ts'
import { INSERT_BLOCKS, SHAPE } from './commands.ts'
import { useSaying } from './comments/useComments.ts'
import { useFind } from './find/useFind.ts'
import { slotOptions } from './menus/options.ts'
import { useMenus } from './menus/useMenus.ts'
import { adoptText } from './page/adoptText.ts'
import { useCaret } from './page/useCaret.ts'
import { usePage } from './page/usePage.ts'
import { usePasted } from './paste/registerReading.ts'
import { usePictures } from './pictures/usePictures.ts'
import type { EditorProps } from './props.ts'
import { useQuotes } from './quotes/registerCuts.ts'
import { caretBlock } from './refs/refBlocks.ts'
import { targetsOf } from './refs/targets.ts'
import { useSaving } from './saving/useSaving.ts'
import { namesIn } from './spelling/speller.ts'
import { useSpelling } from './spelling/useSpelling.ts'
import { emptyTable } from './tables/tableActs.ts'
import { shared } from './together/home.ts'
import { useTogether } from './together/useTogether.ts'
import { useTypography } from './typography/useTypography.tsx'
import { useView } from './view/view.ts'

export type OpenEditor = ReturnType<typeof useEditor>

/** Opens a text for writing: its page, and what reads, checks, completes and saves it, each told of the others. */
export const useEditor = (props: EditorProps) => {
  const { draftContext } = props
  const latest = useRef(props)
  latest.current = props
  const root = useRef<HTMLDivElement>(null)
  const scroller = useRef<HTMLDivElement>(null)
  const { editor, labels, cache, entries, blocks, onScreen, learn, place, goTo, home, history } = usePage(
    draftContext,
    { root, scroller },
  )
  usePasted(editor)
  const citing = useCitations(editor, latest, learn)
  const { lookAtAll, correct } = citing
  useView(editor, root, props.view)
  const own = useRef<Partial<Draft>>({})
  const show = useRef<(next: Draft) => void>(() => undefined)
  show.current = next => adoptText(editor, cache, next)
  const { saveStatus, draft, flush, markDirty, markAdopted, saves } = useSaving(
    editor,
    onScreen,
    latest,
    own,
    show,
  )
  const typography = useTypography({
    editor,
    blocks,
    draft,
    onInclusive: inclusive => {
      own.current = { ...own.current, inclusive }
      markDirty()
    },
  })
  const names = useMemo(() => namesIn(draftContext), [draftContext])
  const saying = useSaying(editor, cache, latest)
  const caret = useCaret(editor, scroller, latest)
  const finding = useFind(editor, cache, scroller)
  const cards = useCards(
    editor,
    useCallback(() => latest.current.onEditFacts?.(), []),
  )
  const spelling = useSpelling({
    editor,
    note: cards.noteEditor,
    call: cards.note?.key,
    root,
    scroller,
    spelling: props.spelling,
    isKnown: word => names.has(word) || draft().ignored.includes(word),
    onIgnore: word => {
      own.current = { ...own.current, ignored: [...draft().ignored, word] }
      markDirty()
    },
  })
  const quotes = useQuotes(editor, cards.open)
  const pictures = usePictures(editor, latest)
  const target = (cards.inNote && cards.noteEditor) || editor
  const put = useMemo(
    () =>
      inserts({
        editor: target,
        labels,
        style: draftContext.draft.style,
        loadSource: id => latest.current.loadSource(id),
        learn,
      }),
    [target, labels, draftContext.draft.style, learn],
  )
  useEffect(
    () => registerDrop(editor, thing => void put.insertDragged(thing).catch(() => undefined)),
    [editor, put],
  )

  const adopt = useCallback(
    (next: Draft) => {
      adoptText(editor, cache, shared(home, next))
      markAdopted(next.revision)
    },
    [editor, cache, markAdopted, home],
  )
  const caretLayer = useRef<HTMLDivElement>(null)
  const together = useTogether({ editor, cache, latest, home, history, caretLayer, flush, draft, adopt })
  const nextWord = useRef(spelling.next)
  nextWord.current = spelling.next
  useImperativeHandle(
    props.ref,
    () => ({
      ...put,
      goTo,
      // where the caret was; a text just opened is at its start
      focus: () => editor.focus(undefined, { defaultSelection: 'rootStart' }),
      find: finding.acts.show,
      findAgain: finding.acts.step,
      spelling: () => void nextWord.current(),
      typography: typography.show,
      citations: () => void lookAtAll(),
      correct,
      ...saves,
      adopt,
      saying,
    }),
    [put, goTo, finding.acts, editor, saves, adopt, saying, lookAtAll, correct, typography.show],
  )

  const menus = useMenus({
    editor: target,
    only: cards.inNote ? 'inlines' : 'all',
    labels,
    search: props.search,
    loadSource: props.loadSource,
    onSource: learn,
    onArgument: source => put.argument(source),
    acts: {
      shape: shape => editor.dispatchCommand(SHAPE, shape),
      placard: head => editor.dispatchCommand(INSERT_BLOCKS, [{ ...head, id: newId() }]),
      table: () => editor.dispatchCommand(INSERT_BLOCKS, [emptyTable(2, 3)]),
      picture: pictures.pick,
      note: () => cards.insert('note'),
      privateNote: () => cards.insert('private'),
      link: () => cards.insert('link'),
    },
    slots: () => slotOptions(latest.current.draftContext, target),
    references: () => targetsOf(blocks(), labels),
    currentBlock: () => caretBlock(editor, cards.inNote ? cards.note?.key : undefined),
  })
  const closeOutline = useCallback(() => latest.current.onOutline?.(false), [])
  return {
    root,
    scroller,
    editor,
    target,
    labels,
    cache,
    entries,
    blocks,
    learn,
    place,
    goTo,
    citing,
    saveStatus,
    flush,
    typography,
    saying,
    caret,
    finding,
    cards,
    spelling,
    quotes,
    pictures,
    put,
    menus,
    closeOutline,
    caretLayer,
    together,
  }
}
