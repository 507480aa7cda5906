import { matches } from '../read/align.ts'
import { likeness } from '../read/place.ts'
import { plain } from '../read/tokens.ts'
import { child, children, type Node } from '../read/tree.ts'
import { computedUnits, isComputed } from './computed.ts'
import { marksOf, movedFrom, movedTo, movesBetween, type Series, still } from './moves.ts'
import { gonePara, mergedPara, newPara } from './para.ts'
import type { Redlining } from './redline.ts'
import { shownText } from './units.ts'
import { element, holding } from './xml.ts'

/** What a block reads; of a line of a table made at export, its words alone. */
const textOf = (node: Node) =>
  plain(
    isComputed(node)
      ? computedUnits(node)
          .map(unit => unit.text)
          .join('')
      : shownText(node),
  ).trim()
const isBlock = (node: Node) => node.name === 'w:p' || node.name === 'w:tbl'

/** Paragraphs and tables of both texts in one series, what each alone has marked as such; `moving`: what only changed place as moved. */
export function mergedBlocks(
  old: readonly Node[],
  now: readonly Node[],
  with_: Redlining,
  moving = false,
): Node[] {
  const [a, b] = [seriesOf(old), seriesOf(now)]
  const pairs = paired(a, b)
  const moves = moving ? movesBetween(a, b, pairs, with_) : still
  const gone = (from: number, to: number) =>
    a.nodes.slice(from, to).flatMap(node => movedFrom(node, moves, with_) ?? alone(node, 'old', with_))
  const out: Node[] = []
  let at = 0
  for (const node of now) {
    if (!isBlock(node)) {
      if (node.name === 'w:sectPr') {
        out.push(...gone(at, a.nodes.length))
        at = a.nodes.length
      }
      out.push(node)
      continue
    }
    const was = pairs.get(node)
    if (was === undefined) {
      out.push(...(movedTo(node, moves, with_) ?? [alone(node, 'new', with_)]))
      continue
    }
    out.push(...gone(at, was))
    at = was + 1
    const before = a.nodes[was]!
    out.push(node.name === 'w:p' ? mergedPara(before, node, with_) : table(before, node, with_))
  }
  return [...out, ...gone(at, a.nodes.length)]
}

function seriesOf(nodes: readonly Node[]): Series {
  const blocks = nodes.filter(isBlock)
  return { nodes: blocks, texts: blocks.map(textOf), marks: blocks.map(marksOf) }
}

/** Place in the old series of each thing of the new one that it was. */
function paired(a: Series, b: Series): Map<Node, number> {
  const found = new Map<Node, number>()
  const kind = (node: Node) => (isComputed(node) ? 'line' : node.name)
  const keys = ({ nodes, texts }: Series) => nodes.map((node, at) => `${kind(node)}|${texts[at]}`)
  const [known, here] = [a, b].map(({ marks }) => new Set(marks.flat())) as [Set<string>, Set<string>]
  const elsewhere = (one: number, at: number) =>
    !a.marks[one]!.some(mark => b.marks[at]!.includes(mark)) &&
    (a.marks[one]!.some(mark => here.has(mark)) || b.marks[at]!.some(mark => known.has(mark)))
  let [i, j] = [0, 0]
  for (const [x, y] of [...matches(keys(a), keys(b)), [a.nodes.length, b.nodes.length] as const]) {
    // between two that are the same, those that read alike
    let from = i
    const least = (one: number, at: number) =>
      x - i === 1 && y - j === 1 && a.texts[one] !== '' && b.texts[at] !== '' ? 0.2 : 0.4
    for (let at = j; at < y; at += 1) {
      for (let one = from; one < Math.min(x, from + 30); one += 1) {
        if (kind(a.nodes[one]!) !== kind(b.nodes[at]!) || elsewhere(one, at)) continue
        if (a.nodes[one]!.name !== 'w:tbl' && likeness(a.texts[one]!, b.texts[at]!) < least(one, at)) continue
        found.set(b.nodes[at]!, one)
        from = one + 1
        break
      }
    }
    if (x < a.nodes.length) found.set(b.nodes[y]!, x)
    i = x + 1
    j = y + 1
  }
  return found
}

/** What one of the texts alone has. */
function alone(node: Node, which: 'old' | 'new', with_: Redlining): Node {
  if (node.name === 'w:tbl') return lone(node, which, with_)
  return which === 'old' ? gonePara(node, with_) : newPara(node, with_)
}

const lone = (node: Node, which: 'old' | 'new', with_: Redlining): Node =>
  holding(
    node,
    children(node).map(one => (one.name === 'w:tr' ? loneRow(one, which, with_) : one)),
  )

function loneRow(row: Node, which: 'old' | 'new', with_: Redlining): Node {
  const given = children(child(row, 'w:trPr'))
  const mark = element(which === 'old' ? 'w:del' : 'w:ins', with_.by())
  return holding(row, [
    element('w:trPr', {}, [...given, mark]),
    ...children(row)
      .filter(one => one.name !== 'w:trPr')
      .map(cell =>
        cell.name === 'w:tc'
          ? holding(
              cell,
              children(cell).map(one => (isBlock(one) ? alone(one, which, with_) : one)),
            )
          : cell,
      ),
  ])
}

/** Rows are paired by what they read; cells by their place. */
function table(old: Node, now: Node, with_: Redlining): Node {
  const a = children(old, 'w:tr')
  const b = children(now, 'w:tr')
  const pairs = new Map<number, number>()
  if (a.length === b.length) for (const at of b.keys()) pairs.set(at, at)
  else for (const [x, y] of matches(a.map(textOf), b.map(textOf))) pairs.set(y, x)
  const rows: Node[] = []
  let at = 0
  for (const [index, row] of b.entries()) {
    const was = pairs.get(index)
    if (was === undefined || children(a[was]!, 'w:tc').length !== children(row, 'w:tc').length) {
      rows.push(loneRow(row, 'new', with_))
      continue
    }
    for (const gone of a.slice(at, was)) rows.push(loneRow(gone, 'old', with_))
    at = was + 1
    const cells = children(a[was]!, 'w:tc')
    let cell = 0
    rows.push(
      holding(
        row,
        children(row).map(one => {
          if (one.name !== 'w:tc') return one
          const before = cells[cell]!
          cell += 1
          return holding(one, mergedBlocks(children(before), children(one), with_))
        }),
      ),
    )
  }
  for (const gone of a.slice(at)) rows.push(loneRow(gone, 'old', with_))
  return holding(now, [...children(now).filter(one => one.name !== 'w:tr'), ...rows])
}
