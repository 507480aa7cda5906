/** A unit of page filling: a paragraph by its lines, or a row of a table by its height. Heights in twips. */
export interface Block {
  readonly before: number
  readonly after: number
  /** rules above and below, with the air inside them */
  readonly above: number
  readonly below: number
  /** height of each line; a table row is a block of one line */
  readonly line: number
  readonly count: number
  /** notes called on each line: their own heights, in order */
  readonly notes: readonly (readonly number[])[]
  readonly breakBefore: boolean
  readonly keepNext: boolean
  readonly keepLines: boolean
  /** repeated at the top of the next page when this row goes there */
  readonly header: number
}

/** A page's room, and what a first note costs beside its own height. */
export interface Room {
  readonly height: number
  /** how much less the first page has; negative: more */
  readonly first?: number
  readonly separator: number
  /** space after a note, lost after the last */
  readonly noteGap: number
  readonly noteLine: number
}

/** The page of each line of each block, from 1, and how many pages there are. */
export interface Flow {
  readonly pages: number
  readonly lines: readonly Uint16Array[]
  /** how far each line stands from the top of its page's text */
  readonly tops: readonly Float64Array[]
  /** the room each block leaves under it on its page */
  readonly roomUnder: Float64Array
}

/** Fills pages as a word processor does: kept paragraphs together, two lines at least on either side of a cut, notes at the foot of their call. */
export function flow(blocks: readonly Block[], room: Room): Flow {
  const lines = blocks.map(block => new Uint16Array(block.count))
  const tops = blocks.map(block => new Float64Array(block.count))
  const roomUnder = new Float64Array(blocks.length)
  let page = 1
  let y = 0
  let notes = 0
  /** height of the note called last */
  let lastNote = 0
  /** space after the last paragraph: the larger of it and the next one's space before is kept, and it is lost at the foot of a page */
  let spaceAfter = 0

  const high = () => room.height - (page === 1 ? (room.first ?? 0) : 0)
  const turn = () => {
    const over = y + noteArea(notes) - high()
    page += 1
    notes = over > 0 ? carriedNotes(over, lastNote, room) : 0
    y = 0
    spaceAfter = 0
  }
  const noteArea = (height: number) => (height > 0 ? room.separator + height - room.noteGap : 0)
  const heightOf = (some: readonly number[] = []) => some.reduce((sum, one) => sum + one, 0)

  /** Whether a note that does not fit lets its line stand here, as it does while there is room for one more line: the note goes on, or goes whole, to the foot of the next page. */
  function continues(height: number, foot: number, noteHeight: number, line: number): boolean {
    return noteHeight > 0 && height + noteArea(foot) + (foot > 0 ? 0 : room.separator) + line <= high()
  }

  /** How many lines of a block fit from here. */
  function fitting(block: Block, from: number, top: number, used: number): number {
    let height = top
    let foot = used
    let count = 0
    for (let index = from; index < block.count; index += 1) {
      height += block.line
      const noteHeight = heightOf(block.notes[index])
      if (height + noteArea(foot + noteHeight) > high() && !continues(height, foot, noteHeight, block.line))
        break
      foot += noteHeight
      count += 1
    }
    return count
  }

  /** Whether a block, and what it must not leave, can start here. */
  function starts(at: number): boolean {
    let top = y
    let space = spaceAfter
    let foot = notes
    for (let index = at; index < blocks.length; index += 1) {
      const block = blocks[index] as Block
      if (index > at && block.breakBefore) return true
      top += Math.max(space, block.before) + block.above
      const fit = fitting(block, 0, top, foot)
      if (!block.keepNext || index === blocks.length - 1) return fit >= linesTogether(block)
      if (fit < block.count) return false
      top += block.count * block.line + block.below
      foot += block.notes.reduce((sum, line) => sum + heightOf(line), 0)
      space = block.after
    }
    return true
  }

  for (const [at, block] of blocks.entries()) {
    if (block.breakBefore && (y > 0 || page > 1 || at > 0)) turn()
    else if (y > 0 && !starts(at)) turn()
    y += (y === 0 ? topSpace(block, at) : Math.max(spaceAfter, block.before)) + block.above
    // a row that opens a page stands under the repeated header
    if (block.header > 0 && lines[at - 1]?.at(-1) !== page) y += block.header
    let from = 0
    while (from < block.count) {
      let fit = fitting(block, from, y, notes)
      const rest = block.count - from
      if (fit < rest) fit = cut(fit, rest, block, from > 0)
      if (fit === 0) {
        if (y === 0) fit = 1
        else {
          turn()
          continue
        }
      }
      for (let index = from; index < from + fit; index += 1) {
        ;(lines[at] as Uint16Array)[index] = page
        ;(tops[at] as Float64Array)[index] = y + (index - from) * block.line
        notes += heightOf(block.notes[index])
        lastNote = block.notes[index]?.at(-1) ?? lastNote
      }
      y += fit * block.line
      from += fit
      if (from < block.count) turn()
    }
    y += block.below
    spaceAfter = block.after
    roomUnder[at] = high() - noteArea(notes) - y
  }
  return { pages: page, lines, tops, roomUnder }
}

/** Lines of a note that stand together where it begins. */
const FIRST_LINES = 2

/** Height of what a page hands on to the next one of its notes: the whole of the last one where too little of it could stay. */
function carriedNotes(over: number, lastNote: number, { noteLine, noteGap }: Room): number {
  const lines = Math.round((lastNote - noteGap) / noteLine)
  const carried = Math.ceil(over / noteLine)
  const isWhole = carried < lines && lines - carried < FIRST_LINES
  return (isWhole ? lines : carried) * noteLine + noteGap
}

/** Space before is kept at the top of a page only where the page was asked for, and at the top of the text. */
const topSpace = (block: Block, at: number) => (block.breakBefore || at === 0 ? block.before : 0)

/** Lines that must stand together at the start of a block. */
const linesTogether = (block: Block) => (block.keepLines || block.count <= 3 ? block.count : 2)

/** Lines to leave on this page when all do not fit: never one alone on either side. */
function cut(fit: number, remainder: number, block: Block, isContinuation: boolean): number {
  if (block.keepLines) return 0
  const lines = Math.min(fit, remainder - 2)
  return lines < (isContinuation ? 1 : 2) ? 0 : lines
}
