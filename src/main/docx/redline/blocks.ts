import { matches } from '../read/align.ts'
import { likeness } from '../read/place.ts'
import { plain } from '../read/tokens.ts'
import { child, children, type Node, val } from '../read/tree.ts'
import { lonePara, mergedPara } from './para.ts'
import type { Redlining } from './redline.ts'
import { shownText } from './units.ts'
import { element, holding } from './xml.ts'

const textOf = (node: Node) => plain(shownText(node)).trim()
const isBlock = (node: Node) => node.name === 'w:p' || node.name === 'w:tbl'

/** Paragraphs and tables of both texts in one series, what each alone has marked as such. */
export function mergedBlocks(old: readonly Node[], now: readonly Node[], with_: Redlining): Node[] {
  const a = old.filter(isBlock)
  const out: Node[] = []
  const pairs = paired(a, now)
  let at = 0
  for (const node of now) {
    if (!isBlock(node)) {
      if (node.name === 'w:sectPr') {
        out.push(...alone(a.slice(at), 'old', with_))
        at = a.length
      }
      out.push(node)
      continue
    }
    const was = pairs.get(node)
    if (was === undefined) {
      out.push(...alone([node], 'new', with_))
      continue
    }
    out.push(...alone(a.slice(at, was), 'old', with_))
    at = was + 1
    out.push(node.name === 'w:p' ? paragraph(a[was]!, node, with_) : table(a[was]!, node, with_))
  }
  return [...out, ...alone(a.slice(at), 'old', with_)]
}

/** A line of a table made at export is as it is now: its pages are no change of anyone's. */
const paragraph = (old: Node, now: Node, with_: Redlining) =>
  isComputed(now) ? now : mergedPara(old, now, with_)

const isComputed = (node: Node) =>
  /^(?:TOC\d|TableofAuthorities|TOAHeading)$/.test(val(child(child(node, 'w:pPr'), 'w:pStyle')) ?? '')

/** Place in the old series of each thing of the new one that it was. */
function paired(a: readonly Node[], now: readonly Node[]): Map<Node, number> {
  const b = now.filter(isBlock)
  const [left, right] = [a.map(textOf), b.map(textOf)]
  const found = new Map<Node, number>()
  const key = (node: Node, text: string) => `${node.name}|${text}`
  const exact = matches(
    a.map((node, at) => key(node, left[at]!)),
    b.map((node, at) => key(node, right[at]!)),
  )
  let [i, j] = [0, 0]
  for (const [x, y] of [...exact, [a.length, b.length] as const]) {
    // between two that are the same, those that read alike
    let from = i
    for (let at = j; at < y; at += 1) {
      for (let one = from; one < Math.min(x, from + 30); one += 1) {
        if (a[one]!.name !== b[at]!.name) continue
        const alike = a[one]!.name === 'w:tbl' || likeness(left[one]!, right[at]!) >= 0.4
        if (
          !alike &&
          !(
            x - i === 1 &&
            y - j === 1 &&
            left[one] !== '' &&
            right[at] !== '' &&
            likeness(left[one]!, right[at]!) >= 0.2
          )
        )
          continue
        found.set(b[at]!, one)
        from = one + 1
        break
      }
    }
    if (x < a.length) found.set(b[y]!, x)
    i = x + 1
    j = y + 1
  }
  return found
}

function alone(nodes: readonly Node[], which: 'old' | 'new', with_: Redlining): Node[] {
  return nodes.flatMap(node => {
    if (node.name === 'w:tbl') return [lone(node, which, with_)]
    if (isComputed(node)) return which === 'new' ? [node] : []
    return [lonePara(node, which, with_)]
  })
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
              children(cell).flatMap(one => (isBlock(one) ? alone([one], which, with_) : [one])),
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
