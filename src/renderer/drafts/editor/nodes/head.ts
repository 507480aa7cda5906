import { $getState, $setState, createState, type LexicalNode } from 'lexical'
import { Block, type BlockOf, Inline } from '../../../../shared/drafts/model.ts'

type Without<B> = B extends Block ? Omit<B, 'inlines' | 'items' | 'rows'> : never
/** All of a block but its text: what a node of the editor carries in its state. */
export type Head = Without<Block>
export type TextHead = Without<BlockOf<'heading'> | BlockOf<'paragraph'> | BlockOf<'quote'>>
export type ListHead = Without<BlockOf<'list'>>
export type TableHead = Without<BlockOf<'table'>>
export type PictureHead = Without<BlockOf<'image'>>
export type PlacardHead = Without<BlockOf<'break'> | BlockOf<'generated'>>
/** An inline that stands in the text as one character. */
export type Atom = Exclude<Inline, { kind: 'text' } | { kind: 'linebreak' }>

const BODY: TextHead = { kind: 'paragraph', id: '', style: 'body' }

/** A head from what a clipboard says it is; anything unknown is a plain body paragraph. */
export const parseHead = (raw: unknown): Head => {
  if (typeof raw !== 'object' || raw === null) return BODY
  const outcome = Block.safeParse({
    ...raw,
    id: 'id' in raw && raw.id ? raw.id : '-',
    inlines: [],
    items: [],
    rows: [],
  })
  if (!outcome.success) return BODY
  const head: Record<string, unknown> = { ...outcome.data }
  delete head.inlines
  delete head.items
  delete head.rows
  return head as Head
}

const parseAtom = (raw: unknown): Atom => {
  const outcome = Inline.safeParse(raw)
  if (outcome.success && outcome.data.kind !== 'text' && outcome.data.kind !== 'linebreak')
    return outcome.data
  return { kind: 'slot', key: '' }
}

const parseItem = (raw: unknown): { id: string; level: number } => {
  const item = (typeof raw === 'object' && raw !== null ? raw : {}) as { id?: unknown; level?: unknown }
  const level = Number(item.level ?? 0)
  return {
    id: typeof item.id === 'string' ? item.id : '',
    level: Math.max(0, Math.min(4, Math.trunc(level) || 0)),
  }
}

const headState = createState('head', { parse: parseHead })
const atomState = createState('atom', { parse: parseAtom })
const itemState = createState('item', { parse: parseItem })

export const $head = (node: LexicalNode, version: 'latest' | 'direct' = 'latest'): Head =>
  $getState(node, headState, version)
export const $setHead = <N extends LexicalNode>(node: N, head: Head): N =>
  $setState(node, headState, () => head)
export const $atom = (node: LexicalNode, version: 'latest' | 'direct' = 'latest'): Atom =>
  $getState(node, atomState, version)
export const $setAtom = <N extends LexicalNode>(node: N, atom: Atom): N =>
  $setState(node, atomState, () => atom)
export const $item = (node: LexicalNode, version: 'latest' | 'direct' = 'latest') =>
  $getState(node, itemState, version)
export const $setItem = <N extends LexicalNode>(node: N, item: { id: string; level: number }): N =>
  $setState(node, itemState, () => item)
