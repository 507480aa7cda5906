import type { Source } from '../model.ts'
import { dateText } from './text.ts'

/** The facts that tell a source from one that looks like it: who published it and when, how much text it has, what the user put on it. */
export function toldApart(source: Source): string {
  const published = source.provenance.map(
    ({ publisher, asOf }) => publisher + (asOf ? ` (${dateText(asOf)})` : ''),
  )
  const own = [
    source.notes.trim() && 'vos notes',
    source.tags.length > 0 && `mots-clés : ${source.tags.join(', ')}`,
  ].filter(Boolean)
  return [published.join(', ') || 'provenance inconnue', ...sizeOf(source), ...own].join(' · ')
}

function sizeOf(source: Source): string[] {
  if (source.kind === 'argument') return []
  if (source.kind === 'article') {
    const n = source.versions.length
    return [n === 0 ? 'sans texte' : n === 1 ? '1 version' : `${n} versions`]
  }
  const length = source.text.reduce((sum, { text }) => sum + text.length, 0)
  const damaged = source.kind === 'decision' && length > 0 && source.punctuation === 'damaged'
  return [
    length === 0 ? 'sans texte' : `${length.toLocaleString('fr-FR')} signes`,
    ...(damaged ? ['ponctuation abîmée'] : []),
  ]
}
