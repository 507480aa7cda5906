import { capital } from '../../french/wording.ts'
import { versionOn } from '../../library/article-versions.ts'
import type { AuthorityState } from '../../library/authority.ts'
import { hasText } from '../../library/kinds/registry.ts'
import type { Source } from '../../library/model.ts'
import type { CheckedCitation, CheckedQuote, Verdict, VerifiedItem } from './cite-check.ts'
import {
  asksForAct,
  comparedText,
  differenceText,
  isAlarm,
  isWrong,
  outcomeNames,
  uncomparedText,
  verdictNames,
  wrongText,
} from './telling.ts'

/**
 * The verdict of a citation whose source is in the library: the worst of what was compared. Only a text that is there, or one that the
 * user has read, with nothing left uncompared and nothing to be done, is `read`; a record whose reference was seen on an official page
 * agrees by it alone.
 */
export function verdictOf(
  source: Source,
  state: AuthorityState,
  { differences, compared, remarks }: Omit<CheckedCitation, 'verdict' | 'source'>,
  day: string,
): Verdict {
  if (differences.length > 0) return 'differs'
  if (state === 'unverified' || remarks.some(isAlarm)) return 'unverified'
  if (state === 'reference') return 'reference'
  if (compared.length === 0) return 'unverified'
  const isWhole = compared.every(one => one.stands === 'same')
  const isRead = (source.readings?.length ?? 0) > 0
  // a record that is marked so waits to be read again, text or not
  if (!isRead && source.certainty === 'to-verify') return 'unverified'
  const isThere = isRead || (source.kind === 'article' ? versionOn(source, day)?.text : hasText(source))
  return isThere ? (isWhole ? 'read' : 'partial') : 'reference'
}

/** Says what a citation is held against: a text that is there, or its record. */
export const heldAgainst = (source: Source, day: string): CheckedCitation['against'] =>
  (source.kind === 'article' ? (versionOn(source, day) ?? source.versions.at(-1))?.text : hasText(source))
    ? 'text'
    : 'record'

/** The verdict of a quotation: the worst of what was compared of it. */
export function quoteVerdict(quote: CheckedQuote): Verdict {
  if (isWrong(quote)) return 'differs'
  if (quote.outcome === 'unread') return quote.source ? 'unverified' : 'absent'
  const stands = new Set(quote.compared.map(one => one.stands))
  if (quote.compared.some(one => one.what === 'source' && one.stands === 'uncompared')) return 'unverified'
  return stands.has('same') && stands.size === 1 ? 'read' : 'partial'
}

/** A clause as a sentence of its own: several stand one after the other. */
const sentenceOf = (text: string): string => `${capital(text)}${/[.!?…]$/.test(text) ? '' : '.'}`

/** A citation and a quotation in the words of a list: what is the matter in one sentence. */
export const citationItem = (one: CheckedCitation): VerifiedItem => ({
  kind: 'citation',
  text: one.written,
  verdict: one.verdict,
  alarm: asksForAct(one),
  reason:
    [
      ...(one.differences.length > 0 ? [one.differences.map(differenceText).join(' ; ')] : []),
      ...one.remarks.toSorted((a, b) => Number(isAlarm(b)) - Number(isAlarm(a))).map(({ text }) => text),
      ...one.unseen,
    ]
      .map(sentenceOf)
      .join(' ') || [verdictNames[one.verdict], comparedText(one.compared)].filter(Boolean).join('\u00a0: '),
  compared: one.compared,
  against: one.against,
  address: one.address,
  source: one.source?.label ?? '',
})

export const quotationItem = (one: CheckedQuote): VerifiedItem => ({
  kind: 'quotation',
  text: one.written,
  verdict: quoteVerdict(one),
  alarm: isWrong(one),
  reason: isWrong(one)
    ? `Cette citation ${wrongText(one)}`
    : [one.note || outcomeNames[one.outcome], ...one.compared.flatMap(each => uncomparedText(each) ?? [])]
        .map(sentenceOf)
        .join(' '),
  compared: one.compared,
  against: one.outcome === 'unread' ? 'nothing' : 'text',
  address: '',
  source: one.source?.label ?? '',
})
