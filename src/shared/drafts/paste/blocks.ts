import { isSign, ownLevels } from '../assemble/list-markers.ts'
import type { Block, BlockOf, Inline } from '../model.ts'
import { isBlank, lineText, type Piece, splitAtBreaks, toInlines } from './line.ts'
import { withoutTitleNumber } from './marker.ts'
import type { Item, Raw } from './raw.ts'
import { endsThere, marginOf, rejoin } from './wrapped.ts'

/** The blocks of lines read in order. `open`: words of a line, whose spaces at both ends count. */
export function toBlocks(raws: readonly Raw[], newId: () => string, open: boolean): Block[] {
  const blocks: Block[] = []
  let items: Line[] = []
  // a picture in a list follows it: it would cut the numbers in two
  let picturesAfter: Block[] = []
  const endList = (): void => {
    if (items.length > 0) blocks.push(...lists(items, newId))
    items = []
    blocks.push(...picturesAfter)
    picturesAfter = []
  }
  for (const raw of raws) {
    if (raw.kind === 'line' && raw.shape.kind === 'item') {
      items.push({ item: raw.shape, pieces: raw.pieces })
      continue
    }
    if (raw.kind === 'picture') {
      const block = pictureOf(raw)
      if (items.length > 0) picturesAfter.push(block)
      else blocks.push(block)
      continue
    }
    endList()
    if (raw.kind === 'table') {
      const { header, rows, widths, spans, caption } = raw
      blocks.push({
        kind: 'table',
        id: newId(),
        header,
        widths: [...widths],
        rows,
        spans,
        caption: caption ? [{ kind: 'text', text: caption }] : [],
        aligns: [],
      })
    } else if (raw.shape.kind === 'heading') {
      const { level, numbered } = raw.shape
      const inlines = titleOf(toInlines(raw.pieces))
      if (inlines.length > 0) blocks.push({ kind: 'heading', id: newId(), level, numbered, inlines })
    } else {
      const { kind } = raw.shape
      const isWholePaste = open && raws.length === 1
      for (const inlines of isWholePaste && !raw.pieces.some(one => one.kind === 'break')
        ? [toInlines(raw.pieces, true)]
        : paragraphs(raw.pieces))
        blocks.push(
          kind === 'quote'
            ? { kind, id: newId(), inlines, verbatim: false, repairs: [] }
            : { kind: 'paragraph', id: newId(), style: 'body', inlines },
        )
    }
  }
  endList()
  return blocks
}

/** A picture whose bytes are not kept yet: until they are, its block names none. */
const pictureOf = ({ id, alt }: { readonly id: string; readonly alt: string }): BlockOf<'image'> => ({
  kind: 'image',
  id,
  hash: '0'.repeat(64),
  type: 'png',
  size: { width: 1, height: 1 },
  alt,
  caption: [],
  width: 100,
})

/** A title holds one line, without the number typed in it nor the bold its own face has. */
const titleOf = (inlines: Inline[]): Inline[] => {
  const all = inlines.map((one): Inline => {
    if (one.kind === 'linebreak') return { kind: 'text', text: ' ' }
    if (one.kind !== 'text' || !one.marks) return one
    const marks = one.marks.filter(mark => mark !== 'bold')
    return { kind: 'text', text: one.text, ...(marks.length > 0 && { marks }) }
  })
  const [first] = all
  if (first?.kind === 'text') {
    const text = withoutTitleNumber(first.text)
    if (text) all[0] = { ...first, text }
  }
  return all
}

/** The paragraphs that breaks make: two of them, or one where a sentence ends in a long text, or none where a margin cut it. */
function paragraphs(pieces: readonly Piece[]): Inline[][] {
  const lines = splitAtBreaks(pieces)
  if (lines.length === 1) return [toInlines(pieces)]
  const texts = lines.map(line => lineText(line).replace(/\s+/g, ' ').trim())
  const margin = marginOf(texts)
  const long = texts.reduce((sum, text) => sum + text.length, 0) > 240
  const linesOfBlock: Piece[][] = []
  let current: Piece[] = []
  const end = (): void => {
    if (!isBlank(current)) linesOfBlock.push(current)
    current = []
  }
  for (const [at, line] of lines.entries()) {
    if (isBlank(line)) {
      end()
      continue
    }
    const before = texts[at - 1] ?? ''
    const text = texts[at] ?? ''
    if (current.length > 0) {
      if (margin > 0) {
        if (endsThere(before, text, margin)) end()
        else current = glue(current, before, text)
      } else if (
        long &&
        /[.;:!?»][\s\u00a0]*$/.test(before) &&
        /^[^\p{Ll}]/u.test(text) &&
        before.length > 60
      )
        end()
      else current.push({ kind: 'break' })
    }
    current.push(...line)
  }
  end()
  return linesOfBlock.map(line => toInlines(line)).filter(inlines => inlines.length > 0)
}

/** A line made ready for the next one: a space between them, or a hyphen taken out. */
function glue(line: readonly Piece[], before: string, text: string): Piece[] {
  const last = line.at(-1)
  const whole = rejoin(before, text)
  if (last?.kind !== 'text' || whole === `${before} ${text}`)
    return [...line, { kind: 'text', text: ' ', marks: [] }]
  const head = last.text.replace(/\s+$/, '')
  const cut = whole.length < before.length + text.length ? head.slice(0, -1) : head
  return [...line.slice(0, -1), { ...last, text: cut }]
}

interface Line {
  readonly item: Item
  readonly pieces: readonly Piece[]
}
interface ListItem {
  readonly item: Item
  readonly inlines: Inline[]
}

/** Lists of items met one after the other: those of one list, or whose numbers go on. */
function lists(lines: readonly Line[], newId: () => string): Block[] {
  const listItems: ListItem[] = []
  for (const { item, pieces } of lines) {
    const inlines = toInlines(pieces)
    const last = listItems.at(-1)
    if (last && last.item.key === item.key) last.inlines.push({ kind: 'linebreak' }, ...inlines)
    else listItems.push({ item, inlines: [...inlines] })
  }
  const groups: ListItem[][] = []
  let top: Item | undefined
  for (const one of listItems) {
    const base = groups.at(-1)?.[0]?.item.level ?? 0
    const begins = one.item.level <= base
    const same = top && (one.item.list === top.list || goesOn(top, one.item))
    if (!top || (begins && !same)) groups.push([one])
    else groups.at(-1)?.push(one)
    if (begins || !top) top = one.item
  }
  return groups.flatMap(group => listOf(group, newId))
}

const goesOn = (before: Item, { marker }: Item): boolean =>
  marker.number !== undefined &&
  marker.style === before.marker.style &&
  marker.number === (before.marker.number ?? -1) + 1

/** The markers of a pasted list, level by level, where they differ from ours; bullets are not compared. */
function levelsOf(
  group: readonly ListItem[],
  base: number,
  style: BlockOf<'list'>['style'],
): { levels?: BlockOf<'list'>['levels'] } {
  const markers = [0, 1, 2, 3, 4].map(level => {
    const marker = group.find(one => one.item.level - base === level)?.item.marker
    return marker && (style !== 'bullet' || !isSign(marker.kind)) ? marker.kind : undefined
  })
  const levels = ownLevels(style, markers)
  return levels ? { levels } : {}
}

function listOf(group: readonly ListItem[], newId: () => string): Block[] {
  const base = Math.min(...group.map(one => one.item.level))
  const tops = group.filter(one => one.item.level === base)
  const style = tops[0]?.item.marker.style ?? 'bullet'
  const start = tops[0]?.item.marker.number ?? 1
  const isCounted = tops.every(
    (one, at) => one.item.marker.number === start + at && one.item.marker.style === style,
  )
  if (style === 'bullet' || isCounted)
    return [
      {
        kind: 'list',
        id: newId(),
        style,
        ...(start > 1 && { start }),
        ...levelsOf(group, base, style),
        items: group.map(({ item, inlines }) => ({
          id: newId(),
          level: Math.min(4, item.level - base),
          inlines,
        })),
      },
    ]
  // numbers that follow in no order are words of the text
  const blocks: Block[] = []
  let under: ListItem[] = []
  const endUnder = (): void => {
    if (under.length > 0) blocks.push(...listOf(under, newId))
    under = []
  }
  for (const one of group) {
    if (one.item.level > base) {
      under.push(one)
      continue
    }
    endUnder()
    const before: Inline = { kind: 'text', text: `${one.item.marker.source}\u00a0` }
    blocks.push({ kind: 'paragraph', id: newId(), style: 'body', inlines: [before, ...one.inlines] })
  }
  endUnder()
  return blocks
}
