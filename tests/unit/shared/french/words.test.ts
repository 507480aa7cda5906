import { describe, expect, test } from 'vitest'
import { fold, squash, words } from '../../../../src/shared/french/fold.ts'
import { inclusiveForms } from '../../../../src/shared/french/inclusive.ts'
import { stem } from '../../../../src/shared/french/stem.ts'
import { inGuillemets } from '../../../../src/shared/french/wording.ts'
import { parseArticle } from '../../../../src/shared/library/article-number.ts'

test.each([
  ['DONNÉES PERSONNELLES', 'donnees personnelles'],
  ['L’ŒUVRE d\u2019été', 'l oeuvre d ete'],
  ['n°\u00a02105328', 'n 2105328'],
  ['L251-2', 'l 251 2'],
  ['e\u0301te\u0301', 'ete'],
  ['cœur\u00adnet', 'coeurnet'],
  ['Ελλάδα', 'ελλαδα'],
  ['', ''],
])('%s folds to %s', (text, folded) => {
  expect(fold(text)).toBe(folded)
})

test.each([
  ['Recours vidéo', '«\u00a0Recours vidéo\u00a0»'],
  ['«\u00a0La vidéo protège\u00a0»', '«\u00a0La vidéo protège\u00a0»'],
  ['Dépôt de la note «\u00a0Vidéo\u00a0»', '«\u00a0Dépôt de la note “Vidéo”\u00a0»'],
])('%s is quoted once', (title, quoted) => {
  expect(inGuillemets(title)).toBe(quoted)
})

test('words know where they stand', () => {
  const text = 'L’État, é'
  expect(words(text).map(({ start, end }) => text.slice(start, end))).toEqual(['L', 'État', 'é'])
})

test('letters and digits only', () => {
  expect(squash('C-511/18')).toBe('c51118')
})

describe('one stem', () => {
  test.each([
    'données donnée donner donnés',
    'personnelle personnel personnelles personnels',
    'nationaux national nationale nationales',
    'administratif administrative administratives',
    'européen européenne européennes',
    'directeur directrice directeurs directrices',
    'demandeur demandeuse demanderesse',
    'public publique publiques publics',
    'interdit interdite interdites',
    'premier première premières',
    'tribunal tribunaux',
    'travail travaux',
    'saisir saisi saisie saisies saisissent',
    'arrêté arrêter arrêtés arrêtée',
    'nouveau nouvelle nouveaux nouvel',
    'tout toute tous toutes',
  ])('%s', forms => {
    expect(new Set(forms.split(' ').map(form => stem(fold(form)))).size).toBe(1)
  })
})

test.each([
  'arrêt arrêté',
  'police policier',
  'personne personnel',
  'partie parti',
  'cour cours',
  'droit droite',
  'fond fonds',
  'fichier fiche',
  'porte port',
  'prix pris',
  'mois moi',
])('apart: %s', pair => {
  const [one = '', other = ''] = pair.split(' ').map(word => stem(fold(word)))
  expect(one).not.toBe(other)
})

test.each([
  ['les député·es', 'depute deputes deputee deputees'],
  ['député(e)s', 'depute deputes deputee deputees'],
  ['citoyen⋅ne⋅s', 'citoyen citoyens citoyenne citoyennes'],
  ['lecteur·rice', 'lecteur lectrice'],
  ['avocat-e-s', 'avocat avocats avocate avocates'],
  ['rien (ici)', ''],
])('%s stands for %s', (text, forms) => {
  expect(
    inclusiveForms(text)
      .map(({ word }) => word)
      .join(' '),
  ).toBe(forms)
})

test.each([
  ['L. 251-2', 'l-251-2', ''],
  ['L251-2 CSI', 'l-251-2', 'csi'],
  ['R. 421-1 du code de justice administrative', 'r-421-1', 'code justice administrative'],
  ['art. 6 LIL', '6', 'lil'],
])('%s is the number of an article', (text, number, named) => {
  expect(parseArticle(text)).toEqual({ number, text: named ? named.split(' ') : [] })
})
