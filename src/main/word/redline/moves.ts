import { element, withChildren } from '../package/element.ts'
import { children, type Node } from '../package/word-xml.ts'
import { likeness } from '../recover/match-pieces.ts'
import { isGeneratedLine } from './generated-lines.ts'
import { deletedPara, markedPara, mergePara } from './para.ts'
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

/** Pairs the unpaired paragraphs of both texts that are one block of the draft and still read much the same. */
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
    if (before === undefined || !free(old, oldPlace) || likeness(before, text) < 0.4) continue
    if (marks.length === 0 && old.marks[oldPlace]!.length > 0) continue
    const move: Move =
      last && oldPlace === next
        ? last.move
        : { name: context.nextMove(), from: context.by(), to: context.by(), olds: [], nows: [] }
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

/** A moved paragraph at its new place; its own edits are changes inside the move. */
export function movedTo(para: Node, moves: Moves, context: RedlineContext): Node[] | undefined {
  const move = moves.get(para)
  if (!move) return undefined
  const at = move.nows.indexOf(para)
  const merge = mergePara(move.olds[at]!, para, context)
  const content = children(merge).filter(one => one.name !== 'w:pPr')
  return withRangeMarks(
    'w:moveTo',
    move.to,
    move,
    at,
    markedPara(merge, 'w:moveTo', context, wrapMoved(content, context)),
  )
}

/** Words that came along, the struck ones too; those put in since, and marks, stand as they are. */
function wrapMoved(content: readonly Node[], context: RedlineContext): Node[] {
  const out: Node[] = []
  let along: Node[] = []
  const flush = () => {
    if (along.length > 0) out.push(element('w:moveTo', context.by(), along))
    along = []
  }
  for (const node of content) {
    if (/^w:(?:ins|bookmark\w+|commentRange\w+)$/.test(node.name)) {
      flush()
      out.push(node)
    } else along.push(node)
  }
  flush()
  return out
}

/** The marks of a move's ends stand in its first paragraph and after its last one, so that the mark of that one is within. */
function withRangeMarks(
  kind: 'w:moveFrom' | 'w:moveTo',
  by: Readonly<Record<string, string>>,
  { name, olds }: Move,
  at: number,
  para: Node,
): Node[] {
  const [properties, ...rest] = para.children
  const start = element(`${kind}RangeStart`, { ...by, 'w:name': name })
  const first = at === 0 ? withChildren(para, [properties!, start, ...rest]) : para
  return at === olds.length - 1 ? [first, element(`${kind}RangeEnd`, { 'w:id': by['w:id']! })] : [first]
}
