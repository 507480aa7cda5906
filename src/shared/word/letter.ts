import { z } from 'zod'

/** The part a paragraph plays in a letter that is taken as a model. */
export const LetterRole = z.enum([
  'address',
  'date',
  'title',
  'heading1',
  'heading2',
  'heading3',
  'body',
  'quote',
  'note',
  'signature',
  'other',
])
export type LetterRole = z.infer<typeof LetterRole>

export const letterRoleLabels: Readonly<Record<LetterRole, string>> = {
  address: 'adresse',
  date: 'date et lieu',
  title: 'titre du document',
  heading1: 'titre de niveau 1',
  heading2: 'titre de niveau 2',
  heading3: 'titre de niveau 3',
  body: 'texte',
  quote: 'citation',
  note: 'note de bas de page',
  signature: 'signature',
  other: 'rien de cela',
}

/** A paragraph of a letter, as it is set in its file, and the part it plays. */
export const LetterParagraph = z.object({
  /** its place among the paragraphs read */
  index: z.int(),
  text: z.string(),
  role: LetterRole,
  bold: z.boolean(),
  italic: z.boolean(),
  /** in points */
  size: z.number(),
  align: z.enum(['left', 'center', 'right', 'both']),
})
export type LetterParagraph = z.infer<typeof LetterParagraph>

/** Parts that the user gave, by the place of the paragraph. */
export const LetterRoles = z.record(z.string(), LetterRole)
export type LetterRoles = z.infer<typeof LetterRoles>
