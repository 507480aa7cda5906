import { createHash } from 'node:crypto'
import { parseJson } from '../../../../shared/kernel/json.ts'
import {
  isPresent,
  Membership,
  type MembershipStep,
  personOf,
} from '../../../../shared/sharing/office/membership.ts'
import { followSteps, type Lineage } from '../../../../shared/sharing/office/membership-steps.ts'
import { oncePer } from '../../../kernel/database/once.ts'
import type { Database } from '../../../kernel/database/open.ts'
import type { Envelope } from '../change-store.ts'
import { boxFor, type DeskKey } from '../seal/desk-key.ts'
import { envelopeHash, openToMember, sealToMembers } from '../seal/envelope-seal.ts'
import { officeLog, type SpaceLog } from './store.ts'

/** Steps opened since the library was: each tries a sealed box by member. By hash; `undefined`: not for this desk. */
const openedSteps = oncePer(() => new Map<string, MembershipStep | undefined>())

/** Which box of the last step opened was this desk's, by space: the list of people keeps its order. */
const likelyBoxes = oncePer(() => new Map<string, number>())

/** Name of a space: its founder's key and some random figures make it, so that nobody else can have founded it. */
export const spaceId = (founder: string, nonce: string): string =>
  `s${createHash('sha256').update(`pretoire space ${founder} ${nonce}`).digest('hex').slice(0, 40)}`

/** Opens a step; undefined where it is not for this desk, or is of another space. */
export function openStep(db: Database, key: DeskKey, envelope: Envelope): MembershipStep | undefined {
  const hash = envelopeHash(envelope)
  const steps = openedSteps(db)
  if (!steps.has(hash)) steps.set(hash, readStep(key, envelope, hash, likelyBoxes(db)))
  return steps.get(hash)
}

function readStep(
  key: DeskKey,
  envelope: Envelope,
  hash: string,
  boxes: Map<string, number>,
): MembershipStep | undefined {
  const opened = openToMember(key, envelope, boxes.get(envelope.space))
  if (opened) boxes.set(envelope.space, opened.box)
  const text = opened?.text
  const membership = text && Membership.safeParse(parseJson(Buffer.from(text).toString('utf8'))).data
  if (!membership || membership.space !== envelope.space) return undefined
  if (membership.after === '' && !isFounding(membership, envelope)) return undefined
  return { hash, author: envelope.member, sequence: envelope.sequence, membership }
}

const isFounding = ({ space, nonce, height, people }: Membership, { member }: Envelope): boolean =>
  space === spaceId(member, nonce) && height === 0 && people[0]?.key === member

/** Seals a step to the members it names. */
export function sealStep(
  key: DeskKey,
  place: Pick<Envelope, 'space' | 'sequence' | 'previous'>,
  membership: Membership,
): Envelope {
  const members = membership.people.filter(isPresent).map(one => one.key)
  return sealToMembers(key, members, place, Buffer.from(JSON.stringify(membership)), boxFor)
}

/** The members as they were last followed, by space, and from which steps. */
const lineages = oncePer(
  () => new Map<string, { readonly stamp: string; readonly lineage: Lineage | undefined }>(),
)

/**
 * The members of a space as this desk knows them; undefined until the step it was invited by has come. Asked several times in a meeting,
 * and of two hundred members there are megabytes of steps: they are read again once there are others.
 */
export function lineageOf(db: Database, key: DeskKey, space: string): Lineage | undefined {
  const log = officeLog(db)
  const row = log.log(space)
  const stamp = [key.member, row?.firstStep, row?.lastStep, log.stepsStamp(space)].join(' ')
  const cached = lineages(db).get(space)
  if (cached?.stamp === stamp) return cached.lineage
  const lineage = followLog(db, key, row, space)
  lineages(db).set(space, { stamp, lineage })
  return lineage
}

function followLog(
  db: Database,
  key: DeskKey,
  row: SpaceLog | undefined,
  space: string,
): Lineage | undefined {
  const log = officeLog(db)
  const envelopes = log.envelopes(space, 'step')
  const invitation = envelopes.find(one => envelopeHash(one) === row?.firstStep)
  if (!invitation) return undefined
  const steps = envelopes
    .filter(one => !isBefore(one, invitation))
    .flatMap(one => openStep(db, key, one) ?? [])
  const first = steps.find(({ hash }) => hash === row?.firstStep)
  return first && followSteps(first, steps, ancestorsOf(steps, row?.lastStep ?? ''))
}

/** Whether a step was written before another one by the same author: before an invitation, it was not for whoever was invited. */
const isBefore = (one: Envelope, other: Envelope): boolean =>
  one.member === other.member && one.sequence < other.sequence

/** The last step of an owner that this desk cannot open, and that was not written before it was invited: it is no member any more. */
export function closingStep(db: Database, key: DeskKey, membership: Membership): Envelope | undefined {
  const log = officeLog(db)
  const steps = log.envelopes(membership.space, 'step')
  const invitation = steps.find(one => envelopeHash(one) === log.log(membership.space)?.firstStep)
  return steps.findLast(
    one =>
      personOf(membership, one.member)?.role === 'owner' &&
      !openStep(db, key, one) &&
      !(invitation && isBefore(one, invitation)),
  )
}

/** The steps of the members in force, in their order, from the first that this desk trusts. */
export function stepsInForce(db: Database, key: DeskKey, space: string): MembershipStep[] {
  const steps = officeLog(db)
    .envelopes(space, 'step')
    .flatMap(one => openStep(db, key, one) ?? [])
  return (lineageOf(db, key, space)?.line ?? []).flatMap(hash => steps.find(one => one.hash === hash) ?? [])
}

/** A step and those it follows. */
function ancestorsOf(steps: readonly MembershipStep[], last: string): Set<string> {
  const afterOf = new Map(steps.map(({ hash, membership }) => [hash, membership.after]))
  const hashes = new Set<string>()
  for (let at: string | undefined = last; at && !hashes.has(at); at = afterOf.get(at)) hashes.add(at)
  return hashes
}
