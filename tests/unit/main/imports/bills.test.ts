import { describe, expect, test } from 'vitest'
import { readBill } from '../../../../src/main/imports/parliament/bills/read-bill.ts'
import { Stage } from '../../../../src/shared/campaign/bills/model.ts'
import { stageFor } from '../../../../src/shared/campaign/bills/stages.ts'
import { assemblyPage, oldAssemblyPage, senateAkn, senatePage } from '../../../fixtures/bills.ts'

const read = (text: string | Buffer, name = 'texte.html') => readBill(Buffer.from(text), name)
const articles = (found: ReturnType<typeof read>) =>
  found.cut.articles.map(one => [one.kind, one.designation, one.state, one.alineas] as const)

describe('a text of the Assemblée', () => {
  test('is known by its front page, its reasons, contents and notes left out, its list items counted as alinéas', () => {
    const found = read(assemblyPage)
    expect(found).toMatchObject({
      chamber: 'an',
      session: '17',
      number: '907',
      printStage: 'depot',
      date: '2025-02-05',
      cut: { title: 'PROPOSITION DE LOI visant à un exemple' },
    })
    expect(articles(found)).toEqual([
      ['title', 'TITRE Ier', undefined, ['Des outils']],
      [
        'article',
        '1er',
        undefined,
        [
          'I. – Le code est ainsi modifié :',
          '1° À l’article L. 851-3, le mot : « peut » est supprimé ;',
          '« Art. L. 851-4. – Rien. »',
        ],
      ],
      ['article', '2 bis A', 'nouveau, Supprimé', []],
      [
        'article',
        '3',
        undefined,
        ['Le tableau est ainsi rédigé :', 'Recettes | Dépenses / 10 | 20', 'II. – Un décret l’applique.'],
      ],
    ])
    expect(found.cut.remarks).toEqual([expect.stringContaining('tableau compte')])
  })

  test('is what the name of its file says, where the chamber names it', () => {
    expect(read(assemblyPage, 'PIONANR5L17BTC1043.html')).toMatchObject({
      number: '907',
      printStage: 'commission',
      session: '17',
      source: 'https://www.assemblee-nationale.fr/dyn/opendata/PIONANR5L17BTC1043.html',
    })
  })

  test('of before 2019 is read in its own encoding, several articles under one heading, without the foot of the page', () => {
    const found = read(oldAssemblyPage)
    expect(found).toMatchObject({
      chamber: 'an',
      session: '15',
      number: '1056',
      printStage: 'commission',
      date: '2018-06-13',
      cut: { title: 'PROJET DE LOI POUR UN EXEMPLE' },
    })
    expect(articles(found).map(([, name, state]) => [name, state])).toEqual([
      ['2 bis A', 'Supprimé'],
      ['3 bis AAA', 'Supprimés'],
      ['3 bis AA', 'Supprimés'],
      ['19 à 24', 'Conformes'],
      ['25', undefined],
    ])
    expect(articles(found).at(-1)?.[3]).toEqual(['I. – Le code est modifié :', '« II. – À l’écart. »'])
    expect(found.cut.remarks.join()).toContain('Haut de page')
  })

  test('published without its text says which file carries it', () => {
    const card = JSON.stringify({
      document: { '@xsi:type': 'texteLoi_Type', uid: 'PIONANR5L17B0261', divisions: null },
    })
    expect(() => read(card, 'PIONANR5L17B0261.json')).toThrow('PIONANR5L17B0261.html')
    expect(() => read('{"a":1}', 'a.json')).toThrow('ne porte pas')
  })
})

describe('a text of the Sénat', () => {
  test('is known by its front page and its name', () => {
    const found = read(senatePage, 'ppl23-735.html')
    expect(found).toMatchObject({
      chamber: 'senat',
      session: '2023-2024',
      number: '735',
      printStage: 'depot',
      date: '2024-07-12',
      source: 'https://www.senat.fr/leg/ppl23-735.html',
    })
    expect(articles(found)).toEqual([
      [
        'article',
        '1er',
        undefined,
        ['Ne donnent pas lieu à compensation à la sécurité sociale :', "1° Le crédit d'impôt ;"],
      ],
      ['article', '4 bis', 'nouveau', ["L'article 2 est abrogé."]],
    ])
  })

  test('in Akoma Ntoso keeps the numbers of the law and leaves those of the margin', () => {
    const found = read(senateAkn, 'tas24-045.akn.xml')
    expect(found).toMatchObject({
      chamber: 'senat',
      session: '2024-2025',
      number: '45',
      printStage: 'adopted',
      date: '2025-02-04',
      source: 'https://www.senat.fr/leg/tas24-045.html',
      cut: { title: 'Proposition de loi visant à un exemple' },
    })
    expect(articles(found)).toEqual([
      ['title', 'TITRE Ier', undefined, ['Des outils']],
      [
        'article',
        '1er',
        undefined,
        [
          'I. – Le code est ainsi modifié :',
          'II. – Après l’article L. 0 :',
          '« Art. L. 1. – Rien. » ;',
          'II. – Un décret l’applique.',
        ],
      ],
      ['article', '8 ter', 'nouveau, Supprimé', []],
    ])
  })
})

test('a text goes to the stage that names its number, else to the only one it fits, else to none', () => {
  const stage = (key: string, given: object) => Stage.parse({ key, label: key, ...given })
  const stages = [
    stage('depot', { kind: 'depot', chamber: 'senat', text: '735 rect.' }),
    stage('vote-senat', { kind: 'vote', chamber: 'senat', text: 'T.A. 45', date: '2025-02-04' }),
    stage('an', { kind: 'transmission', chamber: 'an', text: '907' }),
    stage('commission', { kind: 'commission', chamber: 'an', text: '1043 rect.' }),
    stage('vote-an', { kind: 'vote', chamber: 'an', date: '2025-04-01' }),
  ]
  const at = (
    chamber: 'an' | 'senat',
    printStage: 'depot' | 'commission' | 'adopted',
    number: string,
    date?: string,
  ) => stageFor({ stages }, { chamber, printStage, number, date })?.key
  expect(at('senat', 'depot', '735')).toBe('depot')
  expect(at('senat', 'adopted', '45')).toBe('vote-senat')
  expect(at('an', 'depot', '907')).toBe('an')
  expect(at('an', 'commission', '1043')).toBe('commission')
  expect(at('an', 'adopted', '83')).toBe('vote-an')
  // another number than the one the stage names is not its text
  expect(at('an', 'commission', '2000')).toBeUndefined()
  expect(at('an', 'depot', '45')).toBeUndefined()
})
