import type { Dossier } from '../../shared/dossiers/model.ts'

/** The sheets of a dossier, the one it opens on first. */
export type SheetKey = 'line' | 'facts' | 'parties' | 'dates' | 'exhibits' | 'filings' | 'notes' | 'closing'

interface Sheet {
  readonly key: SheetKey
  readonly title: string
  /** the heading the address leads to */
  readonly heading: string
  /** the other headings of it that the address may name */
  readonly also: readonly string[]
}

const sheets: readonly Sheet[] = [
  { key: 'line', title: 'Le fil', heading: 'line', also: ['texts'] },
  { key: 'facts', title: 'Faits', heading: 'facts', also: [] },
  { key: 'parties', title: 'Parties', heading: 'parties', also: [] },
  { key: 'dates', title: 'Dates et délais', heading: 'dates', also: ['fact-limits', 'limits'] },
  { key: 'exhibits', title: 'Pièces', heading: 'exhibits-title', also: [] },
  {
    key: 'filings',
    title: 'Affaires et dépôts',
    heading: 'filings-title',
    also: ['affaires-title', 'note-filing'],
  },
  { key: 'notes', title: 'Notes', heading: 'notes-title', also: [] },
  { key: 'closing', title: 'Classer', heading: 'closing-title', also: [] },
]

/** The sheets of a dossier of that type: a campaign has no case, and opens on its texts. */
export const sheetsOf = (type: Dossier['type']): readonly Sheet[] =>
  type === 'recourse'
    ? sheets
    : sheets.map(sheet => {
        if (sheet.key === 'line') return { ...sheet, title: 'Textes' }
        return sheet.key === 'filings' ? { ...sheet, title: 'Dépôts' } : sheet
      })

const aboutParties = /^(part|claimant|defendant|counsel|intervener)/i

/** The sheet of what the address names: a heading, a question about the parties, any other fact. */
export function sheetOf(fact: string | undefined): SheetKey {
  if (!fact) return 'line'
  const named = sheets.find(({ heading, also }) => heading === fact || also.includes(fact))
  if (named) return named.key
  if (fact.startsWith('exhibit')) return 'exhibits'
  if (fact.startsWith('limits.')) return 'dates'
  return aboutParties.test(fact) ? 'parties' : 'facts'
}

/** The heading of a sheet, where the question the address names is not shown. */
export const headingOf = (key: SheetKey): string => sheets.find(sheet => sheet.key === key)?.heading ?? 'line'
