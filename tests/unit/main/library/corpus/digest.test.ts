import { expect, test } from 'vitest'
import { batchOf, digestFacts, digestsOf } from '../../../../../src/main/library/corpus/office/digest.ts'
import type { TokenBatch } from '../../../../../src/main/search/index/model.ts'
import { tokenBatch } from '../../../../../src/main/search/index/vocabulary.ts'
import { headOf, textsOf } from '../../../../../src/main/search/source-words.ts'
import { aDecision, anArticle } from '../../../../fixtures/builders.ts'

const sources = [
  anArticle({ id: 'csi-l-251-1', number: 'L. 251-1' }),
  aDecision({ id: 'girafe', text: [{ n: 1, text: 'La girafe, l’élu et la girafe élue traversent.' }] }),
]

/** The places of each term of each text, and how many words each text has. */
function placesIn({ terms, numbers, stream, ends }: TokenBatch) {
  const termOf = new Map(Array.from(numbers, (number, n) => [number, terms[n] ?? '']))
  let at = 0
  return Array.from(ends, end => {
    const places: Record<string, number[]> = {}
    let [place, words] = [0, 0]
    for (; at < end; at += 1) {
      const number = stream[at] ?? 0
      place += number < 0 ? -number : 1
      words += number < 0 ? 0 : 1
      const term = number < 0 ? undefined : termOf.get(number)
      if (term !== undefined) places[term] = [...(places[term] ?? []), place]
    }
    return { places, words }
  })
}

const written = () => {
  const tokens = tokenBatch()
  for (const source of sources) tokens.add(headOf(source), textsOf(source).filter(Boolean))
  const batch = tokens.finish()
  return { batch, digests: digestsOf(batch, sources.map(digestFacts)) }
}

test('a digest gives the words of a text back at their places, all or those asked', () => {
  const { batch, digests } = written()
  const whole = batchOf(digests, () => true)
  expect(placesIn(whole.batch)).toEqual(placesIn(batch))
  expect([whole.batch.lengths, whole.batch.heads]).toEqual([batch.lengths, batch.heads])
  const some = placesIn(batchOf(digests, term => term.startsWith('girafe')).batch)
  const [, decision] = placesIn(batch)
  // weights are of the whole text
  expect(some.map(({ words }) => words)).toEqual(placesIn(batch).map(({ words }) => words))
  const { '\uffff': others, ...asked } = some[1]?.places ?? {}
  expect(asked).toEqual({ girafe: decision?.places.girafe })
  expect(others?.length).toBeGreaterThan(0)
  expect(decision?.places.girafe).toHaveLength(2)
})

test('a digest says what its source is, without its text', () => {
  const { digests } = written()
  const [article, decision] = batchOf(digests, () => false).facts
  expect(article).toMatchObject({ kind: 'article', facts: { kind: 'article' } })
  expect(article?.keys).toEqual(digestFacts(sources[0]!).keys)
  expect(JSON.stringify(decision)).not.toContain('traversent')
})
