import { AtomCard } from './cards/AtomCard.tsx'
import { Menu } from './menus/Menu.tsx'
import { PictureCard } from './pictures/PictureCard.tsx'
import type { EditorProps } from './props.ts'
import { QuoteSource } from './quotes/QuoteSource.tsx'
import type { OpenEditor } from './useEditor.ts'

/** Draws the menus over the page, and the cards of a picture, of a quote's source, of a citation or a note. */
export const EditorCards = ({ open, props }: { readonly open: OpenEditor; readonly props: EditorProps }) => {
  const { editor, target, menus, spelling, pictures, quotes, typography, cards, put } = open
  const card = {
    labels: open.labels,
    blocks: open.blocks,
    onGo: open.goTo,
    onOpenSource: props.onOpenSource,
    onOpenExhibit: props.onOpenExhibit,
    onEditFacts: props.onEditFacts,
    onLeave: cards.leave,
  }
  return (
    <>
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
          onLearn={open.learn}
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
    </>
  )
}
