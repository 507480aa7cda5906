import { createHash } from 'node:crypto'
import type { DrawnPage, DrawnPicture, DrawnText } from '../../../../shared/word/drawn-page.ts'
import { inkOf } from '../../layout/draw-pages.ts'
import type { Look } from '../../looks/look.ts'
import type { Media } from '../clean/media.ts'
import { layOutArea } from '../document-look.ts'
import type { Area, Model } from '../model.ts'
import { borderRules } from './borders.ts'
import { addsPage, areasFor, type OwnMargins } from './dress.ts'

/** Draws the headers, footers and borders of a model on a page, in points. */
export function drawAreas(
  model: Model,
  look: Look,
  { number, pages }: { readonly number: number; readonly pages: number },
  own: OwnMargins,
): Pick<DrawnPage, 'texts' | 'rules' | 'pictures'> {
  const areaType =
    number === 1 && own.titlePage ? 'first' : number % 2 === 0 && model.even ? 'even' : 'default'
  const areas = areasFor(model, own).filter(one => one.type === areaType)
  const parts = areas.map(area => areaOn(area, model, look, number, pages))
  return {
    texts: parts.flatMap(one => one.texts),
    rules: [...borderRules(model, number), ...parts.flatMap(one => one.rules)],
    pictures: parts.flatMap(one => one.pictures),
  }
}

function areaOn(area: Area, model: Model, look: Look, number: number, pages: number) {
  const layout = layOutArea(area, model, look)
  const top =
    area.kind === 'header' ? model.page.header : model.page.height - model.page.footer - layout.height
  const [x, y] = [look.page.left, top]
  const texts = layout.texts.map((one): DrawnText => {
    const text = one.field ? String(one.field === 'page' ? number : pages) : one.text
    return {
      text,
      x: (x + one.x) / 20,
      y: (y + one.y) / 20,
      width: 0,
      size: one.size / 2,
      bold: one.props.bold ?? false,
      italic: one.props.italic ?? false,
      underline: one.props.underline ?? false,
      ...inkOf(one.props),
    }
  })
  if (addsPage(model, area)) {
    const middle = (look.page.left + model.page.width - look.page.right) / 2
    texts.push({
      text: `${number}\u00a0/\u00a0${pages}`,
      x: middle / 20,
      y: (model.page.height - model.page.footer - look.styles.Normal.line * 0.24) / 20,
      width: 0,
      size: look.styles.Normal.size / 2,
      ...{ bold: false, italic: false, underline: false, centred: true },
    })
  }
  return {
    texts,
    rules: layout.rules.map(one => ({
      ...{ x: (x + one.x) / 20, y: (y + one.y) / 20, width: one.width / 20 },
      ...(one.height ? { height: one.height / 20 } : {}),
    })),
    pictures: layout.pictures.flatMap((one): DrawnPicture[] => {
      const media = model.media.get(one.relation)
      const picture = media && pictureRef(media)
      if (!picture) return []
      const { alt, width, height } = one
      return [
        { ...picture, alt, x: (x + one.x) / 20, y: (y + one.y) / 20, width: width / 20, height: height / 20 },
      ]
    }),
  }
}

/** A picture of a model the window can show, as the library keeps it. */
export const pictureRef = ({ bytes, extension }: Media) =>
  extension === 'png' || extension === 'jpeg'
    ? { hash: createHash('sha256').update(bytes).digest('hex'), type: extension }
    : undefined
