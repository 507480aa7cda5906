import { z } from 'zod'
import { Party } from './model.ts'

/**
 * The association that a volunteer writes for, asked once: it is the claimant of each new recourse. Kept with the settings of the
 * library, so that neither a pack nor an exported dossier carries it; what a dossier took of it is the dossier's own.
 */
export const OwnAssociation = Party.pick({
  name: true,
  alias: true,
  legalForm: true,
  number: true,
  address: true,
  representative: true,
  quality: true,
  empowerment: true,
  phone: true,
  email: true,
}).extend({
  /** where its recourses are signed: « Fait à » */
  city: z.string().default(''),
})
export type OwnAssociation = z.infer<typeof OwnAssociation>

/** Reads the association from the setting `association`; undefined without a name. */
export function readOwnAssociation(value: string | undefined): OwnAssociation | undefined {
  if (!value) return undefined
  try {
    const association = OwnAssociation.parse(JSON.parse(value))
    return association.name.trim() ? association : undefined
  } catch {
    return undefined
  }
}

/** The association as claimant of a dossier. */
export const claimantOf = ({ city: _city, ...association }: OwnAssociation, id: string): Party =>
  Party.parse({ ...association, id, role: 'claimant', type: 'association' })
