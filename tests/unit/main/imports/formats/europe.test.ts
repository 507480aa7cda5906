import { describe, expect, it } from 'vitest'
import { isHudoc } from '../../../../../src/main/imports/europe/hudoc-json.ts'
import { recordsOf } from '../../../../../src/main/imports/records.ts'
import { textAbsent } from '../../../../../src/shared/library/absent.ts'
import { findCitations } from '../../../../../src/shared/library/cite/find/find.ts'
import { label } from '../../../../../src/shared/library/cite/print.ts'
import { keysOf } from '../../../../../src/shared/library/keys.ts'
import type { Decision } from '../../../../../src/shared/library/model.ts'
import {
  aFormexJudgment,
  aHudocPage,
  aHudocResult,
  aLuxembourgPage,
} from '../../../../fixtures/import/europe.ts'

const readAll = (text: string, { path = '', isNamed = false, archive = 'dossier' } = {}) => [
  ...recordsOf({ path, bytes: Buffer.from(text) }, { isNamed, archive }),
]
function decisionIn(text: string, given: { path?: string } = {}): Decision {
  const [one, ...others] = readAll(text, given)
  expect(others).toEqual([])
  if (!one || !('source' in one) || one.source.kind !== 'decision') throw new Error(JSON.stringify(one))
  return one.source
}
const reasonIn = (text: string, given: { path?: string; isNamed?: boolean } = {}) =>
  readAll(text, given).map(one => ('reason' in one ? one.reason : 'source' in one ? one.source.kind : ''))
const hudoc = (given: object = {}) => decisionIn(JSON.stringify(aHudocResult(given)))
const numbered = ({ text }: Decision) => text.filter(({ n }) => n).map(({ n, section }) => `${n} ${section}`)
/** The citation, its spaces plain. */
const cited = (decision: Decision) => label(decision).replace(/[\u00a0\u202f]/g, ' ')
const shareKey = (a: Decision, b: Decision) => keysOf(a).some(key => keysOf(b).includes(key))

describe('a result of HUDOC', () => {
  it('is a decision as lawyers cite it, without its text', () => {
    const decision = hudoc()
    expect(decision).toMatchObject({
      court: 'CEDH',
      name: 'Association des Essais et autres',
      state: 'France',
      numbers: ['99901/18', '99902/18'],
      date: '2021-05-25',
      ecli: 'ECLI:CE:ECHR:2021:0525JUD009990118',
      solution: 'Violation de l’article 8 - Droit au respect de la vie privée ; Préjudice moral - réparation',
      caveat: textAbsent,
      provenance: [{ url: 'https://hudoc.echr.coe.int/fre?i=001-999001', file: '001-999001' }],
    })
    expect(cited(decision)).toBe(
      'CEDH, 25 mai 2021, Association des Essais et autres c. France, nos 99901/18 et 99902/18',
    )
  })

  it.each([
    ['CASE OF S. AND ESSAI v. THE UNITED KINGDOM', 'GBR', 'S. et Essai', 'Royaume-Uni'],
    ['CASE OF TRIALS AND OTHERS v. THE NETHERLANDS (No. 2)', 'NLD', 'Trials et autres', 'Pays-Bas (n° 2)'],
    ['AFFAIRE ESSAI c. BELGIQUE ET FRANCE', 'BEL;FRA', 'Essai', 'Belgique et France'],
    ['AFFAIRE M.S.S. c. RÉPUBLIQUE TCHÈQUE [Extraits]', 'CZE', 'M.S.S.', 'République tchèque'],
    ['AFFAIRE D’ESSAI c. SUISSE (SATISFACTION ÉQUITABLE)', 'CHE', 'D’Essai', 'Suisse'],
    ['Essai c. Türkiye', 'TUR', 'Essai', 'Türkiye'],
  ])('names « %s »', (docname, respondent, name, state) => {
    expect(hudoc({ docname, respondent })).toMatchObject({ name, state })
  })

  it.each([
    [{ doctypebranch: 'GRANDCHAMBER' }, 'gde ch.'],
    [{ doctype: 'HFDEC', doctypebranch: 'ADMISSIBILITY' }, 'déc.'],
    [{ doctypebranch: 'COMMITTEE' }, 'comité'],
    [{}, undefined],
  ])('gives the formation of %j', (given, formation) => {
    expect(hudoc(given).formation).toBe(formation)
  })

  it.each([
    [{ ecli: '', kpdate: '2019-03-02T00:00:00' }, '2019-03-02'],
    [{ ecli: '', kpdate: '', judgementdate: '02/03/2019 00:00:00' }, '2019-03-02'],
    [{ ecli: '', kpdate: '3/2/2019 12:00:00 AM', judgementdate: '' }, '2019-03-02'],
    [
      { ecli: '', kpdate: '0001-01-01T00:00:00', judgementdate: '', decisiondate: '02/03/2019' },
      '2019-03-02',
    ],
  ])('reads its day: %j', (given, date) => {
    expect(hudoc(given).date).toBe(date)
  })

  it('cites the first of many applications, and says there are others', () => {
    expect(hudoc({ appno: '1/11;2/11;3/11;4/11;5/11' })).toMatchObject({ numbers: ['1/11'], andOthers: true })
  })

  it.each([
    [{ doctype: 'PR' }, 'communiqué de presse'],
    [{ doctype: 'CLIN' }, 'note d’information'],
    [{ doctype: 'HFCOM' }, 'affaire communiquée'],
    [{ ecli: '', kpdate: '', judgementdate: '' }, 'pas de date lisible'],
    [{ ecli: '', appno: '' }, 'pas de numéro de requête'],
  ])('refuses what decides nothing, and says what it is: %j', (given, reason) => {
    expect(reasonIn(JSON.stringify(aHudocResult(given)))).toEqual([expect.stringContaining(reason)])
  })

  it('is read in a page of results, and flat with the text that was fetched with it', () => {
    const page = {
      resultcount: 2,
      results: [aHudocResult(), aHudocResult({ itemid: '001-999002', appno: '1/20', ecli: '' })],
    }
    expect(readAll(JSON.stringify(page))).toHaveLength(2)
    const flat = {
      ...aHudocResult().columns,
      text: `EN FAIT\n1. Un essai. ${'x'.repeat(200)}\nPAR CES MOTIFS, LA COUR\nDit.`,
    }
    expect(isHudoc(flat)).toBe(true)
    expect(numbered(decisionIn(JSON.stringify(flat)))).toEqual(['1 facts'])
  })
})

describe('a page saved from HUDOC', () => {
  it('is the judgment, without the site around it, wherever it was met', () => {
    const decision = decisionIn(aHudocPage())
    expect(decision).toMatchObject({
      court: 'CEDH',
      name: 'Association des essais et autres',
      state: 'France',
      numbers: ['99901/18', '99902/18'],
      date: '2021-05-25',
      provenance: [{ file: '001-999001' }],
    })
    expect(numbered(decision)).toEqual(['1 facts', '2 facts', '3 facts', '4 reasons', '5 reasons'])
    expect(decision.text[0]).toEqual({ section: 'header', text: 'CINQUIÈME SECTION' })
    expect(decision.text.filter(({ section }) => section === 'ruling').map(({ text }) => text)).toEqual([
      'PAR CES MOTIFS, LA COUR, À L’UNANIMITÉ,',
      '1. Dit qu’il y a eu violation.',
    ])
    expect(decision.text.at(-1)).toMatchObject({ section: 'annex' })
    expect(shareKey(decision, hudoc())).toBe(true)
  })

  it('reads a decision on admissibility and an English text, and a piece of page', () => {
    const decision = decisionIn(
      aHudocPage({
        head: '<p>CINQUIÈME SECTION</p><p>DÉCISION</p><p>Requête no 99903/19</p><p>Jean ESSAI</p><p>contre la France</p><p>La Cour européenne des droits de l’homme, siégeant le 12 mars 2020 en un comité</p>',
      }),
    )
    expect(decision).toMatchObject({
      formation: 'déc.',
      date: '2020-03-12',
      numbers: ['99903/19'],
      state: 'France',
    })
    const english = decisionIn(
      '<div><p>GRAND CHAMBER</p><p>CASE OF TRIALS v. GERMANY</p><p>(Application no. 99904/19)</p><p>JUDGMENT</p><p>STRASBOURG</p><p>2 March 2022</p><p>THE FACTS</p><p>1. The applicant tries.</p></div>',
    )
    expect(english).toMatchObject({
      formation: 'gde ch.',
      name: 'Trials',
      state: 'Allemagne',
      date: '2022-03-02',
    })
  })

  it('leaves what is addressed to the Court, and an arrêt of a cour d’appel, the documents they are', () => {
    const pleading =
      '<html><body><p>COUR EUROPÉENNE DES DROITS DE L’HOMME</p><p>Requête no 99905/20</p><p>DÉCISION ATTAQUÉE</p><p>Fait en deux exemplaires le 3 mars 2020</p></body></html>'
    const ruling =
      '<html><body><p>ARRÊT DE LA COUR D’APPEL DE PARIS</p><p>3 mars 2020</p><p>Dans l’affaire 12/20</p><p>Voir CELEX 62018CJ9991</p></body></html>'
    for (const text of [pleading, pleading.replace('ATTAQUÉE', ''), ruling])
      expect(reasonIn(text, { isNamed: true })).toEqual(['document'])
  })

  it('leaves a page that only speaks of a case as it was: a document where it was named, nothing in a folder', () => {
    const page =
      '<!DOCTYPE html><html><body><h1>La Cour européenne des droits de l’homme</h1><p>Voir la requête n° 99901/18, arrêt du 25 mai 2021.</p></body></html>'
    expect(reasonIn(page)).toEqual([])
    expect(reasonIn(page, { isNamed: true })).toEqual(['document'])
  })
})

describe('a judgment of Luxembourg', () => {
  const formex = () => decisionIn(aFormexJudgment(), { path: 'ECR_62018CJ9991_FR_01.xml' })

  it('is read in XHTML by its CELEX number, its numbers beside their paragraphs', () => {
    const decision = decisionIn(aLuxembourgPage(), { path: 'CELEX_62018CJ9991_FR_TXT.html' })
    expect(decision).toMatchObject({
      court: 'CJUE',
      formation: 'gde ch.',
      date: '2020-10-06',
      numbers: ['C-9991/18', 'C-9992/18'],
      name: 'Association des essais e.a.',
      abstract: '« Renvoi préjudiciel – Essais – Directive inventée »',
      provenance: [
        { file: '62018CJ9991', url: 'https://eur-lex.europa.eu/legal-content/FR/TXT/?uri=CELEX:62018CJ9991' },
      ],
    })
    expect(numbered(decision)).toEqual(['1 facts', '2 facts', '3 reasons'])
    expect(decision.text.at(-1)).toEqual({
      section: 'ruling',
      text: '1) L’article 1er doit être interprété ainsi.',
    })
    expect(cited(decision)).toBe(
      'CJUE, gde ch., 6 octobre 2020, Association des essais e.a., C-9991/18 et C-9992/18',
    )
  })

  it('is the same in Formex, without its notes nor what the publisher says around it', () => {
    const decision = formex()
    expect(decision).toMatchObject({
      court: 'CJUE',
      formation: 'gde ch.',
      date: '2020-10-06',
      numbers: ['C-9991/18', 'C-9992/18'],
      ecli: 'ECLI:EU:C:2020:9791',
      name: 'Association des essais e.a.',
      provenance: [{ file: '62018CJ9991' }],
    })
    expect(numbered(decision)).toEqual(['1 facts', '2 facts', '3 reasons'])
    expect(decision.text[0]).toEqual({ section: 'header', text: 'Arrêt de la Cour (grande chambre)' })
    expect(JSON.stringify(decision.text)).not.toMatch(
      /Langue de procédure|62018CJ9991|Affaires jointes C-9991\/18 et C-9992\/18"/,
    )
    expect(shareKey(decision, decisionIn(aLuxembourgPage()))).toBe(true)
  })

  it('takes the name that EUR-Lex gives above it, and an order', () => {
    const page = decisionIn(
      aLuxembourgPage({
        before:
          '<p>Arrêt de la Cour (première chambre) du 6 octobre 2020.#Ligue des essais contre Commission.#Affaire C-1/18.</p>',
        heading: 'ORDONNANCE DE LA COUR (septième chambre)',
        cases: 'Dans l’affaire C‑588/21 P,',
      }),
    )
    expect(page).toMatchObject({ name: 'Ligue des essais', formation: 'ord.', numbers: ['C-588/21 P'] })
  })

  it('names the General Court as lawyers do', () => {
    const decision = decisionIn(
      aLuxembourgPage({
        heading: 'ARRÊT DU TRIBUNAL (quatrième chambre)',
        cases: 'Dans l’affaire T‑718/21,',
      }),
    )
    expect(cited(decision)).toBe('Trib. UE, 4e ch., 6 octobre 2020, Association des essais e.a., T-718/21')
  })

  it.each([
    [
      'conclusions',
      aLuxembourgPage({ heading: 'CONCLUSIONS DE L’AVOCAT GÉNÉRAL' }),
      '62018CC9991.html',
      'conclusions d’avocat général',
    ],
    [
      'an act in Formex that is none of those numbered',
      '<ACT><TITLE><TI><P>Essai</P></TI></TITLE></ACT>',
      'a.xml',
      'ni un règlement',
    ],
    [
      'conclusions in Formex',
      '<CONCLUSION><P>Essai</P></CONCLUSION>',
      'a.xml',
      'conclusions d’un avocat général',
    ],
  ])('refuses %s, and says what it is', (_, text, path, reason) => {
    expect(reasonIn(text, { path })).toEqual([expect.stringContaining(reason)])
  })

  it('is bounded: a page nested beyond measure and a type declaration in Formex are refused', () => {
    expect(reasonIn(`<html><!-- eur-lex.europa.eu -->${'<div>'.repeat(5000)}`)).toEqual([
      expect.stringContaining('emboîte'),
    ])
    expect(
      reasonIn(aFormexJudgment().replace('<JUDGMENT', '<!DOCTYPE JUDGMENT [<!ENTITY a "b">]><JUDGMENT'), {
        path: 'a.xml',
      }),
    ).toEqual([expect.stringContaining('définition de type')])
  })
})

describe('the citation of a decision of a European court', () => {
  it.each([
    hudoc(),
    hudoc({ docname: 'CASE OF TRIALS AND OTHERS v. THE NETHERLANDS (No. 2)', doctypebranch: 'COMMITTEE' }),
    hudoc({ docname: 'AFFAIRE ESSAI c. RÉPUBLIQUE TCHÈQUE', doctype: 'HFDEC', appno: '47160/99' }),
    decisionIn(
      aLuxembourgPage({
        heading: 'ARRÊT DU TRIBUNAL (quatrième chambre)',
        cases: 'Dans l’affaire T‑718/21,',
      }),
    ),
    decisionIn(aLuxembourgPage({ heading: 'ORDONNANCE DE LA COUR', cases: 'Dans l’affaire C‑588/21 P,' })),
    decisionIn(aLuxembourgPage()),
  ])('is read back to it: %#', decision => {
    const [found] = findCitations(`Voir ${label(decision)}, § 3.`)
    expect(found?.keys.some(key => keysOf(decision).includes(key))).toBe(true)
  })
})
