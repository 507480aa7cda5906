import { z } from 'zod'
import { Id } from './common.ts'

/** What an import did; the numbers add up to `read`. */
export const ImportReport = z.object({
  read: z.int(),
  added: z.int(),
  updated: z.int(),
  unchanged: z.int(),
  deleted: z.int(),
  rejected: z.array(z.object({ file: z.string(), reason: z.string() })),
  seconds: z.number(),
})
export type ImportReport = z.infer<typeof ImportReport>

/** A long task in the worker. */
export const Job = z.object({
  id: Id,
  /** what is being done, in French */
  title: z.string(),
  state: z.enum(['running', 'done', 'failed', 'cancelled']),
  done: z.int(),
  bytes: z.int(),
  totalBytes: z.int(),
  /** seconds left, when it can be told */
  remaining: z.number().optional(),
  message: z.string().default(''),
  report: ImportReport.optional(),
})
export type Job = z.infer<typeof Job>
