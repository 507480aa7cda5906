import { type Membership, type Person, personOf, type Recovery } from './membership.ts'

type People = Pick<Membership, 'people'>

/** Rank of a member between two steps at once: of the lost desk, for a desk that took its place. */
export function seniorityOf({ people }: People, key: string): number {
  const place = people.findIndex(one => one.key === key)
  const lost = people[place]?.heirOf
  const inherited = lost === undefined ? -1 : people.findIndex(one => one.key === lost)
  // a place comes from somebody listed before
  return lost !== undefined && inherited >= 0 && inherited < place ? seniorityOf({ people }, lost) : place
}

export const isOwner = ({ people }: People, key: string): boolean =>
  people.some(one => one.key === key && one.role === 'owner')

/** Whether a proposal still holds: who made it is an owner, the lost desk is out, and the new one is not in. */
const isStanding = (membership: Membership, { lost, key, by }: Recovery): boolean =>
  isOwner(membership, by) &&
  personOf(membership, lost)?.role === 'departed' &&
  personOf(membership, key) === undefined

/** The same members without the proposals that no longer hold. */
export function withoutVoidRecoveries({ recoveries, ...membership }: Membership): Membership {
  const standing = (recoveries ?? []).filter(one => isStanding(membership, one))
  return standing.length > 0 ? { ...membership, recoveries: standing } : membership
}

/**
 * Whether a step breaks the rules of recovery. A proposal is made in the name of its author, who is an owner, to be confirmed by others who
 * were owners before it. A place is given by one of them alone, never by who proposed it, exactly as it was proposed.
 */
export function refuseRecovery(before: Membership, next: Membership, author: string): boolean {
  const former = new Map((before.recoveries ?? []).map(one => [textOf(one), one]))
  const recoveries = next.recoveries ?? []
  return (
    recoveries.some(one => !isStanding(next, one)) ||
    recoveries.some(one => !former.has(textOf(one)) && !mayPropose(before, one, author)) ||
    next.people.some((person, place) => {
      const personBefore = before.people[place]
      if (personBefore) return person.heirOf !== personBefore.heirOf
      return person.heirOf !== undefined && !mayInherit(before, person, author)
    })
  )
}

const textOf = ({ lost, key, name, role, by, witnesses }: Recovery): string =>
  JSON.stringify([lost, key, name, role, by, witnesses])

const mayPropose = (before: Membership, { lost, by, witnesses }: Recovery, author: string): boolean =>
  by === author &&
  lost !== author &&
  personOf(before, lost) !== undefined &&
  witnesses.every(one => one !== by && one !== lost && isOwner(before, one))

/** Whether an owner may let a desk in at the place of a lost one: another one proposed it, and counted on this one to confirm. */
const mayInherit = (before: Membership, { key, name, role, heirOf }: Person, author: string): boolean =>
  (before.recoveries ?? []).some(
    one =>
      one.key === key &&
      one.lost === heirOf &&
      one.name === name &&
      one.role === role &&
      one.by !== author &&
      isOwner(before, one.by) &&
      one.witnesses.includes(author),
  )
