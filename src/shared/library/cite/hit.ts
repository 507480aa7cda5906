import { withoutMarkup } from '../../drafts/text/markup.ts'
import type { Hit, Source } from '../model.ts'
import { label } from './print.ts'

/** A source as a list shows it when nothing was searched for: what it holds, else how its text begins. */
export function hitOf(source: Source): Hit {
  return {
    id: source.id,
    kind: source.kind,
    label: label(source),
    excerpt: firstWords(beginning(source)),
    certainty: source.certainty,
    tags: source.tags,
    ...(source.kind !== 'article' && source.kind !== 'argument' && source.date && { date: source.date }),
    ...(source.withdrawn && { withdrawn: source.withdrawn }),
  }
}

const longest = 240

/** Cut between words, and said to be. */
function firstWords(text: string): string {
  if (text.length <= longest) return text
  const start = text.slice(0, longest)
  const space = start.search(/\s\S*$/)
  return `${start.slice(0, space > longest / 2 ? space : longest).trimEnd()}…`
}

function beginning(source: Source): string {
  switch (source.kind) {
    case 'argument':
      return withoutMarkup(source.thesis)
    case 'article':
      return source.holding || source.versions.at(-1)?.text || ''
    case 'decision':
      return source.holding || source.abstract || source.text.find(one => one.n)?.text || ''
    case 'document':
      return source.holding || source.text[0]?.text || ''
  }
}
