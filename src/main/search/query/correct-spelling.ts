import { words } from '../../../shared/french/fold.ts'
import { stem } from '../../../shared/french/stem.ts'
import { soundOf } from '../../../shared/french/words/sound.ts'
import { parseQuery, type Query } from '../../../shared/search/query.ts'
import type { WordReader } from '../index/model.ts'
import { isWithinEdits } from '../index/read/near-words.ts'

/** Neighbours of a word compared, the most common ones. */
const MAX_NEIGHBOURS = 8
/** Two words written as one: each has at least so many letters, and they follow each other in so many sources. */
const [MIN_PART_LETTERS, MIN_SPLIT_SOURCES] = [3, 2]

/**
 * Replaces the words that no text has, and that have no synonym, by their nearest neighbours, and returns the new query with its text;
 * the query itself when no word is replaced. `whole`: the last word is not taken as a prefix.
 */
export function correctSpelling(
  query: Query,
  reader: WordReader,
  whole = false,
): { query: Query; text?: string } {
  let text = query.text
  for (const { any } of query.clauses)
    for (const term of any.some(({ synonym }) => synonym) ? [] : any) {
      const [form = []] = term.forms
      const isCompound = form.length > 1
      if (isCompound ? !term.stems.length : term.forms.length !== 1) continue
      let correction = term.raw
      for (const [at, word] of form.entries()) {
        const isOpen = term.prefix && !whole && at === form.length - 1
        const sought = { isOpen, isInflected: term.stems.length > 0 }
        if (word.length < 4 || /\d/.test(word) || isKnown(word, reader, sought)) continue
        const [neighbour, written] = [nearest(word, reader), writtenIn(term.raw, word)]
        if (neighbour && written) correction = correction.replace(written, () => neighbour)
      }
      // words that are each known need not follow each other anywhere
      if (isCompound && !isPhrase(correction, reader)) continue
      if (correction !== term.raw && text.includes(term.raw)) text = text.replace(term.raw, () => correction)
    }
  if (text === query.text) return { query }
  const { clauses, exclusions, dropped } = parseQuery(text)
  return { query: { ...query, clauses, exclusions, dropped, text }, text }
}

/** Whether some text has a word, what it begins where it is `isOpen`, or another of its forms where they are looked for. */
const isKnown = (
  word: string,
  reader: WordReader,
  { isOpen, isInflected }: { readonly isOpen: boolean; readonly isInflected: boolean },
): boolean =>
  reader.variants(word).length > 0 ||
  (isOpen && reader.completions(word, 1).length > 0) ||
  (isInflected && reader.stemCount(stem(word)) > 0)

const isPhrase = (text: string, reader: WordReader): boolean =>
  reader.phrase(
    words(text).map(({ word }) => word),
    1,
    true,
  ).count > 0

/** A folded word as it is written in a text. */
function writtenIn(text: string, folded: string): string | undefined {
  const found = words(text).find(({ word }) => word === folded)
  return found && text.slice(found.start, found.end)
}

/** The word or the two words most likely meant: what sounds the same, else one keystroke away, else two words written as one. */
function nearest(word: string, reader: WordReader): string | undefined {
  const sound = soundOf(word)
  const all = reader.near(word, MAX_NEIGHBOURS).map(({ word: other }) => other)
  const likely =
    all.find(other => soundOf(other) === sound) ??
    all.find(other => isWithinEdits(word, other, 1)) ??
    splitOf(word, reader) ??
    // two keystrokes away, another word is more often a word of its own than a mistake
    all.find(other => isWithinEdits(sound, soundOf(other), 1))
  return likely === undefined || likely.includes(' ') ? likely : spelt(likely, reader)
}

/** `prudhommes` is `prud hommes`. */
function splitOf(word: string, reader: WordReader): string | undefined {
  for (let at = MIN_PART_LETTERS; at <= word.length - MIN_PART_LETTERS; at += 1) {
    const parts = [word.slice(0, at), word.slice(at)]
    if (parts.some(part => !reader.variants(part).length)) continue
    if (reader.phrase(parts, 1, true).count >= MIN_SPLIT_SOURCES) return parts.join(' ')
  }
  return undefined
}

/** The most common spelling of a folded word. */
const spelt = (word: string, reader: WordReader) => reader.variants(word)[0]?.spelling ?? word
