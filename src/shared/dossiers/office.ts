import { z } from 'zod'
import { Party } from './model.ts'

/** A lawyer of the firm that uses this library. */
const Lawyer = Party.pick({
  firstName: true,
  name: true,
  gender: true,
  bar: true,
  number: true,
  address: true,
  phone: true,
  email: true,
})
export type Lawyer = z.infer<typeof Lawyer>

/**
 * The firm that uses this library, asked once: its lawyer is counsel of each new dossier, and the head of their letters. Kept with the
 * settings of the library, so that neither a pack nor an exported dossier carries it; what a dossier took of it is the dossier's own.
 */
export const Office = Lawyer.extend({
  /** the name of the firm, above that of the lawyer */
  firm: z.string().default(''),
  /** where its filings are signed: « Fait à » */
  city: z.string().default(''),
  /** the other lawyers of the firm, each added to a dossier by one press */
  colleagues: z.array(Lawyer).default([]),
})
export type Office = z.infer<typeof Office>

/** The lawyers of a firm, its own first; those without a name are left out. */
export const lawyersOf = ({ firm: _firm, city: _city, colleagues, ...lawyer }: Office): Lawyer[] =>
  [lawyer, ...colleagues].filter(one => one.name.trim())

/** Reads the office from the setting `office`; undefined without a name. */
export function readOffice(value: string | undefined): Office | undefined {
  if (!value) return undefined
  try {
    const office = Office.parse(JSON.parse(value))
    return office.name.trim() ? office : undefined
  } catch {
    return undefined
  }
}

/** The manner of new filings: the one chosen, else that of a lawyer for a lawyer, of the association for anyone else. */
export const filingStyle = (values: Readonly<Record<string, string>>): 'lawyer' | 'association' => {
  if (values.filings === 'lawyer' || values.filings === 'association') return values.filings
  return values.profile === 'lawyer' ? 'lawyer' : 'association'
}
