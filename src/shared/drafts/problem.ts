import { z } from 'zod'

/** Something missing or doubtful in a draft. `blocking` refuses the version to be filed. */
export const Problem = z.object({
  severity: z.enum(['blocking', 'warning', 'information']),
  code: z.string(),
  /** a sentence: what is wrong and what to do */
  message: z.string(),
  /** the text of law it rests on: `art. R. 411-1 CJA` */
  law: z.string().default(''),
  /** where to go: a block of the draft, a fact of the dossier, an exhibit; `draft`: the text whose copy is the exhibit that is missing */
  at: z
    .object({
      block: z.string().optional(),
      fact: z.string().optional(),
      exhibit: z.string().optional(),
      draft: z.string().optional(),
    })
    .default({}),
})
export type Problem = z.infer<typeof Problem>

const rank: Readonly<Record<Problem['severity'], number>> = { blocking: 0, warning: 1, information: 2 }

/** The gravest first; what is as grave keeps its order. */
export const inGravity = (problems: readonly Problem[]): Problem[] =>
  problems.toSorted((a, b) => rank[a.severity] - rank[b.severity])
