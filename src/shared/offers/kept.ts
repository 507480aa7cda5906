import { z } from 'zod'
import { Day, Id } from '../kernel/common.ts'
import { FileRef } from '../kernel/endpoint.ts'
import { OneLine } from '../kernel/one-line.ts'

/** A page or a PDF that the user kept from their browser: its address, as the browser says it, and the day there. */
export const KeptInput = z.object({
  file: FileRef,
  address: z.string().max(4000),
  title: OneLine.default(''),
  day: Day,
})
export type KeptInput = z.infer<typeof KeptInput>

/** The outcome: `present`: the library had it; `newer`: it holds a newer state; `waiting`: a window asks where it goes; `refused`: nothing was kept. */
export const KeptOutcome = z.enum(['added', 'updated', 'present', 'newer', 'waiting', 'refused'])
export type KeptOutcome = z.infer<typeof KeptOutcome>

/** The answer to the browser, one sentence, and the sources it is about. */
export const Kept = z.object({
  outcome: KeptOutcome,
  sentence: z.string(),
  sources: z.array(z.object({ id: Id, label: z.string() })),
})
export type Kept = z.infer<typeof Kept>

/** Says what was kept, whether the library had it, and whether newer or older. */
export function keptSentence(outcome: Exclude<KeptOutcome, 'waiting' | 'refused'>, what: string): string {
  switch (outcome) {
    case 'added':
      return `Gardé dans la bibliothèque\u00a0: ${what}.`
    case 'updated':
      return `La bibliothèque l’avait, moins complet\u00a0: ${what} y est à jour.`
    case 'present':
      return `La bibliothèque l’a déjà, tel quel\u00a0: ${what}.`
    case 'newer':
      return `La bibliothèque en a déjà un état plus récent, qui reste\u00a0: ${what}.`
  }
}
