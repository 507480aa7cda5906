import type { Party } from '../model/dossier.ts'
import { ofThing, uncapital } from './words.ts'

/** The name of a party in a sentence: `Mme Camille Durand`, `Association Exemple`. */
export function partyName(party: Party): string {
  const name = [party.firstName, party.name]
    .map(part => part.trim())
    .filter(Boolean)
    .join(' ')
  const civility = party.civility.trim()
  return civility && name ? `${civility}\u00a0${name}` : name
}

/** What a lawyer is, from the bar as it was written: `avocate au barreau de Grenoble`; empty where no bar is given. */
export function counselTitle(party: Party): string {
  const bar = party.bar.trim().replace(/^(avocate?s?\s+)?(au\s+)?barreau\s+/i, '')
  if (!bar) return ''
  const noun = party.type === 'firm' ? 'avocats' : party.gender === 'f' ? 'avocate' : 'avocat'
  if (/conseil/i.test(bar)) return `${noun} au Conseil d’État et à la Cour de cassation`
  return `${noun} au barreau ${/^(de|du|des|d’|d')(\s|\b)/i.test(bar) ? bar : ofThing(bar)}`
}

const kinds: Readonly<Record<Party['type'], { readonly the: string; readonly noun: string }>> = {
  person: { the: '', noun: '' },
  authority: { the: '', noun: '' },
  association: { the: 'l’', noun: 'association' },
  commune: { the: 'la ', noun: 'commune' },
  firm: { the: 'la ', noun: 'société' },
}

/** A party in the middle of a sentence: `l’association X`, `la commune de Y`, a person's own name. */
export function named(party: Party): string {
  const name = partyName(party)
  const { the, noun } = kinds[party.type]
  if (!noun) return name
  if (name.toLowerCase().startsWith(noun)) return `${the}${uncapital(name)}`
  return `${the}${noun} ${party.type === 'commune' ? ofThing(name) : name}`
}
