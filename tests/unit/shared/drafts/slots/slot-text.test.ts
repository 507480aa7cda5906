import { describe, expect, test } from 'vitest'
import { assemble } from '../../../../../src/shared/drafts/assemble/assemble.ts'
import { linesOf, lineText } from '../../../../../src/shared/drafts/checks/subject.ts'
import { agree } from '../../../../../src/shared/drafts/slots/agreement.ts'
import { isAuthority } from '../../../../../src/shared/drafts/slots/party-names.ts'
import { slotText } from '../../../../../src/shared/drafts/slots/slot-text.ts'
import { dayText, longDayText } from '../../../../../src/shared/french/dates.ts'
import { amountText, atPlace, courtName, ofPlace } from '../../../../../src/shared/french/wording.ts'
import { aDossier, aParty } from '../../../../fixtures/builders.ts'
import { fromTemplate, templateOf } from '../gathered.ts'

test.each([
  ['exposant', 'exposante', 'exposant', 'exposantes', 'exposants'],
  ['requérant', 'requérante', 'requérant', 'requérantes', 'requérants'],
  ['l’exposant', 'l’exposante', 'l’exposant', 'les exposantes', 'les exposants'],
  ['le requérant', 'la requérante', 'le requérant', 'les requérantes', 'les requérants'],
  ['à l’exposant', 'à l’exposante', 'à l’exposant', 'aux exposantes', 'aux exposants'],
  ['demande', 'demande', 'demande', 'demandent', 'demandent'],
] as const)('%s agrees', (key, f, m, fs, ms) => {
  const as = (gender: 'f' | 'm', plural: boolean) => agree(key, { gender, plural })
  expect([as('f', false), as('m', false), as('f', true), as('m', true)]).toEqual([f, m, fs, ms])
})

test('one man among several makes the plural masculine; a capital is kept', () => {
  const dossier = aDossier({ parties: [aParty(), aParty({ type: 'person', gender: 'm', name: 'B.' })] })
  expect(slotText('exposant', dossier)).toBe('exposants')
  expect(slotText('L’exposant', dossier)).toBe('Les exposants')
})

test.each([
  ['Grenoble', 'de Grenoble', 'à Grenoble'],
  ['Orléans', 'd’Orléans', 'à Orléans'],
  ['Le Mans', 'du Mans', 'au Mans'],
  ['Les Ulis', 'des Ulis', 'aux Ulis'],
  ['La Rochelle', 'de La Rochelle', 'à La Rochelle'],
  ['L’Haÿ-les-Roses', 'de L’Haÿ-les-Roses', 'à L’Haÿ-les-Roses'],
  ['Hyères', 'd’Hyères', 'à Hyères'],
  ['Honfleur', 'de Honfleur', 'à Honfleur'],
  ['Yvetot', 'd’Yvetot', 'à Yvetot'],
  ['Évry', 'd’Évry', 'à Évry'],
  ['Le Val-d’Ajol', 'du Val-d’Ajol', 'au Val-d’Ajol'],
])('%s: %s, %s', (name, of, at) => {
  expect([ofPlace(name), atPlace(name)]).toEqual([of, at])
})

test.each([
  ['Grenoble', 'tribunal administratif de Grenoble'],
  ['TA Orléans', 'tribunal administratif d’Orléans'],
  ['TA d’Orléans', 'tribunal administratif d’Orléans'],
  ['TA de La Réunion', 'tribunal administratif de La Réunion'],
  ['tribunal administratif de la Guadeloupe', 'tribunal administratif de La Guadeloupe'],
  ['CAA Lyon', 'cour administrative d’appel de Lyon'],
  ['CE', 'Conseil d’État'],
])('%s is the %s', (typed, name) => {
  expect(courtName(typed)).toBe(name)
})

test('dates and amounts are written out', () => {
  expect(dayText('2025-01-24')).toBe('24\u00a0janvier 2025')
  expect(dayText('2025-04-01')).toBe('1er\u00a0avril 2025')
  expect(longDayText('2025-03-25')).toBe('mardi 25\u00a0mars 2025')
  expect(amountText('1024')).toBe('1\u202f024\u00a0€')
  expect(amountText('4 096,5 €')).toBe('4\u202f096,50\u00a0€')
  expect(amountText('à fixer')).toBe('à fixer')
})

test('facts, computed slots and their absence', () => {
  const dossier = aDossier({ facts: { commune: 'Orléans', 'decision.date': '2025-02-01' } })
  expect(slotText('commune.of', dossier)).toBe('d’Orléans')
  expect(slotText('decision.date', dossier)).toBe('1er\u00a0février 2025')
  expect(slotText('claimants.names', dossier)).toBe('l’association Exemple')
  expect(slotText('court.name', dossier)).toBeUndefined()
  expect(slotText('nothing.such', dossier)).toBeUndefined()
  expect(slotText('today', dossier, { today: '2026-03-01' })).toBe('1er\u00a0mars 2026')
})

test('the defendant comes from the commune, and the decision from its type', () => {
  const dossier = aDossier({
    parties: [],
    facts: {
      commune: 'Le Havre',
      'decision.type': 'expresse',
      'decision.nature': 'arrêté',
      'decision.date': '2025-01-24',
    },
  })
  expect(slotText('defendant.full', dossier)).toBe('la commune du Havre, représentée par son maire')
  expect(slotText('decision.short', dossier)).toBe('l’arrêté du 24\u00a0janvier 2025')
})

test('a template gives defaults, types and the last day to sue', () => {
  const template = templateOf('rep-vsa')
  const dossier = aDossier({
    facts: { 'decision.type': 'expresse', 'decision.notified': '2025-01-24', 'penalty.amount': '1024' },
  })
  expect(slotText('injunction.delay', dossier, { template })).toBe('quinze jours')
  expect(slotText('penalty.amount', dossier, { template })).toBe('1\u202f024\u00a0€')
  expect(slotText('deadline.last', dossier, { template })).toBe('25\u00a0mars 2025')
})

test('a recours gracieux noted in the dates is told where the time to sue is', () => {
  const event = { id: 'g', kind: 'gracieux', date: '2026-11-30', label: '', options: [] }
  const said = (events: (typeof event)[]) => slotText('deadline.interrupted', aDossier({ events }))
  expect(said([])).toBe('')
  expect(said([event])).toMatch(
    /^ Un recours gracieux, reçu le 30\u00a0novembre 2026 dans ce délai, l’a interrompu/,
  )
})

test.each([
  [{ type: 'authority', name: 'préfète du Rhône' }, 'la préfète du Rhône', 'La préfète du Rhône', 'l’État'],
  [
    { type: 'authority', name: 'Le préfet de l’Isère' },
    'le préfet de l’Isère',
    'Le préfet de l’Isère',
    'l’État',
  ],
  [
    { type: 'authority', name: 'État', representative: 'le préfet du Gard' },
    'l’État',
    'L’État, pris en la personne du préfet du Gard',
    'l’État',
  ],
  [
    { type: 'authority', name: 'département du Nord', representative: 'son président' },
    'le département du Nord',
    'Le département du Nord, représenté par son président',
    'le département du Nord',
  ],
  [
    { type: 'authority', name: 'Métropole de Lyon', representative: 'son président' },
    'la métropole de Lyon',
    'La métropole de Lyon, représentée par son président',
    'la métropole de Lyon',
  ],
  [{ type: 'authority', name: 'SNCF Réseau' }, 'SNCF Réseau', 'SNCF Réseau', 'SNCF Réseau'],
  [
    { type: 'commune', name: 'la commune de Moirans' },
    'la commune de Moirans',
    'La commune de Moirans, représentée par son maire',
    'la commune de Moirans',
  ],
  [
    { type: 'commune', name: 'Moirans', representative: 'son maire' },
    'la commune de Moirans',
    'La commune de Moirans, représentée par son maire',
    'la commune de Moirans',
  ],
  [
    { type: 'commune', name: 'Moirans', representative: 'Mme Julie Roche' },
    'la commune de Moirans',
    'La commune de Moirans, représentée par Mme Julie Roche, son maire',
    'la commune de Moirans',
  ],
  [
    { type: 'commune', name: 'Ville de Paris', representative: 'sa maire' },
    'la ville de Paris',
    'La ville de Paris, représentée par sa maire',
    'la ville de Paris',
  ],
] as const)('the defendant %j has its article, who represents it, who pays', (party, name, full, charged) => {
  const dossier = aDossier({
    parties: [aParty({ representative: '', quality: '', ...party, role: 'defendant' })],
  })
  const said = ['defendant.name', 'Defendant.full', 'defendant.charged'].map(key => slotText(key, dossier))
  expect(said).toEqual([name, full, charged])
})

test('a question of constitutionality before the Conseil d’État is addressed to it, the claim to its tribunal', () => {
  const dossier = aDossier({ facts: { court: 'Grenoble', 'qpc.before': 'ce' } })
  expect(slotText('court.name', dossier, { template: templateOf('memoire-qpc') })).toBe('Conseil d’État')
  expect(slotText('court.name', dossier, { template: templateOf('rep-vsa') })).toBe(
    'tribunal administratif de Grenoble',
  )
})

test('a public body that is no commune is known by what it is called', () => {
  expect(
    ['préfète du Rhône', 'l’État', 'Le ministre de l’intérieur', 'métropole de Lyon'].filter(isAuthority),
  ).toHaveLength(4)
  expect(['Moirans', 'commune de Moirans', 'La Ville de Paris', 'Le Mans'].filter(isAuthority)).toEqual([])
})

test.each([
  ['', 'Madame ou Monsieur le Maire'],
  ['le maire de Moirans', 'Madame ou Monsieur le Maire'],
  ['la maire de Moirans', 'Madame la Maire'],
  ['le conseil municipal de la commune de Moirans', 'Mesdames et Messieurs les conseillers municipaux'],
  ['le conseil départemental de l’Isère', 'Mesdames et Messieurs les conseillers départementaux'],
  ['le président du conseil départemental de l’Isère', 'Madame ou Monsieur le Président'],
  ['la présidente de la métropole', 'Madame la Présidente'],
  ['la préfète de l’Isère', 'Madame la Préfète'],
  ['le préfet de l’Isère', 'Madame ou Monsieur le Préfet'],
  ['la ministre de l’Intérieur', 'Madame la Ministre'],
  ['le ministre de l’Intérieur', 'Madame ou Monsieur le Ministre'],
  ['l’adjoint à la sécurité', 'Madame ou Monsieur l’Adjoint au maire'],
  ['la SNCF', 'Madame, Monsieur'],
])('a letter to « %s » greets « %s », and its superior in a recours hiérarchique', (author, greeting) => {
  const facts = { commune: 'Moirans', 'decision.author': author }
  expect(slotText('greeting', aDossier({ facts }))).toBe(greeting)
  const above = { 'decision.author': 'le maire', 'recourse.kind': 'hierarchique', superior: author }
  expect(slotText('greeting', aDossier({ facts: above }))).toBe(author ? greeting : 'Madame, Monsieur')
})

describe('the rejection of a recours gracieux is attacked together with the decision', () => {
  const template = templateOf('rep-vsa')
  const event = (kind: string, date: string, ...options: string[]) => ({
    id: kind,
    kind,
    date,
    label: '',
    options,
  })
  const facts = {
    'decision.type': 'expresse',
    'decision.notified': '2025-01-10',
    'decision.nature': 'délibération',
  }
  const text = (events: ReturnType<typeof event>[], more: Record<string, string> = {}) =>
    assemble(fromTemplate(template, { facts: { ...facts, ...more }, events }, []), { template })
      .blocks.flatMap(block => linesOf(block).map(lineText))
      .join('\n')
      .replaceAll(/[\u00a0\u202f]/g, ' ')

  // D01: notified on 10 January, letter received on 15 February, silence: born on 15 April, the last day is 16 June
  test('its silence, with the day it is born and the time that runs from it', () => {
    const said = text([event('gracieux', '2025-02-15')])
    expect(said).toMatch(/reçu le 15 février 2025, .* a demandé à l’administration de revenir/)
    expect(said).toMatch(/a fait naître, le 15 avril 2025, une décision implicite de rejet/)
    expect(said).toMatch(
      /^annuler .*, ensemble la décision implicite, née le 15 avril 2025, rejetant le recours gracieux ;/m,
    )
    expect(said).toContain('Il expire en l’espèce le 16 juin 2025')
  })
  test('a written rejection', () => {
    const said = text([
      event('hierarchique', '2025-02-15'),
      event('recourse-refused', '2025-03-10', 'hierarchique'),
    ])
    expect(said).toMatch(/Il a été rejeté par une décision reçue le 10 mars 2025/)
    expect(said).toMatch(/ensemble la décision, reçue le 10 mars 2025, rejetant le recours hiérarchique ;/)
  })
  test('a rejection that came too late to count leaves the silence attacked', () => {
    const said = text([event('gracieux', '2025-02-15'), event('recourse-refused', '2025-09-10')])
    expect(said).toMatch(/ensemble la décision implicite, née le 15 avril 2025/)
  })
  test('a claim dated before the silence counts attacks no rejection', () => {
    const said = text([event('gracieux', '2025-02-15')], { 'filing.date': '2025-03-01' })
    expect(said).toContain('Il n’y a pas encore été répondu')
    expect(said).not.toContain('ensemble la décision')
  })
  // D03: received after 11 March, it interrupts nothing
  test('a letter that came too late is not said to have interrupted anything', () => {
    const said = text([event('gracieux', '2025-03-12')])
    expect(said).not.toContain('l’a interrompu')
    expect(said).toContain('Il expire en l’espèce le 11 mars 2025')
  })
})
