import { z } from 'zod'
import { OneLine } from '../../kernel/one-line.ts'

/**
 * Where the words of a page come from. `text`: the file says them. `layer`: they lie under a picture of the whole page, where another
 * program recognised them. `image`: a picture that nobody read. `blank`: nothing is on it. `recognised`: read here, on the picture.
 */
export const PageOrigin = z.enum(['text', 'layer', 'image', 'blank', 'recognised'])
export type PageOrigin = z.infer<typeof PageOrigin>

/** Whether the words of a page are a machine's reading of a picture, which nobody takes for the text of the document. */
export const isRecognised = (origin: PageOrigin): boolean => origin === 'recognised' || origin === 'layer'

/** Said wherever recognised words are quoted. */
export const TO_VERIFY = 'lu sur une image, à vérifier'

/** Confidence, of 100, below which a word is shown as doubtful. */
export const DOUBTFUL_BELOW = 70

/** A rectangle of a page, in points from its top left corner, as the page is shown. */
export const Place = z.object({ x: z.number(), y: z.number(), w: z.number(), h: z.number() })
export type Place = z.infer<typeof Place>

/** A word read on a picture, in the order of reading. */
export const RecognisedWord = Place.extend({
  text: OneLine,
  /** of 100, by the engine; of a word that somebody corrected it says nothing any more */
  confidence: z.number(),
  /** lines and paragraphs are numbered from the top of the page */
  line: z.int(),
  paragraph: z.int(),
  /** what the engine had read, where somebody corrected it */
  original: z.string().optional(),
})
export type RecognisedWord = z.infer<typeof RecognisedWord>

/** A page of a file, with what it says and how that is known. */
export const FilePage = z.object({
  page: z.int().positive(),
  origin: PageOrigin,
  /** size in points */
  width: z.number(),
  height: z.number(),
  /** degrees, clockwise, by which its words are turned: 0, 90, 180 or 270 */
  turn: z.int().default(0),
  /** degrees, clockwise, by which its lines lean */
  skew: z.number().default(0),
  text: z.string().default(''),
  words: z.array(RecognisedWord).default([]),
})
export type FilePage = z.infer<typeof FilePage>

/** How far the pages of an exhibit are read. */
export const ScanState = z.object({
  exhibit: z.string(),
  pages: z.int(),
  /** pictures that nobody read */
  unread: z.int(),
  recognised: z.int(),
  layered: z.int(),
  /** recognised words below the threshold of confidence, which nobody corrected */
  doubtful: z.int(),
})
export type ScanState = z.infer<typeof ScanState>

/** The words of a page as text: lines and paragraphs as they stand. */
export function textOfWords(words: readonly RecognisedWord[]): string {
  let text = ''
  let before: RecognisedWord | undefined
  for (const word of words) {
    if (before) text += breakBetween(before, word)
    text += word.text
    before = word
  }
  return text
}

function breakBetween(before: RecognisedWord, after: RecognisedWord): string {
  if (before.paragraph !== after.paragraph) return '\n\n'
  return before.line === after.line ? ' ' : '\n'
}

/** A page whose word at that place was corrected; an empty text takes it away. What the engine had read is kept beside. */
export function correctedPage(page: FilePage, at: number, text: string): FilePage {
  const words = page.words.flatMap((word, index) => {
    if (index !== at) return [word]
    if (text === '') return []
    const original = word.original ?? word.text
    const { original: _, ...rest } = word
    return [original === text ? { ...rest, text } : { ...rest, text, original }]
  })
  return { ...page, words, text: textOfWords(words) }
}
