import { TableNode } from '@lexical/table'
import {
  $getNearestNodeFromDOMNode,
  $getRoot,
  HISTORIC_TAG,
  type LexicalEditor,
  mergeRegister,
} from 'lexical'
import { precitedName } from '../../shared/cite/print.ts'
import { places } from '../../shared/draft/numbering.ts'
import type { Draft } from '../../shared/model/draft.ts'
import { appearance, type Labels } from './labels.ts'
import { $isAtom, AtomNode, PlacardNode, showAtom } from './nodes/atom.ts'
import { sourceLabel } from './nodes/dom.ts'
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
  draft: () => Draft,
  onOutline: (entries: readonly Entry[]) => void,
): { refresh: () => void; stop: () => void } => {
  let timer: ReturnType<typeof setTimeout> | undefined
  const refresh = (): void => {
    clearTimeout(timer)
    timer = undefined
    onOutline(editor.read(() => $number(editor, labels, draft())))
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
      // a block moved or changed of kind keeps its DOM: the root or the block itself says so
      if (tags.has(HISTORIC_TAG) || tags.has('reorder') || dirtyElements.get('root')) soon()
      else for (const intended of dirtyElements.values()) if (intended) return soon()
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

const $number = (editor: LexicalEditor, labels: Labels, draft: Draft): Entry[] => {
  const entries: Entry[] = []
  const known = places(draft)
  labels.numbers.clear()
  for (const node of $getRoot().getChildren()) {
    const dom = editor.getElementByKey(node.getKey())
    if (!dom) continue
    const { id } = $head(node)
    const place = known.get(id) ?? {}
    labels.numbers.set(id, place)
    const shown = place.label ?? `${place.paragraph ?? ''}`
    if ((dom.dataset.n ?? '') !== shown) dom.dataset.n = shown
    if (!$isText(node)) continue
    const head = $textHead(node)
    if (head.kind === 'heading')
      entries.push({ id, level: head.level, number: shown, text: dom.textContent ?? '' })
    const quoted = head.kind === 'quote' ? sourceLabel(head, editor._config) : undefined
    if (quoted !== undefined && dom.dataset.source !== quoted) dom.dataset.source = quoted
  }
  return entries
}

const $relabel = (editor: LexicalEditor, labels: Labels): void => {
  const cited = new Set<string>()
  // a second article of a law already cited is an article of the « loi précitée », as in the exported text
  const named = (id: string): string => {
    const source = labels.sources.get(id)
    return source ? precitedName(source) : id
  }
  let note = 0
  for (const dom of editor.getRootElement()?.querySelectorAll<HTMLElement>('[data-atom]') ?? []) {
    const node = $getNearestNodeFromDOMNode(dom)
    if (!$isAtom(node)) continue
    const atom = $atom(node)
    if (atom.kind === 'note') {
      note += 1
      for (const inline of atom.inlines) if (inline.kind === 'citation') cited.add(named(inline.source.id))
    }
    const again = atom.kind === 'citation' && cited.has(named(atom.source.id))
    if (atom.kind === 'citation') cited.add(named(atom.source.id))
    showAtom(dom, appearance(atom, labels, { again, note }))
  }
}
