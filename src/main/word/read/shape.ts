import type { ItemMarker } from '../../../shared/drafts/model.ts'
import type { Counted } from './numbers.ts'
import type { Shape } from './story.ts'
import type { Styles } from './styles.ts'
import { child, type Node, val } from './tree.ts'

/** What reading a paragraph looks up. */
export interface Lookups {
  readonly styles: Styles
  readonly counted: (numId: string, level: number) => Counted | undefined
}

/** What paragraph properties make of a paragraph. */
export function shapeOf(properties: Node | undefined, { styles, counted }: Lookups): Shape {
  const style = styles.of(val(child(properties, 'w:pStyle')))
  const outline = val(child(properties, 'w:outlineLvl'))
  const heading = outline === undefined ? style.heading : Number(outline) + 1
  const align = val(child(properties, 'w:jc'))
  const right = align === undefined ? style.right : align === 'right' || align === 'end'
  const titled = heading !== undefined && heading < 10
  const numbering = listOf(properties, style, counted)
  const list = titled ? undefined : numbering
  return {
    style: style.id,
    name: style.name,
    ...(titled ? { heading, ...(numbering ? { counted: true } : {}) } : {}),
    ...(list ? { list } : {}),
    ...(right ? { right } : {}),
  }
}

function listOf(
  properties: Node | undefined,
  style: ReturnType<Styles['of']>,
  counted: Lookups['counted'],
): Shape['list'] {
  const numbering = child(properties, 'w:numPr')
  const id = val(child(numbering, 'w:numId')) ?? style.numId
  if (id === undefined || id === '0') return undefined
  const level = Number(val(child(numbering, 'w:ilvl')) ?? style.level ?? 0)
  const found = counted(id, level)
  if (!found || found.format === 'none') return undefined
  const claims = /conclusions/i.test(style.name) || counted(id, 0)?.text === '%1°)'
  const kind = found.format === 'bullet' ? 'bullet' : claims ? 'claims' : 'decimal'
  const marker = markerOf(found, claims && level === 0)
  return { id, kind, level: Math.min(4, Math.max(0, level)), marker, start: found.start }
}

const markers: Readonly<Record<string, ItemMarker>> = {
  lowerLetter: 'a)',
  lowerRoman: 'i)',
  upperLetter: 'A.',
  upperRoman: 'I.',
}

function markerOf({ format, text }: Counted, claims: boolean): ItemMarker {
  if (format === 'bullet') return /^[-–—]/.test(text) ? '–' : '•'
  return claims ? '1°)' : (markers[format] ?? '1.')
}
