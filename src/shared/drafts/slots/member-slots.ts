import type { Dossier } from '../../dossiers/model.ts'
import { nonBlank } from './facts.ts'
import { functionOf, greeting, greetingAll, seatText } from './member-address.ts'

/** Whom a document for members is written to, from the facts `member.*`; nobody in particular: the chamber, or the group. */
const memberFacts = ({ facts }: Dossier) => ({
  chamber: facts['audience.chamber'] === 'senat' ? ('senat' as const) : ('an' as const),
  civility: facts['member.civility'],
})

/** Slots that say whom a document is written to. */
export const memberSlots: Readonly<Record<string, (dossier: Dossier) => string | undefined>> = {
  'member.greeting': dossier =>
    nonBlank(dossier.facts['member.last'])
      ? greeting(memberFacts(dossier))
      : greetingAll(memberFacts(dossier).chamber),
  'member.name': ({ facts }) => {
    if (!nonBlank(facts['member.last'])) return undefined
    const name = [facts['member.first'], facts['member.last']].filter(Boolean).join(' ')
    const civility = nonBlank(facts['member.civility'])
    return civility ? `${civility}\u00a0${name}` : name
  },
  /** `députée (Eure, 1re circonscription)` */
  'member.seat': dossier => {
    if (!nonBlank(dossier.facts['member.last'])) return undefined
    const seat = seatText(dossier.facts['member.department'] ?? '', dossier.facts['member.constituency'])
    return `${functionOf(memberFacts(dossier))}${seat && ` (${seat})`}`
  },
  /** `aux députées et députés`: all those of the chamber, as a public text asks them */
  'members.all': dossier => houses[memberFacts(dossier).chamber].all,
  /** `à votre députée ou à votre député`: those one elects; a department has several senators */
  'members.yours': dossier => houses[memberFacts(dossier).chamber].yours,
  'chamber.presidency': dossier => houses[memberFacts(dossier).chamber].presidency,
  'chamber.address': dossier => houses[memberFacts(dossier).chamber].address,
  'chamber.site': dossier => houses[memberFacts(dossier).chamber].site,
  'member.pronoun': ({ facts }) => pronouns[facts['member.civility'] ?? ''] ?? 'Il ou elle',
}

const houses = {
  an: {
    all: 'aux députées et députés',
    yours: 'à votre députée ou à votre député',
    presidency: 'la présidence de l’Assemblée nationale',
    address: 'Assemblée nationale\n126, rue de l’Université\n75355 Paris\u00a007\u00a0SP',
    site: 'www.assemblee-nationale.fr',
  },
  senat: {
    all: 'aux sénatrices et sénateurs',
    yours: 'à vos sénatrices et sénateurs',
    presidency: 'la présidence du Sénat',
    address: 'Sénat\n15, rue de Vaugirard\n75291 Paris Cedex\u00a006',
    site: 'www.senat.fr',
  },
} as const

const pronouns: Readonly<Record<string, string>> = { Mme: 'Elle', 'M.': 'Il' }

/** Labels of their gaps. */
export const memberLabels: Readonly<Record<string, string>> = {
  'member.greeting': 'formule d’appel',
  'member.name': 'nom du ou de la parlementaire',
  'member.seat': 'fonction et circonscription',
  'member.group': 'groupe du ou de la parlementaire',
  'member.department': 'département du ou de la parlementaire',
  'member.constituency': 'circonscription',
  'member.pronoun': 'Il ou Elle',
  'members.all': 'aux parlementaires',
  'members.yours': 'à vos parlementaires',
  'chamber.presidency': 'présidence de l’assemblée',
  'chamber.address': 'adresse de l’assemblée',
  'chamber.site': 'site de l’assemblée',
}
