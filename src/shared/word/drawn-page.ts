import { z } from 'zod'

/** A stretch of words at its place on a page, in points from its top left corner; `width` 0: its own. */
export const DrawnText = z.object({
  text: z.string(),
  x: z.number(),
  y: z.number(),
  width: z.number(),
  size: z.number(),
  bold: z.boolean(),
  italic: z.boolean(),
  underline: z.boolean(),
  /** centred on `x` */
  centred: z.boolean().optional(),
  /** something missing, highlighted */
  marked: z.boolean().optional(),
  /** six hexadecimal digits; the ink of the page where left out */
  color: z.string().optional(),
})
export type DrawnText = z.infer<typeof DrawnText>

/** A picture at its place on a page, in points. */
export const DrawnPicture = z.object({
  hash: z.string(),
  type: z.enum(['png', 'jpeg']),
  alt: z.string(),
  x: z.number(),
  y: z.number(),
  width: z.number(),
  height: z.number(),
})
export type DrawnPicture = z.infer<typeof DrawnPicture>

/** A page as it would be printed, to be drawn small. */
export const DrawnPage = z.object({
  number: z.int(),
  width: z.number(),
  height: z.number(),
  /** the face of its text: `times`, `arial`, or the one of the window */
  face: z.string(),
  texts: z.array(DrawnText),
  /** with a height: down, not across */
  rules: z.array(
    z.object({ x: z.number(), y: z.number(), width: z.number(), height: z.number().optional() }),
  ),
  pictures: z.array(DrawnPicture),
})
export type DrawnPage = z.infer<typeof DrawnPage>
