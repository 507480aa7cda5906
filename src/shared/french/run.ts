import { z } from 'zod'

/** A character format, by its name. */
export const Mark = z.enum(['bold', 'italic', 'underline', 'smallcaps', 'superscript', 'subscript', 'mono'])
export type Mark = z.infer<typeof Mark>

/** A stretch of text of one appearance. */
export interface Run {
  readonly text: string
  readonly marks?: readonly Mark[]
}
