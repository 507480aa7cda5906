import { expect, test } from 'vitest'
import { check } from '../../../../../src/shared/drafts/checks/check.ts'
import type { Block } from '../../../../../src/shared/drafts/model.ts'
import { aDossier, anExhibit, aParty } from '../../../../fixtures/builders.ts'
import { templateOf, withBlocks } from '../gathered.ts'

const dossier = aDossier({
  facts: { 'decision.date': '2025-03-12' },
  parties: [aParty({ role: 'claimant', type: 'association', name: 'Association Regards libres' })],
})
const kinds = /^(?:date|amount|name|exhibit-typed)/
const found = (...texts: string[]) =>
  check(
    withBlocks(
      texts.map(
        (text, n): Block => ({
          kind: 'paragraph',
          id: `p${n}`,
          style: 'body',
          inlines: [{ kind: 'text', text }],
        }),
      ),
      { dossier, exhibits: [anExhibit(), anExhibit()] },
    ),
    undefined,
    '2025-04-01',
  ).filter(one => kinds.test(one.code))
const codes = (...texts: string[]) => found(...texts).map(one => one.code)

test.each([
  ['date-impossible', 'Le 31 avril 2025, le maire a répondu.'],
  ['date-weekday', 'Le lundi 12 mars 2025, le conseil a délibéré.'],
  ['date-decision', 'La décision implicite attaquée du 13 mars 2025 est illégale.'],
  ['amount-words', 'Une somme de deux mille cinq cents euros (2 000 €) est demandée.'],
  ['name-slip', 'L’Association Regrads libres a écrit au maire.'],
  ['name-slip', 'Mme Camille Dufand a reçu pouvoir d’agir.'],
  ['exhibit-typed-gone', 'Le marché (pièce n° 7) le montre.'],
  ['exhibit-typed', 'Le marché (pièce n° 2) le montre.'],
])('%s', (code, text) => {
  expect(codes(text)).toEqual([code])
})

test('what is right is left alone', () => {
  expect(
    codes(
      'Le mercredi 12 mars 2025, puis le 29 février 2024 et le 1er janvier 2025.',
      'La délibération attaquée du 12 mars 2025 est illégale ; celle du 2 mai 2024 ne l’est pas.',
      'Une somme de deux mille cinq cents euros (2 500 €) est demandée.',
      'L’association Regards libres, comme les regards libres de chacun, a écrit au maire.',
      'Il verse 1 500 euros au titre de l’article L. 761-1 du code de justice administrative.',
      'La pièce adverse n° 12 ne dit rien.',
    ),
  ).toEqual([])
})

test('costs asked twice are one sum', () => {
  expect(
    found(
      'Une somme de 2 000 euros au titre de l’article L. 761-1 du code de justice administrative.',
      'Mettre à la charge de la commune 3 000 € sur le fondement de l’article L. 761-1.',
    ),
  ).toMatchObject([{ code: 'amount-differs', law: 'art.\u00a0L.\u00a0761-1 CJA', at: { block: 'p1' } }])
})

const amiss = (text: string, given: Parameters<typeof aDossier>[0] = {}) => {
  const template = templateOf('rep-vsa')
  const facts = { 'filing.date': '2026-10-20', 'decision.type': 'implicite', 'request.date': '2026-06-30' }
  const held = aDossier({ facts, parties: [aParty({ address: '1 rue X' })], ...given })
  const blocks: Block[] = [
    { kind: 'paragraph', id: 'p', style: 'body', inlines: [{ kind: 'text', text }] },
    { kind: 'generated', id: 's', what: 'signature' },
  ]
  return check(withBlocks(blocks, { dossier: held }), template, '2026-10-01')
    .filter(one => one.at.block === 'p')
    .map(one => one.code)
}

test.each([
  ['ecli-differs', 'CE, 26 avril 2022, LQDN, n° 442364, ECLI:FR:CECHS:2021:442364.20220426'],
  ['ecli-differs', 'CE, 26 avril 2022, LQDN, n° 442364, ECLI:FR:CECHS:2022:442364.20220427'],
  ['ecli-differs', 'CE, 26 avril 2022, LQDN, n° 442364, ECLI:FR:CECHS:2022:442346.20220426'],
  ['number-court', 'CE, 14 octobre 2024, La Quadrature du Net, n° 23MA02036'],
  ['number-court', 'CAA Lyon, 6e ch., 14 octobre 2024, La Quadrature du Net, n° 23MA02036'],
  ['number-court', 'TA Marseille, 14 octobre 2024, n° 23MA02036'],
  ['act-year', 'la loi n° 78-17 du 6 janvier 1987 le prévoit'],
  ['act-year', 'le décret n° 2019-536 du 29 mai 2018 le prévoit'],
  ['act-other', 'le règlement (UE) 2016/697 du 27 avril 2016 le prévoit'],
  ['act-other', 'la loi n° 78-17 du 16 janvier 1978 le prévoit'],
  ['act-other', 'la directive (UE) 2016/680 du 24 avril 2016 le prévoit'],
  ['word-twice', 'la décision de de la commune est illégale'],
  ['guillemets', 'la commune a écrit « nous employons ce logiciel.'],
  ['left-over', 'la commune a acquis le logiciel le [à compléter].'],
  ['left-over', 'le marché a coûté XXX euros.'],
  ['gender', 'L’exposant soutient que la décision est illégale.'],
  ['gender', 'Les requérantes soutiennent que la décision est illégale.'],
  ['gender', 'Le requérant demande l’annulation de la décision.'],
  ['date-differs', 'La présente requête, déposée le 21 octobre 2026, n’est pas tardive.'],
  ['date-differs', 'La décision implicite de rejet de la demande reçue le 30 juillet 2026 est illégale.'],
  ['amount-differs', 'Une astreinte de 1 024 € par jour, puis de 1 240 € par jour.'],
])('%s is found in « %s »', (code, text) => {
  expect(amiss(text)).toEqual([code])
})

test.each([
  'CE, 10e ch., 26 avril 2022, La Quadrature du Net, n° 442364, ECLI:FR:CECHS:2022:442364.20220426',
  'CE, ord., 18 mai 2020, La Quadrature du Net, nos 440442, 440445, ECLI:FR:CEORD:2020:440445.20200518',
  'CAA Marseille, 6e ch., 14 octobre 2024, La Quadrature du Net, n° 23MA02036 ; CE, 30 janvier 2026, n° 506370',
  'loi n° 78-17 du 6 janvier 1978 ; ordonnance n° 58-1067 du 7 novembre 1958 ; décret n° 2019-536 du 29 mai 2019',
  'règlement (UE) 2016/679 du 27 avril 2016 ; directive (UE) 2016/681 du 27 avril 2016 ; loi n° 2023-22 du 24 janvier 2023',
  'L’urgence s’apprécie au regard de la situation du requérant ou des intérêts qu’il entend défendre.',
  'L’exposante demande l’annulation de la décision implicite de rejet de la demande reçue le 30 juin 2026.',
  '« Un premier alinéa cité.',
  'Le tribunal a retenu une astreinte de 500 € par jour (TA Grenoble, n° 2105328). Ici, 1 024 € par jour.',
  'Elle se l’est vu refuser ; ce que la loi, au XXe siècle, n’a pas prévu.',
])('nothing is found in « %s »', text => {
  expect(amiss(text)).toEqual([])
})

test('dates in the wrong order are told, of the dates the text asks for and of the decision it attacks', () => {
  const order = (facts: Record<string, string>) =>
    check(withBlocks([], { dossier: aDossier({ facts }) }), templateOf('rep-vsa'), '2026-10-01')
      .filter(one => one.code === 'dates-order')
      .map(one => one.at.fact)
  const express = { 'decision.type': 'expresse', 'decision.date': '2026-12-01' }
  expect(order({ ...express, 'filing.date': '2026-10-20' })).toEqual(['filing.date'])
  expect(order({ ...express, 'decision.published': '2026-11-30' })).toEqual(['decision.published'])
  expect(order({ ...express, 'decision.published': '2026-12-01', 'filing.date': '2027-01-05' })).toEqual([])
  expect(
    order({ 'decision.type': 'implicite', 'request.date': '2026-11-15', 'filing.date': '2026-10-20' }),
  ).toEqual(['filing.date'])
  expect(order({ ...express, 'decision.type': 'revelee', 'filing.date': '2026-10-20' })).toEqual([])
})

test('the conclusions are announced, listed whole, and signed', () => {
  const item = { id: 'i', level: 0, inlines: [{ kind: 'text' as const, text: 'annuler la décision.' }] }
  const title = (text: string): Block => ({
    kind: 'heading',
    id: 'h',
    level: 1,
    numbered: false,
    inlines: [{ kind: 'text', text }],
  })
  const list = { kind: 'list', id: 'l', style: 'claims', items: [item] } as unknown as Block
  const stray: Block = {
    kind: 'paragraph',
    id: 'x',
    style: 'body',
    inlines: [{ kind: 'text', text: 'condamner la commune aux dépens.' }],
  }
  const signature: Block = { kind: 'generated', id: 's', what: 'signature' }
  const cover: Block = { kind: 'generated', id: 'c', what: 'cover' }
  const end = (...blocks: Block[]) =>
    check(withBlocks([cover, ...blocks], { dossier: aDossier() }), templateOf('rep-vsa'), '2026-10-01')
      .map(one => one.code)
      .filter(code => /no-motifs|claim-unnumbered|no-signature/.test(code))
  expect(end(title('PAR CES MOTIFS'), list, signature)).toEqual([])
  expect(end(list, signature)).toEqual(['no-motifs'])
  expect(end(title('PAR CES MOTIFS'), list, stray, signature)).toEqual(['claim-unnumbered'])
  expect(end(title('PAR CES MOTIFS'), list)).toEqual(['no-signature'])
  const bare = withBlocks([title('PAR CES MOTIFS'), list, signature], { dossier: aDossier() })
  expect(check(bare, templateOf('rep-vsa'), '2026-10-01').map(one => one.code)).toContain('no-cover')
})

test('what stands before the cover is told, at its place', () => {
  const stray: Block = {
    kind: 'paragraph',
    id: 's',
    style: 'body',
    inlines: [{ kind: 'text', text: 'Ici.' }],
  }
  const cover: Block = { kind: 'generated', id: 'c', what: 'cover' }
  const told = (...blocks: Block[]) =>
    check(withBlocks(blocks), templateOf('rep-vsa'), '2026-10-01').filter(one => one.code === 'before-cover')
  expect(told(stray, cover)).toMatchObject([{ severity: 'warning', at: { block: 's' } }])
  expect(told(cover, stray)).toEqual([])
})
