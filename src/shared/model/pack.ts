import { z } from 'zod'
import { Bill } from './bill.ts'
import { Day } from './common.ts'
import { Source } from './source.ts'

/** One file of sources and bills, made to be shared. */
export const Pack = z.object({
  pretoire: z.literal(1),
  id: z.string(),
  title: z.string(),
  author: z.string(),
  licence: z.string(),
  date: Day,
  sources: z.array(Source).default([]),
  bills: z.array(Bill).default([]),
})
export type Pack = z.infer<typeof Pack>
