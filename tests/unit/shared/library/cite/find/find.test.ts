import { describe, expect, test } from 'vitest'
import { findCitations, findInPassages } from '../../../../../../src/shared/library/cite/find/find.ts'

const keys = (text: string) => findCitations(text).map(found => found.key)
const cja = 'article:code de justice administrative'
const edh =
  'article:convention convention europeenne de sauvegarde des droits de l homme et des libertes fondamentales'

describe('decisions', () => {
  test.each([
    ['TA Cergy-Pontoise, 3 mars 2020, n° 1800001', 'ta|cergypontoise|1800001|2020-03-03'],
    ['TA Cergy\u2011Pontoise, 3 mars 2020, n° 1800001', 'ta|cergypontoise|1800001|2020-03-03'],
    ['TA Cergy Pontoise, 3 mars 2020, n° 1800001', 'ta|cergypontoise|1800001|2020-03-03'],
    ['Conseil d’État, 10e - 9e ch., 24 novembre 2021, n° 405548', 'ce||405548|2021-11-24'],
    ['CE, 10e et 9e ch. réunies, 24 nov. 2021, n° 405548, Lebon', 'ce||405548|2021-11-24'],
    ['CE 18 mai 2020 n°440442', 'ce||440442|2020-05-18'],
    ['CE, Ass., 19 octobre 1962, Canal, p. 552', 'ce|||1962-10-19'],
    ['CE, Ass., 13 juillet 2016, Czabaj, n° 387763, Lebon', 'ce||387763|2016-07-13'],
    [
      "la décision n° 405548 du 24 novembre 2021 du Conseil d'Etat, statuant au contentieux",
      'ce||405548|2021-11-24',
    ],
    ["Par une décision nos 424394, 424656 du 7 février 2020, le Conseil d'État", 'ce||424394|2020-02-07'],
    ["décision avant-dire droit du 15 juillet 2020, le Conseil d'Etat", 'ce|||2020-07-15'],
    [
      "l'arrêt n° 19MA01234 du 3 mars 2021 par lequel la cour administrative d'appel de Marseille",
      'caa|marseille|19ma01234|2021-03-03',
    ],
    ['un arrêt n°19NT03268 du 15 décembre 2020', 'caa|nantes|19nt03268|2020-12-15'],
    ['CAA Marseille, 6e ch., 14 oct. 2024, n° 23MA02036', 'caa|marseille|23ma02036|2024-10-14'],
    [
      'Par un jugement n° 1902345 du 5 mai 2020, le tribunal administratif de Nice',
      'ta|nice|1902345|2020-05-05',
    ],
    [
      'Par une ordonnance n° 1999845 du 27 novembre 2019, le président de la 5ème chambre du tribunal administratif de Montreuil',
      'ta|montreuil|1999845|2019-11-27',
    ],
    [
      'TA Grenoble, 7e ch., 24 janvier 2025, M. B. et La Quadrature du Net, n° 2105328, pt 18',
      'ta|grenoble|2105328|2025-01-24',
    ],
    ['Cass. 1re civ., 8 nov. 2023, n° 22-99.999', 'cass||2299999|2023-11-08'],
    ['(1re Civ., 16 avril 2015, pourvoi n° 14-13.440, Bull. 2015, I, n° 89)', 'cass||1413440|2015-04-16'],
    ['Crim. 30 juin 2021, n° 20-83.355', 'cass||2083355|2021-06-30'],
    ['Ass. plén., 13 janv. 2020, n° 17-19.963', 'cass||1719963|2020-01-13'],
    ['Par avis du 8 juillet 2022 (n° 22-99.005), la Cour de cassation', 'cass||2299005|2022-07-08'],
    [
      "l'arrêt rendu le 7 juillet 2022, entre les parties, par la cour d'appel de Versailles",
      'autre|courdappeldeversailles||2022-07-07',
    ],
    [
      "l'arrêt n° RG : 19/99438 rendu le 10 février 2022 par la cour d'appel de Caen",
      'autre|courdappeldecaen|1999438|2022-02-10',
    ],
    [
      "Selon l'arrêt attaqué (Aix-en-Provence, 16 mai 2019), la société",
      'autre|courdappeldaixenprovence||2019-05-16',
    ],
    ['décision n° 2021-817 DC du 20 mai 2021', 'consconst||2021817dc|2021-05-20'],
    ['Cons. const., 4 août 2017, n° 2017-648 QPC', 'consconst||2017648qpc|2017-08-04'],
    [
      'Le Conseil constitutionnel, dans sa décision n° 2016-606/607 du 24 janvier 2017',
      'consconst||2016606607|2017-01-24',
    ],
    ['Tribunal des conflits, 17 octobre 2011, SCEA du Chéneau, n° C3828', 'tc||c3828|2011-10-17'],
    ['CJUE, 6 octobre 2020, La Quadrature du Net, aff. C-511/18', 'cjue||c51118|2020-10-06'],
    [
      "l'arrêt C-528/16 de la Cour de justice de l'Union européenne du 25 juillet 2018",
      'cjue||c52816|2018-07-25',
    ],
    ['les affaires jointes C-511/18 et C-512/18', 'cjue||c51118|'],
    [
      'CEDH, gde ch., 4 déc. 2008, S. et Marper c. Royaume-Uni, n°s 30562/04 et 30566/04',
      'cedh||3056204|2008-12-04',
    ],
    [
      "Cour européenne des droits de l'homme, 4 juillet 2023, Glukhin c. Russie, n° 11519/20",
      'cedh||1151920|2023-07-04',
    ],
    [
      "la décision n° 21997728 du 5 juillet 2021, la Cour nationale du droit d'asile",
      'autre|cournationaledudroitdasile|21997728|2021-07-05',
    ],
  ])('%s', (text, key) => {
    expect(keys(text)).toEqual([`decision:${key}`])
  })

  test('every joined number, with and without the date, may be looked up', () => {
    const [found] = findCitations('CJUE, 6 octobre 2020, aff. jointes C-511/18, C-512/18')
    expect(found?.keys).toEqual([
      'decision:cjue||c51118|2020-10-06',
      'decision:cjue||c51218|2020-10-06',
      'decision:cjue||c51118|',
      'decision:cjue||c51218|',
    ])
  })

  test('the label is that of the short form', () => {
    expect(findCitations('Cass. 2e civ., 19 mars 2020, n° 18-23.923, Bull.')[0]?.label).toBe(
      'Cass. 2e civ., 19\u00a0mars\u00a02020, n°\u00a018-23.923',
    )
  })

  test('« ce tribunal » and « l’arrêt précité » are those named before', () => {
    const text =
      'M. A a demandé au tribunal administratif de Lyon la décharge. Par un jugement n° 1799935 du 16 octobre 2018, ce tribunal a rejeté sa demande. Le jugement précité est motivé.'
    expect(keys(text)).toEqual(['decision:ta|lyon|1799935|2018-10-16', 'decision:ta|lyon|1799935|2018-10-16'])
    expect(findCitations(text)[1]?.precite).toBe(true)
  })

  test('two judgments of one court named at the end', () => {
    expect(
      keys(
        "contre l'arrêt n° RG : 18/99254 rendu le 22 novembre 2018 et l'arrêt n° RG : 20/99635 rendu le 27 mai 2021 par la cour d'appel de Versailles",
      ),
    ).toEqual([
      'decision:autre|courdappeldeversailles|1899254|2018-11-22',
      'decision:autre|courdappeldeversailles|2099635|2021-05-27',
    ])
  })

  test('its own docket number is not a citation', () => {
    const text = "la décision n° 405548 du 24 novembre 2021 du Conseil d'État"
    expect(findCitations(text, { numbers: ['405548'] })).toEqual([])
  })
})

describe('articles', () => {
  test.each([
    [
      "l'article L. 251-2 du code de la sécurité intérieure",
      ['article:code de la securite interieure|l-251-2'],
    ],
    ['articles R. 421-1 et suivants CJA', [`${cja}|r-421-1`]],
    [
      'articles L. 251-1 et L. 251-2 du CSI',
      ['article:code de la securite interieure|l-251-1', 'article:code de la securite interieure|l-251-2'],
    ],
    ['CJA, art. R. 421-1', [`${cja}|r-421-1`]],
    ['articles 1er à 5 de la loi n° 78-17 du 6 janvier 1978', ['article:loi 7817|1-er..5']],
    [
      "L'article\u00a0L.\u00a0761-1 du code de justice administrative et l'article R. 421-1 du même code",
      [`${cja}|l-761-1`, `${cja}|r-421-1`],
    ],
    [
      'article 6 de la loi du 6 janvier 1978 susvisée, article 8 de la même loi',
      ['article:loi 1978-01-06|6', 'article:loi 1978-01-06|8'],
    ],
    ["l'article 706-73, 3°, du code de procédure pénale", ['article:code de procedure penale|706-73']],
    [
      "violation des articles 6 § 1 de la Convention européenne des droits de l'homme, 313-1 et 314-1 du code pénal",
      [`${edh}|6`, 'article:code penal|313-1', 'article:code penal|314-1'],
    ],
    [
      'articles L. 761-1 du code de justice administrative et 37 de la loi du 10 juillet 1991',
      [`${cja}|l-761-1`, 'article:loi 1991-07-10|37'],
    ],
    ["l'article 5, § 1, c), du RGPD", ['article:reglement ue 2016679|5']],
    ['L. n° 78-17, 6 janv. 1978, art. 88', ['article:loi 7817|88']],
    ['les articles 1382, devenu 1240, du code civil', ['article:code civil|1382', 'article:code civil|1240']],
    ["l'article 80 duodecies du code général des impôts", ['article:code general des impots|80-duodecies']],
    ["l'article L. O. 128 du code électoral", ['article:code electoral|lo-128']],
    [
      "l'article 3 du protocole n° 4 à la convention européenne de sauvegarde des droits de l'homme et des libertés fondamentales",
      ['article:convention protocole 4|3'],
    ],
    [
      'la Constitution, notamment son article 61-1',
      ['article:constitution constitution du 4 octobre 1958|61-1'],
    ],
  ])('%s', (text, expected) => {
    expect(keys(text)).toEqual(expected)
  })

  test('a number alone is of the text the passage speaks of', () => {
    expect(
      keys(
        "Aux termes de l'article L. 131-16 du code du sport : « dans les conditions de l'article L. 131-8 »",
      ),
    ).toEqual(['article:code du sport|l-131-16', 'article:code du sport|l-131-8'])
  })

  test('from one passage to the next', () => {
    const [, second] = findInPassages([
      { text: "L'article L. 1 du code du sport." },
      { text: "L'article L. 2 du même code." },
    ])
    expect(second?.map(found => found.key)).toEqual(['article:code du sport|l-2'])
  })

  test('a text told later is that of the same number before, a number nobody tells is of none', () => {
    const [first] = findInPassages([
      { text: "L'article L. 4624-7 et l'article L. 4624-8 le prévoient." },
      { text: "L'article L. 4624-7 du code du travail." },
    ])
    expect(first?.map(found => found.key)).toEqual(['article:code du travail|l-4624-7'])
  })

  test('a number is not of a text named long before, nor in the ruling', () => {
    const law = { text: 'La loi n° 78-17 du 6 janvier 1978 le dit.' }
    const own = { text: "L'article 6 le prévoit." }
    const last = (...all: { text: string; section?: 'ruling' }[]) =>
      findInPassages(all)
        .at(-1)
        ?.map(found => found.key)
    expect(last(law, own)).toEqual(['article:loi 7817|6'])
    expect(last(law, { text: 'Rien ici. '.repeat(200) }, own)).toEqual([])
    expect(last(law, { ...own, section: 'ruling' })).toEqual([])
  })

  test.each([
    ["l'article L380-3-1 du code la sécurité sociale", ['article:code de la securite sociale|l-380-3-1']],
    [
      'articles L. 2121-1, 4°, du code du travail et 3 de la convention n° 87 OIT',
      ['article:code du travail|l-2121-1', 'article:convention convention n 87 oit|3'],
    ],
    ['articles L. 2121-1, 4 du code du travail', ['article:code du travail|l-2121-1']],
    ['articles 5,1, f) et 32 du RGPD', ['article:reglement ue 2016679|5', 'article:reglement ue 2016679|32']],
    ["l'article L. 521-2 précité", [`${cja}|l-521-2`]],
  ])('%s', (text, expected) => {
    expect(keys(text)).toEqual(expected)
  })

  test('in a text of law, its own articles', () => {
    expect(
      findCitations("dans les conditions de l'article L. 252-1", {
        ofText: 'code de la sécurité intérieure',
      })[0]?.key,
    ).toBe('article:code de la securite interieure|l-252-1')
  })
})

describe('texts', () => {
  test.each([
    ['- le code de justice administrative ;', [`${cja}|`]],
    ['- la loi n° 83-634 du 13 juillet 1983 ;', ['article:loi 83634|']],
    [
      'les lois n° 83-634 du 13 juillet 1983 et n° 84-16 du 11 janvier 1984',
      ['article:loi 83634|', 'article:loi 8416|'],
    ],
    ["l'ordonnance no 58-1067 du 7 novembre 1958", ['article:ordonnance 581067|']],
    [
      'le règlement (UE) n° 1215/2012 du Parlement européen et du Conseil du 12 décembre 2012',
      ['article:reglement ue 12152012|'],
    ],
    ['la directive 95/46/CE', ['article:directive ue 9546|']],
    ['la décision 2004/911/CE', ['article:decision ue 2004911|']],
    ['l’article 2 de la décision 2010/87/UE de la Commission', ['article:decision ue 201087|2']],
    ['la décision d’exécution (UE) 2021/914 de la Commission', ['article:decision ue 2021914|']],
    ['la décision 2016/1250 de la Commission du 12 juillet 2016', ['article:decision ue 20161250|']],
    [
      'les décisions 2004/911/CE et 2010/87/UE',
      ['article:decision ue 2004911|', 'article:decision ue 201087|'],
    ],
    ['la décision n° 19/2020 de la Commission nationale d’aménagement', []],
    ['la décision n° 12/34 du Conseil de discipline', []],
    ["l'arrêté du 9 juin 2021 fixant les prescriptions techniques", ['article:arrete 2021-06-09|']],
    ["les conditions fixées par l'arrêté du 22 mars 2017", ['article:arrete 2017-03-22|']],
    ["l'arrêté du ministre de l'intérieur du 5 juin 2020", ['article:arrete 2020-06-05|']],
    ["l'arrêté du ministre de l'intérieur du 5 juin 2020 portant refus", []],
    ["l'ordonnance du 28 septembre 2021 par laquelle le juge", []],
    ['la loi « informatique et libertés »', ['article:loi 7817|']],
    ['la loi 89-462 du 6 juillet 1989', ['article:loi 89462|']],
    ['les lois des 16 et 24 août 1790', ['article:loi 1790-08-24|']],
    [
      "la convention européenne d'extradition du 13 décembre 1957",
      ['article:convention convention europeenne d extradition|'],
    ],
    ["l'Accord de libre circulation du 21 juin 1999", ['article:accord 1999-06-21|']],
  ])('%s', (text, expected) => {
    expect(keys(text)).toEqual(expected)
  })

  test('a date is completed by the number given elsewhere', () => {
    const found = findCitations('la loi n° 90-449 du 31 mai 1990 puis la loi du 31 mai 1990')
    expect(found[1]?.keys).toEqual(['article:loi 90449|', 'article:loi 1990-05-31|'])
  })
})

test.each([
  ['quinze mars deux mille dix-huit', '2018-03-15'],
  ['premier juin deux mille', '2000-06-01'],
  ['trente et un décembre mil neuf cent quatre-vingt-dix-neuf', '1999-12-31'],
])('a date in words: %s', (words, day) => {
  expect(keys(`l'arrêt du ${words} de la cour d'appel de Paris`)).toEqual([
    `decision:autre|courdappeldeparis||${day}`,
  ])
})

test('double blanks hide no name, and places are those of the text', () => {
  const text =
    'Voir  la loi du  6  janvier   1978, article  6  de la convention  européenne des  droits de l’homme.'
  const [law, article] = findCitations(text)
  expect(law?.written).toBe('loi du  6  janvier   1978')
  expect(article?.key).toBe(`${edh}|6`)
  expect(text.slice(article?.start, article?.end)).toBe(
    'article  6  de la convention  européenne des  droits de l’homme',
  )
})

test('deliberations of the CNIL and identifiers', () => {
  expect(keys('la CNIL, par sa délibération n° 2019-001 du 10 janvier 2019')).toEqual([
    'document:cnil||delib||||2019001|2019-01-10',
  ])
  expect(keys('CNIL, délib. SAN-2021-003, 12 janvier 2021')).toEqual([
    'document:cnil||delib||||san2021003|2021-01-12',
  ])
  expect(keys('ECLI:FR:CECHS:2021:448611.20211122')).toEqual(['ecli:ECLI:FR:CECHS:2021:448611.20211122'])
})

test.each([
  'Article 1er : La requête est rejetée.',
  'la pièce n° 12 et la somme de 1 500 euros, le 3 mars 2021',
  "l'arrêté du 2 janvier 2019 prononçant son exclusion temporaire",
  'Sous le n° 449117, par un pourvoi enregistré le 27 janvier 2021',
  'la décision du 8 janvier 2020 par laquelle le ministre a refusé',
  'aux droits et libertés que la Constitution garantit',
  'la lettre enregistrée au secrétariat du Conseil constitutionnel, le 26 août 1993, par laquelle',
  'Les articles 2 et 3 de la convention collective',
  'la délibération n° 2019-001 du conseil municipal',
])('not a citation: %s', text => {
  expect(keys(text)).toEqual([])
})

test('after the short name of a code, an article needs no word', () => {
  const cited = (text: string) => findCitations(text).map(({ kind, written }) => [kind, written])
  expect(cited('(CRPA, L. 232-4)')).toEqual([['article', 'CRPA, L. 232-4']])
  expect(cited('CGCT, L. 2212-2')).toEqual([['article', 'CGCT, L. 2212-2']])
  expect(cited('C. rel. publ. adm., art. L. 100-2')).toEqual([
    ['article', 'C. rel. publ. adm., art. L. 100-2'],
  ])
  // the code that follows the number is its own
  expect(cited('C. urb., R. 421-1 du CJA')).toEqual([
    ['text', 'C. urb.'],
    ['article', 'R. 421-1 du CJA'],
  ])
})
