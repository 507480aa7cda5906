import { element, withChildren } from '../package/element.ts'
import { declaration, type Link, partXml, relationsXml } from '../package/part-xml.ts'
import { stamp } from '../package/stamp.ts'
import { child, children, type Node, val } from '../package/word-xml.ts'
import { zipOf } from '../package/zip-parts.ts'
import { citationStyle } from './citation-style.ts'
import { inOrder } from './clean/element-order.ts'
import { mediaTypes } from './clean/media.ts'
import { properties } from './clean/properties.ts'
import { matchStyles } from './match-styles.ts'
import type { Area, Model } from './model.ts'
import type { Sheet, SheetStyle } from './style-sheet.ts'
import { tableStyle } from './table-style.ts'
import type { Theme } from './theme.ts'

/** The styles that serve and all they rest on. */
export function closure(sheet: Sheet, ids: Iterable<string>): SheetStyle[] {
  const styles = new Map<string, SheetStyle>()
  const take = (id: string | undefined) => {
    const style = id === undefined || styles.has(id) ? undefined : sheet.styles.get(id)
    if (!style) return
    styles.set(style.id, style)
    take(style.base)
  }
  for (const id of ids) take(id)
  return [...styles.values()]
}

const KEPT_ELEMENTS: ReadonlySet<string> = new Set([
  'w:name',
  'w:basedOn',
  'w:pPr',
  'w:rPr',
  'w:tblPr',
  'w:trPr',
  'w:tcPr',
  'w:tblStylePr',
])

/** A style with nothing but what it looks like. */
export function bareStyle({ node, id, type, name, custom }: SheetStyle, theme: Theme): Node {
  return element(
    'w:style',
    // which of its table styles is its author's own is read again
    { 'w:type': type, ...(custom && type === 'table' && { 'w:customStyle': '1' }), 'w:styleId': id },
    children(node)
      .filter(one => KEPT_ELEMENTS.has(one.name))
      .map(one =>
        one.name === 'w:name'
          ? element('w:name', { 'w:val': name })
          : one.name === 'w:basedOn'
            ? element('w:basedOn', { 'w:val': val(one) ?? '' })
            : properties(one, theme),
      ),
  )
}

/** An empty theme: colours and faces are already literal. */
const noTheme: Theme = { font: () => undefined, color: () => undefined }

/** The place a list gives a style, as its own. */
function withPlace(style: Node, id: string, sheet: Sheet): Node {
  const { left = 0, first = 0 } = sheet.of(id)
  if (left === 0 && first === 0) return style
  const place = element('w:ind', {
    'w:left': String(left),
    ...(first < 0 ? { 'w:hanging': String(-first) } : { 'w:firstLine': String(first) }),
  })
  const own = child(style, 'w:pPr') ?? element('w:pPr')
  if (child(own, 'w:ind')) return style
  const pPr = withChildren(own, inOrder('w:pPr', [...children(own), place]))
  return withChildren(style, [
    ...children(style).filter(one => !/^w:[prt]+Pr$/.test(one.name)),
    pPr,
    ...children(style).filter(one => one.name === 'w:rPr'),
  ])
}

/** The `w:docDefaults` of a sheet: the base of every style. */
export const defaultsOf = (sheet: Sheet, theme: Theme = noTheme): Node =>
  element(
    'w:docDefaults',
    {},
    (['w:rPrDefault', 'w:pPrDefault'] as const).map(name => {
      const inside = child(child(sheet.defaults, name), name === 'w:rPrDefault' ? 'w:rPr' : 'w:pPr')
      return element(name, {}, inside ? [properties(inside, theme)] : [])
    }),
  )

/** The name of the part of an area. */
export const areaPart = ({ kind, type }: Pick<Area, 'kind' | 'type'>) => `model-${kind}-${type}`

/** The pictures an area shows, by the relations it names them with. */
export const picturesIn = (xml: string, model: Model): Link[] =>
  [...new Set([...xml.matchAll(/r:(?:embed|id)="([^"]+)"/g)].map(([, id = '']) => id))].flatMap(id => {
    const media = model.media.get(id)
    return media ? [{ id, type: 'image', target: `media/${id}.${media.extension}` }] : []
  })

/** A model as a Word file of its own: its paper and its styles, no text, nothing hidden. The same model gives the same bytes. */
export function writeModel(model: Model, theme: Theme): Buffer {
  const { sheet, page } = model
  const own = [tableStyle(sheet), citationStyle(sheet)].flatMap(one => (one ? [one.style.id] : []))
  const modelStyles = closure(sheet, [
    ...(sheet.standard ? [sheet.standard.id] : []),
    ...[...matchStyles(sheet).values()].map(one => one.id),
    ...own,
    ...model.used,
  ])
  const styles = element('w:styles', {}, [
    defaultsOf(sheet, theme),
    ...modelStyles.map(one => {
      const bare = withPlace(bareStyle(one, theme), one.id, sheet)
      return one.id === sheet.standard?.id
        ? { ...bare, attributes: { 'w:type': 'paragraph', 'w:default': '1', 'w:styleId': one.id } }
        : bare
    }),
  ])
  const areas = model.areas.map(area => ({ area, xml: partXml(area.root) }))
  const section = element('w:sectPr', {}, [
    ...model.areas.map(one =>
      element(`w:${one.kind}Reference`, { 'w:type': one.type, 'r:id': areaPart(one) }),
    ),
    element('w:pgSz', { 'w:w': String(page.width), 'w:h': String(page.height) }),
    element('w:pgMar', {
      ...Object.fromEntries(
        (['top', 'right', 'bottom', 'left', 'header', 'footer'] as const).map(side => [
          `w:${side}`,
          String(page[side]),
        ]),
      ),
      'w:gutter': '0',
    }),
    ...(model.borders ? [model.borders] : []),
    ...(model.first ? [element('w:titlePg')] : []),
  ])
  const fonts = element(
    'w:fonts',
    {},
    [...model.kinds].map(([name, kind]) =>
      element('w:font', { 'w:name': name }, [element('w:family', { 'w:val': kind })]),
    ),
  )
  const type = (name: string) => `application/vnd.openxmlformats-officedocument.wordprocessingml.${name}+xml`
  const links: Link[] = [
    { id: 'styles', type: 'styles', target: 'styles.xml' },
    { id: 'settings', type: 'settings', target: 'settings.xml' },
    { id: 'fonts', type: 'fontTable', target: 'fontTable.xml' },
    ...model.areas.map(one => ({ id: areaPart(one), type: one.kind, target: `${areaPart(one)}.xml` })),
  ]
  const overrides = [
    ['document', 'document.main'],
    ['styles', 'styles'],
    ['settings', 'settings'],
    ['fontTable', 'fontTable'],
    ...model.areas.map(one => [areaPart(one), one.kind] as const),
  ].map(([part, kind]) => `<Override PartName="/word/${part}.xml" ContentType="${type(kind ?? '')}"/>`)
  const zip = zipOf({
    '[Content_Types].xml': `${declaration}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${mediaDefaults(model)}${overrides.join('')}</Types>`,
    '_rels/.rels': relationsXml([{ id: 'main', type: 'officeDocument', target: 'word/document.xml' }]),
    'word/document.xml': partXml(
      element('w:document', {}, [element('w:body', {}, [element('w:p'), section])]),
    ),
    'word/_rels/document.xml.rels': relationsXml(links),
    'word/styles.xml': partXml(styles),
    'word/settings.xml': partXml(
      element('w:settings', {}, model.even ? [element('w:evenAndOddHeaders')] : []),
    ),
    'word/fontTable.xml': partXml(fonts),
    ...Object.fromEntries(areas.map(({ area, xml }) => [`word/${areaPart(area)}.xml`, xml])),
    ...Object.fromEntries(
      areas.flatMap(({ area, xml }) => {
        const pictures = picturesIn(xml, model)
        return pictures.length > 0 ? [[`word/_rels/${areaPart(area)}.xml.rels`, relationsXml(pictures)]] : []
      }),
    ),
    ...Object.fromEntries(
      [...model.media].map(([id, { bytes, extension }]) => [`word/media/${id}.${extension}`, bytes]),
    ),
  })
  return stamp(zip, new Date(0))
}

/** How the file says what its pictures are. */
export const mediaDefaults = (model: Model, contentTypes = ''): string =>
  [...new Set([...model.media.values()].map(one => one.extension))]
    .filter(extension => !contentTypes.includes(`Extension="${extension}"`))
    .map(extension => `<Default Extension="${extension}" ContentType="${mediaTypes[extension]}"/>`)
    .join('')
