import {
  child,
  children,
  isNode,
  type Node,
  readEach,
  readTree,
  textOf,
  val,
} from '../../package/word-xml.ts'
import { type Props, paraProps, runProps } from '../props.ts'
import type { Sheet } from '../style-sheet.ts'
import type { Theme } from '../theme.ts'

/** A paragraph of a letter as it is set in the end: by its style, by hand over it, by most of its words. */
export interface SetParagraph {
  readonly text: string
  readonly styleId: string | undefined
  readonly props: Props
  /** something of it was set by hand */
  readonly byHand: boolean
  readonly isNote: boolean
}

/** Paragraphs that are read, at most: the parts of a letter show well before. */
const MAX_PARAGRAPHS = 300

/** Reads the paragraphs that have words, then those of the notes. Tables and text boxes are passed over. */
export function letterParagraphs(
  body: string,
  footnotes: string | undefined,
  sheet: Sheet,
  theme: Theme,
): SetParagraph[] {
  const paragraphs = readEach(body, {
    of: ['w:body'],
    start: () => {
      const withWords: SetParagraph[] = []
      return {
        child: node => {
          const one = node.name === 'w:p' ? setParagraph(node, sheet, theme, false) : undefined
          if (one && withWords.length < MAX_PARAGRAPHS) withWords.push(one)
        },
        result: withWords,
      }
    },
  })
  const notes = children(footnotes === undefined ? undefined : readTree(footnotes), 'w:footnote')
    .filter(one => (one.attributes['w:type'] ?? 'normal') === 'normal')
    .flatMap(one => children(one, 'w:p'))
    .flatMap(one => setParagraph(one, sheet, theme, true) ?? [])
  return [...paragraphs, ...notes.slice(0, 20)]
}

function setParagraph(node: Node, sheet: Sheet, theme: Theme, isNote: boolean): SetParagraph | undefined {
  const properties = child(node, 'w:pPr')
  const styleId = val(child(properties, 'w:pStyle'))
  const runs = runsOf(node).map(run => ({ text: textIn(run), set: runProps(child(run, 'w:rPr'), theme) }))
  const text = runs
    .map(one => one.text)
    .join('')
    .trim()
  if (text === '') return undefined
  const { numId: _, level: __, breakBefore: ___, ...own } = paraProps(properties)
  // the formatting of most of its letters
  const weights = new Map<string, number>()
  for (const one of runs) {
    const key = JSON.stringify(one.set)
    weights.set(key, (weights.get(key) ?? 0) + one.text.length)
  }
  const [key] = [...weights].toSorted(([, a], [, b]) => b - a)[0] ?? ['{}']
  const words = runs.find(one => JSON.stringify(one.set) === key)?.set ?? {}
  const style = sheet.of(styleId)
  const props = { ...style, ...own, ...words }
  return {
    ...{ text, styleId, props, isNote },
    byHand: JSON.stringify(lookOf(props)) !== JSON.stringify(lookOf(style)),
  }
}

/** The formatting that is seen, in one order. */
export const lookOf = (props: Props): readonly unknown[] => [
  props.font ?? '',
  props.size ?? 20,
  ...[props.bold, props.italic, props.underline, props.caps, props.smallcaps].map(one => one === true),
  props.color ?? 'auto',
  props.align ?? 'left',
  ...[props.left, props.right, props.first, props.before, props.after].map(length => length ?? 0),
  props.line ?? 240,
  props.rule ?? 'auto',
  props.box ?? props.bottom ?? props.top ?? props.leftRule ?? '',
  props.fill ?? '',
]

/** The runs of a paragraph, without what was deleted or drawn. */
const runsOf = (node: Node): Node[] =>
  children(node).flatMap(one => {
    if (one.name === 'w:r') return [one]
    return /^w:(?:ins|moveTo|hyperlink|sdt|sdtContent|smartTag|fldSimple)$/.test(one.name) ? runsOf(one) : []
  })

const textIn = (run: Node): string =>
  run.children
    .map(one => {
      if (!isNode(one)) return ''
      if (one.name === 'w:t') return textOf(one)
      return one.name === 'w:tab' || one.name === 'w:br' ? ' ' : ''
    })
    .join('')
