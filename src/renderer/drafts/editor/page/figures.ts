import { TableNode } from '@lexical/table'
import { HISTORIC_TAG, type LexicalEditor, mergeRegister, type NodeKey } from 'lexical'
import type { Block } from '../../../../shared/drafts/model.ts'
import { linesOf } from '../../../../shared/drafts/walk.ts'
import { throttle } from '../../../kernel/debounce.ts'
import {
  type Appearance,
  appearance,
  captionLooks,
  captionWords,
  type Labels,
  quoteLabel,
} from '../cards/labels.ts'
import { placardText } from '../menus/placards.ts'
import { AtomNode, PlacardNode, showAtom } from '../nodes/atom.ts'
import { ListBlock } from '../nodes/list.ts'
import { PictureNode } from '../nodes/picture.ts'
import { TextBlock } from '../nodes/text.ts'
import type { BlockCache, Kept } from './cache.ts'
import { slices } from './slices.ts'

/** A heading of the outline. */
export interface Entry {
  readonly id: string
  readonly level: number
  readonly number: string
  readonly text: string
  /** made at export: the cover, the contents, a table */
  readonly part?: true
}

const DELAY = 120

/**
 * Keeps what is computed from the whole text on the page: numbers of headings and paragraphs, notes, *précité*, references,
 * the outline. Never on a key: only when blocks or atoms come and go, or a heading changes, and a moment after. The labels are
 * gone through in parts, between the keys.
 */
export const registerFigures = (
  editor: LexicalEditor,
  labels: Labels,
  cache: BlockCache,
  begin: () => void,
  onOutline: (entries: readonly Entry[]) => void,
): { refresh: () => void; stop: () => void } => {
  const labelling = slices()
  const figureByBlock = new WeakMap<Block, string>()
  const refresh = (): void => {
    soon.cancel()
    begin()
    for (const { key, block } of cache.entries()) {
      const dom = editor.getElementByKey(key)
      const number = numberOf(block, labels)
      if (dom) writeNumber(dom, number)
      if (dom && block.kind === 'list')
        for (const [at, item] of block.items.entries())
          writeNumber(dom.children[at], labels.context.places.get(item.id)?.label ?? '')
    }
    onOutline(outlineOf(editor, cache.entries(), labels))
    labelling.start(relabel(editor, cache.entries(), labels, figureByBlock))
  }
  const soon = throttle(refresh, DELAY)
  const outlineSoon = throttle(() => onOutline(outlineOf(editor, cache.entries(), labels)), DELAY)
  /** the letters of a heading touch the outline alone, but of one without a number: references quote it */
  const titles = (key: NodeKey): void => {
    const place = labels.context.places.get(editor.getElementByKey(key)?.dataset.id ?? '')
    if (!place?.number) soon()
    else outlineSoon()
  }
  const isHeading = (key: NodeKey): boolean => editor.getElementByKey(key)?.tagName.startsWith('H') ?? false
  const onMutation = (mutations: ReadonlyMap<string, string>): void => {
    if ([...mutations.values()].some(mutation => mutation !== 'updated')) soon()
  }
  const LISTENED_NODES = [PlacardNode, ListBlock, TableNode, TextBlock] as const
  const stop = mergeRegister(
    ...LISTENED_NODES.map(klass =>
      editor.registerMutationListener(klass, onMutation, { skipInitialization: true }),
    ),
    ...[AtomNode, PictureNode].map(klass =>
      editor.registerMutationListener(klass, soon, { skipInitialization: true }),
    ),
    editor.registerUpdateListener(({ tags, dirtyElements }) => {
      // a block changed of kind keeps its DOM and says so itself; the root says it of every key, and is not asked
      if (tags.has(HISTORIC_TAG) || tags.has('reorder')) soon()
      else
        for (const [key, isIntended] of dirtyElements) {
          if (isIntended && key !== 'root') return soon()
          if (isHeading(key)) titles(key)
        }
    }),
  )
  return {
    refresh,
    stop: () => {
      soon.cancel()
      outlineSoon.cancel()
      labelling.stop()
      stop()
    },
  }
}

const numberOf = ({ id }: Block, { context }: Labels): string => {
  const place = context.places.get(id)
  return place?.label ?? `${place?.paragraph ?? ''}`
}

const writeNumber = (dom: Element | undefined, number: string): void => {
  if (dom instanceof HTMLElement && (dom.dataset.n ?? '') !== number) dom.dataset.n = number
}

const outlineOf = (editor: LexicalEditor, entries: readonly Kept[], labels: Labels): Entry[] =>
  entries.flatMap(({ key, block }) => {
    if (block.kind === 'generated')
      return { id: block.id, level: 1, number: '', text: placardText(block)[0], part: true }
    if (block.kind !== 'heading') return []
    const text = editor.getElementByKey(key)?.textContent ?? ''
    return { id: block.id, level: block.level, number: numberOf(block, labels), text }
  })

/** Labels in the order of the text, as they are printed: a quote's source comes after what the quote itself cites. */
function* relabel(
  editor: LexicalEditor,
  entries: readonly Kept[],
  labels: Labels,
  figureByBlock: WeakMap<Block, string>,
): Generator<undefined> {
  for (const { key, block } of entries) {
    const beside = block.kind === 'table' || block.kind === 'image' ? captionLooks(block, labels) : []
    const lines = block.kind === 'table' ? block.rows.flat() : block.kind === 'image' ? [] : linesOf(block)
    const looks = lines
      .flat()
      .flatMap(one =>
        one.kind === 'text' || one.kind === 'linebreak' ? [] : appearance(one, labels, block.id),
      )
    // what Lexical does not draw of a table stands in its attributes
    if (block.kind !== 'table') looks.unshift(...beside)
    const source =
      block.kind === 'quote'
        ? quoteLabel(block, labels)
        : block.kind === 'table' && beside.length > 0
          ? captionWords(block.caption, beside)
          : undefined
    if (looks.length > 0 || block.kind === 'quote' || source !== undefined) {
      const digest = [...looks.map(signature), source ?? ''].join('\u0001')
      const dom = figureByBlock.get(block) === digest ? null : editor.getElementByKey(key)
      if (dom) {
        show(dom, looks, source)
        figureByBlock.set(block, digest)
      }
    }
    yield
  }
}

const signature = (look: Appearance): string => `${look.text}|${look.title}|${look.missing}|${look.doubt}`

const show = (dom: HTMLElement, looks: readonly Appearance[], source: string | undefined): void => {
  for (const [at, atom] of dom.querySelectorAll<HTMLElement>('[data-atom]').entries()) {
    const look = looks[at]
    if (look) showAtom(atom, look)
  }
  if (dom.tagName === 'TABLE' && source !== undefined && dom.dataset.caption !== source)
    dom.dataset.caption = source
  if (dom.tagName !== 'BLOCKQUOTE') return
  if (source === undefined) delete dom.dataset.source
  else if (dom.dataset.source !== source) dom.dataset.source = source
}
