/**
 * The ways a citation is written, each read in full: `tests/fixtures/outcomes/cited-forms.txt`. A change on purpose changes its
 * lines: read them, then write them again (`vitest run FILE -u`).
 */
import { expect, test } from 'vitest'
import { treatments } from '../../../../../src/shared/library/cite/find/decisions/treatment.ts'
import { findCitations, findInPassages } from '../../../../../src/shared/library/cite/find/find.ts'
import { offersAgain } from '../../../../../src/shared/library/cite/find/offer.ts'
import { appealSeats } from '../../../../../src/shared/library/cite/seats.ts'
import { citationForms, variantsOf } from '../../../../fixtures/citations/citation-forms.ts'
import { rulings } from '../../../../fixtures/rulings.ts'

const tribunals =
  'Amiens,Bastia,Besançon,Bordeaux,Caen,Cayenne,Cergy-Pontoise,Châlons-en-Champagne,Châlons-sur-Marne,Clermont-Ferrand,Dijon,Grenoble,Lille,Limoges,Lyon,Marseille,Melun,Montpellier,Montreuil,Nancy,Nantes,Nice,Nîmes,Orléans,Paris,Pau,Poitiers,Rennes,Rouen,Strasbourg,Toulon,Toulouse,Versailles,Basse-Terre,Fort-de-France,Saint-Denis,Saint-Pierre-et-Miquelon,Saint-Barthélemy,Saint-Martin,Mamoudzou,Nouméa,Papeete,Mata-Utu,la Guadeloupe,la Guyane,la Martinique,La Réunion,Mayotte,la Nouvelle-Calédonie,la Polynésie française,Wallis-et-Futuna'.split(
    ',',
  )
const appeals =
  'Agen,Aix-en-Provence,Angers,Basse-Terre,Bourges,Cayenne,Chambéry,Colmar,Douai,Metz,Reims,Riom,Saint-Denis'.split(
    ',',
  )

const read = (text: string) => [
  text,
  ...findCitations(text).map(
    ({ start, end, kind, keys, label, written: _, key: __, ...rest }) =>
      `  ${start}-${end} ${kind} ${keys.join(' ')} « ${label} » ${Object.values(rest)
        .flat()
        .map(value => (typeof value === 'object' ? JSON.stringify(value) : value))
        .join(' | ')}`,
  ),
]

test('each way a citation is written', async () => {
  const seats = [
    ...tribunals.map(
      seat =>
        `TA ${seat}, 3 mars 2020, n° 1900001 ; tribunal administratif de ${seat.toLowerCase()}, 4 mars 2020`,
    ),
    ...appeals.map(seat => `la cour d’appel de ${seat}, 3 mars 2020`),
    ...Object.entries(appealSeats).map(
      ([letters, seat]) => `l’arrêt n° 19${letters}00001 du 3 mars 2020 ; CAA ${seat}, 4 mars 2020`,
    ),
  ]
  const lines = [...citationForms.flatMap(variantsOf), ...seats].flatMap(read)
  await expect(`${lines.join('\n')}\n`).toMatchFileSnapshot('../../../../fixtures/outcomes/cited-forms.txt')
})

test('rulings, a passage after the other, as a court or an article of law speaks', async () => {
  const contexts = [
    {},
    { court: 'CAA', city: 'Douai', numbers: ['19DA00001', '1802345'] },
    { ofText: 'code de la sécurité intérieure' },
  ]
  const lines = rulings.flatMap(passages =>
    contexts.flatMap((context, n) =>
      findInPassages(
        passages.map(text => ({ text })),
        context,
      ).flatMap((all, at) => [
        n === 0 ? passages[at]! : `= ${Object.keys(context).join()}`,
        ...all.map(({ key: _, ...one }) => `  ${JSON.stringify(one)}`),
      ]),
    ),
  )
  const effects = rulings.map(passages => {
    const all = passages.map((text, n) => ({
      text,
      section: n === passages.length - 1 ? ('ruling' as const) : ('reasons' as const),
    }))
    return JSON.stringify([...treatments(all, findInPassages(all))])
  })
  await expect(`${[...lines, ...effects].join('\n')}\n`).toMatchFileSnapshot(
    '../../../../fixtures/outcomes/cited-rulings-whole.txt',
  )
})

test('a text read again line after line as it grows says what it says at once', () => {
  const texts = citationForms.map(form => variantsOf(form)[0]!)
  const offers = offersAgain()
  const passages = texts.map(text => ({ text }))
  for (let length = 1; length <= passages.length; length += 3) offers(passages.slice(0, length))
  const grown = offers(passages).map(all => all.map(one => one.citation.key))
  expect(grown).toEqual(findInPassages(passages).map(all => all.map(one => one.key)))
})
