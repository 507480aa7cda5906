import { dateText } from '../french/dates.ts'
import type { Article, Version } from './model.ts'

/** The publisher's states of a wording that was never law: whatever its dates, it is not in force. */
const neverInForce = new Set(['MODIFIE_MORT_NE', 'ANNULE', 'DISJOINT'])

/** State of a wording of the Union that was put together on its first day: its words may be older, and others may have come since. */
export const CONSOLIDATED = 'CONSOLIDE'

/** Whether a wording has neither a day nor a state: the text as it was published, of which nothing tells when it is law. */
export const isUndated = ({ from, to, status }: Version): boolean => !from && !to && status === ''

/** `2999-01-01` stands for « no end », or for « not fixed yet »: it is never a date. */
const open = (day: string | undefined) => (day === undefined || day >= '2900' ? undefined : day)

/** Whether a wording is law on a day: from its first day included to its last excluded. Its dates are believed before its status. */
export function inForce(version: Version, day: string): boolean {
  if (neverInForce.has(version.status) || (version.from ?? '') >= '2900') return false
  const end = open(version.to)
  return (version.from ?? '') <= day && (end === undefined || day < end)
}

/** The wording of an article in force on a day. Where dates overlap, the one that began last, then the highest id. */
export function versionOn(article: Pick<Article, 'versions'>, day: string): Version | undefined {
  return article.versions
    .filter(version => inForce(version, day))
    .reduce<Version | undefined>((best, one) => (best && isLater(best, one) ? best : one), undefined)
}

/** The wordings in the order they were law, those without a date first. */
export const inOrder = (article: Pick<Article, 'versions'>): Version[] =>
  article.versions.toSorted((a, b) => (isLater(a, b) ? 1 : -1))

const isLater = (a: Version, b: Version) => `${a.from ?? ''} ${a.id}` > `${b.from ?? ''} ${b.id}`

/** The day up to which the publisher's state of the wordings is known; undefined where no publisher gave them. */
export const knownUntil = ({ provenance }: Pick<Article, 'provenance'>): string | undefined =>
  provenance
    .filter(({ publisher }) => /LEGI|Légifrance|EUR-Lex/.test(publisher))
    .flatMap(({ asOf }) => asOf ?? [])
    .toSorted()
    .at(-1)

/** `en vigueur le 3 mars 2026, d’après les données du 27 mars 2026`: never without the state of the data it is read from. */
export const inForceText = (article: Pick<Article, 'provenance'>, day: string): string =>
  `en vigueur le ${dateText(day)}, ${stateText(article, day)}`

/** The state of the data a wording is read from on that day, and that nothing is known beyond it. */
export function stateText(article: Pick<Article, 'provenance'>, day: string): string {
  const horizon = knownUntil(article)
  if (!horizon) return 'd’après des données sans date'
  const state = `d’après les données du ${dateText(horizon)}`
  return day > horizon ? `${state}, antérieures : une modification depuis n’y est pas` : state
}
