import type { Block, BlockOf, ItemMarker } from '../../../shared/drafts/model.ts'
import { styleNames } from '../looks/style-names.ts'
import { TABLE_LINE_STYLE } from '../read/body-reader.ts'
import type { Shape, Story } from '../read/story.ts'

/** The kind of block a paragraph of Word becomes in a draft. */
export type Kind =
  | { readonly kind: 'heading'; readonly level: number; readonly autoNumbered: boolean }
  | { readonly kind: 'paragraph'; readonly style: BlockOf<'paragraph'>['style'] | undefined }
  | { readonly kind: 'quote' }
  | { readonly kind: 'source' }
  | {
      readonly kind: 'list'
      readonly style: BlockOf<'list'>['style']
      readonly level: number
      readonly of: string
      readonly marker?: ItemMarker
      readonly start?: number
    }
  | { readonly kind: 'computed' }
  | { readonly kind: 'title' }

const lower = (name: string) => name.toLowerCase()
const lowerNames = (...ids: (keyof typeof styleNames)[]) => new Set(ids.map(id => lower(styleNames[id])))

const GENERATED_STYLES = lowerNames(
  'TOCHeading',
  'TOC1',
  'TOC2',
  'TOC3',
  'Court',
  'CoverHeading',
  'CoverParty',
  'CoverDetail',
  'CoverAgainst',
  'TOAHeading',
  'TableofAuthorities',
  'Signature',
)
const TITLE_STYLES = lowerNames('Title', 'Subtitle', 'Date')
const PARAGRAPH_STYLES = new Map<string, BlockOf<'paragraph'>['style']>([
  [lower(styleNames.NumberedParagraph), 'body'],
  [lower(styleNames.Lead), 'lead'],
  [lower(styleNames.Box), 'box'],
  [lower(styleNames.Right), 'right'],
  [lower(styleNames.Request), 'request'],
])
const LIST_STYLES = new Map<string, BlockOf<'list'>['style']>([
  [lower(styleNames.ListBullet), 'bullet'],
  [lower(styleNames.ListNumber), 'decimal'],
  [lower(styleNames.Claims), 'claims'],
])

/** How a document uses its styles: what an absent one means depends on it. */
export interface Manners {
  /** body paragraphs are numbered in the margin: those that are not are plain */
  readonly margin: boolean
  readonly headings: boolean
  /** its headings bear numbers, given by Word or typed */
  readonly autoNumbered: boolean
  readonly typedNumbers: boolean
  /** one of ours: the styles of a cover or of a table are those of parts made at export */
  readonly ours: boolean
}

export const TYPED_NUMBER =
  /^\s*(?:[IVXLC]{1,6}|[A-Z]|\d{1,2}(?:\.\d{1,2})*|[a-z])\s?[.)°–-]\)?[\s\u00a0]+(?=\S)/

/** How a story uses its styles. */
export function mannersOf(story: Story, ours: boolean): Manners {
  const paras = story.pieces.filter(piece => piece.kind === 'para')
  const heads = paras.filter(para => para.shape.heading !== undefined && !para.isGenerated)
  const words = heads.map(para => para.bits.map(bit => (bit.kind === 'text' ? bit.text : '')).join(''))
  const typedCount = words.filter(text => TYPED_NUMBER.test(text)).length
  return {
    margin: paras.some(para => lower(para.shape.name) === lower(styleNames.NumberedParagraph)),
    headings: heads.length > 0,
    autoNumbered: heads.some(para => para.shape.autoNumbered),
    typedNumbers: heads.length > 0 && typedCount >= heads.length * 0.6,
    ours,
  }
}

/** Tells the kind of a paragraph by its style, its outline level and its numbering. */
export function kindOf(shape: Shape, manners: Manners): Kind {
  const name = lower(shape.name)
  if (manners.ours && (GENERATED_STYLES.has(name) || TITLE_STYLES.has(name))) return { kind: 'computed' }
  if (TABLE_LINE_STYLE.test(name)) return { kind: 'computed' }
  if (shape.heading !== undefined)
    return { kind: 'heading', level: Math.min(5, shape.heading), autoNumbered: shape.autoNumbered ?? false }
  if (name === lower(styleNames.QuoteSource)) return { kind: 'source' }
  const list = LIST_STYLES.get(name)
  if (list) return listKind(list, shape)
  const style = PARAGRAPH_STYLES.get(name)
  if (style) return { kind: 'paragraph', style }
  if (/quot(?:e|ation)|citation|zitat|block text/.test(name)) return { kind: 'quote' }
  if (shape.list) return listKind(shape.list.kind, shape)
  if (name === 'title' || name === 'titre') return { kind: 'title' }
  if (shape.right) return { kind: 'paragraph', style: 'right' }
  if (name === lower(styleNames.BodyText) && manners.margin) return { kind: 'paragraph', style: 'plain' }
  return { kind: 'paragraph', style: undefined }
}

function listKind(style: BlockOf<'list'>['style'], { list }: Shape): Kind {
  if (!list) return { kind: 'list', style, level: 0, of: '' }
  const { id: of, level, marker, start } = list
  return { kind: 'list', style, level, of, marker, start }
}

/** The block with what Word's style makes of it, where that differs from what it was printed as. */
export function withKind<B extends BlockOf<'heading' | 'paragraph'>>(
  block: B,
  kind: Kind,
  manners: Manners,
): Block {
  const { id, origin, slot, inlines } = block
  const common = { id, ...(origin ? { origin } : {}), ...(slot === undefined ? {} : { slot }), inlines }
  if (kind.kind === 'heading') {
    if (block.kind === 'heading') return block.level === kind.level ? block : { ...block, level: kind.level }
    return { kind: 'heading', ...common, level: kind.level, numbered: true }
  }
  if (kind.kind === 'quote') return { kind: 'quote', ...common, verbatim: false, repairs: [] }
  if (kind.kind === 'paragraph') {
    if (block.kind === 'heading')
      return kind.style || manners.headings
        ? { kind: 'paragraph', ...common, style: kind.style ?? 'body' }
        : block
    return kind.style && kind.style !== block.style ? { ...block, style: kind.style } : block
  }
  return block
}
