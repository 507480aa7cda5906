import type { Output, Parsed } from '../../../../shared/contract/contract.ts'
import { AppError } from '../../../../shared/kernel/errors.ts'
import { memberHistory } from '../../../../shared/sharing/office/member-history.ts'
import { type Membership, personOf } from '../../../../shared/sharing/office/membership.ts'
import type { Library } from '../../../kernel/library.ts'
import { readCard, spokenWords } from './carried-texts.ts'
import { stepsInForce } from './lineage.ts'
import { invitationFor, onMembers } from './member-acts.ts'
import { confirmMember, membershipOf, proposeMember, withdrawProposal } from './members.ts'
import { namedSpace } from './named-space.ts'
import { shownAddressOf } from './office-file.ts'
import { deskOf } from './office-spaces.ts'
import { sendWaiting } from './sync-log.ts'

/** Proposes the place of a lost desk for a new one, and shuts the host to the lost one. */
export function proposeRecovery(
  library: Library,
  { space: name, member: lost, card: text, role }: Parsed<'office.proposeRecovery'>,
): Promise<Output<'office.proposeRecovery'>> {
  const row = namedSpace(library.db, name)
  const card = readCard(text)
  return onMembers(library, row, async (desk, store) => {
    proposeMember(desk, row.space, { lost, ...card, ...(role && { role }) })
    await sendWaiting(desk, row.space, store)
    await store.closeTo(row.space, lost)
    const lostName = personOf(membershipOf(desk, row.space), lost)?.name ?? ''
    return { name: card.name, lostName, words: spokenWords(card.key) }
  })
}

/** Gives a new desk the place that another owner proposed, and opens the host to it. */
export function confirmRecovery(
  library: Library,
  { space: name, key }: Parsed<'office.confirmRecovery'>,
): Promise<Output<'office.confirmRecovery'>> {
  const row = namedSpace(library.db, name)
  return onMembers(library, row, async (desk, store) => {
    const step = confirmMember(desk, row.space, key)
    await sendWaiting(desk, row.space, store)
    const heir = personOf(membershipOf(desk, row.space), key)
    if (!heir || heir.role === 'departed')
      throw new AppError('not-found', 'Ce poste n’est plus membre de l’espace : reprenez la proposition.')
    await store.openTo(row.space, key, heir.role === 'owner')
    const invitation = invitationFor(library, desk, row.space, { to: key, role: heir.role, step })
    return { invitation, name: heir.name, words: spokenWords(key) }
  })
}

/** Drops a proposal that nobody has confirmed. */
export async function withdrawRecovery(
  library: Library,
  { space: name, key }: Parsed<'office.withdrawRecovery'>,
) {
  const row = namedSpace(library.db, name)
  await onMembers(library, row, async desk => withdrawProposal(desk, row.space, key))
  return {}
}

/** The members of a space, the places that were proposed, and what changed among them. */
export async function listMembers(library: Library, name: string): Promise<Output<'office.members'>> {
  const { space } = namedSpace(library.db, name)
  const desk = await deskOf(library)
  const membership = membershipOf(desk, space)
  const { title, people } = membership
  return {
    ...{ space, title, address: shownAddressOf(library, space) },
    members: people.map(({ key, name: called, role, heirOf }) => ({
      ...{ key, name: called, role, isHeir: heirOf !== undefined },
      ...{ words: spokenWords(key), isOwn: key === desk.key.member },
    })),
    recoveries: recoveriesOf(membership, desk.key.member),
    acts: memberHistory(stepsInForce(desk.db, desk.key, space)).toReversed(),
  }
}

const recoveriesOf = (membership: Membership, own: string): Output<'office.members'>['recoveries'] =>
  (membership.recoveries ?? []).map(({ key, name, role, lost, by, witnesses }) => ({
    ...{ key, name, role, words: spokenWords(key) },
    lostName: personOf(membership, lost)?.name ?? '',
    byName: personOf(membership, by)?.name ?? '',
    isConfirmable: witnesses.includes(own) && personOf(membership, own)?.role === 'owner',
  }))
