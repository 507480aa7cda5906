import { type StyleId, styleIds, styleNames } from '../looks/style-names.ts'
import type { Sheet, SheetStyle } from './style-sheet.ts'

/** Names under which a model may hold one of our styles, the best first; Word's own are the same in all languages. */
const WORD_NAMES: Partial<Record<StyleId, readonly string[]>> = {
  Quote: ['quote', 'intense quote', 'block text', 'citation', 'citations', 'zitat'],
  ListBullet: ['list bullet'],
  ListNumber: ['list number'],
  TOCHeading: ['toc heading', 'contents heading'],
  TableText: ['table text', 'texte de tableau', 'texte tableau', 'table contents'],
  TableHead: ['table head', 'titre de colonne', 'table heading'],
  Signature: ['signature'],
  Court: ['adresse (lettre)'],
  Right: ['date (lettre)'],
}

/** Names of the styles learned of a letter, by the part they play there: those of Word, and two that Word has not. */
export const LEARNED_NAMES = {
  address: ['Adresse (lettre)'],
  date: ['Date', 'Date (lettre)'],
  title: ['Title'],
  heading1: ['heading 1'],
  heading2: ['heading 2'],
  heading3: ['heading 3'],
  body: ['Texte (lettre)', 'Body Text'],
  quote: ['quote'],
  note: ['footnote text'],
  signature: ['signature'],
} as const

/** Names authors give to styles of their own, tried where the model has no better match. */
const AUTHOR_NAMES: Partial<Record<StyleId, RegExp>> = {
  Quote: /\b(?:citations?|quotes?|quotations?|extraits?|zitate?)\b/i,
  Caption: /\b(?:légendes?|captions?)\b/i,
  TableText: /\b(?:texte|corps) (?:de |du )?tableaux?\b/i,
  TableHead: /\b(?:en-tête|titre) (?:de |du )?(?:tableaux?|colonnes?)\b/i,
}

/** Styles that no template has: they are always derived. */
const OWN_STYLES: ReadonlySet<StyleId> = new Set([
  'NumberedParagraph',
  'QuoteSource',
  'Claims',
  'Lead',
  'Box',
  'Request',
  'CoverHeading',
  'CoverParty',
  'CoverDetail',
  'CoverAgainst',
  'Picture',
  'LetterheadName',
  'LetterheadRule',
])

/** The styles of a model that are those of our pages, by ours. */
export function matchStyles(sheet: Sheet): ReadonlyMap<StyleId, SheetStyle> {
  const matches = new Map<StyleId, SheetStyle>()
  for (const id of styleIds) {
    if (OWN_STYLES.has(id)) continue
    const candidates = (WORD_NAMES[id] ?? [styleNames[id]]).map(name => sheet.byName(name))
    const own = [...sheet.styles.values()].filter(one => AUTHOR_NAMES[id]?.test(one.name))
    const style =
      id === 'Normal'
        ? (sheet.byName('Texte (lettre)') ?? sheet.standard)
        : [...candidates, ...own].find(one => one?.type === 'paragraph')
    if (style?.type === 'paragraph') matches.set(id, style)
  }
  return matches
}

/** The ids of the styles of a model that serve. */
export const matchedStyleIds = (sheet: Sheet): ReadonlySet<string> =>
  new Set([...matchStyles(sheet).values()].map(one => one.id))
