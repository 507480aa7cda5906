import { fold } from '../../../french/fold.ts'
import { namingWords } from '../../../library/cite/links/day.ts'
import type { Decision } from '../../../library/model.ts'

const notice = /notifi(?:é|ée|és|ées)\s(?=(?:à|au|aux)\s)([^\n]+)/iu
const betweenParties = /(?:,\s|\s)(?:et\s)?(?=(?:à|au|aux)\s(?:la\s|l[’']|M\.|MM?\.|Mmes?\s|\p{L}))/iu

/** The parties of an administrative decision, one by one, as it lists those to whom it is notified. */
export function partiesOf({ text }: Decision): string[] {
  for (const { section, text: words } of text) {
    if (section !== 'ruling') continue
    const [, parties] = notice.exec(words) ?? []
    if (parties) return parties.split(/\sCopie\s/u)[0]?.split(betweenParties) ?? []
  }
  return []
}

const LEGAL_PERSONS = new Set(
  (
    'agence association caisse chambre collectif comite commission commune compagnie confederation conseil departement etablissement etat ' +
    'federation fondation garde groupement hopital ligue metropole ministere ministre office ordre prefecture prefet region sa sarl sas sci ' +
    'section societe ste syndicat union universite ville'
  ).split(' '),
)

const person =
  /^(?:(?:M\.|M|MM\.|Mme|Mlle|Époux|Consorts)\s)?\p{Lu}[\p{Ll}’'-]+(?:[\s-]\p{Lu}[\p{Ll}’'-]+)?(?:\set\sautres?|\se\.a\.)?$/u

/** Whether a name is of a company, a body or an authority, which no publisher hides: it cannot be that of a person. */
export const isLegalPerson = (name: string): boolean =>
  !person.test(name) ||
  fold(name)
    .split(' ')
    .some(word => LEGAL_PERSONS.has(word))

/** Whether a name is of persons whom the publisher calls by initials. */
export const isHidden = (name: string): boolean =>
  /^(?:M|Mme|Mlle|MM|Mmes|Consorts|Époux)(?!\p{L})/u.test(name) && namingWords(name).length === 0
