import type { Matrix, Page } from 'mupdf'
import { type FilePage, type RecognisedWord, textOfWords } from '../../../shared/exhibits/scans/model.ts'
import { pageOf, withDocument } from '../draw.ts'
import { mupdf } from '../mupdf.ts'
import { type Engine, type EngineWord, type GreyPicture, loadEngine } from './engine.ts'
import { leanOf } from './lean.ts'

const POINTS_PER_INCH = 72
/** The resolution that the engine reads best; a page without a size of paper is drawn within the points below. */
const READING_DPI = 300
const MAX_READING_PIXELS = 9_500_000
/** Enough to see how a page lies, and ten times quicker. */
const GLANCE_DPI = 150
const MAX_GLANCE_PIXELS = 2_200_000

/** From this confidence of the engine on a page is turned as it says; below, it is read each way, in small. */
const SURE_ORIENTATION = 8
/** Leanings below are those of the engine's own measure; beyond, lines are not what was measured. */
const [MIN_SKEW_DEGREES, MAX_SKEW_DEGREES] = [0.2, 15]

/** Reads a page that is a picture: turned the right way, straightened, its words placed on the page as it is shown. */
export async function recognisePage({ path, page }: { path: string; page: number }): Promise<FilePage> {
  const [engine, { ColorSpace, Matrix }] = await Promise.all([loadEngine(), mupdf()])
  return withDocument(path, document => {
    const sheet = pageOf(document, page)
    try {
      const draw = (angle: number, dpi: number, maxPixels: number) =>
        drawGrey(sheet, { angle, dpi, maxPixels, Matrix, colours: ColorSpace.DeviceGray })
      return readSheet(engine, sheet, page, draw)
    } finally {
      sheet.destroy()
    }
  })
}

type Draw = (angle: number, dpi: number, maxPixels: number) => DrawnPage

function readSheet(engine: Engine, sheet: Page, page: number, draw: Draw): FilePage {
  const glance = (angle: number) => draw(angle, GLANCE_DPI, MAX_GLANCE_PIXELS).picture
  const turns = turnsOf(engine, turned => glance(-90 * turned))
  const turned = -90 * turns
  const lean = -leanOf(glance(turned))
  const isLeaning = Math.abs(lean) >= MIN_SKEW_DEGREES && Math.abs(lean) <= MAX_SKEW_DEGREES
  const skew = isLeaning ? lean : 0
  const drawn = draw(turned + skew, READING_DPI, MAX_READING_PIXELS)
  const [left, top, right, bottom] = sheet.getBounds()
  const words = engine.words(drawn.picture).map(word => placed(word, drawn))
  return {
    ...{ page, origin: 'recognised', width: right - left, height: bottom - top },
    turn: 90 * turns,
    skew: skew && tenth(-skew),
    ...{ words, text: textOfWords(words) },
  }
}

/** The quarter turns, clockwise, by which the words of a page lie. */
function turnsOf(engine: Engine, glance: (turns: number) => GreyPicture): number {
  const { quarters, confidence } = engine.orientation(glance(0))
  if (confidence >= SURE_ORIENTATION) return quarters
  let best = { turns: 0, score: 0 }
  for (const turns of [0, 2, 1, 3]) {
    const score = legibilityOf(engine.words(glance(turns)))
    if (score > best.score) best = { turns, score }
  }
  return best.turns
}

/** Letters from which a word is wider than it is high, unless its line goes up or down. */
const MIN_WIDE_LETTERS = 3

/** The mean confidence of the words of lines that go across the page, by their letters; 0 where there are none. */
function legibilityOf(words: readonly EngineWord[]): number {
  let [sum, letters] = [0, 0]
  for (const { text, confidence, width, height } of words) {
    letters += text.length
    if (text.length < MIN_WIDE_LETTERS || width > height) sum += confidence * text.length
  }
  return letters ? sum / letters : 0
}

/** A page drawn at an angle, and how to come back from a point of it to the page. */
interface DrawnPage {
  readonly picture: GreyPicture
  readonly toPage: (x: number, y: number) => readonly [number, number]
}

interface Drawing {
  readonly angle: number
  readonly dpi: number
  readonly maxPixels: number
  readonly Matrix: typeof Matrix
  readonly colours: Parameters<Page['toPixmap']>[1]
}

function drawGrey(sheet: Page, { angle, dpi, maxPixels, Matrix, colours }: Drawing): DrawnPage {
  const [left, top, right, bottom] = sheet.getBounds()
  const surface = Math.max(1, (right - left) * (bottom - top))
  const scale = Math.min(dpi / POINTS_PER_INCH, Math.sqrt(maxPixels / surface))
  const matrix = Matrix.concat(Matrix.scale(scale, scale), Matrix.rotate(angle))
  const pixmap = sheet.toPixmap(matrix, colours, false)
  try {
    const [width, height, stride] = [pixmap.getWidth(), pixmap.getHeight(), pixmap.getStride()]
    const lines = pixmap.getPixels()
    const pixels = new Uint8Array(width * height)
    for (let y = 0; y < height; y += 1) pixels.set(lines.subarray(y * stride, y * stride + width), y * width)
    const [x0, y0] = [pixmap.getX(), pixmap.getY()]
    const [a, b, c, d, e, f] = Matrix.invert(matrix)
    return {
      picture: { width, height, pixels, dpi: scale * POINTS_PER_INCH },
      toPage: (x, y) => {
        const [px, py] = [x + x0, y + y0]
        return [px * a + py * c + e - left, px * b + py * d + f - top]
      },
    }
  } finally {
    pixmap.destroy()
  }
}

const tenth = (value: number) => Math.round(value * 10) / 10

/** A word on the page as it is shown: the rectangle around its own, which leaned or was turned. */
function placed(word: EngineWord, { toPage }: DrawnPage): RecognisedWord {
  const { text, confidence, line, paragraph, left, top, width, height } = word
  const corners = [toPage(left, top), toPage(left + width, top), toPage(left, top + height)]
  const far = toPage(left + width, top + height)
  const xs = [...corners, far].map(([x]) => x)
  const ys = [...corners, far].map(([, y]) => y)
  const [x, y] = [Math.min(...xs), Math.min(...ys)]
  return {
    ...{ text, confidence: Math.round(confidence), line, paragraph },
    ...{ x: tenth(x), y: tenth(y), w: tenth(Math.max(...xs) - x), h: tenth(Math.max(...ys) - y) },
  }
}

/** Letters below which a page says nothing of its own: a stamp, a page number, the line of a fax. */
const MIN_LETTERS = 30
/** Share of a page that a picture covers where it is the page. */
const WHOLE_PAGE = 0.8
const BLANK_DPI = 36
/** Grey below which a point is ink, and the share of ink of a page that is not blank. */
const [INK, MIN_INK] = [160, 0.0005]

/** The pages of a file, each with the text it has, or that it is a picture: nothing is recognised. */
export async function surveyPages({ path }: { path: string }): Promise<FilePage[]> {
  const { ColorSpace, Matrix } = await mupdf()
  return withDocument(path, document =>
    Array.from({ length: document.countPages() }, (_, at) => {
      const sheet = document.loadPage(at)
      try {
        const [left, top, right, bottom] = sheet.getBounds()
        const size = { width: right - left, height: bottom - top }
        const { text, covered } = contentOf(sheet, size)
        const letters = text.match(/[\p{L}\p{N}]/gu)?.length ?? 0
        const base = { page: at + 1, ...size, turn: 0, skew: 0, words: [] }
        if (covered >= WHOLE_PAGE && letters >= MIN_LETTERS)
          return { ...base, origin: 'layer' as const, text }
        if (letters >= MIN_LETTERS) return { ...base, origin: 'text' as const, text }
        const glance = { angle: 0, dpi: BLANK_DPI, maxPixels: MAX_GLANCE_PIXELS, Matrix }
        const { pixels } = drawGrey(sheet, { ...glance, colours: ColorSpace.DeviceGray }).picture
        const ink = pixels.reduce((sum, grey) => sum + (grey < INK ? 1 : 0), 0)
        const isPicture = covered > 0 || letters === 0
        if (isPicture && ink / pixels.length >= MIN_INK) return { ...base, origin: 'image' as const, text }
        return { ...base, origin: letters > 0 ? ('text' as const) : ('blank' as const), text }
      } finally {
        sheet.destroy()
      }
    }),
  )
}

/** The text of a page, and the share of it that its largest picture covers. */
function contentOf(sheet: Page, { width, height }: { width: number; height: number }) {
  const structure = sheet.toStructuredText('preserve-whitespace,preserve-images')
  let covered = 0
  structure.walk({
    onImageBlock([x0, y0, x1, y1]) {
      const [w, h] = [Math.min(x1, width) - Math.max(x0, 0), Math.min(y1, height) - Math.max(y0, 0)]
      covered = Math.max(covered, (Math.max(0, w) * Math.max(0, h)) / Math.max(1, width * height))
    },
  })
  const text = structure.asText()
  structure.destroy()
  return { text, covered }
}
