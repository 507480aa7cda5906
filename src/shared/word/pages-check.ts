import { z } from 'zod'

/** How the page numbers of a Word file were found, and whether LibreOffice prints them so. */
export const PagesCheck = z.object({
  /** `near`: they moved again once corrected, and some may be a page off; `estimated`: LibreOffice said nothing of them */
  state: z.enum(['verified', 'near', 'estimated']),
  /** figures that were changed: the file was written again */
  corrected: z.int(),
  pages: z.int(),
  bytes: z.int(),
  /** why they are only estimated */
  reason: z.string(),
})
export type PagesCheck = z.infer<typeof PagesCheck>

/** Describes the check in French, as the beginning of a sentence. */
export function describePages({ state, corrected, reason }: PagesCheck): string {
  if (state === 'estimated') return `Pages estimées\u00a0: ${reason}`
  const correction =
    corrected === 0
      ? ''
      : corrected === 1
        ? '\u00a0: un numéro corrigé'
        : `\u00a0: ${corrected}\u00a0numéros corrigés`
  if (state === 'verified') return `Pages vérifiées avec LibreOffice${correction}`
  return `Pages relues deux fois avec LibreOffice${correction}\u00a0; quelques-unes peuvent être décalées d’une page`
}
