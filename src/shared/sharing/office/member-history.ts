import { ofPerson } from '../../french/wording.ts'
import { ROLE_WORDS } from './desk-words.ts'
import { type Membership, type MembershipStep, type Person, personOf } from './membership.ts'

/** A change of the members, in a sentence, and when its author wrote it. */
interface MemberAct {
  readonly at: string
  readonly sentence: string
}

/** Tells what each step changed among the members, from the step before it; the first one is only where the telling begins. */
export const memberHistory = (steps: readonly MembershipStep[]): MemberAct[] =>
  steps.flatMap(({ author, membership }, place) => {
    const before = steps[place - 1]?.membership
    const by =
      personOf(membership, author)?.name ?? personOf(before ?? membership, author)?.name ?? 'Un inconnu'
    const sentences = before
      ? [...membersChanged(before, membership), ...recoveriesChanged(before, membership)]
      : membership.after === ''
        ? ['a créé l’espace']
        : []
    return sentences.map(what => ({ at: membership.at ?? '', sentence: `${by} ${what}.` }))
  })

const membersChanged = (before: Membership, after: Membership): string[] =>
  after.people.flatMap(person => {
    const sentence = changeOf(personOf(before, person.key), person)
    return sentence === undefined ? [] : [sentence]
  })

function changeOf(former: Person | undefined, { name, role, heirOf }: Person): string | undefined {
  if (former?.role === role) return undefined
  if (role === 'departed') return `a retiré ${name}`
  if (former && former.role !== 'departed')
    return `a donné un autre rôle à ${name}\u00a0: ${ROLE_WORDS[role]}`
  return heirOf === undefined
    ? `a fait entrer ${name} (${ROLE_WORDS[role]})`
    : `a confirmé\u00a0: le nouveau poste ${ofPerson(name)} a la place du poste perdu (${ROLE_WORDS[role]})`
}

function recoveriesChanged(before: Membership, after: Membership): string[] {
  const keys = ({ recoveries }: Membership) => new Set((recoveries ?? []).map(one => one.key))
  const nameOf = (key: string) => personOf(after, key)?.name ?? 'un inconnu'
  const proposals = (after.recoveries ?? []).filter(one => !keys(before).has(one.key))
  const ends = (before.recoveries ?? []).filter(one => !keys(after).has(one.key) && !personOf(after, one.key))
  return [
    ...proposals.map(
      one =>
        `a proposé de rendre à un nouveau poste la place ${ofPerson(nameOf(one.lost))}, dont le poste est perdu`,
    ),
    ...ends.map(one => `a mis fin à la proposition de rendre sa place à ${nameOf(one.lost)}`),
  ]
}
