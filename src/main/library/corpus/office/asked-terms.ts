import { fold } from '../../../../shared/french/fold.ts'
import { whole } from '../../../../shared/french/inflections.ts'
import { rootOf } from '../../../../shared/french/words/derivation.ts'
import type { Query } from '../../../../shared/search/query.ts'
import type { Term } from '../../../../shared/search/terms.ts'
import { foldedOf } from '../../../search/index/read/word-reader.ts'
import type { SearchRequest } from '../../../search/query/source-filters.ts'
import { rootOf as stemOfWord } from './lexemes.ts'
import type { OfficeVocabulary } from './office-vocabulary.ts'

/** Words of one family begin with the same letters, but a few irregular ones. */
const FAMILY_LETTERS = 3
/** The courts whose seat is looked for in a title (search/query/court-test.ts). */
const COURTS = ['ta', 'caa']

/**
 * Tells whether the words and the filters of a query are all that a source needs to answer it. The office counts by stems, classes and
 * days: runs of words, exact words, tags, collections and several periods are told apart by reading.
 */
export function isCountedByWords(
  { clauses, exclusions, filters }: Query,
  { tag, collection }: SearchRequest,
): boolean {
  const terms = [...clauses.flatMap(({ any }) => any), ...exclusions]
  const isStemmed = ({ forms, stems }: Term) =>
    forms.every(form => form.length === 1 && (stems.length > 0 || /^\d/.test(form[0] ?? '')))
  const periods = filters.filter(({ field }) => field === 'date')
  return (
    terms.every(isStemmed) &&
    periods.length < 2 &&
    periods.every(one => !one.not) &&
    filters.every(({ field }) => field !== 'tag' && field !== 'collection') &&
    tag === undefined &&
    collection === undefined
  )
}

/** Tells which terms of a text a search may ask its index for: a few too many, never one too few. */
export function askedTerms(
  { text, clauses, exclusions }: Query,
  { near }: OfficeVocabulary,
): (term: string) => boolean {
  const terms = [...clauses.flatMap(({ any }) => any), ...exclusions]
  const misspelt = [...near.keys()]
  const words = new Set([
    ...COURTS,
    ...fold(text).split(' '),
    ...terms.flatMap(({ forms, stems }) => [...forms.flat(), ...stems.flat()]),
    ...[...near.values()].flat().map(({ word }) => word),
    // two words may have been written as one
    ...misspelt.flatMap(word => Array.from(word, (_, at) => word.slice(at))),
  ])
  const stems = new Set([...words].map(stemOfWord))
  for (const [form, stem] of whole) if (stems.has(stem)) words.add(form)
  const [exact, beginnings] = [new Set<string>(), new Set<string>()]
  for (const word of [...words, ...stems, ...[...words].map(rootOf)])
    if (word.length < FAMILY_LETTERS) exact.add(word)
    else beginnings.add(word.slice(0, FAMILY_LETTERS))
  const short = terms.flatMap(({ prefix, forms }) => (prefix ? forms.map(form => form.at(-1) ?? '') : []))
  const open = short.filter(word => word.length > 0 && word.length < FAMILY_LETTERS)
  return term =>
    beginnings.has(term.slice(0, FAMILY_LETTERS)) ||
    (term.length < FAMILY_LETTERS * 2 && exact.has(foldedOf(term))) ||
    open.some(word => term.startsWith(word))
}
