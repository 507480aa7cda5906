import type { Party } from '../../../shared/dossiers/model.ts'
import { CIVILITIES, foldedWords, nameForms } from './name-pattern.ts'
import { partyName } from './store.ts'

/** A field of one word says little by itself: shorter ones are met everywhere. */
const MIN_LONE_CHARS = 6

/** The words by which the texts of a dossier may name a party: its name in either order, « Mme Durand », what its fields say. */
export function partyForms(party: Party): string[][] {
  const { firstName, name, alias, representative, address, phone, email, number } = party
  const family = foldedWords(name)
  const isPerson = party.type === 'person' || firstName.trim() !== ''
  const titled = isPerson && family.length > 0 ? CIVILITIES.map(civility => [civility, ...family]) : []
  const fields = [alias, address, phone, email, number].map(foldedWords)
  const names = [...nameForms(partyName(party)), ...nameForms(representative)]
  return [...names, ...titled, ...fields].filter(
    form => form.length > 1 || (form[0]?.length ?? 0) >= MIN_LONE_CHARS,
  )
}
