import { ImageRun, TextRun } from 'docx'
import type { PrintedBlock } from '../../../shared/drafts/assemble/assembled.ts'
import { AppError } from '../../../shared/kernel/errors.ts'
import { type Figure, type Para, para } from '../layout/pieces.ts'
import { type Look, textHeight, textWidth } from '../looks/look.ts'
import { blockBookmark } from '../looks/style-names.ts'
import { TWIPS_PER_HALF_POINT, TWIPS_PER_PIXEL } from '../looks/units.ts'
import type { Pictures, Press } from '../write/runs.ts'
import type { Composer } from './composer.ts'
import { spansOf, xmlSafe } from './spans.ts'

type Picture = Extract<PrintedBlock, { kind: 'image' }>

/** A picture alone on its line, never wider than the text nor higher than a page, then its caption. */
export function picturePieces(block: Picture, { look, references }: Composer): Para[] {
  const picture: Figure = {
    hash: block.hash,
    type: block.type,
    alt: block.alt,
    ...sizeOf(block, look),
  }
  const image: Para = { ...para('Picture', []), bookmarks: [blockBookmark(block.id)], picture }
  if (block.caption.length === 0) return [image]
  const caption: Para = { ...para('Caption', spansOf(block.caption, references)), align: 'center', before: 0 }
  return [{ ...image, keepNext: true, after: 0 }, caption]
}

/** Room, in twips, under a picture that fills a page: its spacing and two lines of caption. */
const CAPTION_ROOM_TWIPS = 900

function sizeOf({ size, width }: Picture, look: Look): { width: number; height: number } {
  const fullWidth = (textWidth(look) * width) / 100
  const maxHeight = textHeight(look) - CAPTION_ROOM_TWIPS
  const shrink = Math.min(1, maxHeight / ((fullWidth * size.height) / size.width))
  const shownWidth = fullWidth * shrink
  return {
    width: Math.round(shownWidth),
    height: Math.max(1, Math.round((shownWidth * size.height) / size.width)),
  }
}

/** The height of a line that holds a picture: it stands on the baseline, the depth of the letters under it. */
export const pictureLine = ({ height }: Figure, look: Look): number =>
  height + Math.round(look.styles.Picture.size * TWIPS_PER_HALF_POINT * DESCENT_SHARE)

/** How deep letters go under the baseline, as a share of their size. */
const DESCENT_SHARE = 0.222

/** The picture as Word has it, with what it shows for who does not see it; words where its bytes are gone. */
export function pictureRun({ hash, type, alt, width, height }: Figure, press: Press): ImageRun | TextRun {
  const data = press.pictures.get(hash)
  if (!data) return new TextRun({ text: ABSENT_TEXT, highlight: 'yellow' })
  return new ImageRun({
    type: type === 'jpeg' ? 'jpg' : 'png',
    data: Buffer.from(data),
    transformation: { width: width / TWIPS_PER_PIXEL, height: height / TWIPS_PER_PIXEL },
    altText: { name: `Image ${hash.slice(0, 8)}`, description: xmlSafe(alt), title: '' },
  })
}

const ABSENT_TEXT = '[image introuvable]'

/** Counts the pictures of a text whose bytes are nowhere. */
export const absentPictures = (paras: readonly Para[], pictures: Pictures): number =>
  paras.filter(one => one.picture && !pictures.has(one.picture.hash)).length

/** Throws `refused` where the version to be filed would lack a picture. */
export function refuseAbsent(absentCount: number): void {
  if (absentCount === 0) return
  throw new AppError(
    'refused',
    `La version à déposer n’a pas été écrite\u00a0: ${absentCount > 1 ? `${absentCount} images sont introuvables` : 'une image est introuvable'}. Le brouillon est intact\u00a0; remettez l’image ou retirez-la.`,
  )
}
