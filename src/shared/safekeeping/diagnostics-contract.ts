import { z } from 'zod'
import { done, type Endpoint, endpoint, nothing } from '../kernel/endpoint.ts'

const REPORTED_CHARS = 4000

/** The program's log, and what one may give to who mends it. */
export const diagnostics = {
  /** the last lines of the log, oldest first, the folder where it lies, and whether it can be shown from here */
  'diagnostics.log': endpoint({
    input: nothing,
    output: z.object({ folder: z.string(), isRevealable: z.boolean(), lines: z.array(z.string()) }),
  }),
  /** shows the folder of the log in the system's own window for files */
  'diagnostics.reveal': endpoint({ input: nothing, output: nothing }),
  /** versions, machine, health of the library and last lines, as one text to be read before it is given to anybody */
  'diagnostics.report': endpoint({ input: nothing, output: z.object({ text: z.string() }) }),
  /** an error of the window: the panel it cost, its class, message and stack; the log keeps what the Log promises, no more */
  'diagnostics.record': endpoint({
    input: z.object({
      panel: z.string().max(120),
      name: z.string().max(120),
      message: z.string().max(REPORTED_CHARS),
      stack: z.string().max(REPORTED_CHARS),
    }),
    output: done,
  }),
} satisfies Record<string, Endpoint>
