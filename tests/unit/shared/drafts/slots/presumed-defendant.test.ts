import { expect, test } from 'vitest'
import {
  costBearer,
  partyInSentence,
  withRepresentative,
} from '../../../../../src/shared/drafts/slots/party-names.ts'
import { defendantOf, defendantOfAuthor } from '../../../../../src/shared/drafts/slots/presumed-defendant.ts'
import { aDossier } from '../../../../fixtures/builders.ts'

test.each([
  ['le maire de Roanne', 'la commune de Roanne', 'la commune de Roanne, représentée par son maire'],
  ['la maire du Mans', 'la commune du Mans', 'la commune du Mans, représentée par son maire'],
  ['le conseil municipal d’Annecy', 'la commune d’Annecy', 'la commune d’Annecy, représentée par son maire'],
  [
    'le conseil municipal de la commune d’Albi',
    'la commune d’Albi',
    'la commune d’Albi, représentée par son maire',
  ],
  [
    'l’adjoint au maire de La Rochelle',
    'la commune de La Rochelle',
    'la commune de La Rochelle, représentée par son maire',
  ],
  ['le préfet de l’Isère', 'l’État', 'le préfet de l’Isère'],
  ['la préfète du Rhône', 'l’État', 'la préfète du Rhône'],
  ['le ministre de l’intérieur', 'l’État', 'le ministre de l’intérieur'],
  ['le garde des sceaux, ministre de la justice', 'l’État', 'le garde des sceaux, ministre de la justice'],
  ['la rectrice de l’académie de Grenoble', 'l’État', 'la rectrice de l’académie de Grenoble'],
  [
    'le président du conseil départemental de l’Isère',
    'le département de l’Isère',
    'le département de l’Isère',
  ],
  ['la présidente du conseil régional d’Occitanie', 'la région Occitanie', 'la région Occitanie'],
  ['le conseil régional du Grand Est', 'la région Grand Est', 'la région Grand Est'],
  ['le président de la métropole de Lyon', 'la métropole de Lyon', 'la métropole de Lyon'],
  ['la présidente de l’université de Poitiers', 'l’université de Poitiers', 'l’université de Poitiers'],
  [
    'le directeur général du centre hospitalier de Vienne',
    'le centre hospitalier de Vienne',
    'le centre hospitalier de Vienne',
  ],
])('of %s, %s bears the costs and %s defends', (author, bearer, full) => {
  const party = defendantOfAuthor(author)!
  expect(costBearer(party)).toBe(bearer)
  expect(withRepresentative(party, partyInSentence(party))).toBe(full)
})

test.each([
  ['le maire de Roanne, au nom de l’État'],
  ['le maire du 5e arrondissement de Paris'],
  ['le préfet du Rhône et le maire de Lyon'],
  ['le directeur de la maison d’arrêt de Varces'],
  ['le principal du collège Jean-Moulin'],
  ['le conseil de discipline'],
  ['le jury'],
])('who answers for %s is asked, not guessed', author => {
  expect(defendantOfAuthor(author)).toBeUndefined()
})

test('a party that was named comes first, then the town of the facts, then the author of the decision', () => {
  const facts = { 'decision.author': 'le préfet de l’Isère' }
  const named = { ...defendantOfAuthor('le maire de Vienne')!, id: 'v' }
  expect(defendantOf(aDossier({ facts, parties: [named] }))?.name).toBe('Vienne')
  expect(defendantOf(aDossier({ facts: { ...facts, commune: 'Albi' }, parties: [] }))?.name).toBe('Albi')
  expect(defendantOf(aDossier({ facts, parties: [] }))?.name).toBe('préfet de l’Isère')
})
