import { child, children, type Node, val } from '../package/word-xml.ts'
import { leavesOf, runUnits, shownText, type Unit, withEndings } from './redline-units.ts'

/** Whether a paragraph is a line of a table made at export: of contents, of authorities. */
export const isGeneratedLine = (node: Node): boolean =>
  /^(?:TOC\d|TableofAuthorities|TOAHeading)$/.test(styleOf(node))

const styleOf = (node: Node) => val(child(child(node, 'w:pPr'), 'w:pStyle')) ?? ''

/**
 * A line of a table in its units: its words. The marks of the field the whole table is are never a change; nor are its pages and
 * paragraphs, unless the line itself is one.
 */
export function generatedUnits(para: Node): Unit[] {
  const leaves = leavesOf(para)
  const places = placesAt(leaves, styleOf(para))
  const units = leaves.flatMap((leaf, at): Unit[] => {
    if (at >= places) return [{ key: '', nodes: [leaf], text: '', place: true, struck: placeText(leaf) }]
    const words =
      leaf.name === 'w:r' && !children(leaf).some(one => /^w:(?:fldChar|instrText)$/.test(one.name))
    return words ? runUnits(leaf, id => id) : [{ key: '', nodes: [leaf], text: '' }]
  })
  return withEndings(units)
}

/** The pages of a line as they are struck with it, their tab kept as one. */
const placeText = (leaf: Node): string =>
  children(leaf)
    .map(one => (one.name === 'w:tab' ? '\t' : shownText(one)))
    .join('')

/** Where the pages of a line begin; in the table of authorities its paragraphs stand before them. */
function placesAt(leaves: readonly Node[], style: string): number {
  const end = /^TOC/.test(style)
    ? leaves.findLastIndex(leaf => child(leaf, 'w:tab'))
    : leaves.findIndex(leaf => child(leaf, 'w:tab') || /^\s*\(§/.test(shownText(leaf)))
  return end < 0 ? leaves.length : end
}
