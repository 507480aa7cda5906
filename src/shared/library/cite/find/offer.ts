import { squash } from '../../../french/fold.ts'
import { memoizeByLength } from '../../../kernel/caches.ts'
import type { Passage } from '../../model.ts'
import { parsePin } from '../pin.ts'
import { collectIn, completedIn, type Drafts, type FoundCitation, findInPassages } from './find.ts'
import { type Exchange, followingMemory } from './following.ts'

/** A passage as it was read, and completed once all had been. */
interface PassageReading extends Drafts, Exchange {
  completion?: { readonly questions: Exchange['questions']; readonly sources: FoundCitation[] }
}

/** Characters kept: about fifteen filings of a hundred pages. */
const KEPT_CHARACTERS = 6_000_000
/** The same words may stand in several places, where what was named before is not the same. */
const KEPT_VARIANTS = 4

/**
 * Citations of a text that is read again and again as it is written: a passage is read anew only when its words, or what it takes from
 * those before it, have changed. The same array comes back for a passage as long as nothing in it has.
 */
export function findingAgain(): (passages: readonly Pick<Passage, 'text'>[]) => readonly FoundCitation[][] {
  const byText = memoizeByLength<{ reads: readonly PassageReading[] }>(KEPT_CHARACTERS)
  const lastOf = new WeakMap<object, PassageReading>()
  // One for all readings: an object with accessors made for each slows down whatever reads a memory.
  const { memory, begin, agrees, repeat, hearing, advance } = followingMemory()

  return passages => {
    begin()

    function read(passage: Pick<Passage, 'text'>): PassageReading {
      const last = lastOf.get(passage)
      const reusable = last && agrees(last) ? undefined : byText(passage.text, () => ({ reads: [] }))
      const same = reusable ? reusable.reads.find(agrees) : last
      if (same) {
        repeat(same)
        if (same !== last) lastOf.set(passage, same)
        return same
      }
      const { value: drafts, questions, answers } = hearing(() => collectIn({ text: passage.text }, memory))
      const fresh: PassageReading = { ...drafts, questions, answers }
      if (reusable) reusable.reads = [fresh, ...reusable.reads.slice(0, KEPT_VARIANTS - 1)]
      lastOf.set(passage, fresh)
      return fresh
    }

    function complete(one: PassageReading, text: string): FoundCitation[] {
      if (one.completion && agrees(one.completion)) return one.completion.sources
      const { value: sources, questions } = hearing(() => completedIn(one, text, memory))
      one.completion = { questions, sources }
      return sources
    }

    const all = passages.map(passage => {
      const one = read(passage)
      advance(one.length)
      return one
    })
    return all.map((one, n) => complete(one, passages[n]!.text))
  }
}

/** A citation met in a text being written: its words with its pinpoint, and what its source may be known by. */
export interface Offer {
  readonly start: number
  readonly end: number
  readonly written: string
  readonly keys: readonly string[]
  readonly label: string
  readonly pin?: string
  readonly form: 'auto' | 'short'
  /** how its report is named: `Lebon T.`, `inédit` */
  readonly publication?: string
  /** what it says of its source */
  readonly citation: FoundCitation
}

const POINT =
  /^,?[\s\u00a0\u202f]*(?:aux?[\s\u00a0])?((?:pts?\.?|points?|§§?|cons\.|considérants?|paragraphes?|al\.)[\s\u00a0\u202f]*\d+(?:[\s\u00a0]*(?:,|et|à|-|–)[\s\u00a0]*\d+)*)(?![\p{L}\d])/u
/** how the report names it, which the printed citation says by itself */
const REPORT =
  /^,?[\s\u00a0](?:(?:Lebon|Rec\.)(?:[\s\u00a0]T\.)?(?:[\s\u00a0]p\.[\s\u00a0]\d+)?|inédite?|Bull\.)/

/** The name stands after the number, before the pinpoint, as publishers put it. */
const NAME_BEFORE_POINT =
  /^,[\s\u00a0](\p{Lu}[^;\n]{1,140}?)(?=,[\s\u00a0](?:pts?|points?|§§?|cons\.|al\.)[\s\u00a0\u202f]*\d)/u

const units: readonly (readonly [RegExp, string, string])[] = [
  [/^(?:pts?|points?)/, 'pt', 'pts'],
  [/^(?:§|paragraphe)/, '§', '§§'],
  [/^cons/, 'cons.', 'cons.'],
  [/^al/, 'al.', 'al.'],
]

/** A pinpoint as the printed citation writes it: `points 12 et 13` is `pts 12 et 13`. */
function pinOf(wording: string): string | undefined {
  const numbers = /\d.*$/s.exec(wording)?.[0].replace(/[\s\u00a0\u202f]+/g, ' ')
  const unit = units.find(([form]) => form.test(wording))
  if (!numbers || !unit) return undefined
  const pin = `${/\D/.test(numbers) ? unit[2] : unit[1]}\u00a0${numbers}`
  return parsePin(pin) ? pin : undefined
}

/** The citations of the lines of a text, with the pinpoints that follow them. */
export function findOffers(lines: readonly string[]): Offer[][] {
  const passages: Pick<Passage, 'text'>[] = lines.map(text => ({ text }))
  return findInPassages(passages).map((founds, at) => offersOf(founds, lines[at] ?? ''))
}

/** The same for a text that is read again and again: the same array comes back for a line in which nothing has changed. */
export function offersAgain(): (
  lines: readonly { readonly text: string }[],
) => readonly (readonly Offer[])[] {
  const find = findingAgain()
  const offersOfPassage = new WeakMap<readonly FoundCitation[], Offer[]>()
  return lines =>
    find(lines).map((founds, at) => {
      const offers = offersOfPassage.get(founds) ?? offersOf(founds, lines[at]?.text ?? '')
      offersOfPassage.set(founds, offers)
      return offers
    })
}

function offersOf(founds: readonly FoundCitation[], text: string): Offer[] {
  return founds.map((citation, n): Offer => {
    const limit = founds[n + 1]?.start ?? text.length
    const report =
      citation.kind === 'decision' ? REPORT.exec(text.slice(citation.end, limit))?.[0] : undefined
    const reportEnd = citation.end + (report?.length ?? 0)
    const name =
      citation.kind === 'decision' && !citation.name
        ? NAME_BEFORE_POINT.exec(text.slice(reportEnd, limit))
        : null
    const after = reportEnd + (name?.[0].length ?? 0)
    const point = POINT.exec(text.slice(after, limit))
    const pin = point?.[1] && pinOf(point[1])
    const end = after + (pin ? (point?.[0].length ?? 0) : 0)
    // « la décision (CE, … » : the noun is the sentence's
    const noun =
      citation.kind === 'decision' ? /^\p{Ll}+[\s\u00a0]\((?=\p{Lu})/u.exec(citation.written) : null
    const start = citation.start + (noun?.[0].length ?? 0)
    const wording = text.slice(start, end)
    return {
      start,
      end,
      written: wording,
      keys: citation.keys,
      label: citation.label,
      ...(pin && { pin }),
      ...(report && { publication: report.replace(/^[,\s\u00a0]+/, '') }),
      form: /^art\./i.test(wording) ? 'short' : 'auto',
      citation: name?.[1] ? { ...citation, name: name[1] } : citation,
    }
  })
}

const opening = (text: string): string => squash(/^[\p{L}.]+/u.exec(text)?.[0] ?? '')

/** Whether a printed citation can stand where these words stand, the sentence around them untouched: they begin alike. « Dans sa décision n° … » does not. */
export const fitsIn = (wording: string, label: string): boolean =>
  opening(wording) !== '' && opening(wording) === opening(label) && !/^(?:cette|sa|la|le)\b/i.test(wording)
