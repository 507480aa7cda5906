import type { Database } from '../../kernel/database/open.ts'
import { absentKeys, cardsWithoutText } from '../../library/citations/absent.ts'
import { starterAuthorityKeys } from '../starter.ts'
import { keysCitedByCards, knownIds } from './store.ts'

/** The keys of what a text of the library cites and that is absent, or that it has a card alone of. */
export const citedKeys = (db: Database): Set<string> => new Set([...absentKeys(db), ...keysOfCards(db)])

/** The keys of the authorities of the starter library, and of what the work rests on, that have no text in the library. */
export function lackingKeys(db: Database): Set<string> {
  const starter = starterAuthorityKeys()
  // one that the library knows of has a text, or is among the cards without
  const present = knownIds(db, [...starter.keys()])
  const absent = [...starter].flatMap(([id, keys]) => (present.has(id) ? [] : keys))
  return new Set([...absent, ...keysOfCards(db), ...keysCitedByCards(db)])
}

const keysOfCards = (db: Database) => cardsWithoutText(db).flatMap(({ keys }) => keys.filter(isNatural))

/** Every card has its own id, which no record bears. */
const isNatural = (key: string) => !key.startsWith('id:')
