import { randomUUID } from 'node:crypto'
import type { Comment } from '../../../shared/drafts/comment.ts'
import type { Block, BlockOf, Inline, NoteInline } from '../../../shared/drafts/model.ts'
import { isNoteInline } from '../../../shared/drafts/walk.ts'
import { printTag } from '../write/tags.ts'
import { quoteLines, shownIn, type WorkingCopy } from '../write/working.ts'
import { commentsIn } from './commented.ts'
import { type Expected, expectedOf } from './expected.ts'
import { freshRows, pageBreak } from './fresh.ts'
import { gathered, type Row } from './gather.ts'
import { withoutGuillemets } from './guillemets.ts'
import { type Kind, kindOf, mannersOf, restyled } from './kinds.ts'
import { notesOf, referencesOf } from './known.ts'
import { recoverLine } from './line.ts'
import { captionStyle, type FilePictures, partedPictures } from './pictures.ts'
import { paraText, pieceText, placed } from './place.ts'
import type { Recovering } from './recovering.ts'
import { rescued } from './rescue.ts'
import type { ReadPara, Story } from './story.ts'
import { newTable, recoverTable, sameLine } from './tables.ts'
import { plain } from './tokens.ts'

/** A draft read back from a Word file. */
export interface Recovered {
  readonly blocks: readonly Block[]
  readonly comments: readonly Comment[]
  /** references whose words were changed: text from now on */
  readonly edited: readonly { readonly was: string; readonly now: string }[]
  /** words changed in what is made at export: not taken */
  readonly computed: readonly string[]
  /** what the file has and a draft has not */
  readonly left: readonly string[]
}

/** The draft that a settled story is: the blocks of the working copy where they were not touched, and what was written. */
export function recover(
  working: WorkingCopy | undefined,
  story: Story,
  wanted: ReadonlySet<string> = new Set(),
  pictures: FilePictures = new Map(),
): Recovered {
  const shown = working ? shownIn(working) : new Map<Inline, string>()
  const expected = working ? expectedOf(working, shown) : []
  const found = placed(expected, story.pieces)
  const manners = mannersOf(story, working !== undefined)
  const edited: { was: string; now: string }[] = []
  const computed: string[] = []
  const left = new Set(story.left)
  const missing = new Set<Inline>()
  const comments = commentsIn(story, wanted)
  const with_: Recovering = {
    ...referencesOf(working, shown),
    shown,
    notes: story.notes,
    ...notesOf(working, story),
    comments: comments.ids,
    edited: (reference, now) =>
      edited.push({ was: [...(with_.texts.get(printTag(reference)) ?? [''])][0] ?? '', now }),
    missing: inline => missing.add(inline),
    left: what => left.add(what),
    pictures,
  }
  const rows: Row[] = []
  const made = new Set<Block>()
  const madeOnce = (block: Block) => {
    if (!made.has(block)) rows.push({ kind: 'block', block })
    made.add(block)
  }
  const base = working?.draft.blocks ?? []
  let afterInventory = false
  const printed = new Set(
    (working ? Object.values(working.computed).flat() : []).map(text => plain(text).trim()),
  )
  const computedPara = (para: ReadPara) => {
    const text = paraText(para)
    const counted = para.computed || /^(?:toc|toa|table of authorities)/i.test(para.shape.name)
    if (text && !counted && !printed.has(text)) computed.push(text)
  }

  for (const [index, piece] of story.pieces.entries()) {
    const one = expected[found[index]!]
    if (piece.kind === 'table') {
      if (one?.block.kind === 'table') {
        const block = recoverTable(one.block, piece, with_)
        rows.push({ kind: 'block', block: captioned(block, rows) })
      } else if (afterInventory) afterInventory = false
      else rows.push({ kind: 'block', block: newTable(randomUUID(), piece, with_) })
      continue
    }
    const kind = kindOf(piece.shape, manners)
    if (one) {
      if (one.block.kind === 'generated') {
        madeOnce(one.block)
        computedPara(piece)
        afterInventory ||= one.block.what === 'inventory'
        continue
      }
      afterInventory = false
      const { rest, blocks } = partedPictures(piece.bits, pictures)
      known(one, one.block.kind === 'image' ? piece : { ...piece, bits: rest }, kind)
      if (one.block.kind !== 'image') rows.push(...blocks.map(block => ({ kind: 'block', block }) as const))
      if (piece.bits.at(-1)?.kind === 'page' && !breaksBefore(index)) rows.push(pageBreak())
      continue
    }
    if (piece.computed || kind.kind === 'computed') {
      computedPara(piece)
      continue
    }
    if (piece.bits.length === 0 || (paraText(piece) === '' && piece.bits.every(bit => bit.kind === 'text')))
      continue
    afterInventory = false
    if (piece.bits.every(bit => bit.kind === 'page') && breaksBefore(index)) continue
    fresh(piece, kind)
  }
  const unprinted = base.filter(block => !expected.some(one => one.block === block))
  const blocks = withUnprinted(gathered(rows), base, new Set(unprinted))
  return {
    blocks: rescued(blocks, new Set(base), missing, shown),
    comments: comments.made,
    edited,
    computed,
    left: [...left],
  }

  /** A break that is only how an editor writes that what follows begins a page, which the draft knows. */
  function breaksBefore(index: number): boolean {
    let at = index + 1
    while (found[at] === -1 && pieceText(story.pieces[at]!) === '') at += 1
    const next = expected[found[at] ?? -1]
    return next !== undefined && startsPage(next.block, base)
  }

  function known(one: Expected, para: ReadPara, kind: Kind) {
    const { block } = one
    switch (block.kind) {
      case 'heading':
      case 'paragraph': {
        const inlines = recoverLine(one.inlines, para.bits, para.styled ?? [], with_)
        const same = sameLine(inlines, block.inlines)
        const now = restyled(same ? block : { ...block, inlines }, kind, manners)
        if (kind.kind === 'list') rows.push({ ...kind, kind: 'item', inlines })
        else rows.push({ kind: 'block', block: now })
        break
      }
      case 'quote': {
        if (one.line === undefined) rows.push({ kind: 'source', of: block })
        else {
          const bits = withoutGuillemets(para.bits, one, quoteLines(block).length - 1)
          rows.push({
            kind: 'quote',
            of: block,
            line: one.line,
            inlines: recoverLine(one.inlines, bits, para.styled ?? [], with_),
          })
        }
        break
      }
      case 'list': {
        const item = block.items[one.line ?? 0]
        const inlines = recoverLine(one.inlines, para.bits, para.styled ?? [], with_)
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
        if (one.anchor) rows.push({ kind: 'block', block: { ...block, caption: [] } })
        else replaceLast(withCaption(block, caption(one.inlines, para)))
        break
      }
      case 'table':
        rows.push({ kind: 'caption', inlines: caption(one.inlines, para) })
        break
      default:
        madeOnce(block)
    }
  }

  /** The words beside a picture or a table; those of a note called there follow, in parentheses. */
  function caption(base: readonly Inline[], para: ReadPara): NoteInline[] {
    return recoverLine(base, para.bits, para.styled ?? [], with_).flatMap((one): NoteInline[] => {
      if (one.kind !== 'note') return [one]
      with_.left('l’appel d’une note dans une légende (ses mots y sont, entre parenthèses)')
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
    if (captionStyle.test(para.shape.name) && last?.kind === 'block' && last.block.kind === 'image') {
      replaceLast({ ...last.block, caption: caption([], para) })
      return
    }
    rows.push(...freshRows(para, kind, manners, with_))
  }
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
function captioned(block: BlockOf<'table'>, rows: Row[]): BlockOf<'table'> {
  const last = rows.at(-1)
  if (last?.kind !== 'caption') return withCaption(block, [])
  rows.pop()
  return withCaption(block, last.inlines)
}

/** The same block where nothing of its caption was touched. */
const withCaption = <B extends BlockOf<'table' | 'image'>>(block: B, caption: readonly Inline[]): B =>
  sameLine(caption, block.caption) ? block : { ...block, caption: caption.filter(isNoteInline) }

/** Blocks that print nothing stay after the one they followed. */
function withUnprinted(
  blocks: readonly Block[],
  base: readonly Block[],
  unprinted: ReadonlySet<Block>,
): Block[] {
  const out = [...blocks]
  let after = -1
  for (const block of base) {
    if (unprinted.has(block)) {
      after += 1
      out.splice(after, 0, block)
      continue
    }
    const at = out.findIndex(one => one.id === block.id)
    if (at >= 0) after = at
  }
  return out
}
