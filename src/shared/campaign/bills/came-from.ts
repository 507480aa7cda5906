import { fold } from '../../french/fold.ts'
import type { Bill, Measure } from './model.ts'
import { stateAt } from './state/measure-state.ts'
import type { BillArticle, BillText } from './text-model.ts'
import { versionName } from './versions.ts'

/** Words held in common from which two articles are said to be one, and below which one number hides two articles. */
const SAME_ARTICLE_LIKENESS = 0.6
const OTHER_ARTICLE_LIKENESS = 0.25

/** The article of an earlier text that an article comes from: what a measure says of its numbers, else the same number, else nearly the same words. */
export function cameFrom(
  article: BillArticle,
  { before, after, measures }: Readonly<{ before: BillText; after: BillText; measures: readonly Measure[] }>,
): BillArticle | undefined {
  const earlierArticles = before.articles.filter(one => one.kind === 'article')
  const byDesignation = (designation: string | undefined) =>
    earlierArticles.find(one => one.designation === designation)
  const measure = measures.find(one => numberAt(one, after.stage) === article.designation)
  const twin = measure && byDesignation(numberAt(measure, before.stage))
  if (twin) return twin
  const same = byDesignation(article.designation)
  if (same && (same.alineas.length === 0 || likeness(same, article) >= OTHER_ARTICLE_LIKENESS)) return same
  // an article that kept its number and its words is not what another became
  const [closest] = earlierArticles
    .filter(
      one =>
        !after.articles.some(
          now => now.designation === one.designation && likeness(now, one) >= SAME_ARTICLE_LIKENESS,
        ),
    )
    .map(one => ({ one, score: likeness(one, article) }))
    .sort((a, b) => b.score - a.score)
  return closest && closest.score >= SAME_ARTICLE_LIKENESS ? closest.one : same
}

/** The number a measure is said to have at a stage; nothing where its stage says none. */
const numberAt = (measure: Measure, stage: string): string | undefined =>
  measure.articles.find(link => link.stage === stage)?.article

/** Share of their words two articles have in common, from 0 to 1. */
function likeness(a: BillArticle, b: BillArticle): number {
  const [left, right] = [wordsOf(a), wordsOf(b)]
  if (left.size === 0 || right.size === 0) return 0
  const common = [...left].filter(word => right.has(word)).length
  return (2 * common) / (left.size + right.size)
}

const wordsOf = ({ alineas }: BillArticle): ReadonlySet<string> =>
  new Set(
    fold(alineas.join(' '))
      .split(/[^\p{L}\p{N}]+/u)
      .filter(Boolean),
  )

/** Sentence on a measure whose article the latest text numbers otherwise; empty where the measure says so itself, or nothing changed. */
export function renumberMeasures(
  bill: Pick<Bill, 'title' | 'first' | 'procedure' | 'numberedAt' | 'stages'>,
  measure: Measure,
  before: BillText,
  after: BillText,
): string {
  if (measure.articles.some(link => link.stage === after.stage)) return ''
  const formerNumber = stateAt(bill, measure, before.stage).article
  if (!formerNumber) return ''
  const now = after.articles.find(
    one =>
      one.kind === 'article' &&
      one.designation !== formerNumber &&
      cameFrom(one, { before, after, measures: [] })?.designation === formerNumber,
  )
  return now
    ? `L’article\u00a0${formerNumber} semble devenu l’article\u00a0${now.designation} (${versionName(bill, after)})\u00a0: vérifiez-le, et notez-le dans la mesure.`
    : ''
}
