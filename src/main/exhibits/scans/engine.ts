import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import type { Tesseract, TesseractModule } from 'tesseract.js-core/tesseract-core-relaxedsimd.js'

/** A picture in grey, a byte a point, line after line. */
export interface GreyPicture {
  readonly width: number
  readonly height: number
  readonly pixels: Uint8Array
  readonly dpi: number
}

/** A word as the engine gives it: its place in points of the picture. */
export interface EngineWord {
  readonly text: string
  readonly confidence: number
  readonly line: number
  readonly paragraph: number
  readonly left: number
  readonly top: number
  readonly width: number
  readonly height: number
}

/** Recognises the words of pictures. All it reads is in the program: the engine, the model of French, the one of orientations. */
export interface Engine {
  /** quarter turns, clockwise, by which a page lies, and how sure that is */
  orientation(picture: GreyPicture): { readonly quarters: number; readonly confidence: number }
  words(picture: GreyPicture): EngineWord[]
}

/** The folder of the models of whole numbers: a tenth of the others, and as exact on printed pages. */
const MODELS = '4.0.0_best_int'
const [SHAPES, NETWORK] = [0, 1] as const
const INPUT = '/input'
/** Page segmentation of Tesseract: columns and blocks are found, the orientation is known. */
const AUTO_SEGMENTATION = '3'

let engine: Promise<Engine> | undefined

/** The engine, loaded when first needed and only in a thread: a third of a second, and some sixty megabytes. */
export function loadEngine(): Promise<Engine> {
  engine ??= startEngine()
  return engine
}

async function startEngine(): Promise<Engine> {
  const [{ default: load }, { default: french }, { default: orientations }] = await Promise.all([
    import('tesseract.js-core/tesseract-core-relaxedsimd.js'),
    import('@tesseract.js-data/fra'),
    import('@tesseract.js-data/osd'),
  ])
  const quiet = () => undefined
  const core = await load({ print: quiet, printErr: quiet, TesseractProgress: quiet })
  const start = (language: string, folder: string, kind: 0 | 1): Tesseract => {
    const model = join(dirname(folder), MODELS, `${language}.traineddata.gz`)
    core.FS.writeFile(`${language}.traineddata`, gunzipSync(readFileSync(model)))
    const api = new core.TessBaseAPI()
    if (api.Init(null, language, kind) !== 0)
      throw new Error(`the model ${language} is not one of the engine`)
    core.FS.unlink(`${language}.traineddata`)
    return api
  }
  const reader = start('fra', french.langPath, NETWORK)
  reader.SetVariable('tessedit_pageseg_mode', AUTO_SEGMENTATION)
  const shapes = start('osd', orientations.langPath, SHAPES)
  return {
    orientation(picture) {
      show(core, shapes, picture)
      const results = new core.OSResults()
      const isFound = shapes.DetectOS(results)
      const { orientation_id: quarters, oconfidence: confidence } = results.best_result
      shapes.Clear()
      return isFound ? { quarters, confidence } : { quarters: 0, confidence: 0 }
    },
    words(picture) {
      show(core, reader, picture)
      reader.Recognize(null)
      const table = reader.GetTSVText()
      reader.Clear()
      return wordsOfTable(table)
    },
  }
}

/** Hands a picture over as PGM, which is read as it lies: a PNG would be packed and unpacked for nothing. */
function show({ FS }: TesseractModule, api: Tesseract, { width, height, pixels, dpi }: GreyPicture): void {
  const head = Buffer.from(`P5\n${width} ${height}\n255\n`, 'latin1')
  FS.writeFile(INPUT, Buffer.concat([head, pixels]))
  api.SetVariable('user_defined_dpi', String(Math.round(dpi)))
  const isRefused = api.SetImageFile(1, 0) !== 0
  FS.unlink(INPUT)
  if (isRefused) throw new Error('invalid image data for the engine')
}

/** The level of the rows of words in the table of Tesseract; blocks, paragraphs and lines are above. */
const WORD_LEVEL = '5'

/** The words of Tesseract's table: level, page, block, paragraph, line, word, left, top, width, height, confidence, text. */
export function wordsOfTable(table: string): EngineWord[] {
  const words: EngineWord[] = []
  let [line, paragraph, lineKey, paragraphKey] = [0, 0, '', '']
  for (const row of table.split('\n')) {
    const [level, page, block, par, inPar, , left, top, width, height, confidence, ...rest] = row.split('\t')
    const text = rest.join(' ').trim()
    if (level !== WORD_LEVEL || text === '') continue
    const nextParagraph = `${page} ${block} ${par}`
    const nextLine = `${nextParagraph} ${inPar}`
    if (paragraphKey && nextParagraph !== paragraphKey) paragraph += 1
    if (lineKey && nextLine !== lineKey) line += 1
    ;[lineKey, paragraphKey] = [nextLine, nextParagraph]
    words.push({
      ...{ text, line, paragraph, confidence: Math.max(0, Math.min(100, Number(confidence))) },
      ...{ left: Number(left), top: Number(top), width: Number(width), height: Number(height) },
    })
  }
  return words
}
