import type { Assembled, Line, PrintedBlock } from '../../../shared/drafts/assemble/assembled.ts'
import { markersOf } from '../../../shared/drafts/assemble/list-markers.ts'
import { type ListName, marginNumber, type Para, type Piece, para } from '../layout/pieces.ts'
import type { Look } from '../looks/look.ts'
import { blockBookmark, type StyleId } from '../looks/style-names.ts'
import { LEVEL_INDENT_TWIPS } from '../looks/units.ts'
import { listName } from '../write/word-numbering.ts'
import { entriesOf } from './authority-entry.ts'
import { withCaptionFields } from './caption-fields.ts'
import type { Composer } from './composer.ts'
import { coverPieces } from './cover-pieces.ts'
import { authorityPieces, contentsLines, inventoryPieces } from './listings.ts'
import { setPieces } from './page-typography.ts'
import { picturePieces } from './picture-pieces.ts'
import { quotePieces } from './quote.ts'
import { type References, spansOf } from './spans.ts'
import { tablePieces, withLastParagraph } from './table-pieces.ts'
import { withWholeWords } from './whole-words.ts'

/** The assembled draft as paragraphs and tables of the house style: what is measured, and what Word is given. */
export const compose = (document: Assembled, look: Look): Piece[] =>
  look.hyphenation ? withWholeWords(composeAll(document, look)) : composeAll(document, look)

function composeAll(document: Assembled, look: Look): Piece[] {
  const citations = new Map<string, Map<string, string[]>>()
  let current = ''
  let citationCount = 0
  let lists = 0
  // the last list of each first sign, as Word counts it
  const last = new Map<string, { readonly name: ListName; readonly instance: number }>()
  const note = (source: string, at?: string) => {
    citationCount += 1
    const name = at ?? `_Cit_${citationCount}`
    const byBlock = citations.get(source) ?? new Map<string, string[]>()
    citations.set(source, byBlock.set(current, [...(byBlock.get(current) ?? []), name]))
    return name
  }
  const composer: Composer = {
    document,
    look,
    references: { ...surroundings(document), citation: look.citation, noteCitation: note },
    citations,
    nextInstance: () => {
      lists += 1
      return lists
    },
    nextList: list => {
      const [first = ''] = list.markers ?? markersOf(list)
      const [name, before] = [listName(list), last.get(first)]
      // one that writes otherwise at a deeper level is another to Word, which starts where this one has come
      const instance = list.continues && before?.name === name ? before.instance : lists + 1
      lists = Math.max(lists, instance)
      last.set(first, { name, instance })
      return instance
    },
  }
  const pieces = document.blocks.map(block => {
    current = block.id
    return { block, pieces: piecesOf(block, composer) }
  })
  // the contents repeat the headings and the authorities their pages: both need the rest composed
  return withCaptionFields(
    setPieces(
      withLastParagraph(
        afterBreaks(
          pieces.map(({ block, pieces: own }) => {
            if (block.kind === 'contents') return contentsLines(block, composer)
            if (block.kind === 'authorities') return authorityPieces(block, composer)
            return own
          }),
          document.blocks,
          look,
        ),
      ),
    ),
  )
}

function surroundings({ blocks }: Assembled): Omit<References, 'noteCitation'> {
  const exhibits = blocks.flatMap(block =>
    block.kind === 'inventory' ? block.rows.map(row => row.exhibit) : [],
  )
  const labels = blocks.flatMap(block => {
    if (block.kind === 'heading' && block.numbered)
      return [[block.id, block.label.replace(/[.)°]+$/, '')] as const]
    if ((block.kind === 'paragraph' || block.kind === 'quote') && block.number !== undefined) {
      return [[block.id, String(block.number)] as const]
    }
    return []
  })
  return {
    exhibits: new Set(exhibits),
    labels: new Map(labels),
    blocks: new Set(blocks.map(block => block.id)),
    entry: entriesOf(blocks),
  }
}

/** A page break is not a thing on the page: what follows it starts a page. What follows the cover or the contents does too. */
function afterBreaks(
  pieceLists: readonly (readonly Piece[])[],
  blocks: readonly PrintedBlock[],
  look: Look,
): Piece[] {
  let isBreakDue = false
  let breaks: string[] = []
  return pieceLists.flatMap((pieces, index) => {
    const block = blocks[index]
    const kind = block?.kind
    const [start, ...rest] = pieces
    if (!start) {
      isBreakDue ||= kind === 'break'
      if (block && kind === 'break') breaks.push(blockBookmark(block.id))
      return []
    }
    const first = start.kind === 'para' ? { ...start, bookmarks: [...breaks, ...start.bookmarks] } : start
    if (start.kind === 'para') breaks = []
    const precedesSignature = [blocks[index + 1], blocks[index + 2]].some(one => one?.kind === 'signature')
    const head: Piece = isBreakDue && first.kind === 'para' ? atTop(first, look) : first
    const spacer: Piece[] =
      isBreakDue && first.kind === 'grid' ? [{ ...emptyPage, bookmarks: breaks.splice(0) }] : []
    isBreakDue = kind === 'cover' || kind === 'contents'
    const whole = [...spacer, head, ...rest]
    return precedesSignature ? keptWithNext(whole) : whole
  })
}

/** Drops the space before a paragraph that starts a page: Word would keep it, LibreOffice would not. */
const atTop = (one: Para, look: Look): Para => ({
  ...one,
  pageBreakBefore: true,
  ...((one.before ?? look.styles[one.style].before) > 0 ? { before: 0 } : {}),
})

/** Keeps the last lines before a signature on its page, so that nobody signs alone at the top of one. */
const keptWithNext = (pieces: readonly Piece[]): Piece[] =>
  pieces.map((piece, index) =>
    index === pieces.length - 1 && piece.kind === 'para' ? { ...piece, keepNext: true } : piece,
  )

/** Space above the first line of a signature, and above a part that starts no page. */
const SIGNATURE_TWIPS = 360
const PART_TWIPS = 480

const emptyPage: Para = { kind: 'para', style: 'TableText', spans: [], bookmarks: [], pageBreakBefore: true }

function piecesOf(block: PrintedBlock, composer: Composer): Piece[] {
  const spans = (line: Line) => spansOf(line, composer.references)
  switch (block.kind) {
    case 'heading':
      return [headingPara(block, composer)]
    case 'paragraph':
      return [paragraphPara(block, composer)]
    case 'quote':
      return quotePieces(block, composer)
    case 'list':
      return listParas(block, composer)
    case 'table':
      return tablePieces(block, composer)
    case 'image':
      return picturePieces(block, composer)
    case 'cover':
      return coverPieces(block.cover, composer).map((one, index) =>
        index === 0 ? { ...one, bookmarks: [blockBookmark(block.id)] } : one,
      )
    case 'inventory':
      return inventoryPieces(block, composer)
    case 'signature':
      return block.lines.map((line, index) => ({
        ...para('Signature', spans(line)),
        ...(index === 0 ? { before: SIGNATURE_TWIPS, bookmarks: [blockBookmark(block.id)] } : {}),
        ...(index === block.lines.length - 1 ? { keepNext: false } : {}),
      }))
    case 'briefing-title':
      return [
        { ...para('Title', spans(block.title)), bookmarks: [blockBookmark(block.id)] },
        ...(block.subtitle.length > 0 ? [para('Subtitle', spans(block.subtitle))] : []),
        ...(block.dateLine.length > 0 ? [para('Date', spans(block.dateLine))] : []),
      ]
    case 'break':
    case 'contents':
    case 'authorities':
      return []
  }
}

function headingPara(
  block: Extract<PrintedBlock, { kind: 'heading' }>,
  { references, look }: Composer,
): Para {
  const style = `Heading${Math.min(5, Math.max(1, block.level))}` as StyleId
  const part = block.level === 1 && look.partsStartPages
  const heading: Para = {
    ...para(style, spansOf(block.line, references)),
    bookmarks: [blockBookmark(block.id)],
  }
  if (block.numbered && block.label) {
    const numbering = { list: 'titles', level: block.level - 1, instance: 0, label: block.label } as const
    return { ...heading, numbering, ...(part ? { pageBreakBefore: true } : {}) }
  }
  // a lone subheading stands under the words of the title above; PAR CES MOTIFS follows the discussion on its page
  const left = block.numbered ? look.styles[style].left : 0
  return { ...heading, numbering: null, left, first: 0, ...(part ? { before: PART_TWIPS } : {}) }
}

const paragraphStyles: Record<Extract<PrintedBlock, { kind: 'paragraph' }>['style'], StyleId> = {
  body: 'NumberedParagraph',
  plain: 'BodyText',
  lead: 'Lead',
  box: 'Box',
  right: 'Right',
  request: 'Request',
}

function paragraphPara(
  block: Extract<PrintedBlock, { kind: 'paragraph' }>,
  { references, look }: Composer,
): Para {
  const hasNumber = look.marginNumbers && block.number !== undefined
  const style = block.style === 'body' && !hasNumber ? 'BodyText' : paragraphStyles[block.style]
  const paragraph: Para = {
    ...para(style, spansOf(block.line, references)),
    bookmarks: [blockBookmark(block.id)],
  }
  return hasNumber ? { ...paragraph, numbering: marginNumber(block.number) } : paragraph
}

const listStyles: Record<Extract<PrintedBlock, { kind: 'list' }>['style'], StyleId> = {
  bullet: 'ListBullet',
  decimal: 'ListNumber',
  claims: 'Claims',
}

function listParas(
  block: Extract<PrintedBlock, { kind: 'list' }>,
  { references, look, nextList }: Composer,
): Para[] {
  const list = listName(block)
  const instance = nextList(block)
  const start = block.items.find(item => item.level === 0)?.n ?? 1
  const style = listStyles[block.style]
  const { left } = look.styles[style]
  return block.items.map((item, index) => ({
    ...para(style, spansOf(item.line, references)),
    bookmarks: [...(index === 0 ? [blockBookmark(block.id)] : []), blockBookmark(item.id)],
    numbering: { list, level: item.level, instance, label: item.label, ...(start > 1 && { start }) },
    left: left + item.level * LEVEL_INDENT_TWIPS,
  }))
}
