import type { Where } from '../model.ts'
import { occurrences, type Span, sentences } from '../words.ts'

/** A word or a sign of an alinéa, as it can be pointed at. */
export type Token = Span

/** Splits an alinéa into the tokens that can be pointed at, in order: words (« l’ » and « article » are two), figures, signs. */
export const tokens = (text: string): Token[] =>
  [...text.matchAll(/[\p{L}\p{N}]+(?:[-\u2010\u2011][\p{L}\p{N}]+)*[’']?|[^\s\u00a0\u202f\p{L}\p{N}]/gu)].map(
    one => ({
      from: one.index,
      to: one.index + one[0].length,
    }),
  )

/** Words pointed at: what they are, and how their place is said so that nothing else is meant. */
export interface WordsInPlace {
  readonly where: Where
  readonly words: string
}

/** Names a stretch of an alinéa: by its words alone where they are there once, else by its sentence, else by its occurrence. */
export function pointAt(text: string, alinea: number, span: Span): WordsInPlace {
  const words = text.slice(span.from, span.to).trim()
  const place: Where = alinea === 0 ? { alineas: [], title: true } : { alineas: [alinea] }
  const all = occurrences(text, words)
  if (all.length <= 1) return { where: place, words }
  const parts = sentences(text)
  const sentence = sentenceAt(text, span.from)
  const sentenceSpan = parts[sentence - 1]
  if (
    parts.length > 1 &&
    sentenceSpan &&
    all.filter(one => one.from >= sentenceSpan.from && one.to <= sentenceSpan.to).length === 1
  )
    return { where: { ...place, sentence }, words }
  const rank = all.findIndex(one => one.from <= span.from && span.from < one.to) + 1
  return { where: { ...place, occurrence: Math.max(1, rank) }, words }
}

/** The rank of the sentence a letter stands in, from 1. */
export function sentenceAt(text: string, at: number): number {
  const rank = sentences(text).findIndex(one => at < one.to)
  return rank < 0 ? sentences(text).length : rank + 1
}

/**
 * Widens a deletion that would leave a comma before a sign or before another comma (« , . », « ,, »): the comma goes with the words. The
 * same span where nothing would be left so.
 */
export function deletionSpan(text: string, span: Span): Span {
  const before = /\s*,\s*$/.exec(text.slice(0, span.from))
  const after = /^\s*(?:[,.;:]|$)/.test(text.slice(span.to))
  return before && after ? { from: before.index, to: span.to } : span
}
