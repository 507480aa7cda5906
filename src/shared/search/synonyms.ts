import { words } from '../french/fold.ts'
import { stem } from '../french/stem.ts'
import { synonymGroups } from './synonym-list.ts'
import { isStopWord, type Term } from './terms.ts'

/** What is typed, as stems without the little words, and what is looked for as well. */
interface Entry {
  readonly said: readonly string[]
  readonly terms: readonly Term[]
}

/**
 * To each clause, what is written instead of the words typed: where several stand for something together, each has it, so that
 * a source answers that has all of them or the other. What stands between quotes or beside OU is looked for as it is.
 */
export function withSynonyms<C extends { readonly any: readonly Term[] }>(clauses: readonly C[]): C[] {
  const typed = clauses.flatMap(({ any: [term, other] }, clause) =>
    (term && !other && term.stems.length ? (term.forms[0] ?? []) : ['"'])
      .filter(word => !isStopWord(word))
      .map(word => ({ word: stem(word), clause })),
  )
  const more = clauses.map((): Term[] => [])
  for (const [at, { word, clause }] of typed.entries()) {
    // a compound is taken whole
    if (typed[at - 1]?.clause === clause) continue
    for (const { said, terms } of entries().get(word) ?? []) {
      const last = typed[at + said.length - 1]?.clause
      if (last === undefined || typed[at + said.length]?.clause === last) continue
      if (said.every((one, n) => typed[at + n]?.word === one))
        for (let of = clause; of <= last; of += 1) more[of]?.push(...terms)
    }
  }
  return clauses.map((clause, at) =>
    more[at]?.length ? { ...clause, any: [...clause.any, ...more[at]] } : clause,
  )
}

/** The entries by the stem they begin with: read at the first search. */
function entries(): Map<string, Entry[]> {
  known ??= read()
  return known
}
let known: Map<string, Entry[]> | undefined

function read(): Map<string, Entry[]> {
  const all = new Map<string, Entry[]>()
  for (const { said, written = [], articles = [] } of synonymGroups.flatMap(({ synonyms }) => synonyms))
    for (const one of said) {
      const stems = formOf(one)
        .filter(word => !isStopWord(word))
        .map(stem)
      const [first = ''] = stems
      const others = written.filter(other => other !== one)
      const terms = [...others.map(asWritten), ...articles.map(asArticle)]
      all.set(first, [...(all.get(first) ?? []), { said: stems, terms }])
    }
  return all
}

const formOf = (text: string) => words(text).map(({ word }) => word)

function asWritten(typed: string): Term {
  const form = formOf(typed)
  return {
    forms: [form],
    stems: form.length > 1 ? [] : [form.map(stem)],
    prefix: false,
    typed,
    synonym: 'words',
  }
}

const asArticle = (typed: string): Term => ({
  forms: [],
  stems: [],
  prefix: false,
  typed,
  synonym: 'article',
})
