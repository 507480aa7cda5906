import { z } from 'zod'
import { Id, Instant } from '../kernel/common.ts'
import { OneLine } from '../kernel/one-line.ts'
import { Hit } from '../search/model.ts'
import { Reading } from './model.ts'

/** Sources put together by the user, in their order. A source may be in several. */
export const Collection = z.object({
  id: Id,
  title: OneLine.min(1).max(200),
  note: z.string().default(''),
  count: z.int().default(0),
  updatedAt: Instant.default(''),
})
export type Collection = z.infer<typeof Collection>

/** Sources that look like one: the same number and date, or the same words. `reason` says why, `told` what tells each from the others, in French. */
export const Duplicate = z.object({
  hits: z.array(Hit.extend({ told: z.string() })).min(2),
  reason: z.string(),
})
export type Duplicate = z.infer<typeof Duplicate>

/** Acts on many sources at once. */
export const Bulk = z.discriminatedUnion('act', [
  z.object({ act: z.literal('tag'), tag: z.string().min(1).max(80) }),
  z.object({ act: z.literal('untag'), tag: z.string().min(1).max(80) }),
  z.object({ act: z.literal('collect'), collection: Id }),
  /** `J’ai lu ce texte`, by these initials, today */
  z.object({ act: z.literal('verify'), by: Reading.shape.by }),
  /** `caveat`: what is to be verified, where nothing of it is said yet */
  z.object({ act: z.literal('doubt'), caveat: z.string().max(2000).optional() }),
  z.object({ act: z.literal('remove') }),
])
export type Bulk = z.infer<typeof Bulk>
