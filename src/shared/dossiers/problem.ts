import { z } from 'zod'
import { Instant } from '../kernel/common.ts'
import { SourceRef } from '../library/model.ts'

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
      /** the source that is to be read */
      source: z.string().optional(),
    })
    .default({}),
  /** the citation of a source that may take the place of typed words */
  correction: z.object({ written: z.string(), source: SourceRef }).optional(),
})
export type Problem = z.infer<typeof Problem>

const rank: Readonly<Record<Problem['severity'], number>> = { blocking: 0, warning: 1, information: 2 }

/** The gravest first; what is as grave keeps its order. */
export const inGravity = (problems: readonly Problem[]): Problem[] =>
  problems.toSorted((a, b) => rank[a.severity] - rank[b.severity])

/** A warning that the user sets aside, by its rule and its sentence, and why. It comes back when the sentence is another. */
export const Dismissal = z.object({
  code: z.string(),
  message: z.string().max(2000),
  reason: z.string().trim().min(3).max(500),
  at: Instant.default(''),
})
export type Dismissal = z.infer<typeof Dismissal>

/** Parts the problems that stand from those set aside. What prevents a deposit is never set aside. */
export function partDismissed(
  problems: readonly Problem[],
  dismissals: readonly Dismissal[],
): { readonly open: Problem[]; readonly dismissed: Dismissal[] } {
  const set = new Map(dismissals.map(one => [`${one.code}|${one.message}`, one]))
  const dismissalsMet = new Set<Dismissal>()
  const open = problems.filter(({ severity, code, message }) => {
    const one = severity === 'blocking' ? undefined : set.get(`${code}|${message}`)
    if (one) dismissalsMet.add(one)
    return !one
  })
  return { open, dismissed: [...dismissalsMet] }
}
