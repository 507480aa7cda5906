import { z } from 'zod'

/** How the page numbers of a Word file were found, and whether LibreOffice prints them so. */
export const PagesCheck = z.object({
  /** `near`: they moved again once corrected, and some may be a page off; `estimated`: LibreOffice said nothing of them that holds */
  state: z.enum(['verified', 'near', 'estimated']),
  /** figures that were changed: the file was written again */
  corrected: z.int(),
  pages: z.int(),
  bytes: z.int(),
  /** why they are only estimated */
  reason: z.string(),
})
export type PagesCheck = z.infer<typeof PagesCheck>

/** Says why pages stay estimated where LibreOffice lacks faces of the file. */
export function missingFacesReason(faces: readonly string[]): string {
  const names = faces.map(face => `«\u00a0${face}\u00a0»`).join(', ')
  return faces.length === 1
    ? `LibreOffice n’a pas la police ${names} et en met une autre à sa place\u00a0; installez-la pour vérifier les pages et faire un PDF fidèle`
    : `LibreOffice n’a pas les polices ${names} et en met d’autres à leur place\u00a0; installez-les pour vérifier les pages et faire un PDF fidèle`
}

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
