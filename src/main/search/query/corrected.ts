import { stem } from '../../../shared/french/stem.ts'
import { parseQuery, type Query } from '../../../shared/search/query.ts'
import type { Term } from '../../../shared/search/terms.ts'
import type { WordReader } from '../index/types.ts'

/**
 * Replaces the words that no text has by their nearest neighbours, and returns the new query with its text; the query itself when
 * no word is replaced. `whole`: the last word is not taken as a prefix.
 */
export function correctSpelling(
  query: Query,
  reader: WordReader,
  whole = false,
): { query: Query; text?: string } {
  let text = query.text
  for (const { any } of query.clauses)
    for (const term of any.some(({ synonym }) => synonym) ? [] : any) {
      const [word = ''] = term.forms[0] ?? []
      if (term.forms.length !== 1 || term.forms[0]?.length !== 1 || word.length < 4 || /\d/.test(word))
        continue
      if (isKnown(term, word, reader, whole)) continue
      const [near] = reader.near(word, 1)
      if (near && text.includes(term.raw)) text = text.replace(term.raw, () => spelt(near.word, reader))
    }
  if (text === query.text) return { query }
  const { clauses, without } = parseQuery(text)
  return { query: { ...query, clauses, without, text }, text }
}

function isKnown(term: Term, word: string, reader: WordReader, whole: boolean): boolean {
  if (reader.variants(word).length > 0 || (!whole && term.prefix && reader.completions(word, 1).length > 0))
    return true
  return term.stems.length > 0 && reader.stemCount(stem(word)) > 0
}

/** The most common spelling of a folded word. */
const spelt = (word: string, reader: WordReader) => reader.variants(word)[0]?.spelling ?? word
