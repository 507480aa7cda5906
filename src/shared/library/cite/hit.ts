import { dateText } from '../../french/dates.ts'
import type { Hit } from '../../search/model.ts'
import { entryOf } from '../kinds/registry.ts'
import type { Source } from '../model.ts'
import { label } from './print.ts'

/** A source as a list shows it when nothing was searched for: what it holds, else how its text begins. */
export function hitOf(source: Source): Hit {
  const entry = entryOf(source)
  const date = entry.date(source)
  return {
    id: source.id,
    kind: source.kind,
    label: label(source),
    excerpt: firstWords(entry.beginning(source)),
    certainty: source.certainty,
    tags: source.tags,
    ...(date && { date }),
    ...(source.withdrawn && { withdrawn: source.withdrawn }),
  }
}

const MAX_EXCERPT_CHARS = 240

/** The beginning of a text, cut between words, with an ellipsis where it is cut. */
function firstWords(text: string): string {
  if (text.length <= MAX_EXCERPT_CHARS) return text
  const start = text.slice(0, MAX_EXCERPT_CHARS)
  const space = start.search(/\s\S*$/)
  return `${start.slice(0, space > MAX_EXCERPT_CHARS / 2 ? space : MAX_EXCERPT_CHARS).trimEnd()}…`
}

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
