import { describe, expect, it } from 'vitest'
import { courtOf, formationOf } from '../../../../../src/main/imports/dila/court-names.ts'
import { caseName } from '../../../../../src/main/imports/dila/judgment.ts'
import { readDecision } from '../../../../../src/main/imports/formats/conseil-etat.ts'
import { aDecisionXml } from '../../../../fixtures/import/records.ts'

const read = (given?: Parameters<typeof aDecisionXml>[0]) => readDecision(aDecisionXml(given).slice(1))

describe('a decision of the open data', () => {
  it('is read with what a citation needs', () => {
    expect(read()).toMatchObject({
      court: 'CE',
      formation: '10e-9e ch. réunies',
      date: '2023-02-01',
      numbers: ['999999'],
      ecli: 'ECLI:FR:CECHR:2023:999999.20230201',
      publication: 'Lebon T.',
      name: 'Association Les Yeux ouverts',
      punctuation: 'damaged',
      provenance: [{ licence: 'Licence Ouverte 2.0', file: 'DCE_999999_20230201.xml', asOf: '2023-02-02' }],
    })
  })

  it('keeps the points of the judgment, and only those that continue the series', () => {
    const { text } = read()
    expect(text.filter(one => one.n).map(one => [one.n, one.text])).toEqual([
      [1, 'Aux termes de l\'article 4 : " Les données sont :'],
      [2, 'Le traitement contesté est une mesure de police.'],
      [3, 'Il suit de là que le décret doit être annulé.'],
    ])
    expect(text.find(one => one.text.startsWith('2. effacées'))?.n).toBeUndefined()
    expect(text.find(one => one.text.startsWith('4. Un numéro'))?.section).toBe('reasons')
    expect(text.map(one => one.section)).toEqual([
      'facts',
      'facts',
      'visas',
      'visas',
      'reasons',
      'reasons',
      'reasons',
      'reasons',
      'reasons',
      'reasons',
      'reasons',
      'ruling',
      'ruling',
    ])
  })

  it.each([
    'ECLI:FR:Code Inconnu:2023:999999.20230201',
    'undefined',
    'ECLI:FR:CECHR:2022:999999.20230201',
    'ECLI:FR:CECHR:2023:999998.20230201',
  ])('does not keep the ECLI %s', ecli => {
    expect(read({ ecli }).ecli).toBeUndefined()
  })

  it('recovers the stray end tag of the publisher', () => {
    const body = '</p>\n<p>Considérant ce qui suit :</p>\n<p>1. Un point.</p>'
    expect(read({ body }).text.at(-1)).toEqual({ n: 1, section: 'reasons', text: 'Un point.' })
  })

  it('reads a text held by one paragraph with line breaks', () => {
    const body = '<p>Considérant ce qui suit :<br/>1. Un.<br/>2. Deux.</p>'
    expect(read({ body }).text.map(one => one.n)).toEqual([undefined, 1, 2])
  })

  it('says that a text with its punctuation is as published', () => {
    expect(read({ body: '<p>Le texte dit « oui ».</p>' }).punctuation).toBe('as-published')
  })

  it.each([
    [{ number: '' }, 'numéro de dossier'],
    [{ date: 'hier' }, 'date de lecture'],
    [{ body: '' }, 'pas de texte'],
    [{ body: '<p>coupé' }, 'mal formé'],
  ])('refuses %j with a reason', (given, reason) => {
    expect(() => read(given)).toThrow(reason)
  })
})

describe('formations and courts', () => {
  it.each([
    [' 10ème - 9ème chambres réunies', 'Décision', '10e-9e ch. réunies'],
    ['1ère et 4ème chambres réunies', 'Décision', '1re-4e ch. réunies'],
    [' 8ème chambre jugeant seule', 'Décision', '8e ch.'],
    ['6ème chambre - formation à 3', 'Décision', '6e ch.'],
    ['9è ch Magistrat statuant seul', 'Décision', '9e ch.'],
    ['Juge des référés', '', 'ord.'],
    ['2ème chambre', 'Ordonnance', 'ord.'],
    ['Section du Contentieux', 'Décision', 'Sect.'],
    ['Assemblée', 'Décision', 'Ass.'],
  ])('%s is cited as it should be', (formation, type, cited) => {
    expect(formationOf(formation, type)).toBe(cited)
  })

  it.each([
    ['CE', 'Section du Contentieux ', { court: 'CE' }],
    ['CAA13', "Cour administrative d'appel de Marseille", { court: 'CAA', city: 'Marseille' }],
    ['PA', '', { court: 'CAA', city: 'Paris' }],
    ['TA13', 'Tribunal Administratif de Marseille', { court: 'TA', city: 'Marseille' }],
    ['TA80', "Tribunal administratif d'Amiens", { court: 'TA', city: 'Amiens' }],
    ['TA38', '', { court: 'TA', city: 'Grenoble' }],
    ['XX', '', undefined],
  ])('%s %s', (code, name, expected) => {
    const found = courtOf(code, name)
    expect(found && Object.fromEntries(Object.entries(found).filter(([, value]) => value))).toEqual(expected)
  })
})

describe('the case name', () => {
  const named = (text: string) => caseName([{ section: 'facts', text }])
  it.each([
    [
      "Par une requête enregistrée au secrétariat, la société Exemple, représentée par M. B, demande au Conseil d'Etat",
      undefined,
    ],
    ["Par une requête, la société Exemple demande au Conseil d'Etat", 'Société Exemple'],
    ['La commune de Moirans et M. C D a demandé au tribunal', undefined],
    ["Par un pourvoi, M. B A demande au Conseil d'Etat", undefined],
    ["Par un pourvoi, la société Paul et Fils K J demande au Conseil d'Etat", undefined],
    ["Par un pourvoi, la commune demande au Conseil d'Etat", undefined],
    ["Par un pourvoi, le syndicat Bout et autres demande au Conseil d'Etat", 'Syndicat Bout et autres'],
  ])('%s', (text, name) => {
    expect(named(text)).toBe(name)
  })
})
