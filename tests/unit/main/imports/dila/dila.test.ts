import { describe, expect, it, test } from 'vitest'
import { readCass } from '../../../../../src/main/imports/dila/cass.ts'
import { readCnil } from '../../../../../src/main/imports/dila/cnil.ts'
import { readConstit } from '../../../../../src/main/imports/dila/constit.ts'
import { courtNamed } from '../../../../../src/main/imports/dila/court-names.ts'
import { unspoilt } from '../../../../../src/main/imports/dila/dila.ts'
import { readJade } from '../../../../../src/main/imports/dila/jade.ts'
import { readDecision } from '../../../../../src/main/imports/formats/conseil-etat.ts'
import { textAbsent } from '../../../../../src/shared/library/absent.ts'
import { keysOf } from '../../../../../src/shared/library/keys.ts'
import { mergeRecord } from '../../../../../src/shared/library/merge/record.ts'
import type { Passage } from '../../../../../src/shared/library/model.ts'
import { aCassXml, aCnilXml, aConstitXml, aJadeXml } from '../../../../fixtures/import/dila.ts'
import { aDecisionXml } from '../../../../fixtures/import/records.ts'

const shape = (text: readonly Passage[]) => text.map(({ section, n }) => `${section}${n ? ` ${n}` : ''}`)

describe('JADE', () => {
  it('is read with what a citation needs, and nobody who sat', () => {
    const read = readJade(aJadeXml(), '2026-04-01')
    expect(read).toMatchObject({
      court: 'CE',
      formation: '10e-9e ch. réunies',
      date: '2023-02-01',
      numbers: ['999999'],
      name: 'Association Les Yeux ouverts',
      publication: 'Lebon T.',
      ecli: 'ECLI:FR:CECHR:2023:999999.20230201',
      solution: 'Rejet',
      abstract: '26-07 DROITS CIVILS. - FICHIERS.\n26-07 Le décret est illégal.',
      provenance: [{ publisher: 'DILA, JADE', licence: 'Licence Ouverte 2.0', asOf: '2026-04-01' }],
    })
    expect(JSON.stringify(read)).not.toContain('Siégeant')
  })

  it('has its parts and points', () => {
    expect(shape(readJade(aJadeXml()).text)).toEqual([
      'facts',
      'facts',
      'visas',
      'visas',
      'reasons',
      'reasons 1',
      'reasons 2',
      'ruling',
      'ruling',
    ])
  })

  it.each([
    ['A', 'Lebon'],
    ['B', 'Lebon T.'],
    ['C', 'inédit'],
    ['Z', undefined],
  ])('published %s is cited %s', (published, cited) => {
    expect(readJade(aJadeXml({ published })).publication).toBe(cited)
  })

  it.each([
    ['real breaks', 'Vu la procédure suivante :<br/>Un.'],
    ['paragraphs', '<p>Vu la procédure suivante :</p><p>Un.</p>'],
    ['escaped breaks', 'Vu la procédure suivante :&lt;br/&gt;Un.'],
    ['breaks escaped twice', 'Vu la procédure suivante :&amp;lt;br/&amp;gt;Un.'],
    [
      'escaped paragraphs',
      '&lt;p&gt;Vu&amp;nbsp;la procédure suivante :&lt;/p&gt;&lt;p class="x"&gt;Un.&lt;/p&gt;',
    ],
    ['CDATA', '<![CDATA[<p>Vu la procédure suivante :</p><p>Un.</p>]]>'],
    ['literal spaces', 'Vu&amp;nbsp;la procédure&#160;suivante :<br/>U\u00adn.'],
  ])('reads %s', (_, content) => {
    expect(readJade(aJadeXml({ content })).text.map(one => one.text)).toEqual([
      'Vu la procédure suivante :',
      'Un.',
    ])
  })

  it('keeps an analysis without text, and says so', () => {
    const read = readJade(aJadeXml({ content: '' }))
    expect(read).toMatchObject({ text: [], caveat: textAbsent, certainty: 'verified' })
    expect(read.abstract).toContain('illégal')
  })

  it('forgets that the text was absent once it came', () => {
    const [without, whole] = [readJade(aJadeXml({ content: '' })), readJade(aJadeXml())]
    for (const [base, record] of [
      [without, whole],
      [whole, without],
    ] as const) {
      const merged = mergeRecord(base, record, 'corrects')
      expect(merged.caveat).toBeUndefined()
      expect(merged).toMatchObject({ text: whole.text })
    }
  })

  it('repairs what was encoded twice, by spans', () => {
    const summary = '<ANA ID="1">DÃ©cision de lâ€™Ã‰tat : cÅ“ur, « été ». Â« Oui Â»</ANA>'
    expect(readJade(aJadeXml({ summary })).abstract).toBe('Décision de l’État : cœur, « été ». « Oui »')
  })

  it('keeps all the numbers of requests answered together, when its own is among them', () => {
    const content = (list: string[]) =>
      [
        'Vu les procédures suivantes :',
        ...list.map((n, at) => `${at + 1}° Sous le n° ${n}, par une requête`),
        'Considérant ce qui suit :',
        '1. Un.',
      ].join('<br/>')
    expect(readJade(aJadeXml({ content: content(['999999', '999998']) })).numbers).toEqual([
      '999999',
      '999998',
    ])
    expect(readJade(aJadeXml({ content: content(['111111', '222222']) })).numbers).toEqual(['999999'])
  })

  it('separates a heading from what it was glued to', () => {
    const content = '6ème chambreVu la procédure suivante :<br/>Un.<br/>Considérant ce qui suit : 1. Deux.'
    expect(readJade(aJadeXml({ content })).text).toEqual([
      { section: 'header', text: '6ème chambre' },
      { section: 'facts', text: 'Vu la procédure suivante :' },
      { section: 'facts', text: 'Un.' },
      { section: 'reasons', text: 'Considérant ce qui suit :' },
      { section: 'reasons', n: 1, text: 'Deux.' },
    ])
  })

  it.each([
    ["Conseil d'État", '', { court: 'CE' }],
    ["CONSEIL D'ETAT", '', { court: 'CE' }],
    ['Section du Contentieux', '', { court: 'CE' }],
    ['', 'JG_L_2001_02', { court: 'CE' }],
    ['CAA de PARIS', 'J1_L', { court: 'CAA', city: 'Paris' }],
    ['COUR ADMINISTRATIVE D’APPEL DE LYON', '', { court: 'CAA', city: 'Lyon' }],
    ["Cour administrative d'appel de Marseille", '', { court: 'CAA', city: 'Marseille' }],
    ["Tribunal administratif d'Amiens", '', { court: 'TA', city: 'Amiens' }],
    ['TA CERGY-PONTOISE', '', { court: 'TA', city: 'Cergy-Pontoise' }],
    ['Tribunal des conflits', '', { court: 'TC' }],
    ['', 'JC_L', { court: 'TC' }],
    ['Cour des comptes', '', undefined],
  ])('the court « %s » %s', (name, old, expected) => {
    const found = courtNamed(name, old)
    expect(found && Object.fromEntries(Object.entries(found).filter(([, value]) => value))).toEqual(expected)
  })

  it.each([
    [{ number: '' }, 'numéro'],
    [{ date: '2999-01-01' }, 'date'],
    [{ id: 'X' }, 'identifiant'],
    [{ court: 'Cour des comptes', old: '' }, 'juridiction'],
    [{ content: '<p>coupé' }, 'mal formé'],
  ])('refuses %j with a reason', (given, reason) => {
    expect(() => readJade(aJadeXml(given))).toThrow(reason)
  })

  it('is the decision of the open data', () => {
    const open = readDecision(aDecisionXml().slice(1))
    expect(keysOf(readJade(aJadeXml({ ecli: '' }))).some(key => keysOf(open).includes(key))).toBe(true)
    const merged = mergeRecord(open, readJade(aJadeXml()), 'joins')
    expect(merged.provenance.map(one => one.publisher)).toEqual(['Conseil d’État, open data', 'DILA, JADE'])
    // the text with its punctuation is the better one
    expect(merged).toMatchObject({
      punctuation: 'as-published',
      abstract: expect.stringContaining('FICHIERS'),
    })
  })
})

describe('CONSTIT', () => {
  it('is read with its number and nature apart, its name and what it was about', () => {
    expect(readConstit(aConstitXml())).toMatchObject({
      court: 'Cons. const.',
      numbers: ['2016-590'],
      nature: 'QPC',
      name: 'La Quadrature du Net et autres',
      abstract: 'Surveillance et contrôle',
      ecli: 'ECLI:FR:CC:2016:2016.590.QPC',
      date: '2016-10-21',
    })
  })

  it('has its parts and points, a quoted number left out', () => {
    expect(shape(readConstit(aConstitXml()).text)).toEqual([
      'facts',
      'visas',
      'visas',
      'reasons',
      'reasons 1',
      'reasons 2',
      'ruling',
      'ruling',
    ])
  })

  it('reads the older layout', () => {
    const content =
      'Le Conseil constitutionnel,<br/>Vu, enregistrée, la lettre ;<br/>1. Considérant que ; <br/>2. Considérant que,<br/>Décide :<br/>Article premier :'
    expect(shape(readConstit(aConstitXml({ content })).text)).toEqual([
      'header',
      'visas',
      'reasons 1',
      'reasons 2',
      'ruling',
      'ruling',
    ])
  })

  it('is found by each of the numbers it joins', () => {
    const joined = readConstit(aConstitXml({ number: '2026-321/322/323', date: '2026-03-06', ecli: '' }))
    expect(joined.numbers).toEqual(['2026-321/322/323'])
    const alone = readConstit(aConstitXml({ number: '2026-322 QPC', date: '2026-03-06', ecli: '' }))
    expect(alone).toMatchObject({ numbers: ['2026-322'], nature: 'QPC' })
    expect(keysOf(joined)).toEqual(
      expect.arrayContaining(keysOf(alone).filter(key => key.startsWith('decision:'))),
    )
  })

  it('keeps what was sent to it as an annex', () => {
    expect(readConstit(aConstitXml({ saisines: 'Nous avons l’honneur.' })).text.at(-1)).toEqual({
      section: 'annex',
      text: 'Nous avons l’honneur.',
    })
  })
})

describe('CASS, INCA, CAPP', () => {
  it('is read by the number of the appeal, printed with its dot', () => {
    expect(readCass(aCassXml())).toMatchObject({
      court: 'Cass.',
      formation: '1re civ.',
      numbers: ['22-99.999'],
      publication: 'Bull.',
      ecli: 'ECLI:FR:CCASS:2023:C100999',
      abstract: 'CONTRAT - Preuve\nLe contrat se prouve.',
    })
  })

  it('has its parts and points, its annexes after the ruling, the marks of anonymity kept', () => {
    const { text } = readCass(aCassXml())
    expect(shape(text)).toEqual([
      'header',
      'header',
      'header',
      'facts',
      'facts 1',
      'reasons',
      'reasons 2',
      'ruling',
      'ruling',
      'annex',
      'annex',
    ])
    expect(text[2]?.text).toBe('1°/ M. [O] [A], domicilié [Adresse 1],')
    expect(text[4]?.text).toBe("Selon l'arrêt attaqué (Douai, 11 mai 2022), R&D a été vendue.")
  })

  it('keeps several numbers', () => {
    const numbers = '<NUMERO_AFFAIRE>16-28333</NUMERO_AFFAIRE><NUMERO_AFFAIRE>17-10640</NUMERO_AFFAIRE>'
    expect(readCass(aCassXml({ numbers })).numbers).toEqual(['16-28.333', '17-10.640'])
  })

  it('reads a cour d’appel, which has no ECLI', () => {
    const numbers = '<NUMERO_AFFAIRE>21/01234</NUMERO_AFFAIRE>'
    const read = readCass(
      aCassXml({ court: "Cour d'appel de Douai", numbers, ecli: '', published: 'non', formation: '' }),
    )
    expect(read).toMatchObject({ court: 'autre', city: 'Cour d’appel de Douai', numbers: ['21/01234'] })
    expect(read.publication).toBeUndefined()
    expect(readCass(aCassXml({ published: 'non' })).publication).toBe('inédit')
  })

  it('refuses one without number nor ECLI', () => {
    expect(() =>
      readCass(aCassXml({ numbers: '', ecli: 'undefined' }).replace(/<ECLI>.*<\/ECLI>/, '')),
    ).toThrow('numéro')
  })
})

describe('CNIL', () => {
  it('is a deliberation by its number, its title without what is cited apart', () => {
    expect(readCnil(aCnilXml())).toMatchObject({
      kind: 'document',
      type: 'cnil',
      nature: 'délib.',
      numbers: ['SAN-2022-919'],
      date: '2022-10-17',
      title: 'concernant la société EXEMPLE AI',
      text: [{ text: 'La Commission,' }, { text: 'Vu la loi ;' }],
    })
  })

  it('is kept and flagged when it has no text', () => {
    expect(readCnil(aCnilXml({ content: '' }))).toMatchObject({ text: [], caveat: textAbsent })
  })
})

test.each([
  ['Ã‰tat', 'État'],
  ['lâ€™arrêt', 'l’arrêt'],
  ['LIBERTÉ» et « âgé »', 'LIBERTÉ» et « âgé »'],
  ['Ã', 'Ã'],
  ['NicolaÃ¿ ÿ', 'Nicolaÿ ÿ'],
  ['l\u0092article 8, \u0093 vidéo \u0094\u0085', 'l’article 8, “ vidéo ”…'],
])('%s is read %s', (spoilt, text) => expect(unspoilt(spoilt)).toBe(text))
