import { type StyleId, styleIds, styleNames } from '../write/names.ts'
import type { Sheet, SheetStyle } from './sheet.ts'

/** Names a model may give the style that ours is, the best first; those of Word are the same in all its languages. */
const names: Partial<Record<StyleId, readonly string[]>> = {
  Quote: ['quote', 'intense quote', 'block text', 'citation', 'citations', 'zitat'],
  ListBullet: ['list bullet'],
  ListNumber: ['list number'],
  TOCHeading: ['toc heading', 'contents heading'],
  TableText: ['table text', 'texte de tableau', 'texte tableau', 'table contents'],
  TableHead: ['table head', 'titre de colonne', 'table heading'],
  Signature: ['signature'],
}

/** Names an author gives a style of their own for what ours is, where the model has no better one. */
const likely: Partial<Record<StyleId, RegExp>> = {
  Quote: /\b(?:citations?|quotes?|quotations?|extraits?|zitate?)\b/i,
  Caption: /\b(?:légendes?|captions?)\b/i,
  TableText: /\b(?:texte|corps) (?:de |du )?tableaux?\b/i,
  TableHead: /\b(?:en-tête|titre) (?:de |du )?(?:tableaux?|colonnes?)\b/i,
}

/** Ours alone: nothing in a model is meant for them. */
const ours: ReadonlySet<StyleId> = new Set([
  'NumberedParagraph',
  'QuoteSource',
  'Claims',
  'Lead',
  'Right',
  'Box',
  'Request',
  'Court',
  'CoverHeading',
  'CoverParty',
  'CoverDetail',
  'CoverAgainst',
  'Picture',
  'LetterheadName',
  'LetterheadRule',
])

/** The styles of a model that are those of our pages, by ours. */
export function matched(sheet: Sheet): ReadonlyMap<StyleId, SheetStyle> {
  const found = new Map<StyleId, SheetStyle>()
  for (const id of styleIds) {
    if (ours.has(id)) continue
    const named = (names[id] ?? [styleNames[id]]).map(name => sheet.named(name))
    const own = [...sheet.styles.values()].filter(one => likely[id]?.test(one.name))
    const style = id === 'Normal' ? sheet.standard : [...named, ...own].find(one => one?.type === 'paragraph')
    if (style?.type === 'paragraph') found.set(id, style)
  }
  return found
}

/** The ids of the styles of a model that serve. */
export const matchedNames = (sheet: Sheet): ReadonlySet<string> =>
  new Set([...matched(sheet).values()].map(one => one.id))
