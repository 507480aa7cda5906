import { type Document, LegalText } from '../../../shared/library/model.ts'

const types: Readonly<Record<Document['type'], string>> = {
  cnil: 'CNIL',
  parliament: 'document parlementaire',
  amendment: 'amendement',
  report: 'rapport',
  doctrine: 'article de doctrine',
  book: 'ouvrage',
  press: 'presse',
  web: 'page du web',
  other: 'autre',
}

/** The types of document, as a list to choose from. */
export const documentTypes = Object.entries(types).map(([value, label]) => ({ value, label }))

/** The natures of a text of law. */
export const lawNatures = LegalText.shape.nature.options.map(value => ({ value, label: value }))

/** The states of a version one may give by hand. */
export const versionStates = [
  { value: 'VIGUEUR', label: 'en vigueur' },
  { value: 'VIGUEUR_DIFF', label: 'en vigueur différée' },
  { value: 'MODIFIE', label: 'modifiée' },
  { value: 'ABROGE', label: 'abrogée' },
] as const
