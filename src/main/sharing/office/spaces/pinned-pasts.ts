import type { FindingKind } from '../../../../shared/sharing/office/finding.ts'
import type { Pin } from '../../../../shared/sharing/office/membership-steps.ts'
import type { Envelope } from '../change-store.ts'
import type { DeskKey } from '../seal/desk-key.ts'
import { envelopeHash } from '../seal/envelope-seal.ts'
import type { Head, officeLog } from './store.ts'

interface Reader {
  readonly headOf: (member: string) => Head
  readonly setHead: (head: Head) => void
  readonly noteFinding: (kind: FindingKind, member: string, from: number, upTo?: number) => void
}

/**
 * Holds the past of somebody who left to what the owner who let them go had read: the step that ends their span names its last envelope by
 * its hash, and each envelope names the one before. Nothing of such a past is read before its end has come, and nothing of another one.
 */
export function pinnedPasts(
  log: ReturnType<typeof officeLog>,
  space: string,
  key: DeskKey,
  { headOf, setHead, noteFinding }: Reader,
) {
  /** Hash of an envelope of a chain; undefined where it has not come, or is not kept. */
  function hashAt({ member, sequence, hash }: Head, place: number): string | undefined {
    if (place === sequence) return hash
    if (place > sequence) return undefined
    const envelope = log.copy(space, member, place) ?? log.envelope(space, 'step', member, place)
    return envelope && envelopeHash(envelope)
  }

  /** Takes a chain back to where it began, so that the true one can come. Steps in it are held to rules of their own. */
  function dropPast({ member, from, upTo, hash }: Pin, contents: Envelope[]): void {
    const head = headOf(member)
    const waiting = log.envelopes(space, 'sealed').filter(one => one.member === member)
    const untaken = [...waiting, ...contents.filter(one => one.member === member)]
    const first = Math.min(head.sequence + 1, ...untaken.map(one => one.sequence))
    const isStep = (sequence: number) => log.envelope(space, 'step', member, sequence) !== undefined
    const sequences = Array.from({ length: head.sequence - from + 1 }, (_, n) => from + n)
    noteFinding('other-past', member, from, upTo)
    if (sequences.some(one => one < first && !isStep(one))) noteFinding('overruled', member, from, first - 1)
    for (const one of waiting) log.dropEnvelope('sealed', one)
    contents.splice(0, contents.length, ...contents.filter(one => one.member !== member))
    for (const one of sequences) log.dropCopy(space, member, one)
    if (from === 1 && !sequences.some(isStep))
      setHead({ ...head, sequence: 0, hash: '', told: 0, announced: upTo, announcedHash: hash })
  }

  return {
    /** Whether an envelope waits for the last one of the span it is of. */
    isAwaited: (pins: readonly Pin[] = [], { member, sequence }: Envelope): boolean =>
      member !== key.member &&
      pins.some(
        pin =>
          pin.member === member &&
          sequence >= pin.from &&
          sequence <= pin.upTo &&
          headOf(member).sequence < pin.upTo,
      ),
    /** Refuses the pasts that differ from their pins; `contents`: what came of them and is not read yet. What has not come yet is said to be withheld. */
    refuseOthers(pins: readonly Pin[], contents: Envelope[]): void {
      for (const pin of pins) {
        if (pin.member === key.member) continue
        const head = headOf(pin.member)
        const hash = hashAt(head, pin.upTo)
        if (hash === pin.hash) log.endFinding({ kind: 'other-past', space, ...pin })
        else if (hash !== undefined) dropPast(pin, contents)
        else if (pin.upTo > head.sequence && pin.upTo > head.announced)
          setHead({ ...head, announced: pin.upTo, announcedHash: pin.hash })
      }
    },
  }
}
