import { expect, test } from 'vitest'
import { excerpt } from '../../../../src/shared/search/excerpt.ts'
import { finderOf, matchesIn } from '../../../../src/shared/search/marks.ts'
import { parseQuery } from '../../../../src/shared/search/query.ts'

const marked = (text: string, query: string) => {
  const found = matchesIn(text, finderOf(parseQuery(query)))
  return found.map(({ start, end }) => text.slice(start, end))
}

test.each([
  ['Des DONNÉES personnelles.', 'donnee personnelle', ['DONNÉES', 'personnelles']],
  ['L’ŒUVRE, son œuvre, une oeuvre', 'œuvre', ['ŒUVRE', 'œuvre', 'oeuvre']],
  [
    'Les travaux du tribunal, le travail des tribunaux',
    'travail tribunal',
    ['travaux', 'tribunal', 'travail', 'tribunaux'],
  ],
  ['Un arrêt, un arrêté', 'arrêt ', ['arrêt']],
  ['Les député·es et la directrice', 'députées directeur', ['député·es', 'directrice']],
  ['la vie privée, sa vie très privée', '"vie privée"', ['vie privée']],
  ['la vie privée, sa vie très privée', 'vie privée', ['vie', 'privée', 'vie', 'privée']],
  ['article L251-2, L. 251-2, L. 251-21', 'L. 251-2 ', ['L251-2', 'L. 251-2']],
  ['un e\u0301te\u0301 et l’au\u00adtomne', 'été automne', ['e\u0301te\u0301', 'au\u00adtomne']],
  ['survidéo vidéo', 'vid', ['vidéo']],
  ['un drone, puis la police', 'drone proche:5 police', ['drone', 'police']],
  ['police et caméra', 'police -caméra', ['police']],
  ['de la loi', 'la loi', ['loi']],
])('in « %s », %s marks its words', (text, query, found) => {
  expect(marked(text, query)).toEqual(found)
})

test('an excerpt is where most of the words are, all its matches marked', () => {
  const far = 'Rien ici que des mots. '.repeat(40)
  const text = `Une police. ${far}La police a filmé le drone de la police. ${far}`
  const found = excerpt(['Sans rapport.', text], finderOf(parseQuery('police drone ')))
  expect(found).toContain('La \u0001police\u0002 a filmé le \u0001drone\u0002 de la \u0001police\u0002.')
  expect(found.length).toBeLessThan(300)
  expect(found.startsWith('…') && found.endsWith('…')).toBe(true)
})

test('nothing asked, or nothing found: the first text, as it is', () => {
  expect(excerpt(['', ' ', 'Le début.'], finderOf(parseQuery('')))).toBe('Le début.')
  expect(excerpt(['Le début.', 'La suite.'], finderOf(parseQuery('absent')))).toBe('Le début.')
})

test('texts are read no further than needed', () => {
  let read = 0
  function* texts() {
    for (let i = 0; i < 1000; i += 1) {
      read += 1
      yield i === 3 ? 'Un drone de police.' : 'Rien.'
    }
  }
  expect(excerpt(texts(), finderOf(parseQuery('drone police')))).toContain('\u0001drone\u0002')
  expect(read).toBe(4)
})

test('marks already in a text do not pass for matches', () => {
  expect(excerpt(['un \u0001faux\u0002 drone'], finderOf(parseQuery('drone')))).toBe(
    'un faux \u0001drone\u0002',
  )
})
