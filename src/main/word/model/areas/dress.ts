import { element, printXml, withChildren } from '../../package/element.ts'
import { partXml, relationsXml, relationXml } from '../../package/part-xml.ts'
import { child, children, isNode, type Node, val } from '../../package/word-xml.ts'
import { withParts } from '../../package/zip-parts.ts'
import { inOrder } from '../clean/element-order.ts'
import { withStyleIds } from '../clean/properties.ts'
import type { Area, Model } from '../model.ts'
import { SINGLE_LINE } from '../props.ts'
import type { Theme } from '../theme.ts'
import { areaPart, bareStyle, closure, defaultsOf, mediaDefaults, picturesIn } from '../write-model.ts'

/** Margins that our own pages fill where the model leaves them empty. */
export interface OwnMargins {
  /** the letterhead of the settings, on the first page */
  readonly letterhead: boolean
  /** the first page is told apart from the others */
  readonly titlePage: boolean
}

const noTheme: Theme = { font: () => undefined, color: () => undefined }
const types = ['default', 'first', 'even'] as const

/** The areas a document has on the paper of a model: what another takes the place of left out, a first page that only we tell apart given what all pages have. */
export function areasFor(model: Model, own: OwnMargins): Area[] {
  const addsFirst = own.titlePage && !model.first
  return (['header', 'footer'] as const).flatMap(kind => {
    const some = model.areas.filter(one => one.kind === kind)
    const default_ = some.find(one => one.type === 'default')
    return types.flatMap((type): Area[] => {
      if (kind === 'header' && type === 'first' && own.letterhead) return []
      const match = some.find(one => one.type === type)
      if (match) return [match]
      return type === 'first' && addsFirst && default_ ? [{ ...default_, type }] : []
    })
  })
}

/** A document of ours on the paper of a model: its headers and footers, their styles beside ours, its page. */
export function dressDocument(zip: Buffer, model: Model, own: OwnMargins, pages: number): Buffer {
  const areas = areasFor(model, own).map(area => {
    const root = withPageCount(area.root, pages, addsPage(model, area))
    return { area, xml: partXml(withStyleIds(withStandard(root, model), styleId)) }
  })
  const references = areas
    .map(({ area }) => `<w:${area.kind}Reference w:type="${area.type}" r:id="${areaPart(area)}"/>`)
    .join('')
  const files: Record<string, string | Buffer> = {}
  for (const { area, xml } of areas) {
    const pictures = picturesIn(xml, model)
    const name = areaPart(area)
    files[`word/${name}.xml`] = xml
    if (pictures.length > 0)
      files[`word/_rels/${name}.xml.rels`] = relationsXml(
        pictures.map(one => ({ ...one, target: `media/model-${one.target.slice(6)}` })),
      )
  }
  for (const [id, { bytes, extension }] of model.media) files[`word/media/model-${id}.${extension}`] = bytes
  return withParts(zip, {
    ...files,
    '[Content_Types].xml': text =>
      text
        .replace(/<Types[^>]*>/, tag => tag + mediaDefaults(model, text))
        .replace('</Types>', `${areas.map(({ area }) => override(area)).join('')}</Types>`),
    'word/_rels/document.xml.rels': text =>
      text.replace(
        '</Relationships>',
        `${areas.map(({ area }) => relationXml({ id: areaPart(area), type: area.kind, target: `${areaPart(area)}.xml` })).join('')}</Relationships>`,
      ),
    'word/styles.xml': text =>
      text
        .replace(/<w:docDefaults>.*?<\/w:docDefaults>/s, () => printXml(french(defaultsOf(model.sheet))))
        .replace('</w:styles>', () => `${stylesOf(model)}</w:styles>`),
    'word/document.xml': text => {
      const at = text.lastIndexOf('<w:sectPr')
      const section = text.slice(at).replace(/<w:sectPr[^>]*>/, tag => tag + references)
      return text.slice(0, at) + section.replace(/<w:pgMar[^>]*\/>/, () => margins(model))
    },
  })
}

const override = (area: Area) =>
  `<Override PartName="/word/${areaPart(area)}.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.${area.kind}+xml"/>`

const margins = ({ page, borders }: Model) =>
  `<w:pgMar w:top="${page.top}" w:right="${page.right}" w:bottom="${page.bottom}" w:left="${page.left}" w:header="${page.header}" w:footer="${page.footer}" w:gutter="0"/>${borders ? printXml(borders) : ''}`

/** The id a style of the model has among ours. */
export const styleId = (id: string) =>
  `Papier${id.replace(/[^A-Za-z0-9]/g, letter => `_${(letter.codePointAt(0) ?? 0).toString(16)}`)}`

/** A paragraph that names no style is of the plain one, which among ours has another name. */
function withStandard(node: Node, model: Model): Node {
  const inside = node.children.map(one => (isNode(one) ? withStandard(one, model) : one))
  if (node.name !== 'w:p') return withChildren(node, inside)
  const own = children(child(node, 'w:pPr'))
  const style =
    own.find(one => one.name === 'w:pStyle') ??
    element('w:pStyle', { 'w:val': model.sheet.standard?.id ?? 'Normal' })
  const all = [style, ...own.filter(one => one.name !== 'w:pStyle')]
  const pPr = element('w:pPr', {}, hasInlinePicture(node) ? withFreeLine(all, model) : all)
  return withChildren(node, [pPr, ...inside.filter(one => !(isNode(one) && one.name === 'w:pPr'))])
}

const hasInlinePicture = (node: Node): boolean =>
  children(node).some(one => one.name === 'wp:inline' || hasInlinePicture(one))

/** The line grows with its picture: an exact pitch, of the paragraph or of its style, would cut it. */
function withFreeLine(properties: readonly Node[], model: Model): readonly Node[] {
  const spacing = properties.find(one => one.name === 'w:spacing')
  const style = val(properties.find(one => one.name === 'w:pStyle'))
  const rule = spacing?.attributes['w:lineRule'] ?? model.sheet.of(style).rule
  if (rule !== 'exact') return properties
  const free = element('w:spacing', {
    ...spacing?.attributes,
    'w:line': String(SINGLE_LINE),
    'w:lineRule': 'auto',
  })
  return inOrder('w:pPr', [...properties.filter(one => one !== spacing), free])
}

function stylesOf(model: Model): string {
  const { sheet } = model
  const standard = sheet.standard?.id ?? 'Normal'
  const modelStyles = closure(sheet, [standard, ...model.used])
  const xmls = modelStyles.map(one => {
    const bare = withStyleIds(bareStyle(one, noTheme), styleId)
    return printXml({
      ...bare,
      attributes: { 'w:type': one.type, 'w:customStyle': '1', 'w:styleId': styleId(one.id) },
      children: children(bare).map(each =>
        each.name === 'w:name' ? element('w:name', { 'w:val': `Papier : ${one.name}` }) : each,
      ),
    })
  })
  if (!sheet.standard)
    xmls.push(
      printXml(
        element('w:style', { 'w:type': 'paragraph', 'w:customStyle': '1', 'w:styleId': styleId(standard) }, [
          element('w:name', { 'w:val': 'Papier : Normal' }),
        ]),
      ),
    )
  return xmls.join('')
}

/** The language of what we write. */
function french(defaults: Node): Node {
  return withChildren(
    defaults,
    children(defaults).map(one => {
      if (one.name !== 'w:rPrDefault') return one
      const rPr = child(one, 'w:rPr')
      const rest = children(rPr).filter(each => each.name !== 'w:lang')
      return element(one.name, {}, [
        element('w:rPr', {}, [...rest, element('w:lang', { 'w:val': 'fr-FR', 'w:eastAsia': 'fr-FR' })]),
      ])
    }),
  )
}

/** The number of pages as it is; the page itself under a foot that never says it; ids that no other picture has. */
function withPageCount(root: Node, pages: number, foot: boolean): Node {
  let ids = 70_000
  const walk = (node: Node): Node => {
    if (node.name === 'wp:docPr') {
      ids += 1
      return { ...node, attributes: { ...node.attributes, id: String(ids) } }
    }
    if (node.name === 'w:fldSimple' && / NUMPAGES /.test(node.attributes['w:instr'] ?? '')) {
      const [run] = children(node)
      return withChildren(node, [
        withChildren(run as Node, [
          ...children(run).filter(one => one.name !== 'w:t'),
          element('w:t', {}, [String(pages)]),
        ]),
      ])
    }
    return withChildren(
      node,
      node.children.map(one => (isNode(one) ? walk(one) : one)),
    )
  }
  const content = walk(root)
  if (!foot) return content
  return withChildren(content, [...content.children, pageLine(pages)])
}

const field = (instruction: string, text: string) =>
  element('w:fldSimple', { 'w:instr': ` ${instruction} ` }, [
    element('w:r', {}, [element('w:t', {}, [text])]),
  ])

/** Whether a foot of the model is given the page it does not say. */
export const addsPage = (model: Model, { kind, type }: Pick<Area, 'kind' | 'type'>) =>
  !model.printsPageNumber && kind === 'footer' && type !== 'first'

/** The page on how many, under a foot that does not say it. */
const pageLine = (pages: number) =>
  element('w:p', {}, [
    element('w:pPr', {}, [element('w:jc', { 'w:val': 'center' })]),
    field('PAGE', '1'),
    element('w:r', {}, [element('w:t', {}, ['\u00a0/\u00a0'])]),
    field('NUMPAGES', String(pages)),
  ])
