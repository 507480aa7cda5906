import { z } from 'zod'
import { Id, Instant } from '../kernel/common.ts'
import { done, type Endpoint, endpoint, nothing } from '../kernel/endpoint.ts'

/** One question of an assistant. `words`: what it asked, its beginning where it is long. */
export const AssistantQuestion = z.object({
  at: Instant,
  tool: z.string().max(60),
  words: z.string(),
  outcome: z.enum(['answered', 'refused']),
})
export type AssistantQuestion = z.infer<typeof AssistantQuestion>

/** One stretch of time during which an assistant could ask, and all that it asked. `isOpen`: it still can. */
export const AssistantSession = z.object({
  id: Id,
  /** the only dossier it could read; absent: none */
  dossier: z.object({ id: Id, title: z.string() }).optional(),
  began: Instant,
  isOpen: z.boolean(),
  questions: z.array(AssistantQuestion),
})
export type AssistantSession = z.infer<typeof AssistantSession>

/** The messages about assistants that read the library. Only the program that serves one sends those that write: no tool reaches any. */
export const assistant = {
  /** the newest first; `dossier`: those that could read it */
  'assistant.sessions': endpoint({
    input: z.object({ dossier: Id.optional(), limit: z.int().min(1).max(100).default(20) }),
    output: z.array(AssistantSession),
  }),
  'assistant.begin': endpoint({
    input: z.object({ dossier: Id.optional() }),
    output: z.object({ session: Id }),
    changes: 'none',
  }),
  /** keeps a question, or with none says that the assistant is still there */
  'assistant.note': endpoint({
    input: z.object({
      session: Id,
      question: AssistantQuestion.omit({ at: true }).extend({ words: z.string() }).optional(),
    }),
    output: done,
    changes: 'none',
  }),
  'assistant.end': endpoint({ input: z.object({ session: Id }), output: done, changes: 'none' }),
  /** erases all that assistants asked, of this library whole */
  'assistant.forget': endpoint({ input: nothing, output: done, changes: 'settings' }),
} satisfies Record<string, Endpoint>
