import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { repairPunctuation } from '../../../../src/shared/french/repair.ts'

const show = (text: string) => text.replaceAll('\u00a0', '~').replaceAll('\u202f', '_')
const words = (text: string) => text.match(/[\p{L}\d]+/gu) ?? []

describe('punctuation lost by the open data', () => {
  it.each([
    [
      'au règlement du 29 février 1968 : " 1. Le fonctionnaire qui cesse ses fonctions ". Il suit',
      'au règlement du 29 février 1968~: «~1. Le fonctionnaire qui cesse ses fonctions~». Il suit',
    ],
    ['est "rendue publique" par affichage', 'est «~rendue publique~» par affichage'],
    ["l'article L. 610-1 d'un code", 'l’article L. 610-1 d’un code'],
    [
      "Le maire peut-il prendre part au vote sur la demande d'autorisation '",
      'Le maire peut-il prendre part au vote sur la demande d’autorisation_?',
    ],
    [
      "Quelle est la portée de cette règle ' Est-elle applicable '",
      'Quelle est la portée de cette règle_? Est-elle applicable_?',
    ],
    ["II. ' En matière pénale, les tribunaux", "II. ' En matière pénale, les tribunaux"],
    ["sur la demande '", "sur la demande '"],
    ['un guillemet " orphelin', 'un guillemet " orphelin'],
    ['1°) d’annuler cet arrêt ; 2°) de rejeter', '1°) d’annuler cet arrêt_; 2°) de rejeter'],
  ])('%s', (damaged, expected) => {
    expect(show(repairPunctuation(damaged).text)).toBe(expected)
  })

  it('says what it did, and nothing when it did nothing', () => {
    expect(repairPunctuation('est "dite" de l\'Etat').rules).toEqual([
      'guillemets français rétablis',
      'apostrophes courbes',
    ])
    expect(repairPunctuation('Rien à rétablir.').rules).toEqual([])
  })

  it('never touches a word', () => {
    const piece = fc.constantFrom('mot', "l'Etat", '"', "'", ' ', ' ; ', ' : ', '. ', '12', 'peut-il', '\n')
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 20 }), pieces => {
        const text = pieces.join('')
        expect(words(repairPunctuation(text).text)).toEqual(words(text))
      }),
    )
  })
})
