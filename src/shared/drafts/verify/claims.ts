import { dateText, MONTH_PATTERN } from '../../french/dates.ts'
import { fold } from '../../french/fold.ts'
import { inOrder, versionOn } from '../../library/article-versions.ts'
import { type ArticlePlace, textsAt } from '../../library/cite/article-place.ts'
import { passageAt } from '../../library/cite/pin.ts'
import type { Article, Source } from '../../library/model.ts'
import { durations } from './durations.ts'
import { isOutdated } from './law/in-force.ts'

/** A sentence that rests on one source, and where in that source. */
export interface Claim {
  /** the sentence, without its quotations nor its citations */
  readonly sentence: string
  readonly pin?: string
  readonly place?: ArticlePlace
  /** the day an article is read at */
  readonly day: string
}

/** Finds what a sentence says of its source and the text of that source does not say; one sentence each. */
export function falseClaims(claim: Claim, source: Source): string[] {
  if (source.kind === 'article')
    return [durationOfArticle(claim, source) ?? formerWording(claim, source) ?? []].flat()
  if (source.kind !== 'decision') return []
  const passages = claim.pin
    ? passageAt(source, claim.pin)
        .map(one => one.text)
        .join('\n')
    : ''
  return [
    ...(passages ? [otherDuration(claim.sentence, passages, claim.pin ?? '') ?? []].flat() : []),
    ...(passages ? [otherDate(claim.sentence, passages, claim.pin ?? '') ?? []].flat() : []),
  ]
}

const ASKED_ON =
  /(?:sur\sle\sfondement|en\sapplication|au\stitre|en\svertu)\sd(?:e|es|u)(?!\p{L})|a\sdemandé|demande(?:nt)?\s(?:au|à|d[’'])|enjoi/iu

function otherDuration(sentence: string, passage: string, pin: string): string | undefined {
  const theirs = durations(passage)
  if (theirs.size === 0) return undefined
  for (const [key, wording] of durations(sentence))
    if (!theirs.has(key))
      return `«\u00a0${wording}\u00a0» ne se lit pas à l’endroit cité (${pin}), qui dit «\u00a0${[...theirs.values()].join('\u00a0», «\u00a0')}\u00a0».`
  return undefined
}

function durationOfArticle({ sentence, place, day }: Claim, article: Article): string | undefined {
  const version = versionOn(article, day)
  if (!version?.text || isOutdated(article, day)) return undefined
  // a text that is the ground of a request, or of a decision, does not say all that is in the sentence
  if (ASKED_ON.test(sentence)) return undefined
  const part = place ? textsAt(version.text, place).join('\n') : ''
  const theirs = durations(part || version.text)
  const whole = durations(version.text)
  for (const [key, wording] of durations(sentence)) {
    if (theirs.has(key) || whole.has(key)) continue
    const former = inOrder(article).find(one => one.id !== version.id && durations(one.text).has(key))
    if (former)
      return `«\u00a0${wording}\u00a0» se lit dans une rédaction antérieure de l’article${until(former.to)}, pas dans celle du ${dateText(day)}.`
    if (theirs.size > 0)
      return `«\u00a0${wording}\u00a0» ne se lit pas dans l’article, qui dit «\u00a0${[...theirs.values()].join('\u00a0», «\u00a0')}\u00a0».`
  }
  return undefined
}

const until = (to: string | undefined): string => (to && to < '2900' ? ` (jusqu’au ${dateText(to)})` : '')

/** Words that tell nothing of what a sentence says. */
const EMPTY_WORDS: ReadonlySet<string> = new Set(
  (
    'a au aux avec ce ces cet cette d dans de des du elle elles en est et etre il ils l la le les leur leurs lui mais meme n ne on ont ou par pas ' +
    'pour qu que qui s sa se ses si son sont sur un une y article articles alinea code loi decret aussi ainsi alors tout toute tous toutes apres sous peut'
  ).split(' '),
)

const contentWords = (text: string): string[] =>
  fold(text)
    .split(' ')
    .filter(word => word.length > 1 && !EMPTY_WORDS.has(word))

/** Share of a sentence's words that a wording must have for the sentence to be a paraphrase of it. */
const PARAPHRASE = 0.8
const ENOUGH_WORDS = 5

/** A sentence that says what an older wording said, in words the present one has no more. */
function formerWording({ sentence, day }: Claim, article: Article): string | undefined {
  const version = versionOn(article, day)
  if (!version?.text) return undefined
  const words = contentWords(sentence)
  if (words.length < ENOUGH_WORDS) return undefined
  const missingPairs = unknownPairs(words, version.text)
  if (missingPairs.size === 0) return undefined
  for (const former of inOrder(article)) {
    if (former.id === version.id || !former.text || (former.from ?? '') > day) continue
    const its = new Set(contentWords(former.text))
    const share = words.filter(word => its.has(word)).length / words.length
    const unknowns = unknownPairs(words, former.text)
    const loss = [...missingPairs].find(pair => !unknowns.has(pair))
    if (share >= PARAPHRASE && loss && share > shareOf(words, version.text))
      return `«\u00a0${loss}\u00a0» est de la rédaction antérieure de l’article${until(former.to)}, et ne se lit plus dans celle du ${dateText(day)}.`
  }
  return undefined
}

const shareOf = (words: readonly string[], text: string): number => {
  const its = new Set(contentWords(text))
  return words.filter(word => its.has(word)).length / words.length
}

/** Pairs of neighbouring words that a text does not have side by side. */
function unknownPairs(words: readonly string[], text: string): Set<string> {
  const its = contentWords(text)
  const pairs = new Set(its.map((word, at) => `${word} ${its[at + 1] ?? ''}`))
  return new Set(
    words
      .slice(0, -1)
      .flatMap((word, at) => (pairs.has(`${word} ${words[at + 1]}`) ? [] : [`${word} ${words[at + 1]}`])),
  )
}

const dates = new RegExp(`(?<!\\d)(?:1er|\\d{1,2})\\s(?:${MONTH_PATTERN})\\s\\d{4}`, 'giu')
/** Share of a sentence's words found in the one of the cited passage that it reports. */
const REPORTED = 0.6

const actHead = new RegExp(
  `([\\p{L}’']+)\\s(?:de\\sla|du|de\\sl[’']|de\\scette)\\s?(?:loi|décret|ordonnance|arrêté|directive)(?:\\s(?:n°\\s?[\\d-]+|organique))?\\sdu\\s((?:1er|\\d{1,2})\\s(?:${MONTH_PATTERN})\\s\\d{4})`,
  'giu',
)

/** The dates of the acts of a text, by the word they complete: « dispositions » of the law of that day. */
function actDates(text: string): Map<string, Set<string>> {
  const all = new Map<string, Set<string>>()
  for (const [, word = '', day = ''] of text.replaceAll('\u00a0', ' ').matchAll(actHead))
    all.set(fold(word), (all.get(fold(word)) ?? new Set()).add(fold(day)))
  return all
}

/** « Les dispositions de la loi du 23 mars 2020 » where the cited passage speaks of those of another law. */
function otherAct(sentence: string, passage: string, pin: string): string | undefined {
  const theirs = actDates(passage)
  for (const [word, days] of actDates(sentence))
    for (const day of days) {
      const own = theirs.get(word)
      if (own && !own.has(day))
        return `L’endroit cité (${pin}) parle des ${word} d’un texte du ${[...own].join(', ')}, non du ${day}.`
    }
  return undefined
}

/** A date other than the one of the sentence of the cited passage that is reported. */
function otherDate(sentence: string, passage: string, pin: string): string | undefined {
  const act = otherAct(sentence, passage, pin)
  if (act) return act
  const mine = sentence.match(dates) ?? []
  if (mine.length === 0) return undefined
  const words = contentWords(sentence.replace(dates, ' '))
  if (words.length < 3) return undefined
  const report = passage
    .split(/(?<=[.;])\s+|\n+/)
    .map(one => ({ one, share: shareOf(words, one) }))
    .toSorted((a, b) => b.share - a.share)[0]
  if (!report || report.share < REPORTED) return undefined
  const theirs = report.one.match(dates) ?? []
  if (theirs.length === 0) return undefined
  const other = mine.find(day => !theirs.some(one => fold(one) === fold(day)))
  return (
    other &&
    `«\u00a0${other}\u00a0» n’est pas la date que donne l’endroit cité (${pin}) : «\u00a0${theirs.join('\u00a0», «\u00a0')}\u00a0».`
  )
}
