import type { Output, Parsed } from '../../../../shared/contract/contract.ts'
import { AppError } from '../../../../shared/kernel/errors.ts'
import { isOwner } from '../../../../shared/sharing/office/recovery.ts'
import { guarded } from '../../../kernel/database/refusals.ts'
import type { Library } from '../../../kernel/library.ts'
import { officeStore } from '../desk/store.ts'
import { readInvitation, requireInTime, spokenWords } from './carried-texts.ts'
import { lineageOf } from './lineage.ts'
import { onStore } from './member-acts.ts'
import { setAddress } from './office-file.ts'
import { deskOf } from './office-spaces.ts'
import { officeLog } from './store.ts'
import { type Desk, readLog } from './sync-log.ts'

type Invitation = ReturnType<typeof readInvitation>

/** Enters a space by an invitation. The members trusted from then on are those that its owner's step names, whose words are compared by voice. `allow` refuses an address that the user did not allow. */
export async function joinSpace(
  library: Library,
  { invitation: text, url }: Parsed<'office.join'>,
  allow: (address: string) => Promise<void>,
): Promise<Output<'office.join'>> {
  const { key } = await deskOf(library)
  const invitation = readInvitation(text)
  const { space, title, to, office, owner } = invitation
  if (to !== key.member)
    throw new AppError(
      'refused',
      'Cette invitation est pour un autre poste que celui-ci. Rien n’a été changé : donnez à qui vous invite la carte de cette bibliothèque («\u00a0pretoire office card\u00a0»).',
    )
  // whoever is in may open it again, to read the space at another address
  if (!isInForce({ db: library.db, key }, invitation)) requireInTime(invitation, new Date())
  const address = url ?? office
  await allow(address)
  return onStore(library, address, async (desk, store) => {
    const read = () => readLog(desk, space, store, new Date().toISOString())
    if (isFollowed(desk, space)) {
      requireKnownOwner(desk, invitation)
      // the step that it names may be one of those to come
      await read()
    }
    if (!isInForce(desk, invitation)) beginAt(desk, invitation)
    setAddress(library, space, address)
    await read()
    return { space, title, name: owner.name, words: spokenWords(owner.key) }
  })
}

const isFollowed = ({ db, key }: Desk, space: string): boolean => lineageOf(db, key, space) !== undefined

const isInForce = ({ db, key }: Desk, { space, step }: Invitation): boolean =>
  lineageOf(db, key, space)?.line.includes(step) ?? false

const isInUse = ({ db }: Desk, space: string): boolean => officeStore(db).standings(space).length > 0

const isRemoved = ({ db }: Desk, space: string): boolean =>
  officeLog(db)
    .findings(space)
    .some(({ finding, isOver }) => finding.kind === 'removed' && !isOver)

/**
 * Refuses an invitation by somebody who is no owner among the members this desk follows: one of the two invitations is false. A desk that
 * was removed, or has nothing of the space yet, follows the new one: a false one accepted first would keep the true one out for ever.
 */
function requireKnownOwner(desk: Desk, { space, owner }: Invitation): void {
  const membership = lineageOf(desk.db, desk.key, space)?.current.membership
  if (!membership || isOwner(membership, owner.key) || isRemoved(desk, space) || !isInUse(desk, space)) return
  throw new AppError(
    'refused',
    `Ce poste est déjà dans cet espace, et cette invitation vient de quelqu’un qui n’en est pas responsable, sous le nom «\u00a0${owner.name}\u00a0». Rien n’a été changé : appelez un responsable de l’espace, et comparez les dix mots.`,
  )
}

/** Follows the members from the step of an invitation on. What was read under other members, of which nothing was taken, is read again. */
function beginAt(desk: Desk, { space, title, step }: Invitation): void {
  const { db, key } = desk
  const log = officeLog(db)
  const write = db.transaction(() => {
    log.setLog({ space, title, cursor: '', firstStep: step, lastStep: '' })
    if (isInUse(desk, space)) return
    for (const head of log.heads(space).values())
      if (head.member !== key.member)
        log.setHead(space, { ...head, sequence: 0, hash: '', announced: 0, announcedHash: '', told: 0 })
  })
  guarded(() => write.immediate())
}
