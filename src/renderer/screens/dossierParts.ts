import type { Dossier } from '../../shared/dossiers/model.ts'

const parts = {
  texts: 'Textes',
  facts: 'Faits',
  parties: 'Parties',
  dates: 'Dates',
  'fact-limits': 'Délais',
  'affaires-title': 'Affaires',
  'exhibits-title': 'Pièces',
  'filings-title': 'Dépôts',
  'notes-title': 'Notes',
  'closing-title': 'Clôture',
}
const { 'affaires-title': _, ...partsOfCampaign } = parts

/** The parts of the page of a dossier, in its order: a campaign has no case. */
export const partsOf = (type: Dossier['type']): Record<string, string> =>
  type === 'recourse' ? parts : partsOfCampaign
