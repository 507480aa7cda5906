import { expect, test } from 'vitest'
import { optionsOf, permitOf } from '../../../../src/shared/procedure/neutral/options.ts'
import { isDay, isNegative, isOpen, plain, spanOf } from '../../../../src/shared/procedure/neutral/phrases.ts'

type Words = Readonly<Record<string, string>>

const ROWS: readonly (readonly [
  kind: string,
  type: string,
  more: Words,
  answers: readonly string[],
  facts?: Words,
])[] = [
  ['notified', '', { 'voies et delais': 'mentionnes' }, ['remedies']],
  ['notified', '', { 'voies et delais': 'non mentionnes' }, ['no-remedies']],
  ['notified', '', { mention: 'incomplete' }, ['no-remedies']],
  ['notified', '', { 'voies et delais': 'inconnu' }, []],
  ['notified', '', {}, []],
  ['refused', '', { mention: 'sans voies ni delais' }, ['no-remedies']],
  ['request', '', { ar: 'delivre' }, ['acknowledged']],
  ['request', '', { 'accuse de reception': 'delivre' }, ['acknowledged']],
  ['request', '', { ar: 'aucun' }, ['unacknowledged']],
  ['request', '', { ar: 'delivre', mentions: 'absentes' }, ['unacknowledged']],
  ['request', '', { mentions: 'completes' }, ['acknowledged']],
  ['request', '', {}, ['acknowledged'], { mentions: 'completes' }],
  ['request', '', { ar: 'inconnu' }, []],
  ['request', '', { organe: 'conseil municipal' }, ['collegiate']],
  ['request', '', { organe: 'commission' }, ['collegiate']],
  ['request', '', { organe: 'jury' }, ['collegiate']],
  ['request', '', { organe: 'assemblee deliberante' }, ['collegiate']],
  ['request', '', { organe: 'maire' }, ['single-author']],
  ['request', '', {}, ['single-author'], { organe: 'prefet' }],
  ['request', 'silence qui vaut acceptation', {}, ['accepts']],
  ['request', '', { effet: 'le silence vaut accord' }, ['accepts']],
  ['gracieux', 'second recours gracieux', {}, ['second']],
  ['gracieux', '', { objet: 'identique' }, ['second']],
  ['gracieux', '', { langue: 'anglais' }, ['foreign']],
  ['gracieux', '', { langue: 'francais' }, []],
  ['gracieux', '', { langue: 'inconnu' }, []],
  ['gracieux', '', { ar: 'delivre' }, ['acknowledged']],
  ['law-referred', '', { urgence: 'oui' }, ['urgent']],
  ['law-referred', '', { urgence: 'vrai' }, ['urgent']],
  ['law-referred', '', { urgence: 'non' }, ['ordinary']],
  ['law-referred', '', { urgence: 'ce n’est pas vrai' }, ['ordinary']],
  ['law-referred', '', {}, []],
  ['permit-displayed', '', { panneau: 'complet' }, ['panel-complete']],
  ['permit-displayed', '', { panneau: 'incomplet' }, ['panel-incomplete']],
  ['permit-displayed', '', { permis: '2025-11-27' }, ['permit-old']],
  ['permit-displayed', '', { permis: '2025-11-27' }, ['permit-new'], { 'date du permis': '2025-11-28' }],
  ['prior-notified', '', { obligation: 'non indiquee' }, ['prior-untold']],
  ['prior-notified', '', { obligation: 'pas indiquee' }, ['prior-untold']],
  ['prior-notified', '', { obligation: 'indiquee' }, ['prior-told']],
  ['prior-notified', '', { obligation: 'mentionnee' }, ['prior-told']],
  ['prior-notified', '', { obligation: 'indication inconnue' }, []],
  ['prior-notified', '', {}, []],
  ['contract-known', '', { publicite: 'complete' }, ['advert-complete']],
  ['contract-published', '', {}, ['advert-incomplete'], { publicite: 'incomplete' }],
  ['served', 'refere-liberte', {}, ['urgent-judge']],
  ['served', '', { delai: 'bref delai' }, ['urgent-judge']],
  ['served', 'requete', {}, []],
  ['subsidy-granted', '', { conditions: 'remplies' }, ['conditions-met']],
  ['subsidy-granted', '', { conditions: 'non remplies' }, ['conditions-unmet']],
  ['subsidy-granted', '', { conditions: 'remplies' }, ['conditions-unmet'], { conditions: 'pas remplies' }],
  ['subsidy-granted', '', {}, []],
  ['rights-granted', '', { legalite: 'illegale' }, ['unlawful']],
  ['rights-granted', '', {}, ['lawful'], { legalite: 'legale' }],
  ['rights-granted', 'pour une decision plus favorable', {}, ['more-favourable']],
  ['filed', 'requete sans saisine de la cada', {}, ['no-referral']],
  ['filed', 'requete', { cada: 'aucune saisine' }, ['no-referral']],
  ['filed', 'requete', {}, []],
  ['judgment', 'jugement en dernier ressort', {}, ['last-instance']],
  ['judgment', 'jugement sans appel', {}, ['last-instance']],
  ['judgment', 'jugement', {}, ['last-instance'], { litige: 'communication de documents' }],
  ['judgment', 'jugement', {}, []],
  ['memoir-announced', 'pourvoi en refere', {}, ['refere']],
  ['memoir-announced', 'pourvoi', { objet: 'election municipale' }, ['one-month']],
  ['memoir-announced', 'pourvoi', { objet: 'demande de sursis' }, ['one-month']],
  ['memoir-announced', 'pourvoi', { contre: 'arret de la cour' }, ['merits']],
  ['memoir-announced', 'pourvoi', {}, []],
  ['order', '', { fondement: 'art. L. 521-1' }, ['basis-521-1']],
  ['order', 'refere suspension', {}, ['basis-521-1']],
  ['order', '', { fondement: 'l. 521-2' }, ['basis-521-2']],
  ['order', 'refere liberte', {}, ['basis-521-2']],
  ['order', '', { fondement: 'l. 521-3' }, ['basis-521-3']],
  ['order', 'mesures utiles', {}, ['basis-521-3']],
  ['order', '', { fondement: 'l. 521-4' }, ['basis-521-3']],
  ['order', '', { fondement: 'l. 522-3' }, ['basis-522-3']],
  ['order', '', { fondement: 'r. 541-1' }, ['basis-provision']],
  ['order', 'refere provision en dernier ressort', {}, ['basis-provision-last']],
  ['order', '', { fondement: 'r. 541-1', auteur: 'cour' }, ['basis-provision-last']],
  ['order', '', { fondement: 'r. 532-1' }, ['basis-expertise']],
  ['order', 'expertise', {}, ['basis-expertise']],
  ['order', 'ordonnance de constat', {}, ['basis-expertise']],
  ['order', '', {}, []],
  ['order', 'refere suspension', { motif: 'absence de doute serieux' }, ['basis-521-1', 'no-serious-doubt']],
  ['order', 'refere suspension', { motif: "defaut d'urgence" }, ['basis-521-1', 'no-urgency']],
  ['order', 'refere suspension', { motif: 'suspension accordee' }, ['basis-521-1', 'suspended']],
  ['published', 'decision', { mention: 'oui' }, []],
]
test.each(ROWS.map(([kind, type, more, answers, facts = {}]) => ({ kind, type, more, answers, facts })))(
  '$kind « $type » $more $facts: $answers',
  ({ kind, type, more, answers, facts }) => expect(optionsOf(kind, type, more, facts)).toEqual(answers),
)

test.each([
  ['2025-11-27', ['permit-old']],
  ['2025-11-28', ['permit-new']],
  ['2025-02-30', []],
  ['', []],
])('a permit of %s', (day, answers) => expect(permitOf(day)).toEqual(answers))

test.each([
  ['quarante jours', '40d'],
  ['quarante-cinq jours', '45d'],
  ['un mois', '1m'],
  ['dans les deux mois', '2m'],
  ['trois semaines', '21d'],
  ['15 jours', '15d'],
  ['0 jour', undefined],
  ['plusieurs jours', undefined],
  ['un an', '12m'],
  ['soixante-douze heures', '72h'],
  ['recours dans les vingt-quatre heures', '24h'],
  ['quatre-vingt-seize heures', '96h'],
  ['72h', '72h'],
  ['vingt et un jours', '21d'],
  ['sous huitaine', '8d'],
  ['dans la quinzaine', '15d'],
  ['un marché de deux mois', '2m'],
  ['', undefined],
])('a span of « %s »', (text, span) => expect(spanOf(text)).toBe(span))

test.each([
  ['2026-02-28', true],
  ['2026-02-29', false],
  ['2028-02-29', true],
  ['2026-13-01', false],
  ['2026-02-28T10:00', true],
  ['le 2026-02-28', false],
  ['28 février 2026', false],
  [20260228, false],
])('%s is a day: %s', (value, isOne) => expect(isDay(value)).toBe(isOne))

test('words without case, accents nor typographic apostrophes', () => {
  expect(plain('L’ŒUVRE Réglée')).toBe("l'oeuvre reglee")
  expect(plain(3)).toBe('')
})

test.each(['', 'inconnu', 'date inconnue', 'non renseigné', 'je ne sais pas', 'ne sai pas'])(
  '« %s » leaves the question open',
  text => expect(isOpen(plain(text))).toBe(true),
)
test.each(['oui', 'non', 'connu'])('« %s » answers it', text => expect(isOpen(text)).toBe(text === 'inconnu'))
test.each([
  'non',
  'sans délai',
  'aucune',
  'absents',
  'pas mentionnés',
  'non indiqué',
  'pas informé',
  'délai sans mention',
  'incomplet',
])('« %s » says that it is missing', text => expect(isNegative(plain(text))).toBe(true))
test.each(['mentionnés', 'complet', 'délivré', 'passé', 'canon'])('« %s » says that it is there', text =>
  expect(isNegative(plain(text))).toBe(false),
)
