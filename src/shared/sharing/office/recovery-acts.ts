import { AppError } from '../../kernel/errors.ts'
import { isPresent, type Membership, mayWrite, personOf, type Recovery, type Role } from './membership.ts'
import { type ActGround, dismiss, followingOf } from './membership-acts.ts'

/**
 * Proposes to give the place of a lost desk to a new one, and sees the lost one out where it was still in. It gives no key to
 * the new desk: another owner confirms.
 */
export function proposeRecovery(
  ground: ActGround,
  author: string,
  { lost, key, name, role }: Pick<Recovery, 'lost' | 'key' | 'name'> & { readonly role?: Role },
  freshKey: string,
): Membership {
  const { membership } = ground
  const person = personOf(membership, lost)
  if (!person)
    throw new AppError(
      'not-found',
      'Ce poste n’a jamais été membre de l’espace. Rien n’a été changé : invitez la personne par sa carte.',
    )
  if (lost === author)
    throw new AppError(
      'refused',
      'Ce poste est le vôtre. Rien n’a été changé : la place d’un poste perdu est rendue par deux autres responsables.',
    )
  if (personOf(membership, key))
    throw new AppError(
      'refused',
      'Cette carte est celle d’un poste qui est, ou a été, membre de l’espace. Rien n’a été changé : demandez celle du nouveau poste.',
    )
  const witnesses = membership.people
    .filter(one => one.role === 'owner' && one.key !== author && one.key !== lost)
    .map(one => one.key)
  if (witnesses.length === 0)
    throw new AppError(
      'refused',
      'Il faut deux responsables, sans compter le poste perdu, et vous êtes seul. Rien n’a été changé : retirez le poste perdu, puis invitez le nouveau par sa carte. Il entrera comme un nouveau membre, et tous le verront.',
    )
  const next = isPresent(person) ? dismiss(ground, lost, freshKey) : followingOf(ground)
  const former = person.role === 'departed' ? 'writer' : person.role
  const others = (next.recoveries ?? []).filter(one => one.lost !== lost && one.key !== key)
  return {
    ...next,
    recoveries: [...others, { lost, key, name, role: role ?? former, by: author, witnesses }],
  }
}

/** Gives a new desk the place another owner proposed for it, and with it every key of the space. */
export function confirmRecovery(ground: ActGround, author: string, key: string): Membership {
  const { lost, name, role, by, witnesses } = recoveryOf(ground.membership, key)
  if (by === author)
    throw new AppError(
      'refused',
      'Vous avez fait cette proposition : un autre responsable la confirme. Rien n’a été changé.',
    )
  if (!witnesses.includes(author))
    throw new AppError(
      'refused',
      'Vous n’étiez pas encore responsable quand cette proposition a été faite. Rien n’a été changé : un responsable d’avant la confirme, ou elle est à refaire.',
    )
  const { recoveries, ...next } = followingOf(ground)
  const others = (recoveries ?? []).filter(one => one.key !== key && one.lost !== lost)
  return {
    ...next,
    ...(others.length > 0 && { recoveries: others }),
    people: [
      ...next.people,
      { key, name, role, heirOf: lost, spans: mayWrite({ role }) ? [{ from: ground.lastOf(key) + 1 }] : [] },
    ],
  }
}

/** Drops a proposal; the lost desk stays out. */
export function withdrawRecovery(ground: ActGround, key: string): Membership {
  recoveryOf(ground.membership, key)
  const { recoveries, ...next } = followingOf(ground)
  const others = (recoveries ?? []).filter(one => one.key !== key)
  return { ...next, ...(others.length > 0 && { recoveries: others }) }
}

function recoveryOf({ recoveries }: Membership, key: string): Recovery {
  const recovery = recoveries?.find(one => one.key === key)
  if (recovery) return recovery
  throw new AppError(
    'not-found',
    'Aucune proposition ne concerne ce poste : elle a été confirmée, annulée, ou a cessé de valoir. Rien n’a été changé.',
  )
}
