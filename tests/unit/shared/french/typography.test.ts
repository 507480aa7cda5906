import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { onTyped, ordinalEnding, typeset } from '../../../../src/shared/french/typography.ts'

const show = (text: string) => text.replaceAll('\u00a0', '~').replaceAll('\u202f', '_')
const type = (text: string) => {
  let out = ''
  for (const char of text) {
    const change = onTyped(out, char)
    out = change ? out.slice(0, out.length - change.remove) + change.insert : out + char
  }
  return show(out)
}

describe('French typography as one types', () => {
  it.each([
    ["l'arrêté d'octobre", 'l’arrêté d’octobre'],
    ['il dit "oui" et part', 'il dit «~oui~» et part'],
    ['il dit "oui", puis', 'il dit «~oui~», puis'],
    ['(la "vidéo" dite)', '(la «~vidéo~» dite)'],
    ['« mot »', '«~mot~»'],
    ['«mot»', '«~mot~»'],
    ['quoi ?', 'quoi_?'],
    ['quoi?', 'quoi_?'],
    ['quoi ?!', 'quoi_?!'],
    ['un; deux ; trois', 'un_; deux_; trois'],
    ['ainsi: voilà', 'ainsi~: voilà'],
    ['ainsi : voilà', 'ainsi~: voilà'],
    ['à 10:30 précises', 'à 10:30 précises'],
    ['article 10: non', 'article 10~: non'],
    ['n° 473506', 'n°~473506'],
    ['art. 8, § 12, p. 3, pt 5', 'art.~8, §~12, p.~3, pt~5'],
    ['M. Dupont et Me Durand', 'M.~Dupont et Me~Durand'],
    ['etc...', 'etc…'],
    ['article L. 251-2, puis R. 252-1', 'article L.~251-2, puis R.~252-1'],
    ['la mesure - sans base - est nulle', 'la mesure – sans base – est nulle'],
    ['12 - 15', '12 - 15'],
    ['20 % de 30€', '20~% de 30~€'],
    ['https://exemple.fr/a?b=c;d!', 'https://exemple.fr/a?b=c;d!'],
    ['mailto:a@b.fr', 'mailto:a@b.fr'],
    ['ECLI:FR:CECHR:2023:473506.20231122', 'ECLI:FR:CECHR:2023:473506.20231122'],
    ['nom@exemple.org?', 'nom@exemple.org?'],
    ['(?)', '(?)'],
    ['Le pt est clos', 'Le pt~est clos'],
    ['le dépt est', 'le dépt est'],
  ])('%s', (typed, expected) => {
    expect(type(typed)).toBe(expected)
  })

  it('is the same over a whole text, and twice is once', () => {
    expect(show(typeset('Aux termes : "rien" ; voir https://a.fr/b?c, à 10:30 !'))).toBe(
      'Aux termes~: «~rien~»_; voir https://a.fr/b?c, à 10:30_!',
    )
    const word = fc.constantFrom(
      'mot',
      'n°',
      '12',
      'art.',
      '"',
      "'",
      ':',
      ';',
      '?',
      '!',
      '«',
      '»',
      '10:30',
      'ECLI:EU:C:2020:791',
      '...',
    )
    fc.assert(
      fc.property(fc.array(word, { maxLength: 12 }), words => {
        const once = typeset(words.join(' '))
        expect(typeset(once)).toBe(once)
      }),
    )
  })
})

it('the ending of an ordinal is told from that of a word', () => {
  expect(['le 1er', 'XXIe', 'la 2e', 'les 1res', 'Ve'].map(ordinalEnding)).toEqual([
    'er',
    'e',
    'e',
    'res',
    'e',
  ])
  expect(['une', 'L. 1e-2', 'A1e', 'Ce', '2-1e'].map(ordinalEnding)).toEqual(Array(5).fill(undefined))
})
