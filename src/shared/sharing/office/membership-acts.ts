import { AppError } from '../../kernel/errors.ts'
import { isPresent, type Membership, mayWrite, type Person, personOf, type Role } from './membership.ts'
import { withoutVoidRecoveries } from './recovery.ts'

/** Where a desk stands when it changes the members of a space. */
export interface ActGround {
  readonly membership: Membership
  /** hash of the step it follows */
  readonly hash: string
  /** sequence of the last envelope seen of each member */
  readonly lastOf: (key: string) => number
  /** hash of that envelope; empty where there is none */
  readonly hashOf: (key: string) => string
}

/** The step after the one in force, as long as nothing changes. */
export const followingOf = ({ membership, hash }: ActGround): Membership => ({
  ...membership,
  after: hash,
  height: membership.height + 1,
})

/** The same people with one added at the end, or changed in its place. */
function withPerson(
  ground: ActGround,
  key: string,
  change: (person: Person | undefined) => Person,
): Membership {
  const next = followingOf(ground)
  const person = personOf(next, key)
  const changed = change(person)
  return withoutVoidRecoveries({
    ...next,
    people: person ? next.people.map(one => (one.key === key ? changed : one)) : [...next.people, changed],
  })
}

/** Ends the spans of somebody who may not write any more, at the last envelope this desk has seen. */
function endedSpans(
  { spans }: Pick<Person, 'spans'>,
  { lastOf, hashOf }: ActGround,
  key: string,
): Person['spans'] {
  const hash = hashOf(key)
  return spans.map(span =>
    span.upTo === undefined ? { ...span, upTo: lastOf(key), ...(hash !== '' && { hash }) } : span,
  )
}

/** Lets somebody in, or gives another role to a member. */
export function admit(
  ground: ActGround,
  { key, name, role }: { readonly key: string; readonly name: string; readonly role: Role },
): Membership {
  const last = ground.lastOf(key)
  const next = withPerson(ground, key, person => {
    const spans = person?.spans ?? []
    const isOpen = spans.some(({ upTo }) => upTo === undefined)
    const allowed = mayWrite({ role })
    return {
      ...(person?.heirOf !== undefined && { heirOf: person.heirOf }),
      key,
      name,
      role,
      spans:
        allowed === isOpen
          ? spans
          : allowed
            ? [...spans, { from: last + 1 }]
            : endedSpans({ spans }, ground, key),
    }
  })
  requireOwner(next)
  return next
}

/** Somebody who is in the space now. */
export function requirePresent(membership: Membership, key: string): Person {
  const person = personOf(membership, key)
  if (person && isPresent(person)) return person
  throw new AppError('not-found', 'Cette personne n’est pas membre de l’espace. Rien n’a été changé.')
}

/** Lets somebody go, or revokes a lost desk: the key changes, so that nothing sealed afterwards is open to it. */
export function dismiss(ground: ActGround, key: string, freshKey: string): Membership {
  const person = requirePresent(ground.membership, key)
  const next = withPerson(ground, key, () => ({
    ...person,
    role: 'departed',
    spans: endedSpans(person, ground, key),
  }))
  requireOwner(next)
  const epoch = next.epoch + 1
  return { ...next, epoch, keys: { ...next.keys, [epoch]: freshKey } }
}

function requireOwner({ people }: Membership): void {
  if (!people.some(({ role }) => role === 'owner'))
    throw new AppError(
      'refused',
      'L’espace n’aurait plus de responsable. Rien n’a été changé : donnez d’abord ce rôle à un autre membre.',
    )
}
