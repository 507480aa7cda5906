import { dateText } from '../../french/dates.ts'
import { entryOf } from '../kinds/registry.ts'
import type { Source } from '../model.ts'

/** The facts that tell a source from one that looks like it: who published it and when, how much text it has, what the user put on it. */
export function toldApart(source: Source): string {
  const publications = source.provenance.map(
    ({ publisher, asOf }) => publisher + (asOf ? ` (${dateText(asOf)})` : ''),
  )
  const own = [
    source.notes.trim() && 'vos notes',
    source.tags.length > 0 && `mots-clés : ${source.tags.join(', ')}`,
  ].filter(Boolean)
  return [publications.join(', ') || 'provenance inconnue', ...entryOf(source).size(source), ...own].join(
    ' · ',
  )
}
