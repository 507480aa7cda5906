/**
 * Situations told in the words of lawyers, clerks and administrations, and the days they give, in tables that one can review line by
 * line: `tests/fixtures/outcomes`. A change on purpose changes their lines: read them, then write them again (`vitest run FILE -u`).
 */
import { expect, test } from 'vitest'
import { eventKinds } from '../../../../../src/shared/procedure/events/kinds.ts'
import { compute } from '../../../../../src/shared/procedure/neutral/answer.ts'
import { Situation } from '../../../../../src/shared/procedure/neutral/format.ts'
import { chains } from '../../../../fixtures/procedure/chronologies.ts'
import { askedDays, eventPhrases } from '../../../../fixtures/procedure/procedure-phrases.ts'

const table = (name: string, lines: readonly string[]) =>
  expect(`${lines.join('\n')}\n`).toMatchFileSnapshot(`../../../../fixtures/outcomes/${name}.txt`)

const details: readonly Record<string, unknown>[] = [
  {},
  {
    'voies et délais': 'mentionnés',
    ar: 'oui',
    organe: 'conseil municipal',
    fondement: 'L. 521-1',
    motif: 'doute',
    urgence: 'oui',
    panneau: 'complet',
    langue: 'français',
  },
  {
    'voies et délais': 'non mentionnés',
    ar: 'non',
    organe: 'maire',
    fondement: 'provision',
    motif: 'urgence',
    urgence: 'non',
    panneau: 'incomplet',
    langue: 'anglais',
    permis: '2025-12-01',
    délai: 'quinze jours',
  },
  {
    mention: 'inconnue',
    'accusé de réception': 'oui',
    mentions: 'absentes',
    fondement: 'L. 521-2',
    motif: 'suspension accordée',
    légalité: 'illégale',
    conditions: 'non respectées',
    publicité: 'incomplète',
    de: 'gracieux',
    permis: '2025-01-02',
  },
  {
    fondement: 'expertise',
    délai: 'deux mois',
    envoi: '2025-02-20',
    heure: '14:30',
    légalité: 'légale',
    conditions: 'respectées',
    note: 'en dernier ressort, second recours, aucune saisine, bref délai',
  },
]

/** An answer in one line: the days it gives, and why where it gives none. */
function answer(situation: object): string {
  const {
    keep,
    last_day: last,
    born,
    opens,
    at,
    readings,
    admissible,
    no_limit: none,
    articles,
  } = compute(Situation.parse(situation))
  const days = [
    keep ?? '—',
    last !== keep && last,
    born && `né ${born}`,
    opens && `ouvre ${opens}`,
    at,
    ...readings.map(one => one.day),
  ]
  return [...days, !admissible && 'fermé', none && 'aucun', articles[0]].filter(Boolean).join(' ')
}

test('events told in the words of the trade', async () => {
  await table(
    'situations',
    eventPhrases.flatMap(type => [
      type,
      ...details.map(
        more =>
          `  ${answer({ events: [{ type, date: '2025-03-03', ...more }], facts: { 'date du permis': '2025-03-01' }, ask: '' })}`,
      ),
    ]),
  )
})

test('days asked for in the words of the trade', async () => {
  const labels = new Map(eventKinds.map(one => [one.kind, one.label]))
  await table(
    'questions',
    [...askedDays, ''].flatMap((ask, n) => [
      ask,
      ...chains.map(
        chain =>
          `  ${answer({ events: chain.map(([kind, date]) => ({ type: labels.get(kind) ?? kind, date })), ask })}`,
      ),
      ...eventPhrases
        .filter((_, at) => at % 9 === n % 9)
        .map(type => `  ${type} ${answer({ events: [{ type, date: '2025-03-03' }], ask })}`),
    ]),
  )
})

test('who asks, where from and before which court', async () => {
  const facts: readonly Record<string, string>[] = [
    ...[
      'Martinique',
      'Mayotte',
      'La Réunion',
      'Polynésie',
      'Suisse',
      'étranger',
      'métropole',
      'inconnu',
      '',
    ].flatMap(domicile =>
      ['', 'TA de la Martinique', 'TA de Paris', 'Mayotte', 'Strasbourg'].map(tribunal => ({
        domicile,
        tribunal,
      })),
    ),
    ...['destinataire', 'tiers', 'agent public'].map(requérant => ({ requérant })),
    ...['ni réglementaire ni individuel', 'réglementaire', 'individuelle', 'inconnu'].map(acte => ({ acte })),
    ...['obligatoire', 'non obligatoire', ''].map(motivation => ({ motivation })),
    ...['excès de pouvoir', 'plein contentieux', 'indemnité'].map(contentieux => ({ contentieux })),
    { domicile: 'Suisse', dépôt: 'préfecture' },
  ]
  const types = [
    'notification',
    'demande',
    'publication',
    'jugement',
    'décision révélée',
    'transmission au contrôle de légalité',
  ]
  await table(
    'claimants',
    facts.map(
      one =>
        `${JSON.stringify(one)} ${types.map(type => answer({ events: [{ type, date: '2025-03-03' }], facts: one, ask: '' })).join(' ; ')}`,
    ),
  )
})
