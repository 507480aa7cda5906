import type { Cite, CitedLine } from './lines.ts'

/** The sentence around a citation: where it begins and ends in its line. */
export interface Sentence {
  readonly from: number
  readonly to: number
}

/** A full stop that ends a sentence: before a capital or a guillemet, not after an abbreviation of one or few letters. */
const stop =
  /(?<!(?:^|[\s(])(?:\p{Lu}|MM?|Mmes?|Me|art|al|pt|pts|cons|n|cf|v|p|aff|req|ord|gde|ch|Sect|Ass|Cass|Cons|civ|crim|com|soc|Lebon T|Bull|janv|févr|avr|juill|sept|oct|nov|déc|[CLRDA]|e\.a))[.;](?:\s+(?=[\p{Lu}«"])|\s*$)|\n/gu

/** Where the sentences of a line end and the next begin, kept for as long as the line is. */
const stopsOf = new WeakMap<CitedLine, readonly { readonly end: number; readonly next: number }[]>()

function stops(line: CitedLine) {
  const knownVerb =
    stopsOf.get(line) ??
    [...line.text.matchAll(stop)].map(({ 0: mark, index }) => ({ end: index, next: index + mark.length }))
  stopsOf.set(line, knownVerb)
  return knownVerb
}

/** The sentence in which a place of a line stands. */
export function sentenceAt(line: CitedLine, start: number, end: number): Sentence {
  let from = 0
  for (const one of stops(line)) {
    if (one.next <= start) from = one.next
    else if (one.end >= end) return { from, to: one.end }
  }
  return { from, to: line.text.length }
}

/** A text of law that is only named is what a sentence speaks of, not what it rests on. */
const restsOn = ({ offer }: Cite): boolean => offer?.citation.kind !== 'text'

/** The citations that a sentence rests on. */
export const citesIn = ({ cites }: CitedLine, { from, to }: Sentence): Cite[] =>
  cites.filter(cite => restsOn(cite) && cite.start >= from && cite.end <= to)

const quotation = /«[^»]*»|"[^"]*"|“[^”]*”/gu
/** A text whose quotations are blank: a full stop within one may end a sentence, so all the line is blanked at once. */
const withoutQuotations = (text: string): string => text.replace(quotation, one => ' '.repeat(one.length))

/** Keeps a sentence's own words: its quotations and its citations are blanked, but for the texts of law it speaks of. */
export function ownWords(line: CitedLine, sentence: Sentence): string {
  let text = withoutQuotations(line.text)
  for (const { start, end } of line.cites.filter(restsOn))
    text = text.slice(0, start) + ' '.repeat(end - start) + text.slice(end)
  return text.slice(sentence.from, sentence.to)
}

/** The words of a sentence, its quotations among them, without any citation. */
export function blanked({ text, cites }: CitedLine, { from, to }: Sentence): string {
  let words = text
  for (const { start, end } of cites)
    words = words.slice(0, start) + ' '.repeat(end - start) + words.slice(end)
  return words.slice(from, to)
}

const isOfDecision = ({ offer, live }: Cite): boolean => (offer?.citation.kind ?? live?.kind) === 'decision'
/** Letters enough for a clause to say something. */
const CLAUSE_LETTERS = 8

/** The words of a sentence that tell of one decision among those it cites: before its citation, else after it. */
export function wordsOn(line: CitedLine, sentence: Sentence, cite: Cite): string {
  const decisions = line.cites.filter(
    one => isOfDecision(one) && one.start >= sentence.from && one.end <= sentence.to,
  )
  const at = decisions.indexOf(cite)
  const text = withoutQuotations(line.text)
  const before = text.slice(decisions[at - 1]?.end ?? sentence.from, cite.start)
  const after = text.slice(cite.end, decisions[at + 1]?.start ?? sentence.to)
  if (decisions.length < 2) return `${before} ${after}`
  return (line.text.slice(decisions[at - 1]?.end ?? sentence.from, cite.start).match(/\p{L}/gu) ?? [])
    .length >= CLAUSE_LETTERS
    ? before
    : after
}

/** The words of a sentence that tell of one decision, without its quotations nor any citation. */
export function clauseOn(line: CitedLine, sentence: Sentence, cite: Cite): string {
  let text = line.text
  for (const { start, end } of line.cites)
    if (start !== cite.start) text = text.slice(0, start) + '\u0001'.repeat(end - start) + text.slice(end)
  return wordsOn({ ...line, text }, sentence, cite).replaceAll('\u0001', ' ')
}

/** A clause that takes up the decision just cited: `; cette ordonnance a été annulée`. */
const takenUp =
  /^[^.;]{0,20};\s(?:mais\s)?(?:cette (?:ordonnance|décision)|ce jugement|cet arrêt|celle-ci|celui-ci)\s(?:a|fut|avait)\s(?:\p{L}+\s)?(?:été\s)?(?:annul|infirm|réform|cass)/iu

/** Whether the clause after a citation says that the very decision was annulled. */
export const goesOnUndone = ({ text }: CitedLine, { end }: Cite): boolean => takenUp.test(text.slice(end))

const turn = /;|,?\s(?:mais|tandis que|alors que|en revanche)\s/giu

/** The clause around a citation, and where the citation stands in it: « a été annulée, mais celle-ci demeure » is two. */
export function clauseAt(
  { text }: CitedLine,
  { start, end }: Cite,
): {
  readonly text: string
  readonly start: number
  readonly end: number
} {
  let from = 0
  let to = text.length
  for (const { 0: word, index } of text.matchAll(turn)) {
    if (index + word.length <= start) from = index + word.length
    else if (index >= end) {
      to = index
      break
    }
  }
  return { text: text.slice(from, to), start: start - from, end: end - from }
}
