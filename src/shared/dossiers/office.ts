import type { z } from 'zod'
import { Party } from './model.ts'

/** The lawyer who uses this library, asked once: counsel of each new dossier, and the head of their letters. */
export const Office = Party.pick({
  firstName: true,
  name: true,
  gender: true,
  bar: true,
  number: true,
  address: true,
  phone: true,
  email: true,
})
export type Office = z.infer<typeof Office>

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
