import type { RankedHit, SearchOutput } from '../../../shared/search/model.ts'
import type { Columns } from '../columns.ts'
import { coverage } from './coverage.ts'
import type { Widening } from './seek.ts'

/** A hit that is not read yet, and what puts it in order. */
export interface RankedSource {
  readonly seq: number
  /** identified by its number or its date, not by words */
  readonly isDirect: boolean
  readonly tier: number
  readonly weight: number
  readonly date: number
}

/** How far an answer goes beyond the sources that have all the words. */
interface WidenedAnswer extends Widening {
  /** the words of the query */
  readonly words: number
}

/** An answer whose hits are not read yet. */
export interface RankedAnswer {
  /** the first `offset + limit` */
  readonly sources: readonly RankedSource[]
  readonly total: number
  /** the total and the facets are about so many */
  readonly isApproximate?: boolean
  readonly facets: SearchOutput['facets']
  readonly coverage: SearchOutput['coverage']
  /** the words searched instead of those typed */
  readonly corrected: string | undefined
  /** found by a number close to the one typed */
  readonly isNear: boolean
  /** the text of law is there, the article asked for is not: some other text speaks of it, or none */
  readonly absentArticle: 'mentioned' | 'nowhere' | undefined
  readonly widening: WidenedAnswer | undefined
  /** the operators that filter it, as typed */
  readonly operators: readonly string[]
  /** of what the text typed cannot say */
  readonly remarks: readonly string[]
  /** of filters that name nothing here */
  readonly filterRemarks: readonly string[]
  /** the words of a question that are not looked for */
  readonly dropped: readonly string[]
  /** Reads hits, one for each, before the next search; undefined for one that is there no more. */
  read(seqs: readonly number[]): { hits: (RankedHit | undefined)[]; synonyms: string[] }
}

/** An answer without hits. */
export const emptyAnswer = (columns: Columns): RankedAnswer => ({
  ...{ sources: [], total: 0, operators: [], remarks: [], filterRemarks: [], dropped: [] },
  facets: { kind: {}, court: {}, code: {}, publication: {}, type: {}, tag: {} },
  coverage: coverage(columns),
  ...{ corrected: undefined, isNear: false, absentArticle: undefined, widening: undefined },
  read: () => ({ hits: [], synonyms: [] }),
})

/** One answer made of those of several places, the hits of its page read: their counts are added up. */
export function outputOf(
  answers: readonly RankedAnswer[],
  hits: readonly (RankedHit | undefined)[],
  synonyms: readonly string[],
): SearchOutput {
  const corrected = answers.find(one => one.corrected !== undefined)?.corrected
  return {
    hits: hits.filter(hit => hit !== undefined),
    total: sum(answers.map(({ total }) => total)),
    ...(answers.some(one => one.isApproximate) && { isApproximate: true as const }),
    facets: facetsOf(answers),
    coverage: {
      texts: sum(answers.map(one => one.coverage.texts)),
      indexed: sum(answers.map(one => one.coverage.indexed)),
    },
    ...(corrected === undefined ? {} : { corrected }),
    operators: inEach(
      answers.map(({ operators }) => operators),
      'some',
    ),
    remarks: [
      ...inEach(
        answers.map(({ remarks }) => remarks),
        'some',
      ),
      ...inEach(
        answers.map(({ filterRemarks }) => filterRemarks),
        'every',
      ),
      ...wideningRemarks(answers),
      ...droppedRemarks(
        inEach(
          answers.map(({ dropped }) => dropped),
          'some',
        ),
      ),
      ...(synonyms.length ? [`Cherché aussi : ${synonyms.join(', ')}.`] : []),
    ],
  }
}

const sum = (all: readonly number[]): number => all.reduce((total, one) => total + one, 0)

/** The remarks that some of the lists have, or that each of them has, once. */
const inEach = (lists: readonly (readonly string[])[], among: 'some' | 'every'): string[] =>
  [...new Set(lists.flat())].filter(one => among === 'some' || lists.every(list => list.includes(one)))

function facetsOf(answers: readonly RankedAnswer[]): SearchOutput['facets'] {
  const [first, ...others] = answers
  if (first && !others.length) return first.facets
  const add = (facet: keyof SearchOutput['facets']): Record<string, number> => {
    const counts: Record<string, number> = {}
    for (const { facets } of answers)
      for (const [name, n] of Object.entries(facets[facet])) counts[name] = (counts[name] ?? 0) + n
    return counts
  }
  return {
    kind: add('kind'),
    court: add('court'),
    code: add('code'),
    publication: add('publication'),
    type: add('type'),
    tag: add('tag'),
  }
}

/** Says how far the answer goes beyond the sources that have all the words, where that of each place does. */
function wideningRemarks(answers: readonly RankedAnswer[]): string[] {
  const absences = answers.flatMap(({ absentArticle }) => absentArticle ?? [])
  if (absences.length && !answers.some(({ sources }) => sources[0]?.isDirect))
    return [
      absences.every(one => one === 'nowhere')
        ? 'Cet article n’est pas dans la bibliothèque, et aucun texte n’en parle.'
        : 'Cet article n’est pas dans la bibliothèque ; voici ce qui parle d’un article de ce numéro.',
    ]
  const places = answers.filter(({ total }) => total > 0)
  const all = places.flatMap(({ widening }) => widening ?? [])
  if (!all.length || all.length < places.length) return []
  const complete = sum(all.map(one => one.complete))
  const absent = inEach(
    all.map(one => one.absent),
    'every',
  )
  const words = absent.map(word => `«\u00a0${word}\u00a0»`).join(', ')
  // the names of judges are in texts, and not in the index: what is said is what was looked for
  const without = words ? [`Introuvable, laissé de côté\u00a0: ${words}.`] : []
  if (Math.max(...all.map(one => one.words)) - absent.length < 2) return without
  if (!complete && absent.length)
    return [...without, 'Aucun n’a tous les autres mots\u00a0; voici ceux qui répondent à une partie.']
  if (!complete) return ['Aucun texte n’a tous ces mots\u00a0; voici ceux qui répondent à une partie.']
  const have =
    complete === 1 ? 'Un seul texte répond à tous ces mots' : `${complete} textes répondent à tous ces mots`
  return [`${have}\u00a0; ceux qui répondent à une partie sont aussi dans la liste.`]
}

const droppedRemarks = (dropped: readonly string[]): string[] =>
  dropped.length ? [`Mots de la question laissés de côté\u00a0: ${dropped.join(', ')}.`] : []
