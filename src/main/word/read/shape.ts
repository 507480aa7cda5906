import type { ItemMarker } from '../../../shared/drafts/model.ts'
import { child, type Node, val } from '../package/word-xml.ts'
import type { NumberLevel } from './numbers.ts'
import type { Styles } from './read-styles.ts'
import type { Shape } from './story.ts'

/** Styles and numberings of the file, as paragraphs look them up. */
export interface Lookups {
  readonly styles: Styles
  readonly levelOf: (numId: string, level: number) => NumberLevel | undefined
}

/** Reads the shape of a paragraph from its properties. */
export function shapeOf(properties: Node | undefined, { styles, levelOf }: Lookups): Shape {
  const style = styles.of(val(child(properties, 'w:pStyle')))
  const outline = val(child(properties, 'w:outlineLvl'))
  const heading = outline === undefined ? style.heading : Number(outline) + 1
  const align = val(child(properties, 'w:jc'))
  const right = align === undefined ? style.right : align === 'right' || align === 'end'
  const isHeading = heading !== undefined && heading < 10
  const numbering = listOf(properties, style, levelOf)
  const list = isHeading ? undefined : numbering
  return {
    style: style.id,
    name: style.name,
    ...(isHeading ? { heading, ...(numbering ? { autoNumbered: true } : {}) } : {}),
    ...(list ? { list } : {}),
    ...(right ? { right } : {}),
  }
}

function listOf(
  properties: Node | undefined,
  style: ReturnType<Styles['of']>,
  levelOf: Lookups['levelOf'],
): Shape['list'] {
  const numbering = child(properties, 'w:numPr')
  const id = val(child(numbering, 'w:numId')) ?? style.numId
  if (id === undefined || id === '0') return undefined
  const level = Number(val(child(numbering, 'w:ilvl')) ?? style.level ?? 0)
  const numbering_ = levelOf(id, level)
  if (!numbering_ || numbering_.format === 'none') return undefined
  const claims = /conclusions/i.test(style.name) || levelOf(id, 0)?.text === '%1°)'
  const kind = numbering_.format === 'bullet' ? 'bullet' : claims ? 'claims' : 'decimal'
  const marker = markerOf(numbering_, claims && level === 0)
  return { id, kind, level: Math.min(4, Math.max(0, level)), marker, start: numbering_.start }
}

const ITEM_MARKERS: Readonly<Record<string, ItemMarker>> = {
  lowerLetter: 'a)',
  lowerRoman: 'i)',
  upperLetter: 'A.',
  upperRoman: 'I.',
}

function markerOf({ format, text }: NumberLevel, claims: boolean): ItemMarker {
  if (format === 'bullet') return /^[-–—]/.test(text) ? '–' : '•'
  return claims ? '1°)' : (ITEM_MARKERS[format] ?? '1.')
}
