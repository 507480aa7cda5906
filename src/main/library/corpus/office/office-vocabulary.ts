import { stem } from '../../../../shared/french/stem.ts'
import { isStopWord } from '../../../../shared/french/stop-words.ts'
import type { Query } from '../../../../shared/search/query.ts'
import type { Term } from '../../../../shared/search/terms.ts'
import type { Postgres } from '../../../kernel/postgres/connect.ts'
import type { WordReader } from '../../../search/index/model.ts'
import { isWithinEdits } from '../../../search/index/read/near-words.ts'
import { rootOf } from './lexemes.ts'

interface CountedWord {
  readonly word: string
  readonly count: number
}

/** The words of a query, as the office knows them. */
export interface OfficeVocabulary {
  /** texts of the office */
  readonly docs: number
  /** by word, by stem: in about how many texts it is */
  readonly words: ReadonlyMap<string, number>
  readonly stems: ReadonlyMap<string, number>
  /** by word that no text has: those one or two keystrokes away, most common first */
  readonly near: ReadonlyMap<string, readonly CountedWord[]>
  /** by word being typed: stems that begin with it, most common first */
  readonly longer: ReadonlyMap<string, readonly CountedWord[]>
}

/** Words looked at around one that no text has, and taken of them. */
const [LOOKED_AT, MAX_NEAR] = [80, 8]
const MIN_LETTERS = 4
/** A word being typed is the beginning of others from so many letters on; of these, so many are looked at. */
const [MIN_PREFIX_LETTERS, LONGER_STEMS] = [3, 12]

const wordsOf = ({ forms }: Term): string[] => forms.flat().filter(word => !isStopWord(word))

/** Reads the words of a query: in how many texts each is, and, of those that none has, their neighbours. */
export async function readVocabulary(
  postgres: Pick<Postgres, 'query'>,
  { clauses, exclusions }: Query,
): Promise<OfficeVocabulary> {
  const terms = [...clauses.flatMap(({ any }) => any), ...exclusions]
  const words = [...new Set(terms.flatMap(wordsOf))]
  const beginnings = [...new Set(terms.flatMap(beginningsOf))]
  const longer = beginnings.map(async word => [word, await longerStems(postgres, word)] as const)
  const counting = postgres.query<{ what: string; name: string; docs: number }>(
    `SELECT 'word' AS what, word AS name, docs FROM corpus.lexicon WHERE word = ANY($1)
     UNION ALL SELECT 'stem', stem, docs FROM corpus.stems WHERE stem = ANY($2)
     UNION ALL SELECT 'texts', '', value::int FROM corpus.facts WHERE name = 'texts'`,
    [words, [...new Set(words.map(rootOf))]],
  )
  const [rows, ...beginners] = await Promise.all([counting, ...longer])
  const of = (what: string) =>
    new Map(rows.filter(row => row.what === what).map(({ name, docs }) => [name, docs]))
  const [wordCounts, stems] = [of('word'), of('stem')]
  const unknown = clauses.flatMap(({ any }) =>
    any.some(({ synonym }) => synonym) ? [] : any.flatMap(term => unknownWord(term, wordCounts, stems) ?? []),
  )
  const near = new Map(
    await Promise.all(
      [...new Set(unknown)].map(async word => [word, await neighboursOf(postgres, word)] as const),
    ),
  )
  return { docs: of('texts').get('') ?? 0, words: wordCounts, stems, near, longer: new Map(beginners) }
}

/** Whether the last word of a form goes on: texts that have a longer one answer too. */
export const isOpenTerm = ({ prefix }: Term, form: readonly string[]): boolean => {
  const last = form.at(-1) ?? ''
  return prefix && last.length >= MIN_PREFIX_LETTERS && !isStopWord(last)
}

const beginningsOf = (term: Term): string[] =>
  term.forms.flatMap(form => (isOpenTerm(term, form) ? [form.at(-1) ?? ''] : []))

const longerStems = (postgres: Pick<Postgres, 'query'>, beginning: string): Promise<readonly CountedWord[]> =>
  postgres.query<CountedWord>(
    `SELECT stem AS word, docs AS count FROM corpus.stems
     WHERE stem > $1 AND stem < $1 || U&'\\+10FFFF' ORDER BY docs DESC LIMIT ${LONGER_STEMS}`,
    [beginning],
  )

function unknownWord(
  { forms }: Term,
  words: ReadonlyMap<string, number>,
  stems: ReadonlyMap<string, number>,
): string | undefined {
  const [[word = ''] = [], ...others] = forms
  if (others.length || forms[0]?.length !== 1 || word.length < MIN_LETTERS || /\d/.test(word))
    return undefined
  return words.has(word) || stems.has(stem(word)) ? undefined : word
}

const LETTERS = 'abcdefghijklmnopqrstuvwxyz'

/** The words one keystroke away: a short word and its slip have too few groups of three letters in common to be near by these. */
function oneEditAway(word: string): string[] {
  return Array.from({ length: word.length + 1 }, (_, at) => {
    const [before, letter = '', after] = [word.slice(0, at), word[at], word.slice(at + 1)]
    return [
      before + after,
      before + after.slice(0, 1) + letter + after.slice(1),
      ...Array.from(LETTERS, other => before + other + after),
      ...Array.from(LETTERS, other => before + other + letter + after),
    ]
  }).flat()
}

async function neighboursOf(postgres: Pick<Postgres, 'query'>, word: string): Promise<CountedWord[]> {
  const rows = await postgres.query<CountedWord>(
    `SELECT word, docs AS count FROM corpus.lexicon WHERE word = ANY($2)
     UNION (SELECT word, docs FROM corpus.lexicon
       WHERE word % $1 AND length(word) BETWEEN length($1) - 2 AND length($1) + 2
       ORDER BY similarity(word, $1) DESC LIMIT ${LOOKED_AT})`,
    [word, oneEditAway(word)],
  )
  return rows
    .filter(one => isWithinEdits(word, one.word, 2))
    .toSorted((a, b) => b.count - a.count)
    .slice(0, MAX_NEAR)
}

/** The reader of the words of candidates, which counts words and texts as the office does. */
export function asInOffice(reader: WordReader, { docs, words, stems, near }: OfficeVocabulary): WordReader {
  return {
    ...reader,
    totals: () => ({ ...reader.totals(), docs: Math.max(docs, reader.totals().docs) }),
    variants(word) {
      const own = reader.variants(word)
      const count = words.get(word) ?? 0
      if (!own.length) return count ? [{ key: word, spelling: word, count }] : []
      const total = own.reduce((sum, one) => sum + one.count, 0)
      const scale = Math.max(1, count / Math.max(1, total))
      return own.map(one => ({ ...one, count: Math.round(one.count * scale) }))
    },
    stemCount: root => Math.max(reader.stemCount(root), stems.get(root) ?? 0),
    near: (word, limit) => [...(near.get(word) ?? reader.near(word, limit))].slice(0, limit),
  }
}
