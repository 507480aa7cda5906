import type { Party } from '../../dossiers/model.ts'
import { ofThing, uncapital } from '../../french/wording.ts'

/** The name of a party in a sentence: `Mme Camille Durand`, `Association Exemple`. */
export function partyName(party: Party): string {
  const name = [party.firstName, party.name]
    .map(part => part.trim())
    .filter(Boolean)
    .join(' ')
  const civility = party.civility.trim()
  return civility && name ? `${civility}\u00a0${name}` : name
}

/** The title of a lawyer, from the bar as it was written: `avocate au barreau de Grenoble`; empty where no bar is given. */
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

/** A party in the middle of a sentence: `l’association X`, `la commune de Y`, `le préfet de Z`, a person's own name. */
export function partyInSentence(party: Party): string {
  const name = partyName(party)
  const { the, noun } = kinds[party.type]
  if (party.type === 'authority') return authority(name)
  if (!noun) return name
  const bare = name.replace(/^(la|le|l['’])\s*(?=(association|commune|société|ville)(?!\p{L}))/iu, '')
  if (bare.toLowerCase().startsWith(noun)) return `${the}${uncapital(bare)}`
  if (party.type === 'commune' && /^ville(?!\p{L})/iu.test(bare)) return `la ${uncapital(bare)}`
  return `${the}${noun} ${party.type === 'commune' ? ofThing(name) : name}`
}

const word = (words: string) => new RegExp(`^(${words})(?!\\p{L})`, 'iu')
/** Authorities that act in the name of the State: they answer for it, and it pays. */
const ofState = word(
  'préfet|préfète|sous-préfet|sous-préfète|ministre|ministère|premier ministre|première ministre|garde des sceaux|recteur|rectrice',
)
const men = word(
  'préfet|sous-préfet|ministre|ministère|premier|garde des sceaux|recteur|maire|président|directeur|département|syndicat|centre|conseil|service',
)
const women = word(
  'préfète|sous-préfète|préfecture|première|rectrice|présidente|directrice|région|métropole|communauté|collectivité|commission|caisse|chambre|ville|commune|régie',
)
const vowels = word('agence|établissement|office|université|institut|autorité|académie|assemblée')
/** An office, which nobody represents. */
const office = new RegExp(
  `${ofState.source}|${word('maire|président|présidente|directeur|directrice').source}`,
  'iu',
)

/** A public body with its article, as it is written in a sentence; a proper name keeps none. */
function authority(name: string): string {
  const bare = name.replace(/^(le|la|les)\s+|^l['’]\s*/i, '')
  if (/^état(?!\p{L})/iu.test(bare)) return `l’É${bare.slice(1)}`
  if (men.test(bare)) return `le ${uncapital(bare)}`
  if (women.test(bare)) return `la ${uncapital(bare)}`
  if (vowels.test(bare)) return `l’${uncapital(bare)}`
  return bare === name ? name : uncapital(name)
}

/** Whether a defendant is a public body other than a commune, by what it is called. */
export const isAuthority = (name: string): boolean => {
  const bare = name.replace(/^(le|la|les)\s+|^l['’]\s*/i, '')
  return !/^(ville|commune)(?!\p{L})/iu.test(bare) && authority(bare) !== bare
}

/** Who bears the costs of a defendant: the State for those who act in its name. */
export const costBearer = (party: Party): string =>
  party.type === 'authority' && ofState.test(bareName(party)) ? 'l’État' : partyInSentence(party)

const bareName = (party: Party) => partyName(party).replace(/^(le|la)\s+/i, '')

/** A defendant and who represents it: `la commune de Y, représentée par son maire`; an office is its own. */
export function withRepresentative(party: Party, name: string): string {
  const by = party.representative.trim()
  const quality = party.quality.trim()
  const isState = name === 'l’État'
  if (isState && by) return `${name}, pris en la personne ${ofThing(by)}`
  if (party.type === 'authority' && office.test(bareName(party))) return name
  const usual = party.type === 'commune' && !/^(son|sa|le|la)\s/i.test(by) ? 'son maire' : ''
  const who = [...new Set([by, quality || usual].filter(Boolean))].join(', ')
  if (!who) return name
  const masculine = party.gender === 'm' || name.startsWith('le ') || isState
  return `${name}, représenté${masculine ? '' : 'e'} par ${who}`
}
