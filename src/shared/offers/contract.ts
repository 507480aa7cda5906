import { z } from 'zod'
import { Id } from '../kernel/common.ts'
import { done, type Endpoint, endpoint, FileRef, nothing, one } from '../kernel/endpoint.ts'
import { Kept, KeptInput } from './kept.ts'

/** A file given to the program from outside its window: a double click, a drop on its icon, an argument. */
export const OfferedFile = z.object({
  id: Id,
  name: z.string(),
  /** what would be done with it, once the user agrees; `refused`: nothing, `problem` says why; `kept`: the library took it from a browser */
  kind: z.enum(['pack', 'dossier', 'word', 'import', 'refused', 'kept']),
  file: FileRef.optional(),
  /** the dossier of the library that a Word file comes from */
  dossier: z.object({ id: Id, title: z.string() }).optional(),
  problem: z.string().optional(),
  /** what the browser was answered */
  kept: Kept.optional(),
})
export type OfferedFile = z.infer<typeof OfferedFile>

/** Files that wait for the user to say whether they are taken, and links that leave the window. */
export const offers = {
  /** the oldest first */
  'offers.list': endpoint({ input: nothing, output: z.array(OfferedFile) }),
  /** the user has answered; `taken`: another message names the file, which is kept for it */
  'offers.answer': endpoint({ input: one.extend({ taken: z.boolean() }), output: done, changes: 'none' }),
  /** takes in what the user kept from their browser */
  'offers.keep': endpoint({ input: KeptInput, output: Kept, changes: 'library' }),
  /** opens a link in the user's browser, once they said yes outside the page; whether they could be asked */
  'offers.openLink': endpoint({
    input: z.object({ address: z.string().max(8000) }),
    output: z.object({ isAsked: z.boolean() }),
  }),
} satisfies Record<string, Endpoint>
