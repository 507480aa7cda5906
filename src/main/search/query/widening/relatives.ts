import { stem } from '../../../../shared/french/stem.ts'
import { isStopWord } from '../../../../shared/french/stop-words.ts'
import { rootOf } from '../../../../shared/french/words/derivation.ts'
import type { Term } from '../../../../shared/search/terms.ts'
import type { WordReader } from '../../index/model.ts'
import { type List, TIER } from '../query-plan.ts'

/** A word derived from the one typed (autorisation, autoriser) weighs this much of it. */
const DERIVED_FACTOR = 0.4
/** Shorter words have too many neighbours to be derived from. */
const MIN_LETTERS = 5
/** Words of one beginning looked at, the most common ones; stems searched of them. */
const [MAX_COMPLETIONS, MAX_STEMS] = [80, 5]

/** The lists of the words of the same family as a term of one word, without those of its own stem. */
export function derivedLists({ forms, stems, accents }: Term, reader: WordReader): List[] {
  const [word = ''] = forms[0] ?? []
  if (forms[0]?.length !== 1 || !stems.length || word.length < MIN_LETTERS || isStopWord(word)) return []
  if (accents !== undefined && word.length < MIN_LETTERS + 1) return []
  const [own, root] = [stem(word), rootOf(word)]
  // the last letters of a root may change within a family: décider, décision
  const prefix = root.slice(0, Math.max(MIN_LETTERS - 1, root.length - 1))
  const relatives = new Set<string>()
  for (const { word: other } of reader.completions(prefix, MAX_COMPLETIONS)) {
    const otherStem = stem(other)
    if (otherStem !== own && rootOf(other) === root) relatives.add(otherStem)
    if (relatives.size === MAX_STEMS) break
  }
  return [...relatives].map(
    (one): List => ({
      read: how => reader.withStem(one, how),
      tier: TIER.inflection,
      factor: DERIVED_FACTOR,
      about: reader.stemCount(one),
    }),
  )
}
