import { element, withChildren } from '../package/element.ts'
import { children, isNode, type Node } from '../package/word-xml.ts'
import { isGeneratedLine } from './generated-lines.ts'
import { deletedPara, hasSameWords, markedPara, mergePara } from './para.ts'
import type { RedlineContext } from './redline-context.ts'

/** The paragraphs and tables of a text: what each reads, and the blocks of the draft its bookmarks name. */
export interface Series {
  readonly nodes: readonly Node[]
  readonly texts: readonly string[]
  readonly marks: readonly (readonly string[])[]
}

/** Paragraphs that follow each other and stand elsewhere than they did. */
interface Move {
  readonly name: string
  /** attributes of the change at each of its ends */
  readonly from: Readonly<Record<string, string>>
  readonly to: Readonly<Record<string, string>>
  readonly olds: Node[]
  readonly nows: Node[]
}

/** The move each paragraph is a part of, by the paragraph of either text. */
type Moves = ReadonlyMap<Node, Move>

export const NO_MOVES: Moves = new Map()

/** The bookmarks by which the blocks of a draft are known again. */
export function marksOf(node: Node): string[] {
  return children(node).flatMap(one => {
    if (one.name !== 'w:bookmarkStart') return marksOf(one)
    const name = one.attributes['w:name'] ?? ''
    return name.startsWith('_Ref_') ? [name] : []
  })
}

/**
 * Pairs the unpaired paragraphs of both texts that are one block of the draft and read the same. One that was corrected on the way is
 * struck and written again: a move would hide what was corrected, and LibreOffice keeps a deletion inside a move when all is accepted.
 */
export function movesBetween(
  old: Series,
  now: Series,
  pairs: ReadonlyMap<Node, number>,
  context: RedlineContext,
): Moves {
  const pairedNodes = new Set([...pairs.values()].map(at => old.nodes[at]))
  const moves = new Map<Node, Move>()
  const free = ({ nodes, texts }: Series, at: number) => {
    const node = nodes[at]
    if (node?.name !== 'w:p' || texts[at] === '' || isGeneratedLine(node)) return false
    return !pairedNodes.has(node) && !pairs.has(node) && !moves.has(node)
  }
  const places = new Map(old.marks.flatMap((marks, at) => marks.map(mark => [mark, at] as const)))
  let last: { readonly oldPlace: number; readonly at: number; readonly move: Move } | undefined
  for (const [at, node] of now.nodes.entries()) {
    if (!free(now, at)) continue
    const marks = now.marks[at]!
    const next = last?.at === at - 1 ? last.oldPlace + 1 : -1
    // the line under a quotation bears no mark: it goes with what it follows
    const oldPlace =
      marks.length > 0 ? (marks.map(mark => places.get(mark)).find(one => one !== undefined) ?? -1) : next
    const [before, text] = [old.texts[oldPlace], now.texts[at]!]
    if (before !== text || !free(old, oldPlace) || !hasSameWords(old.nodes[oldPlace]!, node, context))
      continue
    if (marks.length === 0 && old.marks[oldPlace]!.length > 0) continue
    const move: Move =
      last && oldPlace === next
        ? last.move
        : {
            name: context.nextMove(),
            from: context.byParagraph(),
            to: context.byParagraph(),
            olds: [],
            nows: [],
          }
    move.olds.push(old.nodes[oldPlace]!)
    move.nows.push(node)
    moves.set(node, move).set(old.nodes[oldPlace]!, move)
    last = { oldPlace, at, move }
  }
  return moves
}

/** A paragraph where it stood, as moved away. */
export function movedFrom(para: Node, moves: Moves, context: RedlineContext): Node[] | undefined {
  const move = moves.get(para)
  if (!move) return undefined
  return withRangeMarks(
    'w:moveFrom',
    move.from,
    move,
    move.olds.indexOf(para),
    deletedPara(para, context, 'w:moveFrom'),
  )
}

/** A moved paragraph at its new place: one change, whose every part LibreOffice takes away at once when it is refused. */
export function movedTo(para: Node, moves: Moves, context: RedlineContext): Node[] | undefined {
  const move = moves.get(para)
  if (!move) return undefined
  const at = move.nows.indexOf(para)
  const merge = mergePara(move.olds[at]!, para, context)
  const all = withPointMarks(
    children(merge).filter(one => one.name !== 'w:pPr'),
    context,
  )
  const text = all.findIndex(one => !isMark(one))
  const content = [...all.slice(0, text), element('w:moveTo', context.byParagraph(), all.slice(text))]
  return withRangeMarks('w:moveTo', move.to, move, at, markedPara(merge, 'w:moveTo', context, content))
}

const isMark = (node: Node) => node.name === 'w:bookmarkStart' || node.name === 'w:bookmarkEnd'

/**
 * Bookmarks end where they begin, unless a field repeats their words: refused, a move with the end of a bookmark in its midst has
 * LibreOffice give its style to the paragraph that follows.
 */
function withPointMarks(nodes: readonly Node[], context: RedlineContext): Node[] {
  const points = new Set(
    nodes.flatMap(one =>
      one.name === 'w:bookmarkStart' && !context.isRepeated(one.attributes['w:name'] ?? '')
        ? [one.attributes['w:id']]
        : [],
    ),
  )
  return nodes.flatMap(one => {
    if (!points.has(one.attributes['w:id'])) return [one]
    if (one.name === 'w:bookmarkEnd') return []
    return one.name === 'w:bookmarkStart'
      ? [one, element('w:bookmarkEnd', { 'w:id': one.attributes['w:id']! })]
      : [one]
  })
}

/**
 * The marks of a move's ends stand in its first paragraph and after its last one, so that the mark of that one is within. Bookmarks
 * begin before the move: refused, LibreOffice else gives its style to the paragraph that follows.
 */
function withRangeMarks(
  kind: 'w:moveFrom' | 'w:moveTo',
  by: Readonly<Record<string, string>>,
  { name, olds }: Move,
  at: number,
  para: Node,
): Node[] {
  const [properties, ...rest] = para.children
  const start = element(`${kind}RangeStart`, { ...by, 'w:name': name })
  const text = rest.findIndex(one => !isNode(one) || !isMark(one))
  const first =
    at === 0 ? withChildren(para, [properties!, ...rest.slice(0, text), start, ...rest.slice(text)]) : para
  return at === olds.length - 1 ? [first, element(`${kind}RangeEnd`, { 'w:id': by['w:id']! })] : [first]
}
