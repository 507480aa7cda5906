import { dateText } from '../../../french/dates.ts'
import {
  CONSOLIDATED,
  inOrder,
  isUndated,
  knownUntil,
  stateText,
  versionOn,
} from '../../../library/article-versions.ts'
import { readDate } from '../../../library/cite/find/dates.ts'
import { label } from '../../../library/cite/print.ts'
import type { Article, Version } from '../../../library/model.ts'
import type { Remark } from '../cite-check.ts'
import type { Comparison } from '../decisions/differences.ts'

/** The days an article is read at: that of the facts judged (the attacked decision), and today, that of the procedure. */
export interface Days {
  readonly facts: string
  readonly today: string
}

export interface InForce {
  /** the version: in force, not, or not known */
  readonly compared: readonly Comparison[]
  readonly remarks: readonly Remark[]
  readonly unseen: readonly string[]
}

/**
 * Whether an article was law when it matters. `wording`: the day the draft itself names, « dans sa rédaction en vigueur au … ». A rule
 * of procedure is read today; any other at the day of the facts, a change since then being told.
 */
export function checkInForce(article: Article, days: Days, wording?: string): InForce {
  const law = inOrder(article).filter(one => versionOn({ versions: [one] }, one.from ?? days.today))
  if (law.length === 0)
    return {
      compared: [version('uncompared', 'aujourd’hui', 'ses versions ne sont pas dans la bibliothèque')],
      remarks: [],
      unseen: [],
    }
  const day = wording ?? (isProcedure(article) ? days.today : days.facts)
  const wordingOfDay = versionOn(article, day)
  if (wordingOfDay && isUndated(wordingOfDay))
    return {
      compared: [version('uncompared', `en vigueur le ${dateText(day)}`, UNDATED)],
      remarks: [],
      unseen: [],
    }
  if (wordingOfDay)
    return {
      compared: [
        // a day that the text itself names is stated: it is the same only where the data go that far
        isOutdated(article, day) || (wording !== undefined && beyondData(article, wording).length > 0)
          ? version('uncompared', `en vigueur le ${dateText(day)}`, stateText(article, day))
          : version('same', `en vigueur le ${dateText(day)}`),
      ],
      remarks: changedSince(article, wordingOfDay, day, days.today),
      unseen: isOutdated(article, day) ? [] : beyondData(article, day),
    }
  const first = law[0]?.from
  const last = law.at(-1)
  if (first && day < first && law[0]?.status === CONSOLIDATED)
    return {
      compared: [version('uncompared', `en vigueur le ${dateText(day)}`, beforeConsolidation(first))],
      remarks: [],
      unseen: [],
    }
  if (first && day < first)
    return isBefore(article, day)
      ? faulty(
          `en vigueur le ${dateText(day)}`,
          `en vigueur depuis le ${dateText(article.since ?? first)} seulement, ${stateText(article, day)}`,
        )
      : {
          compared: [version('uncompared', `en vigueur le ${dateText(day)}`, beforeHeld(first))],
          remarks: [],
          unseen: [],
        }
  const end = last?.to
  // a rule that has gone may still govern what was done under it: only the day that is read counts
  return faulty(
    `en vigueur le ${dateText(day)}`,
    `${end && end < '2900' ? `abrogé depuis le ${dateText(end)}` : 'plus en vigueur ce jour-là'}, ${stateText(article, day)}`,
  )
}

const UNDATED = 'le texte d’ici est celui de sa publication : rien ne dit s’il a changé depuis'

/** Nothing tells the words that were law before the first consolidation that is held. */
const beforeConsolidation = (first: string): string =>
  `le plus ancien texte d’ici est la consolidation du ${dateText(first)}`

/** An archive may hold the wording of today alone: its first day is not that of the article. */
const beforeHeld = (first: string): string =>
  `la plus ancienne rédaction d’ici est celle du ${dateText(first)}`

/** Whether a day comes before the article was law at all, by the list of its wordings that its publisher gives. */
const isBefore = ({ since }: Article, day: string): boolean => since !== undefined && day < since

/** Days after which a wording is no proof any more of what an article says: laws are amended every year. */
const PROOF_DAYS = 366
const DAY_MS = 86_400_000

/** Whether what is held of an article is so much older than the day it is read at that another wording may have come since. */
export function isOutdated(article: Article, day: string): boolean {
  const horizon = knownUntil(article)
  return horizon !== undefined && (Date.parse(day) - Date.parse(horizon)) / DAY_MS > PROOF_DAYS
}

/** A day later than the state of the data: the wording is the last one known, not the one in force. */
function beyondData(article: Article, day: string): string[] {
  const horizon = knownUntil(article)
  return horizon && horizon < day ? [`Lu au ${dateText(day)}, ${stateText(article, day)}.`] : []
}

const version = (stands: Comparison['stands'], written: string, why = ''): Comparison => ({
  what: 'version',
  stands,
  written,
  why,
})

const faulty = (written: string, expected: string): InForce => ({
  compared: [{ ...version('differs', written), expected }],
  remarks: [],
  unseen: [],
})

function changedSince(article: Article, version: Version, day: string, today: string): Remark[] {
  if (today <= day) return []
  const now = versionOn(article, today)
  if (now && now.id === version.id) return []
  if (now && now.text === version.text) return []
  const since = now?.from ?? version.to
  const when = since && since < '2900' ? ` le ${dateText(since)}` : ''
  return [
    {
      kind: 'changed',
      text: now
        ? `${label(article)} a changé${when}, après la date retenue (${dateText(day)}) : citez la rédaction applicable.`
        : `${label(article)} a été abrogé${when}, après la date retenue (${dateText(day)}) : dites «\u00a0alors en vigueur\u00a0».`,
    },
  ]
}

/** Whether a code is one by which a court works: it applies as it stands when the court judges. */
const isProcedure = ({ of }: Article): boolean =>
  /justice administrative|relations entre le public/.test(of.title)

const versionClause =
  /^[^.;«\ufffc]{0,40}?(?:version|rédaction)\s(?:en\svigueur|applicable)\s(?:au|le|à\sla\sdate\sdu|jusqu[’']au)\s/u

const sinceClause = /^[^.;«\ufffc]{0,20}?(?:en\svigueur|applicable)\sdepuis\sle\s/u

/** Holds « en vigueur depuis le … », in the words that follow a citation, against the first day of the article. */
export function checkSince(article: Article, after: string): Comparison[] {
  const capture = sinceClause.exec(after)
  const told = capture ? readDate(after, capture[0].length)?.day : undefined
  const dated = inOrder(article).filter(({ from }) => from)
  const starts = dated.flatMap(({ from, status }) => (status === CONSOLIDATED ? [] : (from ?? [])))
  const first = starts[0]
  if (!told) return []
  const words = `en vigueur depuis le ${dateText(told)}`
  if (!first && dated[0]?.from) return [version('uncompared', words, beforeConsolidation(dated[0].from))]
  if (!first) return [version('uncompared', words, 'ses versions ne sont pas dans la bibliothèque')]
  if (told < first && !isBefore(article, told)) return [version('uncompared', words, beforeHeld(first))]
  return told < first
    ? [{ ...version('differs', words), expected: `en vigueur depuis le ${dateText(first)} seulement` }]
    : [
        version(
          starts.includes(told) ? 'same' : 'uncompared',
          words,
          'aucune version d’ici ne commence ce jour-là',
        ),
      ]
}

const formerClause =
  /^[^.;«\ufffc]{0,60}?(?:(?:version|rédaction)\s(?:alors\s)?(?:applicable|en\svigueur)(?!\s(?:au|le|à\sla\sdate\sdu|depuis)\s\d)|(?:rédaction|version)\s(?:antérieure|issue)|alors\s(?:applicable|en\svigueur))/u

/** Whether a draft says that it reads an article in another wording than today's, without its day: « dans sa rédaction applicable au litige ». */
export const isFormerWording = (after: string): boolean => formerClause.test(after)

/** The day a draft says it reads an article at, in the words that follow its citation: « dans sa rédaction en vigueur au … ». */
export function wordingTold(after: string): string | undefined {
  const capture = versionClause.exec(after)
  return capture ? readDate(after, capture[0].length)?.day : undefined
}
