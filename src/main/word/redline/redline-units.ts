import { isRaisedEnding } from '../../../shared/french/page/raised-endings.ts'
import { element } from '../package/element.ts'
import { child, children, isNode, type Node, textOf, val } from '../package/word-xml.ts'
import { marksIn } from '../read/bits.ts'
import { facesOf } from '../read/read-styles.ts'
import { cutText, plain } from '../recover/line/line-tokens.ts'

/** The smallest thing two paragraphs are compared by: a word, or what cannot be cut. */
export interface Unit {
  /** empty: a mark that is no text, such as a bookmark, which is never a change */
  readonly key: string
  readonly nodes: readonly Node[]
  /** its words when it is struck */
  readonly text: string
  readonly properties?: Node
  /** id of the note it calls */
  readonly note?: string
  /** a word and its ending above the line, each with its own run: raised or not, it is the same word */
  readonly parts?: readonly Unit[]
  /** the ending of a word, which the page raises by itself: that it is raised is no change of format */
  readonly isEnding?: boolean
  /** a page or a paragraph that a line of a table says: new where the whole line is */
  readonly place?: boolean
  /** of a place: its words, which go only with the whole line */
  readonly struck?: string
}

/** The key of a note's call: what note of both texts it is. */
export type NoteKey = (id: string) => string

const IGNORED = new Set(['w:pPr', 'w:proofErr', 'w:permStart', 'w:permEnd'])
const DELETED = new Set(['w:del', 'w:moveFrom'])
const RANGE_MARKS = new Set([
  'w:moveFromRangeStart',
  'w:moveFromRangeEnd',
  'w:moveToRangeStart',
  'w:moveToRangeEnd',
  'w:bookmarkStart',
  'w:bookmarkEnd',
  'w:commentRangeStart',
  'w:commentRangeEnd',
])
const TRANSPARENT = new Set([
  'w:ins',
  'w:moveTo',
  'w:smartTag',
  'w:customXml',
  'w:hyperlink',
  'w:fldSimple',
  'w:dir',
  'w:bdo',
])

/** A paragraph in its units. Changes already tracked in it are taken as accepted. */
export function unitsOf(para: Node, note: NoteKey): Unit[] {
  const units: Unit[] = []
  let field: { nodes: Node[]; depth: number } | undefined
  const walk = (node: Node): void => {
    for (const one of children(node)) {
      if (field) {
        field.nodes.push(one)
        field.depth += depthOf(one)
        if (field.depth <= 0) {
          units.push(solid(field.nodes))
          field = undefined
        }
      } else if (one.name === 'w:r') {
        const depth = depthOf(one)
        if (depth > 0) field = { nodes: [one], depth }
        else units.push(...runUnits(one, note))
      } else if (one.name === 'w:sdt') units.push(solid([one], val(child(child(one, 'w:sdtPr'), 'w:tag'))))
      else if (RANGE_MARKS.has(one.name)) units.push({ key: '', nodes: [one], text: '' })
      else if (TRANSPARENT.has(one.name)) walk(one)
      else if (!IGNORED.has(one.name) && !DELETED.has(one.name)) units.push(solid([one]))
    }
  }
  walk(para)
  if (field) units.push(solid(field.nodes))
  return withEndings(units)
}

/** Joins the endings above the line to their words. */
export function withEndings(units: readonly Unit[]): Unit[] {
  const out: Unit[] = []
  for (const unit of units) {
    const last = out.at(-1)
    if (
      last &&
      marksIn(facesOf(unit.properties)).includes('superscript') &&
      isRaisedEnding(last.text, unit.text)
    )
      out[out.length - 1] = {
        ...last,
        key: last.key + unit.key,
        text: last.text + unit.text,
        nodes: [...last.nodes, ...unit.nodes],
        parts: [last, { ...unit, isEnding: true }],
      }
    else out.push(unit)
  }
  return out
}

const depthOf = (node: Node): number =>
  node.name === 'w:fldChar'
    ? node.attributes['w:fldCharType'] === 'begin'
      ? 1
      : node.attributes['w:fldCharType'] === 'end'
        ? -1
        : 0
    : children(node).reduce((sum, one) => sum + depthOf(one), 0)

function solid(nodes: readonly Node[], tag = ''): Unit {
  const text = nodes.map(shownText).join('')
  return { key: `\u0001${tag}|${plain(text)}`, nodes, text }
}

/** The words of an element that are on the page. */
export const shownText = (node: Node): string => {
  if (node.name === 'w:t') return textOf(node)
  if (node.name === 'w:noBreakHyphen') return '\u2011'
  if (node.name === 'w:tab' || node.name === 'w:br') return ' '
  if (node.name === 'w:del' || node.name === 'w:instrText' || node.name === 'w:pPr') return ''
  return children(node).map(shownText).join('')
}

/** The children of a paragraph in order, links unwrapped and changes accepted. */
export const leavesOf = (node: Node): Node[] =>
  children(node).flatMap(one =>
    TRANSPARENT.has(one.name) ? leavesOf(one) : IGNORED.has(one.name) || DELETED.has(one.name) ? [] : [one],
  )

/** A run in its words. */
export function runUnits(run: Node, note: NoteKey): Unit[] {
  const properties = child(run, 'w:rPr')
  const unitOf = (node: Node, key: string, text: string, rest: object = {}): Unit => ({
    key,
    text,
    nodes: [element('w:r', {}, [...(properties ? [properties] : []), node])],
    ...(properties ? { properties } : {}),
    ...rest,
  })
  return children(run).flatMap((one): Unit[] => {
    switch (one.name) {
      case 'w:rPr':
      case 'w:lastRenderedPageBreak':
      case 'w:commentReference':
      case 'w:annotationRef':
        return []
      case 'w:t':
        return cutText(one.children.filter(text => !isNode(text)).join('')).map(word =>
          unitOf(element('w:t', { 'xml:space': 'preserve' }, [word]), plain(word), word),
        )
      case 'w:noBreakHyphen':
        return [unitOf(one, '-', '\u2011')]
      case 'w:footnoteReference': {
        const id = one.attributes['w:id'] ?? ''
        return [unitOf(one, `\u0001note ${note(id)}`, '', { note: id })]
      }
      case 'w:footnoteRef':
        return [unitOf(one, '\u0001own number', '')]
      case 'w:br':
      case 'w:tab':
        return [unitOf(one, `\u0001${one.name}`, one.name === 'w:tab' ? '\t' : ' ')]
      default:
        return [unitOf(one, `\u0001${one.name}|${plain(shownText(one))}`, shownText(one))]
    }
  })
}
