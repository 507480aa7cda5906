import { expect, test } from 'vitest'
import { sentenceAround } from '../../../../../../src/shared/library/cite/links/read-citations.ts'

const around = (text: string, words: string) => {
  const start = text.indexOf(words)
  return sentenceAround(text, start, start + words.length)
}

test('a citation is shown in its sentence', () => {
  const text = 'Le recours est recevable. Selon CE, n° 1, il l’est. La suite ne compte pas.'
  expect(around(text, 'CE, n° 1')).toBe('Selon CE, n° 1, il l’est.')
  expect(around(text, 'Le recours')).toBe('Le recours est recevable.')
  expect(around(text, 'La suite')).toBe('La suite ne compte pas.')
})

test.each([
  ['Un ; deux CE, n° 1 ; trois.', 'Un ; deux CE, n° 1 ;'],
  ['Un ; Deux CE, n° 1 ; trois.', 'Deux CE, n° 1 ;'],
  ['Un : « Deux CE, n° 1 » est dit', '« Deux CE, n° 1 » est dit'],
  ['Est-ce vrai ? Oui, CE, n° 1', 'Oui, CE, n° 1'],
  ['C’est vrai ! Oui, CE, n° 1', 'Oui, CE, n° 1'],
  ['« C’est vrai » Oui, CE, n° 1', 'Oui, CE, n° 1'],
  ['L’art. 3 de CE, n° 1', 'L’art. 3 de CE, n° 1'],
  ['CE, n° 1.2 et la suite', 'CE, n° 1.2 et la suite'],
  ['Dit-il. "Oui, CE, n° 1"', '"Oui, CE, n° 1"'],
])('%s', (text, expected) => expect(around(text, 'CE, n° 1')).toBe(expected))

test('a long sentence is cut between words, and says where', () => {
  const words = Array.from({ length: 80 }, (_, n) => `mot${n}`).join(' ')
  const text = `${words} CE, n° 1 ${words}`
  const shown = around(text, 'CE, n° 1')
  expect(shown).toMatch(/^… mot\d+ /)
  expect(shown).toMatch(/ mot\d+ …$/)
  expect(shown).toContain(' mot79 CE, n° 1 mot0 ')
  for (const word of shown
    .replace(/^… | …$/g, '')
    .replace('CE, n° 1 ', '')
    .split(' '))
    expect(words.split(' ')).toContain(word)
  expect(shown.length).toBeLessThan(320)
  expect(shown.indexOf('CE, n° 1')).toBeGreaterThan(100)
  expect(shown.indexOf('CE, n° 1')).toBeLessThan(145)
})

test('a long citation is shown whole', () => {
  const long = `CE, n° 1${' et autres'.repeat(60)}`
  expect(around(`Selon ${long}, il l’est.`, long)).toContain(long)
})
