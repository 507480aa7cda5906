import fc from 'fast-check'
import { expect, test } from 'vitest'
import { changedWords } from '../../../../../src/shared/drafts/merge/changed-words.ts'

const words = fc.array(
  fc.constantFrom('le', 'maire', 'peut', 'interdire', ',', 'la', 'voie', ' ', '\n', '.'),
  {
    maxLength: 60,
  },
)

test('both texts are read again from their comparison, to their last word', () =>
  fc.assert(
    fc.property(words, words, (one, other) => {
      const [before, after] = [one.join(' '), other.join(' ')]
      const stretches = changedWords(before, after)
      const without = (kind: string) =>
        stretches
          .filter(stretch => stretch.kind !== kind)
          .map(({ text }) => text)
          .join('')
      expect([without('added'), without('removed')]).toEqual([before, after])
    }),
  ))

test('words that end the first text alone are told', () =>
  expect(changedWords('Le maire peut, par arrêté, interdire.', 'Le maire peut.')).toContainEqual({
    kind: 'removed',
    text: ', par arrêté, interdire',
  }))
