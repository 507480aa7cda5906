import { z } from 'zod'

/** Something missing or doubtful in a draft. `blocking` refuses the version to be filed. */
export const Problem = z.object({
  severity: z.enum(['blocking', 'warning', 'information']),
  code: z.string(),
  /** a sentence: what is wrong and what to do */
  message: z.string(),
  /** the text of law it rests on: `art. R. 411-1 CJA` */
  law: z.string().default(''),
  /** where to go: a block of the draft, a fact of the dossier, an exhibit */
  at: z
    .object({ block: z.string().optional(), fact: z.string().optional(), exhibit: z.string().optional() })
    .default({}),
})
export type Problem = z.infer<typeof Problem>
