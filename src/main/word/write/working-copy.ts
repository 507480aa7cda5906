import { z } from 'zod'
import type {
  Assembled,
  Line,
  PrintedBlock,
  PrintedInline,
  PrintedParty,
  Reference,
} from '../../../shared/drafts/assemble/assembled.ts'
import { positionsOf } from '../../../shared/drafts/assemble/positions.ts'
import { linesOf } from '../../../shared/drafts/checks/subject.ts'
import { type Block, type BlockOf, Draft, type Inline } from '../../../shared/drafts/model.ts'
import { withoutNotes } from '../../../shared/drafts/privacy/private.ts'
import { isReference, walk } from '../../../shared/drafts/walk.ts'
import { columnLines, partyNumber } from '../compose/cover-columns.ts'
import { noExhibit } from '../compose/listings.ts'
import { FaceStretch } from '../compose/printed-faces.ts'
import { sourceText } from '../compose/quote.ts'
import { blockBookmark, noteBookmark } from '../looks/style-names.ts'
import { lookOf } from '../model/document-look.ts'

/** Data a working copy carries beside its pages: its draft without private notes, and the printed text of its references. */
export const WorkingCopy = z.object({
  version: z.literal(1),
  draft: Draft,
  /** by block, what its references print, in reading order, those of a note after its call */
  shown: z.record(z.string(), z.array(z.string())),
  /** by block, its paragraphs that are made at export */
  computed: z.record(z.string(), z.array(z.string())),
  /** by block, in the order of `shown`, the faces of what each reference prints; files written before have none */
  faces: z.record(z.string(), z.array(z.array(FaceStretch))).optional(),
})
export type WorkingCopy = z.infer<typeof WorkingCopy>

/** The working copy of a draft, from what was assembled of it. */
export function workingCopy(
  draft: Draft,
  document: Assembled,
  pageOf: (bookmark: string) => number,
  faces?: ReadonlyMap<object, readonly FaceStretch[]>,
): WorkingCopy {
  const publicDraft = withoutNotes(draft)
  const prints = printedBy(document)
  const printsByBlock: Record<string, string[]> = {}
  const facesByBlock: Record<string, FaceStretch[][]> = {}
  const ids = new Set(draft.blocks.map(block => block.id))
  const { notes } = positionsOf(draft)
  const pageText = (inline: Inline) => {
    if (inline.kind !== 'ref' || inline.form !== 'page') return ''
    if (notes.has(inline.target)) return String(pageOf(noteBookmark(inline.target)))
    return ids.has(inline.target) ? String(pageOf(blockBookmark(inline.target))) : ''
  }
  // the assembled draft holds the very inlines of the draft it was made of
  for (const { block, inline } of walk(draft)) {
    if (!isReference(inline)) continue
    printsByBlock[block.id] ??= []
    printsByBlock[block.id]!.push((prints.get(inline) ?? '') + pageText(inline))
    facesByBlock[block.id] ??= []
    facesByBlock[block.id]!.push([...(faces?.get(inline) ?? [])])
  }
  // a model never changes it
  const hasColumns = lookOf(document.style).coverColumn !== undefined
  const linesByBlock = Object.fromEntries(
    document.blocks.flatMap((block, at) => {
      const lines = [...lostSourceLines(block, draft.blocks[at]), ...computedLines(block, hasColumns)]
      return lines.length > 0 ? [[block.id, lines]] : []
    }),
  )
  return {
    version: 1,
    draft: { ...publicDraft, blocks: publicDraft.blocks.map(withoutHidden) },
    shown: printsByBlock,
    computed: linesByBlock,
    ...(faces ? { faces: facesByBlock } : {}),
  }
}

/** Maps each reference of a working copy to the text it printed. */
export const printsOf = ({ draft, shown: printsByBlock }: WorkingCopy): ReadonlyMap<Inline, string> =>
  byReference(draft, printsByBlock, text => text !== '')

/** Maps each reference of a working copy to the faces it printed in; undefined for a file that does not say them. */
export const printedFaces = ({
  draft,
  faces,
}: WorkingCopy): ReadonlyMap<Inline, readonly FaceStretch[]> | undefined =>
  faces && byReference(draft, faces, () => true)

/** Pairs the references of a draft, in reading order, with what a record says of each, block by block. */
function byReference<T>(
  draft: Draft,
  record: Readonly<Record<string, readonly T[]>>,
  isWanted: (value: T) => boolean,
): Map<Inline, T> {
  const next = new Map<string, number>()
  const values = new Map<Inline, T>()
  for (const { block, inline } of walk(draft)) {
    if (!isReference(inline)) continue
    const at = next.get(block.id) ?? 0
    next.set(block.id, at + 1)
    const value = record[block.id]?.[at]
    if (value !== undefined && isWanted(value)) values.set(inline, value)
  }
  return values
}

/** Empties the words cut from a quotation, which are not on the page. */
function withoutHidden(block: Block): Block {
  if (block.kind !== 'quote') return block
  return {
    ...block,
    inlines: block.inlines.map(inline => ('hidden' in inline ? { ...inline, hidden: [] } : inline) as Inline),
  }
}

function printedBy({ blocks }: Assembled): Map<Reference, string> {
  const prints = new Map<Reference, string>()
  const read = (line: Line) => {
    for (const inline of line) {
      if (inline.kind === 'note') read(inline.inlines)
      else if (inline.of) prints.set(inline.of, (prints.get(inline.of) ?? '') + printedText(inline))
    }
  }
  for (const block of blocks) for (const line of linesOf(block)) read(line)
  return prints
}

export function printedText(inline: PrintedInline): string {
  switch (inline.kind) {
    case 'run':
    case 'gap':
    case 'link':
    case 'ref':
      return inline.text
    case 'linebreak':
      return ' '
    case 'citation':
      return inline.runs.map(run => run.text).join('')
    case 'exhibit':
      return `${inline.before}${inline.number}${inline.after}`
    case 'note':
      return ''
  }
}

const lineText = (line: Line) => line.map(printedText).join('')

/** A quotation whose source has gone says so in a paragraph more than it has. */
const lostSourceLines = (printedBlock: PrintedBlock, block: Block | undefined): string[] =>
  printedBlock.kind === 'quote' && block?.kind === 'quote'
    ? printedBlock.paragraphs.slice(quoteLines(block).length).map(lineText)
    : []

/** The paragraphs of a quotation: a line break parts them, empty ones are not printed. */
export function quoteLines({ inlines }: BlockOf<'quote'>): Inline[][] {
  const lines: Inline[][] = [[]]
  for (const inline of inlines) {
    if (inline.kind === 'linebreak') lines.push([])
    else lines.at(-1)!.push(inline)
  }
  return lines.filter(line => line.length > 0)
}

/** The paragraphs of a block that nobody writes. */
function computedLines(block: PrintedBlock, hasColumns: boolean): string[] {
  switch (block.kind) {
    case 'quote':
      return [sourceText(block)].filter(Boolean)
    case 'cover': {
      const { cover } = block
      const against = cover.against.lines.map(lineText)
      const party = ({ name, details }: PrintedParty) => [lineText(name), ...details.map(lineText)]
      const numberedParty = (one: PrintedParty) => {
        const [name = '', ...details] = party(one)
        return [one.number === undefined ? name : partyNumber(one.number) + name, ...details]
      }
      const parties = (group: typeof cover.producedBy | undefined) =>
        group ? [group.heading, ...group.parties.flatMap(party)] : []
      return [
        ...cover.court.map(lineText),
        ...(cover.caseNumber ? [lineText(cover.caseNumber)] : []),
        lineText(cover.title),
        ...(cover.subtitle ? [lineText(cover.subtitle)] : []),
        ...(hasColumns
          ? columnLines(cover, numberedParty, against)
          : [...parties(cover.producedBy), ...parties(cover.counsel), cover.against.heading, ...against]),
      ]
    }
    case 'contents':
    case 'authorities':
      return [block.title]
    case 'inventory':
      return [
        block.title,
        ...(block.rows.length === 0 && !block.none ? [noExhibit] : []),
        ...block.rows.flatMap(row => [row.label, row.date, row.pages].filter(Boolean)),
      ]
    case 'signature':
      return block.lines.map(lineText)
    case 'briefing-title':
      return [block.title, block.subtitle, block.dateLine].map(lineText)
    default:
      return []
  }
}
