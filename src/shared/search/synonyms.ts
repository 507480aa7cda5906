import { words } from '../french/fold.ts'
import { stem } from '../french/stem.ts'
import { isStopWord } from '../french/stop-words.ts'
import { acronyms } from './acronyms.ts'
import { everydayWords } from './everyday-words.ts'
import { synonymGroups } from './synonym-list.ts'
import type { Term } from './terms.ts'

/** The stems of the words typed, without stop words, and the terms searched as well. */
interface Entry {
  readonly stems: readonly string[]
  readonly terms: readonly Term[]
  /** only in a question */
  readonly everyday?: boolean
}

/**
 * Adds to each clause the synonyms of its words. A synonym of several clauses is added to each, so that a source matches with all
 * the words or with the synonym. Clauses between quotes or beside OU are left as they are. A question is also searched in the words of
 * the law for those of every day.
 */
export function withSynonyms<C extends { readonly any: readonly Term[] }>(
  clauses: readonly C[],
  isQuestion = false,
): C[] {
  const typedWords = clauses.flatMap(({ any: [term, other] }, clause) =>
    (term && !other && term.stems.length ? (term.forms[0] ?? []) : ['"'])
      .filter(word => !isStopWord(word))
      .map(word => ({ word: stem(word), clause })),
  )
  const more = clauses.map((): Term[] => [])
  for (const [at, { word, clause }] of typedWords.entries()) {
    // a compound is taken whole
    if (typedWords[at - 1]?.clause === clause) continue
    for (const { stems, terms, everyday } of entries().get(word) ?? []) {
      if (everyday && !isQuestion) continue
      const last = typedWords[at + stems.length - 1]?.clause
      if (last === undefined || typedWords[at + stems.length]?.clause === last) continue
      if (stems.every((one, n) => typedWords[at + n]?.word === one))
        for (let of = clause; of <= last; of += 1) more[of]?.push(...terms)
    }
  }
  return clauses.map((clause, at) =>
    more[at]?.length ? { ...clause, any: [...clause.any, ...more[at]] } : clause,
  )
}

/** The entries by their first stem, built at the first search. */
function entries(): Map<string, Entry[]> {
  entriesByStem ??= read()
  return entriesByStem
}
let entriesByStem: Map<string, Entry[]> | undefined

function read(): Map<string, Entry[]> {
  const all = new Map<string, Entry[]>()
  const add = (query: string, terms: readonly Term[], everyday: boolean) => {
    const stems = formOf(query)
      .filter(word => !isStopWord(word))
      .map(stem)
    const [first = ''] = stems
    all.set(first, [...(all.get(first) ?? []), { stems, terms, ...(everyday ? { everyday } : {}) }])
  }
  for (const { queries, wordings = [], articles = [] } of synonymGroups.flatMap(({ synonyms }) => synonyms))
    for (const one of queries) {
      const rest = wordings.filter(other => other !== one)
      add(one, [...rest.map(text => asWritten(text, 'words')), ...articles.map(asArticle)], false)
    }
  for (const forms of acronyms)
    for (const one of forms)
      add(
        one,
        forms.flatMap(other => (other === one ? [] : [asWritten(other, 'name')])),
        false,
      )
  for (const { queries, wordings } of everydayWords)
    for (const one of queries)
      add(
        one,
        wordings.flatMap(other => (other === one ? [] : [asWritten(other, 'everyday')])),
        true,
      )
  return all
}

const formOf = (text: string) => words(text).map(({ word }) => word)

function asWritten(text: string, synonym: 'words' | 'name' | 'everyday'): Term {
  const form = formOf(text)
  return {
    forms: [form],
    stems: form.length > 1 ? [] : [form.map(stem)],
    prefix: false,
    raw: text,
    synonym,
  }
}

const asArticle = (text: string): Term => ({
  forms: [],
  stems: [],
  prefix: false,
  raw: text,
  synonym: 'article',
})
