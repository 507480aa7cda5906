import { randomUUID } from 'node:crypto'
import type { Comment } from '../../../shared/drafts/comment.ts'
import type { Block, BlockOf, Inline, NoteInline } from '../../../shared/drafts/model.ts'
import { isNoteInline, isReference } from '../../../shared/drafts/walk.ts'
import { parasIn } from '../read/body-reader.ts'
import type { Bit, ReadPara, Story } from '../read/story.ts'
import { printTag } from '../write/tags.ts'
import { printsOf, quoteLines, type WorkingCopy } from '../write/working-copy.ts'
import { notesOf, referencesOf } from './base-lookups.ts'
import { type BaselinePiece, baselineOf } from './baseline.ts'
import { type Kind, kindOf, mannersOf, withKind } from './block-kinds.ts'
import { withoutGuillemets } from './guillemets.ts'
import { faceChange, faceLeft, facesAssumed } from './line/changed-faces.ts'
import { recoverLine } from './line/recover-line.ts'
import { madeAtExport, ownBookmarks } from './made-at-export.ts'
import { matchPieces, paraText, pieceText } from './match-pieces.ts'
import { newRows, pageBreak } from './new-rows.ts'
import { blocksOf, type Row } from './recover-blocks.ts'
import { commentsIn } from './recover-comments.ts'
import { newTable, recoverTable, sameLine } from './recover-table.ts'
import type { RecoveryContext } from './recovery-context.ts'
import { rescueReferences } from './rescue.ts'
import { CAPTION_STYLE, type FilePictures, splitPictures } from './split-pictures.ts'

/** A draft read back from a Word file. */
export interface Recovery {
  readonly blocks: readonly Block[]
  readonly comments: readonly Comment[]
  /** references whose words were changed: text from now on */
  readonly edits: readonly { readonly was: string; readonly now: string }[]
  /** words changed in what is made at export: not taken */
  readonly ignoredText: readonly string[]
  /** what the file has and a draft has not */
  readonly leftOut: readonly string[]
}

/** The draft that a settled story is: the blocks of the working copy where they were not touched, and what was written. */
export function recover(
  working: WorkingCopy | undefined,
  story: Story,
  commentIds: ReadonlySet<string> = new Set(),
  pictures: FilePictures = new Map(),
): Recovery {
  const prints = working ? printsOf(working) : new Map<Inline, string>()
  const baseline = working ? baselineOf(working, prints) : []
  const places = matchPieces(baseline, story.pieces)
  const manners = mannersOf(story, working !== undefined)
  const edits: { was: string; now: string }[] = []
  const ignoredText: string[] = []
  const leftOut = new Set(story.leftOut)
  const absentInlines = new Set<Inline>()
  const comments = commentsIn(story, commentIds)
  const context: RecoveryContext = {
    ...referencesOf(working, prints),
    prints,
    notes: story.notes,
    ...notesOf(working, story),
    comments: comments.ids,
    onEdit: (reference, now) =>
      edits.push({ was: [...(context.texts.get(printTag(reference)) ?? [''])][0] ?? '', now }),
    onMissing: inline => absentInlines.add(inline),
    onLeftOut: what => leftOut.add(what),
    pictures,
  }
  const rows: Row[] = []
  const onceBlocks = new Set<Block>()
  const pushOnce = (block: Block) => {
    if (!onceBlocks.has(block)) rows.push({ kind: 'block', block })
    onceBlocks.add(block)
  }
  const base = working?.draft.blocks ?? []
  let afterInventory = false
  const exportLines = madeAtExport(working, context, ignoredText)

  for (const [index, piece] of story.pieces.entries()) {
    const one = baseline[places[index]!]
    if (piece.kind === 'table') {
      if (one?.block.kind === 'table') {
        const block = recoverTable(one.block, piece, context)
        rows.push({ kind: 'block', block: takeCaption(block, rows) })
      } else if (afterInventory) {
        afterInventory = false
        exportLines.tellInventory(piece)
      } else rows.push({ kind: 'block', block: newTable(randomUUID(), piece, context) })
      continue
    }
    const kind = kindOf(piece.shape, manners)
    if (one) {
      if (one.block.kind === 'generated') {
        pushOnce(one.block)
        exportLines.tellPara(piece)
        afterInventory ||= one.block.what === 'inventory'
        continue
      }
      afterInventory = false
      const { rest, blocks } = splitPictures(piece.bits, pictures)
      const { bits, before, after } = withoutEndBreaks(rest)
      if (before && !startsPage(one.block, base)) rows.push(pageBreak())
      recoverPara(one, one.block.kind === 'image' ? piece : { ...piece, bits }, kind)
      if (one.block.kind !== 'image') rows.push(...blocks.map(block => ({ kind: 'block', block }) as const))
      if (after && !breaksBefore(index)) rows.push(pageBreak())
      continue
    }
    if (piece.isGenerated || kind.kind === 'computed') {
      exportLines.tellPara(piece)
      continue
    }
    if (piece.bits.length === 0 || (paraText(piece) === '' && piece.bits.every(bit => bit.kind === 'text')))
      continue
    afterInventory = false
    if (piece.bits.every(bit => bit.kind === 'page') && breaksBefore(index)) continue
    fresh(piece, kind)
  }
  if (working)
    for (const name of ownBookmarks(story.pieces.flatMap(parasIn).flatMap(para => para.bookmarks)))
      leftOut.add(`le signet «\u00a0${name}\u00a0»`)
  const written = blocksOf(rows)
  const ids = new Set(written.map(one => one.id))
  const silentBlocks = base.filter(block => !ids.has(block.id) && printsNothing(block, baseline))
  const blocks = withUnprinted(written, base, new Set(silentBlocks))
  return {
    blocks: rescueReferences(blocks, new Set(base), absentInlines, prints),
    comments: comments.comments,
    edits,
    ignoredText,
    leftOut: [...leftOut],
  }

  /** A break that is only how an editor writes that what follows begins a page, which the draft knows. */
  function breaksBefore(index: number): boolean {
    let at = index + 1
    while (places[at] === -1 && pieceText(story.pieces[at]!) === '') at += 1
    const next = baseline[places[at] ?? -1]
    return next !== undefined && startsPage(next.block, base)
  }

  function recoverPara(one: BaselinePiece, para: ReadPara, kind: Kind) {
    const { block } = one
    switch (block.kind) {
      case 'heading':
      case 'paragraph': {
        const inlines = recoverLine(one.inlines, para.bits, para.styleMarks ?? [], context)
        const same = sameLine(inlines, block.inlines)
        const now = withKind(same ? block : { ...block, inlines }, kind, manners)
        if (kind.kind === 'list') rows.push({ ...kind, kind: 'item', inlines })
        else rows.push({ kind: 'block', block: now })
        break
      }
      case 'quote': {
        if (one.line === undefined) sourceLine(block, para)
        else {
          const bits = withoutGuillemets(para.bits, one, quoteLines(block).length - 1)
          rows.push({
            kind: 'quote',
            of: block,
            line: one.line,
            inlines: recoverLine(one.inlines, bits, para.styleMarks ?? [], context),
          })
        }
        break
      }
      case 'list': {
        const item = block.items[one.line ?? 0]
        const inlines = recoverLine(one.inlines, para.bits, para.styleMarks ?? [], context)
        const level = kind.kind === 'list' ? kind.level : (item?.level ?? 0)
        rows.push({
          kind: 'item',
          base: block,
          line: one.line ?? 0,
          style: block.style,
          level,
          of: '',
          inlines,
        })
        break
      }
      case 'image': {
        if (one.anchor) {
          rows.push({ kind: 'block', block: { ...block, caption: [] } })
          const bits = para.bits.filter(bit => bit.kind !== 'image')
          if (paraText({ ...para, bits }) !== '' || bits.some(bit => bit.kind === 'note'))
            fresh({ ...para, bits }, { kind: 'paragraph', style: 'plain' })
        } else replaceLast(withCaption(block, caption(one.inlines, para)))
        break
      }
      case 'table':
        rows.push({ kind: 'caption', inlines: caption(one.inlines, para) })
        break
      default:
        pushOnce(block)
    }
  }

  /** The line that names the source of a quotation: it is made at export, and what was put there stands in the quotation. */
  function sourceLine(block: BlockOf<'quote'>, para: ReadPara) {
    const { notes, rest } = notesApart(para.bits)
    exportLines.tellPara({ ...para, bits: rest })
    const change = faceChange(rest, facesAssumed('citation', rest), para.styleMarks ?? [])
    if (change) context.onLeftOut(faceLeft(change, paraText(para)))
    const last = rows.at(-1)
    if (notes.length > 0 && last?.kind === 'quote' && last.of === block)
      rows[rows.length - 1] = { ...last, inlines: [...last.inlines, ...recoverLine([], notes, [], context)] }
    else exportLines.tellAdditions(notes)
    rows.push({ kind: 'source', of: block })
  }

  /** The words beside a picture or a table; those of a note called there follow, in parentheses. */
  function caption(base: readonly Inline[], para: ReadPara): NoteInline[] {
    return recoverLine(base, para.bits, para.styleMarks ?? [], context).flatMap((one): NoteInline[] => {
      if (one.kind !== 'note') return [one]
      context.onLeftOut('l’appel d’une note dans une légende (ses mots y sont, entre parenthèses)')
      return [{ kind: 'text', text: ' (' }, ...one.inlines, { kind: 'text', text: ')' }]
    })
  }

  function replaceLast(block: Block) {
    const last = rows.at(-1)
    if (last?.kind === 'block' && last.block.id === block.id) rows[rows.length - 1] = { kind: 'block', block }
  }

  function fresh(para: ReadPara, kind: Kind) {
    if (para.pageBreakBefore && !manners.ours && rows.length > 0) rows.push(pageBreak())
    const last = rows.at(-1)
    if (CAPTION_STYLE.test(para.shape.name) && last?.kind === 'block' && last.block.kind === 'image') {
      replaceLast({ ...last.block, caption: caption([], para) })
      return
    }
    rows.push(...newRows(para, kind, manners, context))
  }
}

/** The bits of a paragraph without the page breaks at its ends. */
function withoutEndBreaks(bits: readonly Bit[]) {
  const first = bits.findIndex(bit => bit.kind !== 'page')
  const last = bits.findLastIndex(bit => bit.kind !== 'page')
  if (first < 0) return { bits: [], before: false, after: bits.length > 0 }
  return { bits: bits.slice(first, last + 1), before: first > 0, after: last < bits.length - 1 }
}

const notesApart = (bits: readonly Bit[]) => ({
  notes: bits.flatMap(({ control: _, ...bit }) => (bit.kind === 'note' ? [bit] : [])),
  rest: bits.filter(bit => bit.kind !== 'note'),
})

/** Whether a block is on no page: it has no piece there, or its references have nothing to print today. */
function printsNothing(block: Block, baseline: readonly BaselinePiece[]): boolean {
  const pieces = baseline.filter(one => one.block === block)
  if (pieces.length === 0) return true
  return (
    (block.kind === 'paragraph' || block.kind === 'heading') &&
    block.inlines.some(isReference) &&
    pieces.every(one => one.text === '')
  )
}

/** A block that printing puts at the top of a page: an editor may write that as a break of its own. */
function startsPage(block: Block, base: readonly Block[]): boolean {
  if (block.kind === 'heading' && block.level === 1) return true
  if (block.kind === 'generated' && (block.what === 'inventory' || block.what === 'authorities')) return true
  const before = base.slice(0, base.indexOf(block)).findLast(one => one.kind !== 'image' && !isEmpty(one))
  return (
    before?.kind === 'break' ||
    (before?.kind === 'generated' && (before.what === 'cover' || before.what === 'contents'))
  )
}

const isEmpty = (block: Block) => 'inlines' in block && block.inlines.length === 0

/** The caption read just above a table goes with it. */
function takeCaption(block: BlockOf<'table'>, rows: Row[]): BlockOf<'table'> {
  const last = rows.at(-1)
  if (last?.kind !== 'caption') return withCaption(block, [])
  rows.pop()
  return withCaption(block, last.inlines)
}

/** Sets the caption of a block; returns the same block where it did not change. */
const withCaption = <B extends BlockOf<'table' | 'image'>>(block: B, caption: readonly Inline[]): B =>
  sameLine(caption, block.caption) ? block : { ...block, caption: caption.filter(isNoteInline) }

/** Blocks that print nothing stay after the one they followed. */
function withUnprinted(
  blocks: readonly Block[],
  base: readonly Block[],
  silentBlocks: ReadonlySet<Block>,
): Block[] {
  const out = [...blocks]
  let after = -1
  for (const block of base) {
    if (silentBlocks.has(block)) {
      after += 1
      out.splice(after, 0, block)
      continue
    }
    const at = out.findIndex(one => one.id === block.id)
    if (at >= 0) after = at
  }
  return out
}
