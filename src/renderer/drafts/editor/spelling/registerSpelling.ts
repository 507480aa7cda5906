import type { LexicalEditor } from 'lexical'
import type { Word } from '../../../../shared/french/spelling.ts'
import { debounce } from '../../../kernel/debounce.ts'
import { highlightOf } from '../../../kernel/highlight.ts'
import { linesOf, type PageLine, visibleBlocks } from './page.ts'
import type { Speller } from './speller.ts'

/** A word the dictionary does not know, where it stands. */
export interface Misspelt {
  readonly line: PageLine
  readonly word: Word
  readonly range: Range
}

/** Options of the spelling check of a page. */
export interface Host {
  /** what is checked: the page, or a note open over it */
  readonly name: 'page' | 'note'
  readonly page: HTMLElement
  readonly scroller: HTMLElement
  readonly speller: Speller
  /** right here, whatever the dictionary says */
  readonly isRight: (word: string, line: string) => boolean
  /** to be asked about */
  readonly onOffer: (one: Misspelt) => void
  readonly onAway: () => void
  readonly onNone: () => void
  readonly onFail: (error: unknown) => void
}

/** How long the keys rest before the page is looked at. */
const REST_MS = 350
/** blocks looked through at once for the next word */
const BLOCKS_PER_BATCH = 40

/** Marks the words no dictionary knows, on what can be seen of the page, without touching the text. Nothing is opened before one types, or asks. */
export function registerSpelling(editor: LexicalEditor, host: Host) {
  const { page, scroller: frame, speller } = host
  const name = `pretoire-spelling-${host.name}`
  const isWrong = (line: PageLine, { word }: Word): boolean =>
    speller.isWrong(word) === true && !host.isRight(word, line.id)
  let isStarted = false
  let hasReported = false
  let misspellings: Misspelt[] = []

  const underCaret = (range: Range): boolean => {
    const selection = document.getSelection()
    if (!selection?.isCollapsed || !selection.anchorNode || document.activeElement !== page) return false
    return range.comparePoint(selection.anchorNode, selection.anchorOffset) === 0
  }
  const draw = (lines: readonly PageLine[]): void => {
    misspellings = lines.flatMap(line =>
      line.words.flatMap(word => {
        if (!isWrong(line, word)) return []
        const range = line.range(word)
        return range && !underCaret(range) ? [{ line, word, range }] : []
      }),
    )
    CSS.highlights.set(name, highlightOf(misspellings.map(one => one.range)))
  }
  const look = async (): Promise<void> => {
    const lines = () => visibleBlocks(page, frame).flatMap(linesOf)
    try {
      await speller.check(lines().flatMap(line => line.words.map(one => one.word)))
      if (page.isConnected) draw(lines())
    } catch (error) {
      if (hasReported || !page.isConnected) return
      hasReported = true
      host.onFail(error)
    }
  }
  const lookSoon = debounce(() => void look(), REST_MS)
  const soon = (): void => {
    if (!isStarted) return
    lookSoon()
  }
  const start = (): void => {
    isStarted = true
    soon()
  }

  /** goes to the next word from the caret on, then from the beginning */
  const next = async (): Promise<void> => {
    isStarted = true
    const blocks = [...page.children]
    const caret = document.getSelection()
    const caretNode = caret?.focusNode ?? null
    const first = Math.max(
      0,
      blocks.findIndex(one => one.contains(caretNode)),
    )
    const order = [...blocks.slice(first), ...blocks.slice(0, first + 1)]
    for (let at = 0; at < order.length; at += BLOCKS_PER_BATCH) {
      const lines = order
        .slice(at, at + BLOCKS_PER_BATCH)
        .flatMap((block, n) => linesOf(block).map(line => ({ line, first: at + n === 0 })))
      await speller.check(lines.flatMap(({ line }) => line.words.map(one => one.word)))
      for (const { line, first } of lines)
        for (const word of line.words) {
          if (!isWrong(line, word)) continue
          const range = line.range(word)
          if (!range) continue
          const isPastCaret =
            first && caretNode && caret && range.comparePoint(caretNode, caret.focusOffset) >= 0
          if (isPastCaret) continue
          page.focus({ preventScroll: true })
          line.element.scrollIntoView({ block: 'center' })
          host.onOffer({ line, word, range })
          return
        }
    }
    host.onNone()
  }
  const context = (event: MouseEvent): void => {
    const at = document.caretPositionFromPoint?.(event.clientX, event.clientY)
    const misspelling =
      at && misspellings.find(({ range }) => range.comparePoint(at.offsetNode, at.offset) === 0)
    if (!misspelling) return
    event.preventDefault()
    host.onOffer(misspelling)
  }
  const onPointerAway = (event: Event): void => {
    if (event.target instanceof Element && event.target.closest('.editor-menu')) return
    host.onAway()
  }

  page.addEventListener('contextmenu', context)
  page.addEventListener('input', start)
  frame.addEventListener('scroll', soon, { passive: true })
  document.addEventListener('selectionchange', soon)
  document.addEventListener('pointerdown', onPointerAway, true)
  const stop = editor.registerUpdateListener(({ dirtyElements, dirtyLeaves, tags }) => {
    if (dirtyElements.size + dirtyLeaves.size === 0 || tags.has('load')) return
    host.onAway()
    start()
  })
  const end = () => {
    lookSoon.cancel()
    stop()
    page.removeEventListener('contextmenu', context)
    page.removeEventListener('input', start)
    frame.removeEventListener('scroll', soon)
    document.removeEventListener('selectionchange', soon)
    document.removeEventListener('pointerdown', onPointerAway, true)
    CSS.highlights.delete(name)
  }
  return { end, look: start, refresh: soon, next: () => next().catch(host.onFail) }
}
