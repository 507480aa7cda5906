import { dateText } from '../../../french/dates.ts'
import { fold } from '../../../french/fold.ts'
import { stem } from '../../../french/stem.ts'
import { versionOn } from '../../../library/article-versions.ts'
import type { FoundCitation } from '../../../library/cite/find/found-citation.ts'
import { keptLabel } from '../../../library/cite/print.ts'
import type { Article } from '../../../library/model.ts'
import type { Holdings } from '../holdings.ts'
import { isOutdated } from './in-force.ts'

/** Says that an article does not exist in a text known whole; undefined where it may be only absent from the library. */
export function missingArticle(
  { keys }: FoundCitation,
  holdings: Holdings,
  told?: string,
): string | undefined {
  for (const key of keys) {
    if (!/^article:[^|]+\|(?:(?:lo|[lrda])-|considerant-)?\d/.test(key) || key.includes('..')) continue
    const state = holdings.missingFrom(key, told)
    if (state === '')
      return 'Ce considérant ne se trouve pas dans le texte du Journal officiel, dont tous les considérants sont ici.'
    if (state) return `Cet article ne se trouve pas dans le texte, connu en entier au ${dateText(state)}.`
  }
  return undefined
}

const EMPTY = new Set(
  (
    'a au aux avec ce ces cet cette d dans de des du elle elles en est et etre il ils l la le les leur leurs mais n ne on ou par pas pour qu que qui ' +
    's sa se ses son sont sur un une y article alinea code terme loi aussi ainsi tout toute tous toutes peut doit voir cf vu meme fait lieu vertu'
  )
    .split(' ')
    .map(stem),
)

const stems = (text: string): string[] =>
  fold(text)
    .split(' ')
    .filter(word => word.length > 1)
    .map(stem)
    .filter(word => !EMPTY.has(word))

/** Words of a sentence enough to tell which article they are of. */
const ENOUGH_STEMS = 4
const LONG_STEMS = 7
/** Share of them that an article must have to be the one (of four, all), and that the cited one must not have. */
const OWN_SHARE = 0.8
const OTHER_SHARE = 0.5

/** « Selon le dernier de ces textes » gives the sentence another source than the article it names in passing. */
const SAID_BY_OTHERS =
  /(?<!\p{L})(?:ce|cet|ces)\s(?:(?:même|dernier|derniers)\s)?(?:textes?|articles?)(?!\p{L})/iu

/** Says that a sentence has most of the words of another article, and few of the one it cites; `article`: the cited one, where it is held. */
export function wordsOfAnother(
  sentence: string,
  { keys }: FoundCitation,
  article: Article | undefined,
  holdings: Holdings,
  day: string,
): string | undefined {
  if (SAID_BY_OTHERS.test(sentence)) return undefined
  const words = [...new Set(stems(sentence))]
  if (words.length < ENOUGH_STEMS) return undefined
  const shareIn = (other: Article): number => {
    const its = new Set(stems((versionOn(other, day) ?? other.versions.at(-1))?.text ?? ''))
    return its.size === 0 ? 0 : words.filter(word => its.has(word)).length / words.length
  }
  if (article?.versions.every(one => !one.text)) return undefined
  // an old wording of the cited one proves little: the other must have every word of a long sentence
  const isOld = article !== undefined && isOutdated(article, day)
  if (isOld && words.length < LONG_STEMS) return undefined
  const own = article ? shareIn(article) : 0
  if (own > OTHER_SHARE) return undefined
  const other = keys
    .flatMap(key => holdings.neighbours(key))
    .filter(one => one.id !== article?.id)
    .map(one => ({ one, share: shareIn(one) }))
    .toSorted((a, b) => b.share - a.share)[0]
  return other && other.share >= (isOld ? 1 : OWN_SHARE)
    ? `Ces mots se trouvent plutôt dans ${keptLabel(other.one)} : vérifiez l’article et le code.`
    : undefined
}
