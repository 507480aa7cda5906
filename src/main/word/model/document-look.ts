import type { Assembled } from '../../../shared/drafts/assemble/assembled.ts'
import type { Style } from '../../../shared/word/style.ts'
import { footHeight, letterheadHeight, withLetterhead } from '../compose/letterhead-paras.ts'
import { association } from '../looks/association.ts'
import { HYPHENATION } from '../looks/hyphenation.ts'
import { lawyer } from '../looks/lawyer.ts'
import { leaflet } from '../looks/leaflet.ts'
import { type Look, textWidth } from '../looks/look.ts'
import { briefing, parliament } from '../looks/parliament.ts'
import { hasFirstPageMargins } from '../write/margins.ts'
import { layArea } from './areas/area.ts'
import type { AreaLayout } from './areas/area-layout.ts'
import { addsPage, areasFor } from './areas/dress.ts'
import type { Area, Model } from './model.ts'
import { lookOn } from './model-look.ts'

/** The look of a document: its house style, on the paper of a model where it has one, with the room its margins take. */
export const lookFor = (document: Assembled, model?: Model): Look =>
  document.hyphenated
    ? { ...paperLook(document, model), hyphenation: HYPHENATION }
    : paperLook(document, model)

function paperLook(document: Assembled, model?: Model): Look {
  const base = lookOf(document.style)
  if (!model) return withLetterhead(base, document)
  const look = lookOn(base, model)
  const { letterhead } = document
  const { page } = look
  const high = letterhead ? letterheadHeight(letterhead, look) : 0
  const titlePage = hasFirstPageMargins(document, look, model)
  const areas = areasFor(model, { letterhead: high > 0, titlePage })
  const heightOf = (kind: Area['kind'], type: Area['type']): number => {
    const area = areas.find(one => one.kind === kind && one.type === type)
    if (area) return layOutArea(area, model, look).height
    // where the model has no foot at all, ours stands there
    return kind === 'footer' && !areas.some(one => one.kind === 'footer') ? footHeight(document, look) : 0
  }
  const top = (height: number) => Math.max(model.page.top, model.page.header + height)
  const bottom = (height: number) => Math.max(model.page.bottom, model.page.footer + height)
  const even = (kind: Area['kind']) => (model.even ? heightOf(kind, 'even') : 0)
  const usual = {
    top: top(Math.max(heightOf('header', 'default'), even('header'))),
    bottom: bottom(Math.max(heightOf('footer', 'default'), even('footer'))),
  }
  const first = titlePage
    ? { top: top(high || heightOf('header', 'first')), bottom: bottom(heightOf('footer', 'first')) }
    : usual
  return {
    ...look,
    page: { ...page, ...usual },
    opening: Math.round(first.top - usual.top),
    closing: Math.round(first.bottom - usual.bottom),
  }
}

/** A header or footer on its page. */
export function layOutArea(area: Area, model: Model, look: Look): AreaLayout {
  const width = textWidth(look)
  const at = (y: number) => layArea(area.root, { model, width, x: look.page.left, y })
  if (area.kind === 'header') return at(model.page.header)
  const layout = at(0)
  const height = layout.height + (addsPage(model, area) ? look.styles.Normal.line : 0)
  return { ...at(model.page.height - model.page.footer - height), height }
}

const looks: Record<Style, Look> = { association, lawyer, briefing, parliament, leaflet }

/** The house style a draft asks for. */
export const lookOf = (style: Style): Look => looks[style]
