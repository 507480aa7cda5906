import { fold } from '../../french/fold.ts'
import type { Zone } from './holidays.ts'

const seats: Readonly<Record<string, Zone>> = {
  strasbourg: 'alsace-moselle',
  guadeloupe: 'guadeloupe',
  'basse-terre': 'guadeloupe',
  martinique: 'martinique',
  'fort-de-france': 'martinique',
  schoelcher: 'martinique',
  guyane: 'guyane',
  cayenne: 'guyane',
  'la reunion': 'reunion',
  reunion: 'reunion',
  'saint-denis': 'reunion',
  mayotte: 'mayotte',
  mamoudzou: 'mayotte',
  'saint-martin': 'saint-martin',
  'saint-barthelemy': 'saint-barthelemy',
  'saint-pierre-et-miquelon': 'saint-pierre-et-miquelon',
  'polynesie francaise': 'polynesie',
  papeete: 'polynesie',
  'wallis-et-futuna': 'wallis-et-futuna',
  'mata-utu': 'wallis-et-futuna',
  'nouvelle-caledonie': 'nouvelle-caledonie',
  noumea: 'nouvelle-caledonie',
}

/** The zone of a court named by its seat or its territory, `Strasbourg`, `de La Réunion`; metropolitan France where it is not one of those. */
export function zoneOf(court: string): Zone {
  const name = fold(court)
    .replace(/^(tribunal administratif|ta)\b/, '')
    .trim()
    .replace(/^((?:de )?la (?!reunion)|de l['’ ]|de |du |d['’ ])/, '')
    .trim()
  return seats[name] ?? seats[name.replaceAll(' ', '-')] ?? 'metropole'
}

/** Zones by the name a user knows them. */
export const zoneNames: Readonly<Record<Zone, string>> = {
  metropole: 'France métropolitaine',
  'alsace-moselle': 'Alsace et Moselle',
  guadeloupe: 'Guadeloupe',
  martinique: 'Martinique',
  guyane: 'Guyane',
  reunion: 'La Réunion',
  mayotte: 'Mayotte',
  'saint-martin': 'Saint-Martin',
  'saint-barthelemy': 'Saint-Barthélemy',
  'saint-pierre-et-miquelon': 'Saint-Pierre-et-Miquelon',
  polynesie: 'Polynésie française',
  'wallis-et-futuna': 'Wallis-et-Futuna',
  'nouvelle-caledonie': 'Nouvelle-Calédonie',
}
