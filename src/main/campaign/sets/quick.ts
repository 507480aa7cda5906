import type { Assembled, Line, PrintedBlock } from '../../../shared/drafts/assemble/assembled.ts'
import { layOutDraft } from '../../word/layout/pages.ts'
import { openPackage } from '../../word/package/package.ts'
import { stamp } from '../../word/package/stamp.ts'
import { withParts } from '../../word/package/zip-parts.ts'
import { type WriteOptions, writeDocx } from '../../word/write/write-docx.ts'

/** A Word file of a set. */
export interface QuickFile {
  readonly bytes: Buffer
  readonly pages: number
}

const place = (n: number) => `\ue0f0${n}\ue0f1`

/**
 * The parts in which the texts of a set differ. Only paragraphs of plain words and the title, which names the member, may; the other
 * blocks are the same, in the same order.
 */
interface SharedParts {
  readonly base: Assembled
  /** the blocks all have, and between them the places of what is each one's own */
  readonly sharedIds: ReadonlySet<string>
}

/**
 * The same text for many, each with its own paragraphs: what they share is written once, what is each one's own in one go, and the
 * two are put together. undefined where they differ by more than that, or print page numbers: each is then written whole.
 */
export async function quickFiles(
  all: readonly Assembled[],
  options: WriteOptions,
  tick: (count: number) => Promise<void>,
): Promise<readonly QuickFile[] | undefined> {
  const sharedText = sharedTextOf(all)
  if (!sharedText) return undefined
  const own = all.map(one => ownParts(one, sharedText.sharedIds))
  const usedPlaces = new Set(own.flatMap(parts => parts.flatMap((part, k) => (part.length > 0 ? [k] : []))))
  const bodies = await writtenApart(own.flat(2), sharedText.base, options)
  if (!bodies) return undefined
  const frames = new Map<number, Frame>()
  const files: QuickFile[] = []
  let at = 0
  for (const [n, one] of all.entries()) {
    const { pages, pageOf } = layOutDraft(one, options.model)
    let frame = frames.get(pages)
    if (!frame) {
      frame = await frameOf(one, sharedText.sharedIds, usedPlaces, {
        ...options,
        pageIndex: { pages, pageOf },
      })
      if (!frame) return undefined
      frames.set(pages, frame)
    }
    const parts = own[n]!.map(blocks => blocks.map(() => bodies[at++]!).join(''))
    const xml = frame.pieces
      .map(({ xml, place }) => `${xml}${place === undefined ? '' : parts[place]}`)
      .join('')
    files.push({ bytes: stamp(withParts(frame.zip, { 'word/document.xml': xml }), options.at), pages })
    await tick(n + 1)
  }
  return files
}

function sharedTextOf(all: readonly Assembled[]): SharedParts | undefined {
  const [base] = all
  if (!base || all.length < 4) return undefined
  const counts = new Map<string, number>()
  const print = memo()
  const first = new Map(base.blocks.map(block => [block.id, print(block)]))
  for (const one of all)
    for (const block of one.blocks)
      if (first.get(block.id) === print(block)) counts.set(block.id, (counts.get(block.id) ?? 0) + 1)
  const sharedIds = new Set([...counts].filter(([, n]) => n === all.length).map(([id]) => id))
  const order = base.blocks
    .filter(block => sharedIds.has(block.id))
    .map(block => block.id)
    .join()
  const alike = all.every(
    one =>
      one.blocks
        .filter(block => sharedIds.has(block.id))
        .map(block => block.id)
        .join() === order &&
      one.footer === base.footer &&
      one.blocks.every(block => sharedIds.has(block.id) || paragraphCount(block) > 0),
  )
  return alike && sharedIds.size > 0 ? { base, sharedIds } : undefined
}

/** Reads printed blocks as texts to be compared; a block that several texts share is read once. */
function memo() {
  const jsonCache = new WeakMap<PrintedBlock, string>()
  return (block: PrintedBlock): string => {
    const print = jsonCache.get(block)
    if (print !== undefined) return print
    const json = JSON.stringify(block)
    jsonCache.set(block, json)
    return json
  }
}

const isPlain = (line: Line): boolean =>
  line.every(inline => inline.kind === 'run' || inline.kind === 'gap' || inline.kind === 'linebreak')

/** How many paragraphs of Word a block is written as apart from its text; 0: it cannot be. */
function paragraphCount(block: PrintedBlock): number {
  if (block.kind === 'briefing-title') {
    const lines = [block.title, block.subtitle, block.dateLine]
    return lines.every(isPlain) ? lines.filter((line, at) => at === 0 || line.length > 0).length : 0
  }
  if (block.kind !== 'paragraph' || block.number !== undefined || !isPlain(block.line)) return 0
  return block.style === 'body' || block.style === 'plain' ? 1 : 0
}

/** The blocks of one text that are its own, place by place: before the first shared one, after it... */
function ownParts(one: Assembled, sharedIds: ReadonlySet<string>): PrintedBlock[][] {
  const parts: PrintedBlock[][] = [[]]
  for (const block of one.blocks) {
    if (sharedIds.has(block.id)) parts.push([])
    else parts.at(-1)!.push(block)
  }
  return parts
}

const bodyOf = (bytes: Buffer): string => openPackage(bytes).text('word/document.xml') ?? ''

/** All that is each one's own, block by block, as paragraphs of Word. */
async function writtenApart(
  blocks: readonly PrintedBlock[],
  base: Assembled,
  options: WriteOptions,
): Promise<readonly string[] | undefined> {
  const withOwnIds = blocks.map((block, n) => ({ ...block, id: `own${n}` }))
  const { bytes } = await writeDocx(
    { ...base, blocks: withOwnIds },
    { ...options, pageIndex: { pages: 1, pageOf: () => 1 } },
  )
  const paragraphs = bodyOf(bytes).match(/<w:p>[\s\S]*?<\/w:p>|<w:p [\s\S]*?<\/w:p>/g) ?? []
  const counts = blocks.map(paragraphCount)
  if (paragraphs.length !== counts.reduce((sum, count) => sum + count, 0)) return undefined
  return counts.map(count => paragraphs.splice(0, count).join(''))
}

interface Frame {
  readonly zip: Buffer
  /** the document, cut where something of each one's own stands: which */
  readonly pieces: readonly { readonly xml: string; readonly place?: number }[]
}

/** The text with an empty place wherever one of them has something of its own. */
async function frameOf(
  one: Assembled,
  sharedIds: ReadonlySet<string>,
  usedPlaces: ReadonlySet<number>,
  options: WriteOptions,
): Promise<Frame | undefined> {
  const blocks: PrintedBlock[] = []
  let places = 0
  const keep = () => {
    if (usedPlaces.has(places))
      blocks.push({
        kind: 'paragraph',
        id: `place${places}`,
        style: 'body',
        line: [{ kind: 'run', text: place(places) }],
      })
    places += 1
  }
  keep()
  for (const block of one.blocks)
    if (sharedIds.has(block.id)) {
      blocks.push(block)
      keep()
    }
  const { bytes, figures } = await writeDocx({ ...one, blocks }, options)
  if (figures.size > 0) return undefined
  const xml = bodyOf(bytes)
  const pieces: { xml: string; place?: number }[] = []
  let from = 0
  for (const n of [...usedPlaces].sort((a, b) => a - b)) {
    const at = xml.indexOf(place(n), from)
    const start = xml.lastIndexOf('<w:p>', at)
    const end = xml.indexOf('</w:p>', at)
    if (at < 0 || start < from || end < 0) return undefined
    pieces.push({ xml: xml.slice(from, start), place: n })
    from = end + '</w:p>'.length
  }
  return { zip: bytes, pieces: [...pieces, { xml: xml.slice(from) }] }
}
