import { describe, expect, test } from 'vitest'
import { labelOf, propose, proposedLabel } from '../../../../src/shared/exhibits/propose.ts'

describe('the label of an exhibit', () => {
  test.each([
    [
      'Délibération',
      '2018-12-14',
      'lançant l’expérimentation',
      'Délibération du 14\u00a0décembre 2018 lançant l’expérimentation',
    ],
    [
      'Courrier',
      '2024-03-01',
      'refus de communication',
      'Courrier du 1er\u00a0mars 2024, refus de communication',
    ],
    ['Statuts', undefined, 'de l’association', 'Statuts de l’association'],
    [
      'Délibération',
      '2026-02-02',
      'n° 2026-14 approuvant l’emploi du logiciel',
      'Délibération n°\u00a02026-14 du 2\u00a0février 2026 approuvant l’emploi du logiciel',
    ],
    ['', '2024-03-01', '', 'Du 1er\u00a0mars 2024'],
    ['', undefined, 'plan du quartier', 'Plan du quartier'],
    ['', undefined, '', ''],
  ])('%s, %s, %s', (nature, date, object, label) => expect(labelOf({ nature, date, object })).toBe(label))

  test.each([
    ['Délibération.pdf', { nature: 'Délibération', label: 'Délibération' }],
    [
      '2018-12-14 délibération vidéosurveillance.pdf',
      { nature: 'Délibération', date: '2018-12-14', object: 'vidéosurveillance' },
    ],
    [
      '2026-02-02 Délibération n° 2026-14 approuvant le marché.pdf',
      { nature: 'Délibération', date: '2026-02-02', object: 'n° 2026-14 approuvant le marché' },
    ],
    [
      'PV d’assemblée générale du 12 juin 2026 : pouvoir.pdf',
      { nature: 'Procès-verbal', date: '2026-06-12', object: 'd’assemblée générale : pouvoir' },
    ],
    [
      'Délibération du 3 mars 2025 - vidéoprotection.pdf',
      { nature: 'Délibération', date: '2025-03-03', object: 'vidéoprotection' },
    ],
    ['Marché du 12 mars 2024.pdf', { nature: 'Marché', date: '2024-03-12', object: '' }],
    ['Pièce n° 3 Arrêté du 3 février 2024.pdf', { nature: 'Arrêté', date: '2024-02-03', object: '' }],
    ['PJ3_Arrete_du_03-02-2024.pdf', { nature: 'Arrêté', date: '2024-02-03', object: '' }],
    ['20240230_lettre.pdf', { nature: 'Courrier' }],
    ['IMG_2041.jpg', { nature: '', label: 'IMG_2041' }],
    ['Compte rendu du 5 mars 2025.docx', { nature: 'Compte rendu', date: '2025-03-05', object: '' }],
  ])('proposed from the name %s', (name, said) => expect(propose(name, {})).toMatchObject(said))

  test.each([
    ['Accusé de réception', 'accusé de réception'],
    ['Avis de réception', 'avis_de-réception'],
    ['Procès-verbal', 'procès verbal'],
    ['Compte rendu', 'CR'],
    ['Statuts', 'statut'],
    ['Mandat', 'mandat'],
    ['Demande', 'demande'],
    ['Recours gracieux', 'recours-gracieux'],
    ['Avis', 'avis'],
    ['Décision', 'decision'],
    ['Ordonnance', 'ordonnance'],
    ['Jugement', 'jugement'],
    ['Rapport', 'rapport'],
    ['Bon de commande', 'bon de commande'],
    ['Marché', 'CCTP'],
    ['Facture', 'facture'],
    ['Convention', 'convention'],
    ['Contrat', 'contrat'],
    ['Manuel', 'notice'],
    ['Attestation', 'attestation'],
    ['Constat', 'constat'],
    ['Capture d’écran', 'screenshot'],
    ['Photographie', 'photo'],
    ['Article', 'article'],
    ['Courrier', 'lettre'],
    ['Courriel', 'mail'],
  ])('the nature %s is seen in « %s »', (nature, words) => {
    expect(propose(`2024-02-03 ${words}.pdf`, {})).toEqual({
      ...{ nature, object: '', author: '', date: '2024-02-03', label: `${nature} du 3\u00a0février 2024` },
    })
  })

  test.each([
    ['arrêtées 2024-02-03.pdf', ''],
    ['subdivision 2024-02-03.pdf', ''],
    ['marchés 2024-02-03.pdf', ''],
  ])('a word that only holds one is no nature: %s', (name, nature) =>
    expect(propose(name, {}).nature).toBe(nature),
  )

  test.each([
    ['Arrêté 2024.02.03.pdf', '2024-02-03'],
    ['Arrêté 3.2.2024.pdf', '2024-02-03'],
    ['Arrêté 3-2-1999.pdf', '1999-02-03'],
    ['Arrêté 20240203.pdf', '2024-02-03'],
    ['Arrêté du 1er mars 2024.pdf', '2024-03-01'],
    ['Arrêté 20241303.pdf', undefined],
    ['Arrêté 2024-02-031.pdf', undefined],
    ['Arrêté 12024-02-03.pdf', undefined],
    ['Arrêté 3-2-20244.pdf', undefined],
    ['Arrêté 123-2-2024.pdf', undefined],
    ['Arrêté 3 mars 20244.pdf', undefined],
    ['Arrêté 123 mars 2024.pdf', undefined],
    ['Arrêté 202402031.pdf', undefined],
    ['Arrêté 120240203.pdf', undefined],
    ['Arrêté 20240003.pdf', undefined],
    ['Arrêté 20240200.pdf', undefined],
    ['Arrêté 20240232.pdf', undefined],
    ['Arrêté 20241231.pdf', '2024-12-31'],
    ['Arrêté 20241130.pdf', '2024-11-30'],
    ['Arrêté 2024 02 03.pdf', '2024-02-03'],
    ['Arrêté 03/02/2024.pdf', '2024-02-03'],
    ['Arrêté 31.12.1999.pdf', '1999-12-31'],
    ['Arrêté 30-02-2024 et 3 mars 2024.pdf', '2024-03-03'],
    ['Arrêté 2024.pdf', undefined],
    ['Arrêté mars 2024.pdf', undefined],
  ])('the date of %s', (name, date) => expect(propose(name, {}).date).toBe(date))

  test('the number of an act stays in its object, that of an exhibit does not', () => {
    expect(propose('Pièce n° 12 - Arrêté n° 2024-15 du 3 février 2024, stationnement.pdf', {})).toMatchObject(
      {
        object: 'n° 2024-15 stationnement',
        label: 'Arrêté n°\u00a02024-15 du 3\u00a0février 2024, stationnement',
      },
    )
    expect(propose('04_Courrier du 3 février 2024 - réponse.pdf', {}).object).toBe('réponse')
    expect(propose('Arrêté n° 20245 du 3 février 2024.pdf', {}).object).toBe('n° 20245')
  })

  test('a mail without a date or a subject has none', () => {
    const mail = { from: 'Mairie', to: '', cc: '', date: '', subject: '', text: '', attachments: [] }
    expect(propose('m.eml', { mail })).toEqual({
      nature: 'Courriel',
      object: '',
      author: 'Mairie',
      label: 'Courriel',
    })
  })

  test.each([
    '(copie)',
    'des faits',
    'd’huissier',
    'à l’appui',
    'sur la voie',
    'relatif au bruit',
    'portant refus',
  ])('an object that carries the sentence on stands without a comma: %s', object =>
    expect(labelOf({ nature: 'Constat', date: undefined, object })).toBe(`Constat ${object}`),
  )

  test('a day that does not exist is no date', () =>
    expect(propose('20240230_lettre.pdf', {}).date).toBeUndefined())

  test('a mail says its own: the day is that of Paris', () =>
    expect(
      propose('message.eml', {
        mail: {
          from: 'Mairie <m@moirans.fr>',
          to: '',
          cc: '',
          date: '2025-03-03T23:30:00.000Z',
          subject: 'Refus',
          text: '',
          attachments: [],
        },
      }),
    ).toEqual({
      nature: 'Courriel',
      object: '«\u00a0Refus\u00a0»',
      author: 'Mairie',
      date: '2025-03-04',
      label: 'Courriel du 4\u00a0mars 2025, «\u00a0Refus\u00a0»',
    }))
})

test('a date alone is no label', () => {
  expect(proposedLabel({ nature: '', date: '2026-10-15', object: '' })).toBe('')
  expect(proposedLabel({ nature: 'Courrier', date: '2026-10-15', object: '' })).toBe(
    'Courrier du 15\u00a0octobre 2026',
  )
})
