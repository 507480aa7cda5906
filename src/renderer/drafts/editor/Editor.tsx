import { lazy, Suspense, useEffect, useRef } from 'react'
import { DropTarget } from '../../ui/drop.tsx'
import { CitationBar } from './citations/CitationBar.tsx'
import { EditorCards } from './EditorCards.tsx'
import { FindBar } from './find/FindBar.tsx'
import { Length, type LengthProps } from './foot/Length.tsx'
import { NotePanel, NotesList } from './notes/NotePanel.tsx'
import { Outline } from './outline/Outline.tsx'
import { useSections } from './page/sections.ts'
import { textbox } from './page/textbox.ts'
import type { EditorProps } from './props.ts'
import { type Saved, saidOf } from './saving/savedState.ts'
import { Toolbar } from './Toolbar.tsx'
import { TogetherBar } from './together/TogetherBar.tsx'
import { type OpenEditor, useEditor } from './useEditor.ts'
import { ReviewMenu, ViewMenu } from './view/ViewMenu.tsx'
import './editor.css'

/** Loaded when a session is followed. */
const FollowedText = lazy(async () => ({
  default: (await import('./together/follow/FollowedText.tsx')).FollowedText,
}))

/** The text being written: its page, its tools, its outline, and the saving of it. */
export const Editor = (props: EditorProps) => {
  const { draftContext, outline = true, onOutline } = props
  const open = useEditor(props)
  const { editor, labels, cache, entries, blocks, pictures, citing, flush } = open
  const sections = useSections(editor, blocks)
  const { follow } = open.together
  const isFollowing = follow.space !== undefined
  return (
    <div className="editor" data-style={draftContext.draft.style}>
      {outline && (
        <Outline
          draft={draftContext.draft.id}
          entries={entries}
          current={open.caret.heading}
          {...sections}
          numbering={labels.context.material.draft.numbering}
          onGo={open.goTo}
          onClose={onOutline && open.closeOutline}
        />
      )}
      <DropTarget
        className="editor-main"
        words="Déposez pour mettre une image dans le texte, un autre fichier dans les pièces"
        onFiles={pictures.drop}
      >
        {!draftContext.filed && !isFollowing && <Tools open={open} props={props} />}
        <TogetherBar {...open.together} />
        <FindBar {...open.finding} />
        {follow.space !== undefined && props.together && (
          <Suspense>
            <FollowedText
              link={props.together}
              space={follow.space}
              draftContext={draftContext}
              follow={follow}
            />
          </Suspense>
        )}
        <Page
          open={open}
          title={draftContext.draft.title}
          isFiled={Boolean(draftContext.filed)}
          isHidden={isFollowing}
        />
        <CitationBar
          candidates={citing.candidates}
          onTake={selection => void citing.take(selection)}
          onDecline={citing.decline}
        />
        <Foot
          editor={editor}
          cache={cache}
          pages={props.pages}
          onPlaces={open.place}
          saveStatus={open.saveStatus}
          maxWords={draftContext.template?.length?.words}
          onRetry={() => void flush().catch(() => undefined)}
          onOutline={!outline && onOutline ? () => onOutline(true) : undefined}
        />
      </DropTarget>
      <EditorCards open={open} props={props} />
    </div>
  )
}

/** The toolbar, for the page or for the note that has the keyboard. */
const Tools = ({ open, props }: { readonly open: OpenEditor; readonly props: EditorProps }) => {
  const { cards, spelling, saying } = open
  const noteName = cards.note?.of === 'caption' ? 'Légende' : 'Note'
  return (
    <Toolbar
      editor={open.target}
      onCall={open.menus.call}
      onNote={() => cards.insert('note')}
      onQuoteSource={open.quotes.look}
      onComment={() => props.onComment?.(saying.comment())}
      inNote={cards.inNote ? noteName : undefined}
    >
      <ReviewMenu
        onWord={props.spelling?.on ? () => void spelling.next() : undefined}
        onTypography={open.typography.show}
        onCitations={() => void open.citing.lookAtAll()}
      />
      <ViewMenu
        view={props.view}
        onView={props.onView}
        spelling={props.spelling?.on}
        onSpelling={props.spelling?.onOn}
      />
    </Toolbar>
  )
}

/** The page one writes on, the note that is open under its block, and the list of notes. */
const Page = ({
  open,
  title,
  isFiled,
  isHidden,
}: {
  readonly open: OpenEditor
  readonly title: string
  readonly isFiled: boolean
  /** the words of others are shown in its place */
  readonly isHidden: boolean
}) => {
  const { editor, root, scroller, caretLayer, cards, entries, labels } = open
  return (
    <div className="editor-scroll" ref={scroller} hidden={isHidden}>
      <div className="other-carets" aria-hidden>
        <div ref={caretLayer} />
      </div>
      <div
        ref={root}
        className="editor-page"
        {...textbox(`Texte\u00a0: ${title}`, !isFiled)}
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
  )
}

interface Props extends LengthProps {
  readonly onRetry: () => void
  /** when the outline is closed: opens it */
  readonly onOutline: (() => void) | undefined
}

/** Says under the page how long the text is, and whether it is saved. */
const Foot = ({ editor, cache, saveStatus, maxWords, pages, onPlaces, onRetry, onOutline }: Props) => (
  <footer className="editor-foot">
    {onOutline && (
      <button type="button" onClick={onOutline}>
        Ouvrir le plan
      </button>
    )}
    <Length
      editor={editor}
      cache={cache}
      saveStatus={saveStatus}
      maxWords={maxWords}
      pages={pages}
      onPlaces={onPlaces}
    />
    <SavedLine saveStatus={saveStatus} onRetry={onRetry} />
  </footer>
)

interface SavedLineProps {
  readonly saveStatus: Saved
  readonly onRetry: () => void
}

/** Whether the text is saved, written as it changes. */
const SavedLine = ({ saveStatus, onRetry }: SavedLineProps) => {
  const line = useRef<HTMLSpanElement>(null)
  const retry = useRef<HTMLButtonElement>(null)
  useEffect(
    () =>
      saveStatus.hear(state => {
        if (!line.current || !retry.current) return
        line.current.textContent = saidOf(state)
        line.current.className = `editor-saved ${state.kind}`
        const isHidden = state.kind !== 'failed'
        if (retry.current.hidden !== isHidden) retry.current.hidden = isHidden
      }),
    [saveStatus],
  )
  return (
    <>
      <span ref={line} role="status" />
      <button ref={retry} type="button" hidden onClick={onRetry}>
        Réessayer
      </button>
    </>
  )
}
