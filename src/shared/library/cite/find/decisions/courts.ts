import { fold } from '../../../../french/fold.ts'
import { anyOf } from '../match-at.ts'

/** Seats of the tribunaux administratifs, past and present. */
const tribunals = [
  'Amiens',
  'Bastia',
  'Besançon',
  'Bordeaux',
  'Caen',
  'Cayenne',
  'Cergy-Pontoise',
  'Châlons-en-Champagne',
  'Châlons-sur-Marne',
  'Clermont-Ferrand',
  'Dijon',
  'Grenoble',
  'Lille',
  'Limoges',
  'Lyon',
  'Marseille',
  'Melun',
  'Montpellier',
  'Montreuil',
  'Nancy',
  'Nantes',
  'Nice',
  'Nîmes',
  'Orléans',
  'Paris',
  'Pau',
  'Poitiers',
  'Rennes',
  'Rouen',
  'Strasbourg',
  'Toulon',
  'Toulouse',
  'Versailles',
  'Basse-Terre',
  'Fort-de-France',
  'Saint-Denis',
  'Saint-Denis de La Réunion',
  'Saint-Pierre-et-Miquelon',
  'Saint-Barthélemy',
  'Saint-Martin',
  'Mamoudzou',
  'Nouméa',
  'Papeete',
  'Mata-Utu',
  'la Guadeloupe',
  'Guadeloupe',
  'la Guyane',
  'Guyane',
  'la Martinique',
  'Martinique',
  'La Réunion',
  'Réunion',
  'Mayotte',
  'Nouvelle-Calédonie',
  'la Nouvelle-Calédonie',
  'la Polynésie française',
  'Polynésie française',
  'Wallis-et-Futuna',
]

/** Seats of the cours d’appel where no tribunal administratif sits. */
const appeals = [
  'Agen',
  'Aix-en-Provence',
  'Angers',
  'Bourges',
  'Chambéry',
  'Colmar',
  'Douai',
  'Metz',
  'Reims',
  'Riom',
]

const seats = new Map([...tribunals, ...appeals].map(seat => [fold(seat), seat]))
/** Matches a seat of a court. */
export const seat: string = `${anyOf([...tribunals, ...appeals])}(?![\\p{L}])`

/** A seat as it is printed, whatever its capitals and accents. */
export function seatName(wording: string): string {
  return seats.get(fold(wording)) ?? wording
}
