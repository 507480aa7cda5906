import { element, withChildren } from '../package/element.ts'
import { child, children, type Node } from '../package/word-xml.ts'
import { plain } from '../recover/line/line-tokens.ts'
import { likeness } from '../recover/match-pieces.ts'
import { matches } from '../recover/matches.ts'
import { generatedUnits, isGeneratedLine } from './generated-lines.ts'
import { marksOf, movedFrom, movedTo, movesBetween, NO_MOVES, type Series } from './moves.ts'
import { deletedPara, insertedPara, mergePara } from './para.ts'
import type { RedlineContext } from './redline-context.ts'
import { shownText } from './redline-units.ts'

/** The text of a block; for a line of a table made at export, its words alone. */
const textOf = (node: Node) =>
  plain(
    isGeneratedLine(node)
      ? generatedUnits(node)
          .map(unit => unit.text)
          .join('')
      : shownText(node),
  ).trim()
const isBlock = (node: Node) => node.name === 'w:p' || node.name === 'w:tbl'

/** Paragraphs and tables of both texts in one series, what each alone has marked as such; `moving`: what only changed place as moved. */
export function mergeBlocks(
  old: readonly Node[],
  now: readonly Node[],
  context: RedlineContext,
  moving = false,
): Node[] {
  const [a, b] = [seriesOf(old), seriesOf(now)]
  const pairs = pairSeries(a, b)
  const moves = moving ? movesBetween(a, b, pairs, context) : NO_MOVES
  const deletions = (from: number, to: number) =>
    a.nodes
      .slice(from, to)
      .flatMap(node => movedFrom(node, moves, context) ?? markBlock(node, 'old', context))
  const out: Node[] = []
  let at = 0
  for (const node of now) {
    if (!isBlock(node)) {
      if (node.name === 'w:sectPr') {
        out.push(...deletions(at, a.nodes.length))
        at = a.nodes.length
      }
      out.push(node)
      continue
    }
    const oldIndex = pairs.get(node)
    if (oldIndex === undefined) {
      out.push(...(movedTo(node, moves, context) ?? [markBlock(node, 'new', context)]))
      continue
    }
    out.push(...deletions(at, oldIndex))
    at = oldIndex + 1
    const before = a.nodes[oldIndex]!
    out.push(node.name === 'w:p' ? mergePara(before, node, context) : table(before, node, context))
  }
  return [...out, ...deletions(at, a.nodes.length)]
}

function seriesOf(nodes: readonly Node[]): Series {
  const blocks = nodes.filter(isBlock)
  return { nodes: blocks, texts: blocks.map(textOf), marks: blocks.map(marksOf) }
}

/** Place in the old series of each thing of the new one that it was. */
function pairSeries(a: Series, b: Series): Map<Node, number> {
  const pairs = new Map<Node, number>()
  const kind = (node: Node) => (isGeneratedLine(node) ? 'line' : node.name)
  const keys = ({ nodes, texts }: Series) => nodes.map((node, at) => `${kind(node)}|${texts[at]}`)
  const [oldMarks, newMarks] = [a, b].map(({ marks }) => new Set(marks.flat())) as [Set<string>, Set<string>]
  const isPairedElsewhere = (one: number, at: number) =>
    !a.marks[one]!.some(mark => b.marks[at]!.includes(mark)) &&
    (a.marks[one]!.some(mark => newMarks.has(mark)) || b.marks[at]!.some(mark => oldMarks.has(mark)))
  let [i, j] = [0, 0]
  for (const [x, y] of [...matches(keys(a), keys(b)), [a.nodes.length, b.nodes.length] as const]) {
    // between two that are the same, those that read alike
    let from = i
    const minLikeness = (one: number, at: number) =>
      x - i === 1 && y - j === 1 && a.texts[one] !== '' && b.texts[at] !== '' ? 0.2 : 0.4
    for (let at = j; at < y; at += 1) {
      for (let one = from; one < Math.min(x, from + 30); one += 1) {
        if (kind(a.nodes[one]!) !== kind(b.nodes[at]!) || isPairedElsewhere(one, at)) continue
        if (a.nodes[one]!.name !== 'w:tbl' && likeness(a.texts[one]!, b.texts[at]!) < minLikeness(one, at))
          continue
        pairs.set(b.nodes[at]!, one)
        from = one + 1
        break
      }
    }
    if (x < a.nodes.length) pairs.set(b.nodes[y]!, x)
    i = x + 1
    j = y + 1
  }
  return pairs
}

/** Marks a block that one of the texts alone has. */
function markBlock(node: Node, which: 'old' | 'new', context: RedlineContext): Node {
  if (node.name === 'w:tbl') return markTable(node, which, context)
  return which === 'old' ? deletedPara(node, context) : insertedPara(node, context)
}

const markTable = (node: Node, which: 'old' | 'new', context: RedlineContext): Node =>
  withChildren(
    node,
    children(node).map(one => (one.name === 'w:tr' ? markRow(one, which, context) : one)),
  )

function markRow(row: Node, which: 'old' | 'new', context: RedlineContext): Node {
  const current = children(child(row, 'w:trPr'))
  const mark = element(which === 'old' ? 'w:del' : 'w:ins', context.by())
  return withChildren(row, [
    element('w:trPr', {}, [...current, mark]),
    ...children(row)
      .filter(one => one.name !== 'w:trPr')
      .map(cell =>
        cell.name === 'w:tc'
          ? withChildren(
              cell,
              children(cell).map(one => (isBlock(one) ? markBlock(one, which, context) : one)),
            )
          : cell,
      ),
  ])
}

/** Rows are paired by what they read; cells by their place. */
function table(old: Node, now: Node, context: RedlineContext): Node {
  const a = children(old, 'w:tr')
  const b = children(now, 'w:tr')
  const pairs = new Map<number, number>()
  if (a.length === b.length) for (const at of b.keys()) pairs.set(at, at)
  else for (const [x, y] of matches(a.map(textOf), b.map(textOf))) pairs.set(y, x)
  const rows: Node[] = []
  let at = 0
  for (const [index, row] of b.entries()) {
    const oldIndex = pairs.get(index)
    if (oldIndex === undefined || children(a[oldIndex]!, 'w:tc').length !== children(row, 'w:tc').length) {
      rows.push(markRow(row, 'new', context))
      continue
    }
    for (const oldRow of a.slice(at, oldIndex)) rows.push(markRow(oldRow, 'old', context))
    at = oldIndex + 1
    const cells = children(a[oldIndex]!, 'w:tc')
    let cell = 0
    rows.push(
      withChildren(
        row,
        children(row).map(one => {
          if (one.name !== 'w:tc') return one
          const before = cells[cell]!
          cell += 1
          return withChildren(one, mergeBlocks(children(before), children(one), context))
        }),
      ),
    )
  }
  for (const oldRow of a.slice(at)) rows.push(markRow(oldRow, 'old', context))
  return withChildren(now, [...children(now).filter(one => one.name !== 'w:tr'), ...rows])
}
