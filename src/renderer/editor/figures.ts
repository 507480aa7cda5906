import { TableNode } from '@lexical/table'
import {
  $getNearestNodeFromDOMNode,
  $getRoot,
  HISTORIC_TAG,
  type LexicalEditor,
  mergeRegister,
} from 'lexical'
import { appearance, type Labels, quoteLabel } from './labels.ts'
import { $isAtom, AtomNode, PlacardNode, showAtom } from './nodes/atom.ts'
import { $atom, $head } from './nodes/head.ts'
import { ListBlock } from './nodes/list.ts'
import { $isText, $textHead, TextBlock } from './nodes/text.ts'

/** A heading of the outline. */
export interface Entry {
  readonly id: string
  readonly level: number
  readonly number: string
  readonly text: string
}

const DELAY = 120

/**
 * Keeps what is computed from the whole text on the page: numbers of headings and paragraphs, notes, *précité*, references,
 * the outline. Never on a key: only when blocks or atoms come and go, or a heading changes, and a moment after.
 */
export const registerFigures = (
  editor: LexicalEditor,
  labels: Labels,
  begin: () => void,
  onOutline: (entries: readonly Entry[]) => void,
): { refresh: () => void; stop: () => void } => {
  let timer: ReturnType<typeof setTimeout> | undefined
  const refresh = (): void => {
    clearTimeout(timer)
    timer = undefined
    begin()
    onOutline(editor.read(() => $number(editor, labels)))
    editor.read(() => $relabel(editor, labels))
  }
  const soon = (): void => {
    timer ??= setTimeout(refresh, DELAY)
  }
  const moved = (mutations: ReadonlyMap<string, string>): void => {
    if ([...mutations.values()].some(mutation => mutation !== 'updated')) soon()
  }
  const listened = [PlacardNode, ListBlock, TableNode] as const
  const stop = mergeRegister(
    ...listened.map(klass => editor.registerMutationListener(klass, moved, { skipInitialization: true })),
    editor.registerMutationListener(AtomNode, soon, { skipInitialization: true }),
    editor.registerMutationListener(
      TextBlock,
      mutations => {
        for (const [key, mutation] of mutations) {
          const tag = editor.getElementByKey(key)?.tagName
          if (mutation !== 'updated' || tag?.startsWith('H')) return soon()
        }
      },
      { skipInitialization: true },
    ),
    editor.registerUpdateListener(({ tags, dirtyElements }) => {
      // a block changed of kind keeps its DOM and says so itself; the root says it of every key, and is not asked
      if (tags.has(HISTORIC_TAG) || tags.has('reorder')) soon()
      // the letters of a heading touch its text alone: the outline shows them all the same
      else
        for (const [key, intended] of dirtyElements)
          if ((intended && key !== 'root') || editor.getElementByKey(key)?.tagName.startsWith('H'))
            return soon()
    }),
  )
  return {
    refresh,
    stop: () => {
      clearTimeout(timer)
      stop()
    },
  }
}

const $number = (editor: LexicalEditor, { context }: Labels): Entry[] => {
  const entries: Entry[] = []
  for (const node of $getRoot().getChildren()) {
    const dom = editor.getElementByKey(node.getKey())
    if (!dom) continue
    const { id } = $head(node)
    const place = context.places.get(id) ?? {}
    const shown = place.label ?? `${place.paragraph ?? ''}`
    if ((dom.dataset.n ?? '') !== shown) dom.dataset.n = shown
    if (!$isText(node)) continue
    const head = $textHead(node)
    if (head.kind === 'heading')
      entries.push({ id, level: head.level, number: shown, text: dom.textContent ?? '' })
  }
  return entries
}

/** Labels in the order of the text, as they are printed: a quote's source comes after what the quote itself cites. */
const $relabel = (editor: LexicalEditor, labels: Labels): void => {
  let quote: HTMLElement | undefined
  const endQuote = (next?: HTMLElement): void => {
    if (!quote || (next && quote.contains(next))) return
    const node = $getNearestNodeFromDOMNode(quote)
    const head = $isText(node) ? $textHead(node) : undefined
    const text = head?.kind === 'quote' ? quoteLabel(head.source, head.repairs, labels) : undefined
    if (text === undefined) delete quote.dataset.source
    else if (quote.dataset.source !== text) quote.dataset.source = text
    quote = undefined
  }
  const marked = editor.getRootElement()?.querySelectorAll<HTMLElement>('[data-atom],blockquote') ?? []
  for (const dom of marked) {
    endQuote(dom)
    if (dom.tagName === 'BLOCKQUOTE') {
      quote = dom
      continue
    }
    const node = $getNearestNodeFromDOMNode(dom)
    if ($isAtom(node)) showAtom(dom, appearance($atom(node), labels))
  }
  endQuote()
}
