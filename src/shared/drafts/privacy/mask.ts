import { z } from 'zod'

/** Words by which someone may be known, and what takes their place everywhere. */
export const Mask = z.object({
  kind: z.enum(['person', 'body', 'address', 'phone', 'mail', 'number']),
  found: z.string().min(1).max(500),
  replacement: z.string().max(500),
  /** how often they occur */
  times: z.int().nonnegative().default(0),
  /** proposed to be replaced; a body that acts in public is left unless asked */
  wanted: z.boolean().default(true),
  /** a capital that nothing around it explains: shown, for the reader to say */
  doubt: z.boolean().default(false),
})
export type Mask = z.infer<typeof Mask>
