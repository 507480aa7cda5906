import { describe, expect, test } from 'vitest'
import { compute } from '../../../../src/shared/procedure/neutral/answer.ts'
import { Situations } from '../../../../src/shared/procedure/neutral/format.ts'

const facts = { tribunal: 'Lyon', domicile: 'Lyon', requérant: 'destinataire', acte: 'individuel' }
const ask = 'dernier jour pour saisir le tribunal administratif'
type Told = Readonly<Record<string, string>>
const computed = (events: readonly Told[], more: Told = {}, asked = ask) =>
  compute(Situations.parse({ id: 'x', events, facts: { ...facts, ...more }, ask: asked })[0]!)
const notified = { type: 'décision notifiée', date: '2026-01-12', 'voies et délais': 'mentionnés' }

describe('a situation in the terms of the trade', () => {
  test.each([
    ['Guyane', 'Lyon', '2026-04-13'],
    ['Belgique', 'Lyon', '2026-05-13'],
    ['Terres australes et antarctiques françaises', 'Lyon', '2026-04-13'],
    // a domicile that is not recognised, a court that is not told: no month is added
    ['Trifouillis', 'Lyon', '2026-03-13'],
    ['inconnu', 'Lyon', '2026-03-13'],
    ['Guyane', 'inconnu', '2026-03-13'],
    ['Guyane', 'Guyane', '2026-03-13'],
    ['métropole', 'La Réunion', '2026-04-13'],
  ])('living in %s, the court in %s: until %s', (domicile, tribunal, day) => {
    expect(computed([notified], { domicile, tribunal }).last_day).toBe(day)
  })
  test('what is filed on the spot with the services of the State has no distance', () => {
    const found = computed([notified], { domicile: 'Guyane', dépôt: 'auprès des services de l’État' })
    expect(found.last_day).toBe('2026-03-13')
  })
  test('a recours that is not in French interrupts nothing', () => {
    const recourse = { type: 'recours gracieux reçu', date: '2026-02-16', ar: 'complet' }
    expect(computed([notified, recourse]).last_day).toBe('2026-06-17')
    expect(computed([notified, { ...recourse, langue: 'anglais' }]).last_day).toBe('2026-03-13')
  })
  test('a posting told apart from its receipt is the same recours', () => {
    const events: Told[] = [
      notified,
      { type: 'recours gracieux envoyé', date: '2026-03-13' },
      { type: 'recours gracieux reçu', date: '2026-03-16', ar: 'complet' },
    ]
    expect(computed(events)).toMatchObject({ born: '2026-05-16', last_day: '2026-07-17' })
  })
  test('an acknowledgement alone is no decision', () => {
    const events: Told[] = [
      { type: 'plainte reçue par la CNIL', date: '2026-02-28' },
      { type: 'accusé d’enregistrement de la CNIL reçu', date: '2026-03-05' },
    ]
    expect(computed(events, {}, 'dernier jour devant le Conseil d’État').last_day).toBe('2026-07-29')
  })
  test('a decree sets the length of a silence', () => {
    const request = {
      type: 'demande reçue',
      date: '2026-01-05',
      ar: 'complet',
      'délai de silence': 'quatre mois',
    }
    expect(computed([request])).toMatchObject({ born: '2026-05-05', last_day: '2026-07-06' })
  })
  test('a debt claimed has four years more', () => {
    const debt = { type: 'fait générateur de la créance', date: '2020-05-10' }
    const claim = { type: 'réclamation interruptive reçue', date: '2023-06-01' }
    const asked = 'dernier jour avant la prescription quadriennale'
    expect(computed([debt], {}, asked).keep).toBe('2024-12-31')
    expect(computed([debt, claim], {}, asked).keep).toBe('2027-12-31')
  })
  test.each([
    [
      'premature',
      [
        { type: 'demande reçue', date: '2026-01-05', ar: 'complet' },
        { type: 'requête déposée', date: '2026-02-20' },
      ],
      false,
    ],
    [
      'in time',
      [
        { type: 'demande reçue', date: '2026-01-05', ar: 'complet' },
        { type: 'requête déposée', date: '2026-03-20' },
      ],
      true,
    ],
    [
      'after a month of silence on documents',
      [
        { type: 'demande de documents reçue', date: '2026-03-01' },
        { type: 'requête L. 521-3 enregistrée', date: '2026-04-02' },
      ],
      false,
    ],
    [
      'while no refusal of documents is born',
      [
        { type: 'demande de documents reçue', date: '2026-03-01' },
        { type: 'requête L. 521-3 enregistrée', date: '2026-03-20' },
      ],
      true,
    ],
    [
      'without the compulsory prior appeal',
      [
        { type: 'décision soumise à recours préalable obligatoire notifiée', date: '2026-03-02' },
        { type: 'requête déposée', date: '2026-04-10' },
      ],
      false,
    ],
  ] as const)('a claim %s is told open or closed', (_, events, admissible) => {
    expect(computed(events, {}, 'recevabilité').admissible).toBe(admissible)
  })
})

test('one situation, a list, or an object that holds them are read', () => {
  const one = { events: [notified], facts, ask }
  for (const given of [one, [one], { vectors: [one] }]) expect(Situations.parse(given)).toHaveLength(1)
  expect(Situations.safeParse({ events: 'hier' }).success).toBe(false)
})

describe('what cannot be read is told, and nothing else is lost', () => {
  test.each([
    ['12/13/2026', 'ne se lit pas'],
    ['2026-02-31', 'ne se lit pas'],
    ['2026-13-01', 'ne se lit pas'],
    ['hier', 'ne se lit pas'],
  ])('the date %s', (date, words) => {
    const answer = computed([notified, { type: 'recours gracieux reçu', date }])
    expect(answer.unread).toEqual([expect.stringContaining(words)])
    expect(answer.last_day).toBe('2026-03-13')
  })
  test.each(['', 'inconnue', 'non renseignée'])('a date told to be unknown (« %s ») is no mistake', date => {
    expect(computed([notified, { type: 'recours gracieux reçu', date }]).unread).toEqual([])
  })
  test('an event of no known kind', () => {
    expect(computed([notified, { type: 'pluie', date: '2026-02-01' }]).unread).toEqual([
      expect.stringContaining('«\u00a0pluie\u00a0»'),
    ])
  })
  test('a posting and a receipt told in any order are one', () => {
    const events: Told[] = [
      { type: 'recours gracieux reçu', date: '2026-03-16', ar: 'complet' },
      notified,
      { type: 'recours gracieux envoyé', date: '2026-03-13' },
    ]
    expect(computed(events)).toMatchObject({ born: '2026-05-16', last_day: '2026-07-17' })
  })
  test('an object without events is refused, alone or in a list', () => {
    for (const bad of [
      {},
      { facts, ask },
      [{ events: [notified] }, {}],
      { vectors: [{ events: 'x' }] },
      3,
      'x',
    ])
      expect(Situations.safeParse(bad).success).toBe(false)
  })
})

describe('a day told in any writing', () => {
  const answerFor = (date: string, more: Record<string, string> = {}) =>
    computed([{ type: 'obligation de quitter les lieux des gens du voyage notifiée', date, ...more }])
  const writings = (day: string, time: string): readonly (readonly [string, Record<string, string>?])[] => {
    const [year = '', month = '', date = ''] = day.split('-')
    const [hour, minutes] = time.split(':')
    const words = ['', 'janvier', 'février', 'mars', 'avril', 'mai', 'juin', 'juillet', 'août']
    const name = words[Number(month)]
    const first = date === '01' ? '1er' : String(Number(date))
    return [
      [`${day}T${time}`],
      [`${day} ${time}`],
      [`${day}T${time}:00`],
      [`${day}T${hour}h${minutes}`],
      [`${date}/${month}/${year} à ${hour}h${minutes}`],
      [`${date}.${month}.${year}, ${hour}:${minutes}`],
      [`${first} ${name} ${year} à ${hour} h ${minutes}`],
      [`le ${first} ${name} ${year} à ${hour}h${minutes}`],
      [day, { heure: `${hour}h${minutes}` }],
      [`${first} ${name} ${year}`, { heure: time }],
    ]
  }

  test.each([
    ['2026-04-01', '10:30'],
    ['2026-02-09', '08:05'],
    ['2026-07-14', '23:59'],
  ])('gives one answer: %s %s', (day, time) => {
    const expected = answerFor(day, { heure: time })
    expect(expected.at).not.toBeNull()
    for (const [date, more] of writings(day, time)) {
      expect({ date, ...answerFor(date, more) }).toEqual({ date, ...expected })
    }
  })

  test.each([
    ['2026-04-01T25:00', 'T25:00', '25:00'],
    ['2026-04-01 vers midi', 'vers midi', 'vers midi'],
    ['01/04/2026 10h75', '10h75', '10h75'],
    ['2026-04-01T10:00Z', 'Z', '10:00Z'],
  ])('an hour that cannot be read is named, and the day is kept: %s', (date, _, named) => {
    const computed = answerFor(date)
    expect(computed.unread.join(' ')).toContain(named)
    expect(computed.keep).toBe(answerFor('2026-04-01').keep)
  })

  test.each(['31/02/2026', '2026-13-01', 'hier', '1er avril'])('a day that is none is named: %s', date => {
    expect(answerFor(date).unread.join(' ')).toContain(`«\u00a0${date}\u00a0»`)
    const line = answerFor('2026-04-01', { 'premiere presentation': date, heure: '26h' })
    if (/\d[/-]/.test(date)) expect(line.unread.join(' ')).toContain(date)
    expect(line.unread.join(' ')).toContain('26h')
  })
})

test.each([
  'non-renouvellement du contrat d’agent public notifié',
  'refus de renouveler le contrat d’un agent contractuel',
  'licenciement d’un agent en CDI notifié',
  'refus de transformer mon CDD d’assistante d’éducation en CDI',
])('the contract of an agent is a matter of the public service: %s', type => {
  const answer = computed([{ type, date: '2026-03-02', 'voies et délais': 'mentionnés' }], {
    requérant: 'agent',
  })
  expect(answer.last_day).toBe('2026-05-04')
  expect(answer.remedy).not.toContain('contrat')
})
