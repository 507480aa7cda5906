import { randomUUID } from 'node:crypto'
import type { Reference } from '../../../shared/draft/assembled.ts'
import { isNoteInline, walk } from '../../../shared/draft/walk.ts'
import type { Comment } from '../../../shared/model/comment.ts'
import type { Block, BlockOf, Inline, NoteInline } from '../../../shared/model/draft.ts'
import { noteBookmark } from '../names.ts'
import { parseTag, printTag } from '../tags.ts'
import { isReference, quoteLines, shownIn, type WorkingCopy } from '../working.ts'
import { commentsIn } from './commented.ts'
import { type Expected, expectedOf } from './expected.ts'
import { gathered, type Row } from './gather.ts'
import { type Kind, kindOf, mannersOf, restyled, typedNumber } from './kinds.ts'
import { joinedBits, type Recovering, recoverLine } from './line.ts'
import { captionStyle, type FilePictures, partedPictures } from './pictures.ts'
import { likeness, paraText, pieceText, placed } from './place.ts'
import { rescued } from './rescue.ts'
import type { Bit, ReadPara, Story } from './story.ts'
import { newTable, recoverTable, sameLine } from './tables.ts'
import { plain, textIn } from './tokens.ts'

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

  /** The words beside a picture or a table; a note called there is not kept. */
  function caption(base: readonly Inline[], para: ReadPara): NoteInline[] {
    const inlines = recoverLine(base, para.bits, para.styled ?? [], with_)
    if (inlines.some(one => one.kind === 'note')) with_.left('une note dans une légende')
    return inlines.filter(isNoteInline)
  }

  function replaceLast(block: Block) {
    const last = rows.at(-1)
    if (last?.kind === 'block' && last.block.id === block.id) rows[rows.length - 1] = { kind: 'block', block }
  }

  /** A paragraph the draft had not; a page break inside it parts it. */
  function fresh(para: ReadPara, kind: Kind) {
    if (para.pageBreakBefore && !manners.ours && rows.length > 0) rows.push(pageBreak())
    const last = rows.at(-1)
    if (captionStyle.test(para.shape.name) && last?.kind === 'block' && last.block.kind === 'image') {
      replaceLast({ ...last.block, caption: caption([], para) })
      return
    }
    const parts: Bit[][] = [[]]
    for (const bit of para.bits) {
      if (bit.kind === 'page') parts.push([])
      else parts.at(-1)!.push(bit)
    }
    for (const [index, bits] of parts.entries()) {
      if (index > 0) rows.push(pageBreak())
      const { rest, blocks } = partedPictures(bits, pictures)
      // blanks beside a picture are how it was placed
      const empty = blocks.length > 0 && plain(textIn(rest)).trim() === ''
      if (rest.length > 0 && !empty) freshPart(rest, para, kind)
      rows.push(...blocks.map(block => ({ kind: 'block', block }) as const))
    }
  }

  function freshPart(bits: readonly Bit[], para: ReadPara, kind: Kind) {
    const styled = para.styled ?? []
    const id = randomUUID()
    const line = () => recoverLine([], bits, styled, with_)
    switch (kind.kind) {
      case 'heading': {
        const stripped = manners.typed && !kind.counted ? withoutNumber(line()) : line()
        const numbered = manners.ours || manners.typed || (manners.counted ? kind.counted : false)
        rows.push({
          kind: 'block',
          block: { kind: 'heading', id, level: kind.level, numbered, inlines: stripped },
        })
        return
      }
      case 'title':
        rows.push({
          kind: 'block',
          block: { kind: 'heading', id, level: 1, numbered: false, inlines: line() },
        })
        return
      case 'quote':
        rows.push({ kind: 'quote', line: -1, inlines: unquoted(line()) })
        return
      case 'source': {
        const tag = bits.find(bit => bit.control)?.control?.tag
        const reference = tag === undefined ? undefined : parseTag(tag, with_.references)
        rows.push({
          kind: 'source',
          ...(reference?.kind === 'quoted' ? { source: reference.source } : {}),
          inlines: line(),
        })
        return
      }
      case 'list':
        rows.push({ ...kind, kind: 'item', inlines: line() })
        return
      default: {
        const style = kind.kind === 'paragraph' ? (kind.style ?? 'body') : 'body'
        rows.push({ kind: 'block', block: { kind: 'paragraph', id, style, inlines: line() } })
      }
    }
  }
}

/** A block that printing puts at the top of a page: an editor may write that as a break of its own. */
function startsPage(block: Block, base: readonly Block[]): boolean {
  if (block.kind === 'heading' && block.level === 1) return true
  if (block.kind === 'generated' && (block.what === 'inventory' || block.what === 'authorities')) return true
  const before = base.slice(0, base.indexOf(block)).findLast(one => one.kind !== 'image')
  return (
    before?.kind === 'break' ||
    (before?.kind === 'generated' && (before.what === 'cover' || before.what === 'contents'))
  )
}

const pageBreak = (): Row => ({ kind: 'block', block: { kind: 'break', id: randomUUID() } })

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

function referencesOf(working: WorkingCopy | undefined, shown: ReadonlyMap<Inline, string>) {
  const references: Reference[] = []
  const texts = new Map<string, Set<string>>()
  if (working) {
    for (const { inline } of walk(working.draft)) {
      if (!isReference(inline)) continue
      references.push(inline)
      const text = shown.get(inline)
      const tag = printTag(inline)
      if (text) texts.set(tag, (texts.get(tag) ?? new Set()).add(text))
    }
    for (const block of working.draft.blocks)
      if (block.kind === 'quote' && block.source) references.push({ kind: 'quoted', source: block.source })
  }
  return { references, texts }
}

/** Which note of the draft each note of the file is: by the bookmark of its call, else by what it says. */
function notesOf(working: WorkingCopy | undefined, story: Story) {
  const baseNotes = new Map<string, Extract<Inline, { kind: 'note' }>>()
  if (working)
    for (const { inline } of walk(working.draft)) if (inline.kind === 'note') baseNotes.set(inline.id, inline)
  const marks = new Map([...baseNotes.keys()].map(id => [noteBookmark(id), id]))
  const noteIds = new Map<string, string>()
  const used = new Set<string>()
  const calls = story.pieces
    .flatMap(piece =>
      piece.kind === 'para' ? [piece] : piece.rows.flatMap(row => row.cells.flatMap(cell => cell.paras)),
    )
    .flatMap(para => para.bits)
    .filter(bit => bit.kind === 'note')
  for (const call of calls) {
    const id = call.mark === undefined ? undefined : marks.get(call.mark)
    if (id === undefined || used.has(id)) continue
    noteIds.set(call.note, id)
    used.add(id)
  }
  for (const call of calls) {
    if (noteIds.has(call.note)) continue
    const text = (story.notes.get(call.note) ?? []).map(paraText).join(' ')
    let best: { id: string; score: number } | undefined
    for (const [id, note] of baseNotes) {
      if (used.has(id)) continue
      const score = likeness(text, note.inlines.map(one => ('text' in one ? one.text : ' ')).join(''))
      if (score >= 0.5 && score > (best?.score ?? 0)) best = { id, score }
    }
    if (!best) continue
    noteIds.set(call.note, best.id)
    used.add(best.id)
  }
  return { baseNotes, noteIds }
}

/** Marks that printing put around a quotation are not in the draft. */
function withoutGuillemets(read: readonly Bit[], one: Expected, last: number): readonly Bit[] {
  const closes = one.line === last && !/[»”"]\s*\.?$/.test(one.text)
  const opens = !/^[«“"]/.test(one.text)
  const bits = joinedBits(read)
  const tried = [bits, unopened(bits), unclosed(bits), unclosed(unopened(bits))]
  const exact = tried.find(some => plain(textIn(some)).trim() === one.text)
  if (exact) return exact
  const opened = opens ? unopened(bits) : bits
  return closes ? unclosed(opened) : opened
}

function unopened(bits: readonly Bit[]): readonly Bit[] {
  const [first, ...rest] = bits
  if (first?.kind !== 'text' || !/^«[\s\u00a0]/.test(first.text)) return bits
  const text = first.text.replace(/^«[\s\u00a0]/, '')
  return text ? [{ ...first, text }, ...rest] : rest
}

function unclosed(bits: readonly Bit[]): readonly Bit[] {
  const last = bits.at(-1)
  if (last?.kind !== 'text' || !/[\s\u00a0]»$/.test(last.text)) return bits
  const text = last.text.replace(/[\s\u00a0]»$/, '')
  return text ? [...bits.slice(0, -1), { ...last, text }] : bits.slice(0, -1)
}

function unquoted(inlines: readonly Inline[]): Inline[] {
  const [first] = inlines
  const last = inlines.at(-1)
  const wrapped =
    first?.kind === 'text' && last?.kind === 'text' && /^«/.test(first.text) && /»\s*$/.test(last.text)
  if (!wrapped) return [...inlines]
  return inlines
    .map(inline => {
      if (inline.kind !== 'text') return inline
      let { text } = inline
      if (inline === first) text = text.replace(/^«[\s\u00a0]*/, '')
      if (inline === last) text = text.replace(/[\s\u00a0]*»\s*$/, '')
      return { ...inline, text }
    })
    .filter(inline => inline.kind !== 'text' || inline.text !== '')
}

function withoutNumber(inlines: readonly Inline[]): Inline[] {
  const [first, ...rest] = inlines
  return first?.kind === 'text'
    ? [{ ...first, text: first.text.replace(typedNumber, '') }, ...rest]
    : [...inlines]
}

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
