import { stem } from '../../../shared/french/stem.ts'
import { parseQuery, type Query } from '../../../shared/search/query.ts'
import type { Term } from '../../../shared/search/terms.ts'
import type { WordReader } from '../index/types.ts'

/**
 * The query with the words that are in no text replaced by the nearest that are in some, and what it then reads; the query
 * itself when there is nothing to replace. `whole`: the last word is not taken for the beginning of another.
 */
export function corrected(query: Query, reader: WordReader, whole = false): { query: Query; text?: string } {
  let text = query.text
  for (const { any } of query.clauses)
    for (const term of any.some(({ synonym }) => synonym) ? [] : any) {
      const [word = ''] = term.forms[0] ?? []
      if (term.forms.length !== 1 || term.forms[0]?.length !== 1 || word.length < 4 || /\d/.test(word))
        continue
      if (isKnown(term, word, reader, whole)) continue
      const [near] = reader.near(word, 1)
      if (near && text.includes(term.typed)) text = text.replace(term.typed, () => spelt(near.word, reader))
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

/** As it is most often written. */
const spelt = (word: string, reader: WordReader) => reader.variants(word)[0]?.written ?? word
