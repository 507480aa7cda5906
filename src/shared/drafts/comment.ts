import { z } from 'zod'
import { Id, Instant } from '../kernel/common.ts'

const Message = z.object({
  id: Id,
  author: z.string().default(''),
  at: Instant.default(''),
  text: z.string(),
})

/**
 * A remark of a reader or a co-writer on a stretch of the text. The stretch is every inline that bears its id in `comments`;
 * where none does any more, `quote` still says what it was about. Never exported unless asked.
 */
export const Comment = Message.extend({
  /** the words it was put on, as they were then */
  quote: z.string().default(''),
  replies: z.array(Message).default([]),
  resolved: z.boolean().default(false),
})
export type Comment = z.infer<typeof Comment>
