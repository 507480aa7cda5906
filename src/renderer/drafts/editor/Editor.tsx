import { useCallback, useEffect, useImperativeHandle, useMemo, useRef } from 'react'
import type { Draft } from '../../../shared/drafts/model.ts'
import { DropTarget } from '../../ui/drop.tsx'
import { AtomCard } from './cards/AtomCard.tsx'
import { inserts, registerDrop } from './cards/insert.ts'
import { useCards } from './cards/useCards.ts'
import { CitationBar } from './citations/CitationBar.tsx'
import { useCitations } from './citations/useCitations.ts'
import { INSERT_BLOCKS, SHAPE } from './commands.ts'
import { useSaying } from './comments/useComments.ts'
import { FindBar } from './find/FindBar.tsx'
import { useFind } from './find/useFind.ts'
import { Foot } from './foot/Foot.tsx'
import { Menu } from './menus/Menu.tsx'
import { slotOptions } from './menus/options.ts'
import { useMenus } from './menus/useMenus.ts'
import { newId } from './nodes/head.ts'
import { NotePanel, NotesList } from './notes/NotePanel.tsx'
import { Outline } from './outline/Outline.tsx'
import { adoptText } from './page/adoptText.ts'
import { useSections } from './page/sections.ts'
import { textbox } from './page/textbox.ts'
import { useCaret } from './page/useCaret.ts'
import { usePage } from './page/usePage.ts'
import { usePasted } from './paste/register.ts'
import { PictureCard } from './pictures/PictureCard.tsx'
import { usePictures } from './pictures/usePictures.ts'
import type { EditorProps } from './props.ts'
import { QuoteSource } from './quotes/QuoteSource.tsx'
import { useQuotes } from './quotes/register.ts'
import { caretBlock } from './refs/acts.ts'
import { targetsOf } from './refs/targets.ts'
import { useSaving } from './saving/useSaving.ts'
import { namesIn } from './spelling/names.ts'
import { useSpelling } from './spelling/useSpelling.ts'
import { Toolbar } from './Toolbar.tsx'
import { emptyTable } from './tables/acts.ts'
import { useTypography } from './typography/useTypography.tsx'
import { ReviewMenu, ViewMenu } from './view/ViewMenu.tsx'
import { useView } from './view/view.ts'
import './editor.css'

/** The text being written: its page, its tools, its outline, and the saving of it. */
export const Editor = (props: EditorProps) => {
  const { draftContext, outline = true, onOutline } = props
  const latest = useRef(props)
  latest.current = props
  const root = useRef<HTMLDivElement>(null)
  const scroller = useRef<HTMLDivElement>(null)
  const { editor, labels, cache, entries, blocks, onScreen, learn, place, goTo } = usePage(draftContext, {
    root,
    scroller,
  })
  usePasted(editor)
  const citing = useCitations(editor, latest, learn)
  const { lookAtAll, correct } = citing
  useView(editor, root, props.view)
  const own = useRef<Partial<Draft>>({})
  const {
    saveStatus: saveState,
    draft,
    flush,
    markDirty,
    markAdopted,
    saves,
  } = useSaving(editor, onScreen, latest, own)
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
      adoptText(editor, cache, next)
      markAdopted(next.revision)
    },
    [editor, cache, markAdopted],
  )
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
  const sections = useSections(editor, blocks)
  const close = useCallback(() => latest.current.onOutline?.(false), [])
  const card = {
    labels,
    blocks,
    onGo: goTo,
    onOpenSource: props.onOpenSource,
    onOpenExhibit: props.onOpenExhibit,
    onEditFacts: props.onEditFacts,
    onLeave: cards.leave,
  }

  return (
    <div className="editor" data-style={draftContext.draft.style}>
      {outline && (
        <Outline
          draft={draftContext.draft.id}
          entries={entries}
          current={caret.heading}
          {...sections}
          numbering={labels.context.material.draft.numbering}
          onGo={goTo}
          onClose={onOutline && close}
        />
      )}
      <DropTarget
        className="editor-main"
        words="Déposez pour mettre une image dans le texte, un autre fichier dans les pièces"
        onFiles={pictures.drop}
      >
        {!draftContext.filed && (
          <Toolbar
            editor={target}
            onCall={menus.call}
            onNote={() => cards.insert('note')}
            onQuoteSource={quotes.look}
            onComment={() => props.onComment?.(saying.comment())}
            inNote={cards.inNote ? (cards.note?.of === 'caption' ? 'Légende' : 'Note') : undefined}
          >
            <ReviewMenu
              onWord={props.spelling?.on ? () => void spelling.next() : undefined}
              onTypography={typography.show}
              onCitations={() => void lookAtAll()}
            />
            <ViewMenu
              view={props.view}
              onView={props.onView}
              spelling={props.spelling?.on}
              onSpelling={props.spelling?.onOn}
            />
          </Toolbar>
        )}
        <FindBar {...finding} />
        <div className="editor-scroll" ref={scroller}>
          <div
            ref={root}
            className="editor-page"
            {...textbox(`Texte\u00a0: ${draftContext.draft.title}`, !draftContext.filed)}
            spellCheck={false}
          />
          {cards.note && (
            <div className="editor-note-place" onFocusCapture={cards.enterNote}>
              <NotePanel
                key={cards.note.key}
                page={editor}
                innerLine={cards.note}
                labels={labels}
                scroller={scroller}
                figures={entries}
                onEditor={cards.setNoteEditor}
                onStep={cards.step}
                onRemove={cards.removeNote}
                onClose={cards.closeNote}
              />
            </div>
          )}
          <NotesList editor={editor} figures={entries} onOpen={cards.open} />
        </div>
        <CitationBar
          candidates={citing.candidates}
          onTake={selection => void citing.take(selection)}
          onDecline={citing.decline}
        />
        <Foot
          editor={editor}
          cache={cache}
          pages={props.pages}
          onPlaces={place}
          saveStatus={saveState}
          maxWords={draftContext.template?.length?.words}
          onRetry={() => void flush().catch(() => undefined)}
          onOutline={!outline && onOutline ? () => onOutline(true) : undefined}
        />
      </DropTarget>
      {menus.menu && <Menu editor={target} {...menus.menu} onClose={menus.close} />}
      {spelling.menu && <Menu {...spelling.menu} empty="" onClose={spelling.close} />}
      {pictures.picture && (
        <PictureCard
          key={pictures.picture.id}
          picture={pictures.picture}
          onKeep={pictures.keep}
          onClose={pictures.close}
        />
      )}
      {quotes.target && (
        <QuoteSource
          key={quotes.target}
          editor={editor}
          target={quotes.target}
          search={props.search}
          loadSource={props.loadSource}
          onLearn={learn}
          onClose={quotes.close}
        />
      )}
      {typography.dialog}
      {cards.card && (
        <AtomCard
          {...card}
          key={cards.card.key}
          editor={editor}
          card={cards.card}
          onQuote={source => void put.quote(source).catch(() => undefined)}
          onClose={cards.close}
        />
      )}
      {cards.inner && cards.noteEditor && (
        <AtomCard
          {...card}
          key={`note-${cards.inner.key}`}
          editor={cards.noteEditor}
          card={cards.inner}
          onClose={cards.closeInner}
        />
      )}
    </div>
  )
}
