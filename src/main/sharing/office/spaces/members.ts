import { randomBytes } from 'node:crypto'
import { AppError } from '../../../../shared/kernel/errors.ts'
import {
  type Membership,
  type Person,
  personOf,
  type Role,
} from '../../../../shared/sharing/office/membership.ts'
import { type ActGround, admit, dismiss } from '../../../../shared/sharing/office/membership-acts.ts'
import {
  confirmRecovery,
  proposeRecovery,
  withdrawRecovery,
} from '../../../../shared/sharing/office/recovery-acts.ts'
import { guarded } from '../../../kernel/database/refusals.ts'
import { newSpaceKey, requireUsableKey } from '../seal/desk-key.ts'
import { envelopeHash } from '../seal/envelope-seal.ts'
import { lineageOf, sealStep, spaceId } from './lineage.ts'
import { notInSpaceRefusal } from './named-space.ts'
import { officeLog } from './store.ts'
import { type Desk, keepOwn } from './sync-log.ts'

/** Founds a space, with its founder for its only member. Returns its name in the log. */
export function foundSpace(desk: Desk, title: string, name: string): string {
  const { db, key } = desk
  const nonce = randomBytes(16).toString('hex')
  const space = spaceId(key.member, nonce)
  const founder: Person = { key: key.member, name, role: 'owner', spans: [{ from: 1 }] }
  const membership: Membership = {
    pretoireMembership: 1,
    ...{ space, title, after: '', height: 0, people: [founder], epoch: 1, keys: { 1: newSpaceKey() }, nonce },
  }
  const envelope = sealStep(
    desk.key,
    { space, sequence: 1, previous: '' },
    { ...membership, at: new Date().toISOString() },
  )
  guarded(() =>
    db
      .transaction(() => {
        const log = officeLog(db)
        const hash = envelopeHash(envelope)
        log.setLog({ space, title, cursor: '', firstStep: hash, lastStep: hash })
        log.addEnvelope('step', envelope)
        keepOwn(desk, envelope)
      })
      .immediate(),
  )
  return space
}

/** The members of a space, as this desk knows them. */
export function membershipOf({ db, key }: Desk, space: string): Membership {
  const lineage = lineageOf(db, key, space)
  if (lineage) return lineage.current.membership
  if (!officeLog(db).log(space)) throw notInSpaceRefusal()
  throw new AppError(
    'not-found',
    'Le bureau n’a pas encore remis ici la liste des membres de cet espace. Rien n’a été changé : recommencez une fois relié.',
  )
}

/** Lets somebody in or changes a role. Returns the hash of the step, which the invitation names. */
export function admitMember(
  desk: Desk,
  space: string,
  person: { readonly key: string; readonly name: string; readonly role: Role },
): string {
  requireUsableKey(person.key)
  return takeStep(desk, space, ground => admit(ground, person))
}

/** Lets somebody go, and seals what follows under a new key. */
export const dismissMember = (desk: Desk, space: string, key: string): string =>
  takeStep(desk, space, ground => dismiss(ground, key, newSpaceKey()))

/** Proposes the place of a lost desk for a new one. Returns the hash of the step. */
export function proposeMember(
  desk: Desk,
  space: string,
  recovery: { readonly lost: string; readonly key: string; readonly name: string; readonly role?: Role },
): string {
  requireUsableKey(recovery.key)
  return takeStep(desk, space, ground => proposeRecovery(ground, desk.key.member, recovery, newSpaceKey()))
}

/** Gives the place another owner proposed. Returns the hash of the step, which the invitation names. */
export const confirmMember = (desk: Desk, space: string, key: string): string =>
  takeStep(desk, space, ground => confirmRecovery(ground, desk.key.member, key))

export const withdrawProposal = (desk: Desk, space: string, key: string): string =>
  takeStep(desk, space, ground => withdrawRecovery(ground, key))

function takeStep(desk: Desk, space: string, act: (ground: ActGround) => Membership): string {
  const { db, key } = desk
  const log = officeLog(db)
  const write = db.transaction(() => {
    const membership = membershipOf(desk, space)
    if (personOf(membership, key.member)?.role !== 'owner')
      throw new AppError(
        'refused',
        'Seul un responsable de l’espace en change les membres. Rien n’a été changé : demandez à l’un d’eux.',
      )
    const heads = log.heads(space)
    const hash = lineageOf(db, key, space)?.current.hash ?? ''
    const next = act({
      ...{ membership, hash },
      lastOf: member => heads.get(member)?.sequence ?? 0,
      hashOf: member => heads.get(member)?.hash ?? '',
    })
    const own = heads.get(key.member)
    const place = { space, sequence: (own?.sequence ?? 0) + 1, previous: own?.hash ?? '' }
    const envelope = sealStep(key, place, { ...next, at: new Date().toISOString() })
    log.addEnvelope('step', envelope)
    keepOwn(desk, envelope)
    const row = log.log(space)
    if (row) log.setLog({ ...row, lastStep: envelopeHash(envelope) })
    return envelopeHash(envelope)
  })
  return guarded(() => write.immediate())
}
