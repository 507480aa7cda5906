import { dateText } from '../../../french/dates.ts'
import { memo } from '../../../kernel/caches.ts'
import { courtAtSeat } from '../text.ts'

/** A citation read in a text. */
export interface FoundCitation {
  readonly start: number
  readonly end: number
  /** as it stands in the text, from `start` to `end` */
  readonly written: string
  readonly kind: 'decision' | 'article' | 'text' | 'document'
  /** in the grammar of library/keys.ts, so that it is looked up among the keys of the library */
  readonly key: string
  /** every key its source may bear, the likeliest first: with and without its date, number or date of a law, each joined number */
  readonly keys: readonly string[]
  /** as citations are printed, short: `CE, 24 novembre 2021, n° 405548`, `art. L. 251-2 CSI` */
  readonly label: string
  readonly court?: string
  readonly city?: string
  readonly date?: string
  readonly numbers?: readonly string[]
  /** the bench, as it is written: `6e-5e ch. réunies`, `ord.`, `2e civ.` */
  readonly formation?: string
  /** DC, QPC... of the Conseil constitutionnel */
  readonly nature?: string
  readonly ecli?: string
  /** the act of a State or of the Union that is named, as it is written */
  readonly act?: { readonly nature: string; readonly number?: string; readonly date?: string }
  /** the parties or the name of a decision, where it is told */
  readonly name?: string
  /** the number of the article as printed, `L. 1 à L. 5` for a range */
  readonly article?: string
  /** the text of law, without article: `code de justice administrative`, `loi 7817` */
  readonly text?: string
  /** the text says it was cited before: précité, susvisé, du même code */
  readonly precite?: boolean
}

/** The context of the text in which citations are looked for. */
export interface FindContext {
  /** the court that speaks */
  readonly court?: string
  /** and its seat */
  readonly city?: string
  /** its own docket numbers, which are not citations */
  readonly numbers?: readonly string[]
  /** the text whose articles are cited by their number alone, as in a code or a law itself: `code de la sécurité intérieure`, `loi n° 78-17 du 6 janvier 1978` */
  readonly ofText?: string
}

/** A found citation before its key: what the text says of it, completed once all of it has been read. */
export type Draft = DecisionDraft | LawDraft | ReadyDraft

interface Span {
  readonly start: number
  readonly end: number
  readonly precite?: boolean
}

export interface DecisionDraft extends Span {
  readonly what: 'decision'
  readonly court: string
  readonly city?: string
  readonly formation?: string
  readonly numbers: readonly string[]
  /** its numbers, given before and not here */
  readonly before?: readonly string[]
  /** DC, QPC... of the Conseil constitutionnel */
  readonly nature?: string
  readonly date?: string
  readonly name?: string
}

export interface LawDraft extends Span {
  readonly what: 'law'
  readonly text: Law
  /** as printed; absent: the text as a whole */
  readonly article?: string
  /** last article of a range */
  readonly to?: string
  /** no text is told with it nor was for that number before: another passage may */
  readonly lacksText?: boolean
}

export interface ReadyDraft extends Span {
  readonly what: 'ready'
  readonly kind: FoundCitation['kind']
  readonly keys: readonly string[]
  readonly label: string
  readonly numbers?: readonly string[]
  readonly date?: string
}

/** A text of law as it is named. */
export interface Law {
  /** as in `LegalText.nature`, folded: `loi`, `code`, `reglement ue` */
  readonly nature: string
  /** folded title, for what is known by it */
  readonly title?: string
  readonly number?: string
  readonly date?: string
  /** as printed after « art. » */
  readonly label: string
}

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
          ? courtAtSeat(court, city)
          : court
  const marker = court === 'CJUE' ? '' : numbers.length > 1 ? `nos${nbsp}` : `n°${nbsp}`
  const number = numbers.length > 0 ? `${marker}${numbers.join(', ')}` : (name ?? '')
  const kind = court === 'Cons. const.' && nature ? ` ${nature}` : ''
  return [head, date && withNoBreakSpaces(dayText(date)), number + kind].filter(Boolean).join(', ')
}

/** `art. L. 251-2 CSI`, `loi n° 78-17, art. 6`, `décret du 29 mai 2019`. */
export function lawLabel({ text, article, to }: LawDraft): string {
  const mark = article?.startsWith('considérant') ? '' : `art.${nbsp}`
  const number = article && `${mark}${withNoBreakSpaces(article)}${to ? ` à ${withNoBreakSpaces(to)}` : ''}`
  const name =
    !text.number && text.date && !text.title
      ? `${text.label} du ${withNoBreakSpaces(dayText(text.date))}`
      : text.label
  if (!number) return name
  if (!name) return number
  return text.nature === 'code' ? `${number} ${name}` : `${name}, ${number}`
}
