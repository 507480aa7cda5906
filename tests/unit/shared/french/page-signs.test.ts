import { describe, expect, test } from 'vitest'
import { heldSigns } from '../../../../src/shared/french/page/hard-spaces.ts'
import { isRaisedEnding, raisedEndings } from '../../../../src/shared/french/page/raised-endings.ts'

const held = (text: string): string => {
  const { spaces, hyphens } = heldSigns(text)
  const signs = [...text]
  for (const at of spaces) signs[at] = '~'
  for (const at of hyphens) signs[at] = '='
  return signs.join('')
}

describe('no line ends within a reference', () => {
  test.each([
    ['la pièce n° 4, p. 12', 'la pièce~n°~4, p.~12'],
    ['pièces nos 4 et 5', 'pièces~nos~4 et 5'],
    ['production n° 3 ; annexe 2', 'production~n°~3~; annexe~2'],
    ['la loi n° 78-17 du 6 janvier 1978', 'la loi n°~78=17 du 6~janvier~1978'],
    ['l’article L. 761-1', 'l’article~L.~761=1'],
    ['art. R. 421-1, al. 2', 'art.~R.~421=1, al.~2'],
    ['(art. 1er, § 12, cons. 4)', '(art.~1er, §~12, cons.~4)'],
    ['CE, 12 mars 2024, n° 488319', 'CE, 12~mars~2024, n°~488319'],
    ['depuis le 1er novembre 2023', 'depuis le 1er~novembre~2023'],
    ['M. Dupont et Mme Martin', 'M.~Dupont et Mme~Martin'],
    ['M. A. B. contre Me Aubry', 'M.~A.~B. contre Me~Aubry'],
    ['une somme de 10 000 €', 'une somme de 10~000~€'],
    ['1 234 567 euros', '1~234~567~euros'],
    ['à 18 h, 12 % des voix', 'à 18~h, 12~% des voix'],
    ['dit : « non » ; puis', 'dit~: «~non~»~; puis'],
    ['6e-5e chambres réunies', '6e=5e chambres réunies'],
    ['chapitre II, titre IV, point IV', 'chapitre II, titre IV, point~IV'],
  ])('%s', (text, expected) => expect(held(text)).toBe(expected))

  test.each([
    'pages et articles divers',
    'en 2023 250 communes',
    'nos clients, points l’un après l’autre',
    'le point A. Le juge',
    'du 3 au 5 des pages il reste',
  ])('« %s » stays as it is', text => expect(held(text)).toBe(text))
})

const raised = (text: string): string => {
  let out = text
  for (const { start, end } of raisedEndings(text).reverse())
    out = `${out.slice(0, start)}^${out.slice(start, end)}^${out.slice(end)}`
  return out
}

describe('endings that stand above the line', () => {
  test.each([
    ['le 1er mars', 'le 1^er^ mars'],
    ['les 1ers et 1res', 'les 1^ers^ et 1^res^'],
    ['l’article 1er de la loi', 'l’article 1^er^ de la loi'],
    ['art. 1er, 2e al.', 'art. 1^er^, 2^e^ al.'],
    ['CE, 6e-5e chambres réunies, 12 mars 2024', 'CE, 6^e^-5^e^ chambres réunies, 12 mars 2024'],
    ['10e et 9e ch. réunies', '10^e^ et 9^e^ ch. réunies'],
    ['la 108e session, la 2de', 'la 108^e^ session, la 2^de^'],
    ['au XXIe siècle, sous la Ve République', 'au XXI^e^ siècle, sous la V^e^ République'],
    ['François Ier', 'François I^er^'],
    ['les pièces nos 2 et 3', 'les pièces n^os^ 2 et 3'],
    ['CE, nos 393099, 394922', 'CE, n^os^ 393099, 394922'],
    ['nos\u00a0488319 et 488320', 'n^os^\u00a0488319 et 488320'],
    ['nos 2 à 4', 'n^os^ 2 à 4'],
    ['Mme la présidente, Mlle X', 'M^me^ la présidente, M^lle^ X'],
    ['Mmes Durand', 'M^mes^ Durand'],
    ['Me Aubry, avocate', 'M^e^ Aubry, avocate'],
    ['Mes Aubry et Durand', 'M^es^ Aubry et Durand'],
    ['(1re ch.)', '(1^re^ ch.)'],
  ])('%s', (text, expected) => expect(raised(text)).toBe(expected))

  test.each([
    'nos 3 enfants et nos amis',
    'nos deux enfants',
    'L. 6e, R. 12e',
    'https://exemple.fr/1er/2e',
    'piece-1er.pdf, doc_2e.docx',
    'a1er 1erb 2e3f 0x2e 4e-12 1.2e',
    'ECLI:FR:CECHR:2024:488319.20240312',
    'the 1st, 2nd, 3rd and 4th; 34 F.2d 5',
    'dupont@2e.fr, C-311/18',
    'Le juge, Ce point, De même, Ie, 1e, LLe, 0e',
    'Let Me Go, Me Too, MMe',
    'Mes Amis sont là',
    '§ 2, e)',
    '2012e, 2e_x, 3e.com, 1er-né',
  ])('none in « %s »', text => expect(raised(text)).toBe(text))

  test.each([
    ['le 1', 'er'],
    ['6e-5', 'e'],
    ['XXI', 'e'],
    ['pièces n', 'os'],
    ['CE, n', 'o'],
    ['M', 'me'],
    ['10', 'ème'],
  ])('%s + %s is one word when it is read back', (before, ending) =>
    expect(isRaisedEnding(before, ending)).toBe(true),
  )
  test.each([
    ['m', '2'],
    ['x', 'e'],
    ['article 4', ' bis'],
    ['10', '6'],
    ['CO', 'e'],
    ['mots', '1'],
  ])('%s + %s is not', (before, ending) => expect(isRaisedEnding(before, ending)).toBe(false))
})
