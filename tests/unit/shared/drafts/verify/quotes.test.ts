import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { BlockOf, Inline } from '../../../../../src/shared/drafts/model.ts'
import { compareQuote, uncutText } from '../../../../../src/shared/drafts/verify/quotations/quotes.ts'
import { aDecision } from '../../../../fixtures/builders.ts'

const said =
  'Il ressort des pièces du dossier que la commune a mis en œuvre, sans base légale, un traitement de données ; qu’elle n’en a pas informé « les personnes concernées ».'
const decision = aDecision({
  text: [
    {
      n: 4,
      text: 'Aux termes de l’article 4 : les données sont traitées de manière licite.',
      section: 'reasons',
    },
    { n: 5, text: said, section: 'reasons' },
  ],
})
const quote = (inlines: Inline[], pin = 'pt 5'): BlockOf<'quote'> => ({
  kind: 'quote',
  id: 'q',
  inlines,
  source: { kind: 'decision', id: decision.id, pin },
  verbatim: true,
  repairs: [],
})
const text = (value: string): Extract<Inline, { kind: 'text' }> => ({ kind: 'text', text: value })
const words = said.split(' ')

test('however it is cut, and in bold or not, a quotation is word for word; its words come back whole', () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(fc.nat(words.length), { minLength: 2, maxLength: 8 }),
      fc.boolean(),
      fc.constantFrom('', 'la ville'),
      (places, bold, shown) => {
        const edges = [0, ...places.sort((a, b) => a - b), words.length]
        const parts = edges.slice(1).map((end, at) => words.slice(edges[at], end).join(' '))
        const inlines = parts.flatMap((part, at): Inline[] =>
          at % 2 === 1
            ? [{ kind: 'cut', hidden: [text(part)], shown }, text(' ')]
            : [{ ...text(`${part} `), ...(bold ? { marks: ['bold' as const] } : {}) }],
        )
        expect(compareQuote(quote(inlines), decision)).toEqual({ kind: 'same' })
        expect(uncutText(inlines).replace(/\s+/g, ' ').trim()).toBe(said)
      },
    ),
  )
})

test('one letter changed anywhere is found, and the words from it are said', () => {
  fc.assert(
    fc.property(fc.nat(words.length - 1), at => {
      const changed = words.map((word, index) => (index === at ? `${word}x` : word)).join(' ')
      const found = compareQuote(quote([text(changed)]), decision)
      expect(found.kind).toBe('different')
    }),
  )
  expect(
    compareQuote(quote([text(said.replace('sans base légale', 'sans fondement légal'))]), decision),
  ).toEqual({
    kind: 'different',
    from: 'fondement légal, un traitement de données',
  })
})

describe('what is typed by hand', () => {
  test('cuts and brackets are holes, in the order of the source', () => {
    const good = 'Il ressort […] que [la ville] a mis en œuvre (…) un traitement'
    expect(compareQuote(quote([text(good)]), decision)).toEqual({ kind: 'same' })
    const turned = 'un traitement […] Il ressort des pièces'
    expect(compareQuote(quote([text(turned)]), decision).kind).toBe('different')
  })
  test('spaces, guillemets and apostrophes do not count', () => {
    const plain = 'qu\'elle n\'en a pas informé "les personnes concernées".'
    expect(compareQuote(quote([text(plain)]), decision)).toEqual({ kind: 'same' })
  })
})

test('words of another point are said to be elsewhere; a source without text is not compared', () => {
  expect(compareQuote(quote([text('les données sont traitées')]), decision)).toEqual({ kind: 'elsewhere' })
  expect(compareQuote(quote([text('n’importe quoi')]), aDecision({ text: [] }))).toEqual({ kind: 'unread' })
})
