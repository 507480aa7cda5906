import type { FindingKind } from '../../../../shared/sharing/office/finding.ts'
import {
  isPresent,
  type Membership,
  type MembershipStep,
  maySay,
  type Person,
  personOf,
} from '../../../../shared/sharing/office/membership.ts'
import type { Database } from '../../../kernel/database/open.ts'
import type { Envelope } from '../change-store.ts'
import { erasedThings } from '../erased/erased-things.ts'
import { erasureStances, OWN } from '../erased/stances.ts'
import type { DeskKey } from '../seal/desk-key.ts'
import { envelopeHash, isGenuine, openEnvelope } from '../seal/envelope-seal.ts'
import { closingStep, lineageOf } from './lineage.ts'
import { pinnedPasts } from './pinned-pasts.ts'
import { contentFromBytes, type SpaceContent } from './space-content.ts'
import { type Head, keptEnvelopes, officeLog, READ_BACK, SENT, TO_SEND } from './store.ts'

/** A reading of all a host has of a space, from the first: the last envelope of each member, and those of this desk. */
export interface Listing {
  readonly lastOf: Map<string, number>
  readonly own: Set<number>
}

/**
 * Reads envelopes of a space, in whatever order a host gives them, within a transaction of the library. An envelope passes four gates:
 *
 *   signature (its member's, for this space)  ->  chain (after that member's one before)  ->  key (its epoch's, known)  ->  rights
 *   forged, swapped: not read                     gap: waits; fork: not read                  waits for a step              said, not taken
 *
 * The fourth passed, its change is in the inbox of the library. Everything that is stopped is a finding.
 */
export function spaceReader(db: Database, key: DeskKey, space: string, now: string) {
  const log = officeLog(db)
  const heads = log.heads(space)
  let lineage = lineageOf(db, key, space)
  /** whether this desk entered by another step since it last read: what waited for other members is read again */
  const isEntering = lineage !== undefined && log.log(space)?.lastStep === ''
  /** whether a step came that `lineage` does not count yet: two hundred may come in a row, and each is compared with all */
  let isStale = isEntering
  /** contents of this page, to be read once its steps were: a host that gives a departure last lets nobody write after it */
  const contents: Envelope[] = []
  /** members of whom something came in this page */
  const linked = new Set<string>()

  const noteFinding = (kind: FindingKind, member: string, from: number, upTo = from) =>
    log.addFinding({ kind, space, member, from, upTo }, now)
  const headOf = (member: string): Head =>
    heads.get(member) ?? { member, sequence: 0, hash: '', announced: 0, announcedHash: '', told: 0 }
  const setHead = (head: Head) => {
    heads.set(head.member, head)
    log.setHead(space, head)
  }

  /** Gates of the signature and of the chain. `isListing`: the host gives everything from the first again, which is no replay. */
  function accept(envelope: Envelope, isListing: boolean): void {
    const { member, sequence } = envelope
    if (envelope.space !== space) noteFinding('swapped', member, sequence)
    else if (!isGenuine(envelope))
      noteFinding(isOfAnotherSpace(envelope) ? 'swapped' : 'forged', member, sequence)
    else {
      const head = headOf(member)
      const hash = envelopeHash(envelope)
      if (sequence <= head.sequence) acceptAgain(envelope, hash, head, isListing)
      else if (sequence > head.sequence + 1) log.addEnvelope('gap', envelope)
      else if (envelope.previous !== head.hash) noteFinding('fork', member, sequence)
      else {
        link(envelope, hash, head)
        const next = log.envelope(space, 'gap', member, sequence + 1)
        if (!next) return
        log.dropEnvelope('gap', next)
        accept(next, isListing)
      }
    }
  }

  /** Adds the next envelope of a member to the chain, and reads it. */
  function link(envelope: Envelope, hash: string, head: Head): void {
    const { member, sequence, epoch } = envelope
    if (head.announced === sequence && head.announcedHash !== hash)
      noteFinding('shown-otherwise', member, sequence)
    setHead({ ...head, sequence, hash })
    linked.add(member)
    log.endFindings(space, member, sequence)
    if (epoch !== 0 && member !== key.member) log.addCopy(envelope)
    if (epoch === 0) readStep(envelope)
    else contents.push(envelope)
  }

  /** An envelope whose number was read already: the same one, or a fork. This desk knows its own; of others, the last. */
  function acceptAgain(envelope: Envelope, hash: string, head: Head, isListing: boolean): void {
    const { member, sequence } = envelope
    const isOwn = member === key.member
    const own = isOwn ? log.envelope(space, 'own', member, sequence) : undefined
    if ((own && envelopeHash(own) !== hash) || (sequence === head.sequence && hash !== head.hash))
      noteFinding('fork', member, sequence)
    else {
      if (isOwn) log.setSending(space, sequence, sequence, READ_BACK)
      const isGivenBack = log.endSetBack(space, member, sequence)
      if (!isOwn && !isListing && !isGivenBack) noteFinding('replayed', member, sequence)
    }
  }

  /** Whether its member signed it for another space of this desk. */
  const isOfAnotherSpace = (envelope: Envelope): boolean =>
    log.logs().some(other => other.space !== space && isGenuine({ ...envelope, space: other.space }))

  function readStep(envelope: Envelope): void {
    log.addEnvelope('step', envelope)
    isStale = true
  }

  const pasts = pinnedPasts(log, space, key, { headOf, setHead, noteFinding })

  /** Brings the members up to the steps that came. Returns whether they changed. */
  function followMembers(): boolean {
    if (!isStale) return false
    isStale = false
    const before = isEntering && log.log(space)?.lastStep === '' ? undefined : lineage?.current
    lineage = lineageOf(db, key, space)
    for (const { step, reason } of lineage?.refused ?? [])
      noteFinding(reason === 'rival' ? 'members-rival' : 'members-refused', step.author, step.sequence)
    if (!lineage || lineage.current.hash === before?.hash) return false
    keepCurrent(lineage.current)
    log.endKind(space, 'removed')
    if (before) noteOverruled(before.membership)
    return true
  }

  /** Reads again what waited for a step, or for the end of a past. */
  function readWaiting(isReady: (envelope: Envelope) => boolean): void {
    for (const waiting of log.envelopes(space, 'sealed').filter(isReady)) {
      log.dropEnvelope('sealed', waiting)
      readContent(waiting)
    }
  }

  /** Refuses the pasts that came otherwise than an owner had read them, and reads those that are whole by now. */
  function comparePasts(isChanged: boolean): void {
    const isNew = ({ member }: Pick<Envelope, 'member'>) => isChanged || linked.has(member)
    const pins = (lineage?.pins ?? []).filter(isNew)
    pasts.refuseOthers(pins, contents)
    if (isChanged || pins.length > 0) readWaiting(isNew)
    linked.clear()
  }

  function keepCurrent({ hash, membership: { title } }: MembershipStep): void {
    const row = log.log(space)
    if (row) log.setLog({ ...row, title, lastStep: hash })
  }

  /** Notes changes taken under the membership before, which the one in force does not count. */
  function noteOverruled(before: Membership): void {
    for (const person of lineage?.current.membership.people ?? []) {
      const waiting = contents.find(one => one.member === person.key)
      const sequence = waiting ? waiting.sequence - 1 : headOf(person.key).sequence
      const former = personOf(before, person.key)
      const end = person.spans.at(-1)?.upTo
      if (
        former &&
        end !== undefined &&
        sequence > end &&
        maySay(former, sequence) &&
        !maySay(person, sequence)
      )
        noteFinding('overruled', person.key, end + 1, sequence)
    }
  }

  /** Gates of the key and of rights. */
  function readContent(envelope: Envelope): void {
    const membership = lineage?.current.membership
    const spaceKey = membership?.keys[String(envelope.epoch)]
    if (!membership || !spaceKey || pasts.isAwaited(lineage?.pins, envelope)) {
      log.addEnvelope('sealed', envelope)
      return
    }
    const text = openEnvelope(Buffer.from(spaceKey, 'base64'), envelope)
    const content = text && contentFromBytes(text)
    if (!content) noteFinding('unreadable', envelope.member, envelope.sequence)
    else if (content.height > membership.height) log.addEnvelope('sealed', envelope)
    else takeContent(envelope, content, personOf(membership, envelope.member))
  }

  function takeContent({ member, sequence }: Envelope, content: SpaceContent, person?: Person): void {
    if (!person) {
      noteFinding('stranger', member, sequence)
      return
    }
    if (isPresent(person)) {
      noteSeen(content)
      erasureStances(db).note(space, member === key.member ? OWN : member, content.stances ?? [])
    }
    if (content.change === null) {
      noteTelling(member, sequence)
      return
    }
    if (!maySay(person, sequence)) {
      noteFinding('not-allowed', member, sequence)
      return
    }
    const rest = erasedThings(db).withoutErased(content.change)
    // its seal would open what was erased: it is not kept to be given again
    if (rest !== undefined) log.dropCopy(space, member, sequence)
    log.addInbox(space, member, sequence, rest ?? content.change)
  }

  /** Spares telling of an envelope that itself only tells: two desks would answer each other for ever. */
  function noteTelling(member: string, sequence: number): void {
    const head = headOf(member)
    if (head.told === sequence - 1) setHead({ ...head, told: sequence })
  }

  /**
   * Compares the envelopes another desk has seen with those of this one. This desk will tell of an envelope that carries a change: what
   * that one tells need not be told again, or two hundred members would each tell what they saw of all others. One that only tells is not
   * told of (`noteTelling`), so that what it tells still is.
   */
  function noteSeen({ seen, change }: SpaceContent): void {
    for (const [member, [sequence, hash]] of Object.entries(seen)) {
      const head = headOf(member)
      const differs =
        (sequence === head.sequence && hash !== head.hash) ||
        (sequence === head.announced && hash !== head.announcedHash)
      if (differs) noteFinding('shown-otherwise', member, sequence)
      if (sequence > head.sequence && sequence > head.announced)
        setHead({ ...head, announced: sequence, announcedHash: hash })
      else if (sequence === head.sequence && !differs && change !== null && head.told < sequence)
        setHead({ ...head, told: sequence })
    }
  }

  return {
    accept,
    /** Ends a page: the members are those of its last step, and what was written is held to them. */
    endPage(): void {
      comparePasts(followMembers())
      for (const envelope of contents.splice(0)) readContent(envelope)
    },
    /**
     * Compares a listing from the first with what was read before: its last envelope of each member. Returns whether the host has nothing
     * left of a space that it had: it is new, or was emptied.
     */
    endListing({ lastOf, own }: Listing): boolean {
      if (lastOf.size === 0 && hadAnything()) {
        log.setSending(space, 1, Number.MAX_SAFE_INTEGER, TO_SEND)
        noteFinding('emptied', key.member, 1, keptEnvelopes(log, space).length)
        return true
      }
      log.endKind(space, 'emptied')
      for (const { member, sequence } of heads.values()) {
        const last = lastOf.get(member) ?? 0
        if (member === key.member) sendAgain(log.own(space, READ_BACK).filter(one => !own.has(one.sequence)))
        else if (sequence > last) noteFinding('rolled-back', member, last + 1, sequence)
      }
      return false
    },
    /** Says what is still missing once everything the host has was read. */
    finish(): void {
      // what was sent before this reading and did not come back is not in the log
      sendAgain(log.own(space, SENT))
      const firstGaps = new Map<string, number>()
      for (const { member, sequence } of log.envelopes(space, 'gap'))
        firstGaps.set(member, Math.min(sequence, firstGaps.get(member) ?? sequence))
      for (const [member, sequence] of firstGaps)
        noteFinding('gap', member, headOf(member).sequence + 1, sequence - 1)
      for (const { member, sequence, announced } of heads.values())
        if (announced > sequence) noteFinding('withheld', member, sequence + 1, announced)
      noteRemoval()
    },
  }

  /** Whether the host once gave, or took, anything of the space. */
  function hadAnything(): boolean {
    const isMet = [...heads.values()].some(({ member, sequence }) => member !== key.member && sequence > 0)
    return isMet || log.own(space, SENT).length + log.own(space, READ_BACK).length > 0
  }

  /** Sends again the envelopes of this desk that the host had and has no more. */
  function sendAgain(lost: readonly Envelope[]): void {
    const [first, last] = [lost[0]?.sequence, lost.at(-1)?.sequence]
    if (first === undefined || last === undefined) return
    noteFinding('rolled-back', key.member, first, last)
    for (const { sequence } of lost) log.setSending(space, sequence, sequence, TO_SEND)
  }

  /** Notes a newer key that this desk was not given, after a step of an owner that it cannot open: it is no member any more. */
  function noteRemoval(): void {
    const current = lineage?.current
    if (!current) return
    const isNewer = log.envelopes(space, 'sealed').some(({ epoch }) => epoch > current.membership.epoch)
    if (!isNewer) return
    const closing = closingStep(db, key, current.membership)
    if (closing) noteFinding('removed', closing.member, closing.sequence)
  }
}
