import { capital } from '../../french/wording.ts'
import { versionOn } from '../../library/article-versions.ts'
import type { AuthorityState } from '../../library/authority.ts'
import { hasText } from '../../library/kinds/registry.ts'
import type { Source } from '../../library/model.ts'
import type { CheckedCitation, CheckedQuote, Verdict, VerifiedItem } from './cite-check.ts'
import {
  asksForAct,
  differenceText,
  isAlarm,
  isWrong,
  outcomeNames,
  verdictNames,
  wrongText,
} from './telling.ts'

/**
 * The verdict of a citation whose source is in the library; `isPartial`: something that it states could not be compared. Only a text that is there, with the point that is named in it, or one
 * that the user has read, is `read`; a record whose reference was seen on an official page agrees by it alone.
 */
export function verdictOf(
  source: Source,
  state: AuthorityState,
  differences: readonly unknown[],
  isPartial: boolean,
  day: string,
): Verdict {
  if (differences.length > 0) return 'differs'
  if (state === 'unverified') return 'unverified'
  if (state === 'reference' || isPartial) return 'reference'
  if ((source.readings?.length ?? 0) > 0) return 'read'
  // a record that is marked so waits to be read again, text or not
  if (source.certainty === 'to-verify') return 'unverified'
  const isThere = source.kind === 'article' ? versionOn(source, day)?.text : hasText(source)
  return isThere ? 'read' : 'reference'
}

/** The verdict of a quotation. */
export function quoteVerdict({ outcome, source }: CheckedQuote): Verdict {
  switch (outcome) {
    case 'same':
    case 'punctuation':
    case 'hidden':
      return 'read'
    case 'elsewhere':
    case 'cut':
    case 'altered':
    case 'unfound':
      return 'differs'
    case 'unread':
      return source ? 'unverified' : 'absent'
  }
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
      .join(' ') || verdictNames[one.verdict],
  source: one.source?.label ?? '',
})

export const quotationItem = (one: CheckedQuote): VerifiedItem => ({
  kind: 'quotation',
  text: one.written,
  verdict: quoteVerdict(one),
  alarm: isWrong(one),
  reason: isWrong(one) ? `Cette citation ${wrongText(one)}` : one.note || outcomeNames[one.outcome],
  source: one.source?.label ?? '',
})
