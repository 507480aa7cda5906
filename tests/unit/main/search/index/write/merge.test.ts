import { expect, test } from 'vitest'
import { SPELLING_MARK } from '../../../../../../src/main/search/index/vocabulary.ts'
import { stem } from '../../../../../../src/shared/french/stem.ts'
import { library, shown, type Text } from '../library.ts'

/** Segments made one, and words of one of them alone, each of which fills several blocks. */
const [segments, words] = [9, 1200]

const letters = (n: number): string =>
  [...n.toString(26)].map(one => 'abcdefghijklmnopqrstuvwxyz'[Number.parseInt(one, 26)]).join('')

/** A word of that source alone; every other is written with an accent. */
const own = (seq: number, n: number) =>
  `${letters(n * 97 + 20_000)}${'bcdfghjkl'[seq % 9]}${n % 2 ? 'é' : 'o'}x`

/** One has the stem of a word as a word, the next has but words of that stem. */
const shared = [...'abcdefghijklmnopqrstuvwxyz'].flatMap(one => [`${one}abandon`, `${one}omilieu`])
function aText(seq: number): Text {
  const body = Array.from({ length: words }, (_, n) => own(seq, n))
  for (const one of shared) body.push(seq % 3 ? `${one}s` : one, seq % 3 === 1 ? one.toUpperCase() : 'les')
  return { seq, head: 'Arrêt', texts: [body.join(' ')] }
}

test('what one segment alone has and what several have, a stem as a list or as a word', () => {
  const all = library(64)
  for (let seq = 1; seq <= segments; seq += 1) all.write([aText(seq)])
  // what one of them says no longer counts
  all.write([{ seq: 4, head: 'Arrêt', texts: ['abandonné'] }])
  while (all.index.tidy());
  expect(all.index.stats().segments).toBeLessThan(3)
  const { reader, model } = all
  for (const one of shared) {
    expect(shown(reader.withStem(stem(one))), one).toEqual(model.stemmed(stem(one)))
    for (const key of [one, `${one}s`]) expect(shown(reader.postings(key)), key).toEqual(model.postings(key))
  }
  for (const seq of [1, 4, 5, 9])
    for (let n = 0; n < words; n += 41) {
      const word = own(seq, n)
      const folded = word.replace('é', 'e')
      const key = folded === word ? word : folded + SPELLING_MARK + word
      expect(shown(reader.postings(key)), word).toEqual(model.postings(key))
      expect(shown(reader.withStem(stem(folded))), word).toEqual(model.stemmed(stem(folded)))
    }
})
