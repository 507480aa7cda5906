import { expect, test } from 'vitest'
import { readWordList, wordsToCheck } from '../../../../src/shared/french/spelling.ts'

const words = (text: string) => wordsToCheck(text).map(one => one.word)

test('the words of a sentence, without what is elided before them', () =>
  expect(words('L’article qu’elle cite, aujourd’hui.')).toEqual(['article', 'elle', 'cite', 'aujourd’hui']))

test('nothing is asked of acronyms, numbers, addresses, abbreviations', () => {
  expect(words('La CNIL, l’ANSSI et BriefCam, n° 78-17, art. L. 251-2, XXIe siècle, 1er')).toEqual([
    'La',
    'et',
    'siècle',
  ])
  expect(words('Voir https://exmple.fr/vidoe et jean@exmple.fr')).toEqual(['Voir', 'et'])
})

test.each([
  'Cons. const., 17 mai 2023, n° 2023-850 DC',
  'CE, ord., 16 novembre 2021, n° 457743',
  'Cass. 2e civ., Bull. civ. II, n° 12',
  'Trib. confl., 9 mai 2016, C4048',
  'A.N., Paris (15e circ.), délib. n° 2021-02',
  'CE, ss. sect. réun., prés. ; règl. int. ; comm. adm. ; jur. adm.',
])('no abbreviation of a citation is asked: %s', citation => {
  expect(wordsToCheck(citation).filter(({ end }) => citation[end] === '.')).toEqual([])
})

test('inclusive forms are left, compound words are one', () =>
  expect(words('les député·es du référé-suspension, Tarn-et-Garonne')).toEqual([
    'les',
    'du',
    'référé-suspension',
    'Tarn-et-Garonne',
  ]))

test('a list of words gives its forms', () =>
  expect(readWordList('# titre\nmot +s\nprofilé+s+e+es\n\nseul')).toEqual([
    'mot',
    'mots',
    'profilé',
    'profilés',
    'profilée',
    'profilées',
    'seul',
  ]))

test.each([
  'Cons. const.',
  'C. rel. publ. adm.',
  'Constit., C. pén., C. pr. pén., C. trav., C. urb., C. env., C. éduc.',
  'Bull. civ., Gaz. Pal., Rép. min., chron., doctr., somm., loc. cit.',
])('the abbreviations of a citation are no faults: %s', citation => expect(words(citation)).toEqual([]))
