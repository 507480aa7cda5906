import { dateText } from '../../../french/dates.ts'
import { memo } from '../../../kernel/caches.ts'
import type { DecisionDraft, LawDraft } from './found-citation.ts'

const nbsp = '\u00a0'
const withNoBreakSpaces = memo(text => text.replaceAll(' ', nbsp))
const dayText = memo(day => dateText(day))

/** `CE, 24 novembre 2021, n° 405548`: enough to find it, as the short form of cite/print. */
export function decisionLabel({
  court,
  city,
  formation,
  numbers,
  nature,
  date,
  name,
}: DecisionDraft): string {
  const head =
    court === 'autre'
      ? (city ?? '')
      : court === 'Cass.' && formation
        ? `Cass. ${formation}`
        : (court === 'CAA' || court === 'TA') && city
          ? `${court} ${city}`
          : court
  const marker = court === 'CJUE' ? '' : numbers.length > 1 ? `nos${nbsp}` : `n°${nbsp}`
  const number = numbers.length > 0 ? `${marker}${numbers.join(', ')}` : (name ?? '')
  const kind = court === 'Cons. const.' && nature ? ` ${nature}` : ''
  return [head, date && withNoBreakSpaces(dayText(date)), number + kind].filter(Boolean).join(', ')
}

/** `art. L. 251-2 CSI`, `loi n° 78-17, art. 6`, `décret du 29 mai 2019`. */
export function lawLabel({ text, article, to }: LawDraft): string {
  const number =
    article && `art.${nbsp}${withNoBreakSpaces(article)}${to ? ` à ${withNoBreakSpaces(to)}` : ''}`
  const name =
    !text.number && text.date && !text.title
      ? `${text.label} du ${withNoBreakSpaces(dayText(text.date))}`
      : text.label
  if (!number) return name
  if (!name) return number
  return text.nature === 'code' ? `${number} ${name}` : `${name}, ${number}`
}
