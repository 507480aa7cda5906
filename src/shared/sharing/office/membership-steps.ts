import { isPresent, type Membership, type MembershipStep, maySay, mayWrite, personOf } from './membership.ts'
import { refuseRecovery, seniorityOf } from './recovery.ts'

/** Why a step may not follow another, or nothing: only an owner makes one, nothing of the past is rewritten, and a departure brings a new key. */
export function refuseStep(before: Membership, step: MembershipStep): string | undefined {
  const { membership: next, author, sequence } = step
  const writer = personOf(before, author)
  if (writer?.role !== 'owner' || !maySay(writer, sequence)) return 'author'
  if (next.space !== before.space || next.nonce !== before.nonce || next.height !== before.height + 1)
    return 'place'
  if (Object.entries(before.keys).some(([epoch, key]) => next.keys[epoch] !== key)) return 'keys'
  if (next.epoch < before.epoch || !next.keys[String(next.epoch)]) return 'keys'
  // seniority decides between two steps at once: nobody is taken off the list or moved in it
  if (before.people.some((one, place) => next.people[place]?.key !== one.key)) return 'people'
  if (new Set(next.people.map(({ key }) => key)).size !== next.people.length) return 'people'
  const isGone = (key: string) => !next.people.some(one => one.key === key && isPresent(one))
  if (before.people.some(one => isPresent(one) && isGone(one.key)) && next.epoch === before.epoch)
    return 'epoch'
  if (!next.people.some(({ role }) => role === 'owner')) return 'owner'
  if (next.people.some(one => !mayWrite(one) && one.spans.some(({ upTo }) => upTo === undefined)))
    return 'spans'
  return refuseRecovery(before, next, author) ? 'recovery' : undefined
}

/** The steps in force from a first one on, and those that are not, with why. */
export interface Lineage {
  readonly current: MembershipStep
  /** hashes of the steps in force, from the first to the current one */
  readonly line: readonly string[]
  readonly refused: readonly { readonly step: MembershipStep; readonly reason: string }[]
  readonly pins: readonly Pin[]
}

/** The end of a span by the hash of its last envelope, which holds those before it: the past of a member as an owner had read it. */
export interface Pin {
  readonly member: string
  readonly from: number
  readonly upTo: number
  readonly hash: string
}

/** Adds the spans that a step ends to those ended before it. A later step neither moves an end nor leaves it out. */
function addPins(pins: Map<string, Pin>, { people }: Membership): void {
  for (const { key: member, spans } of people)
    for (const { from, upTo, hash } of spans)
      if (upTo !== undefined && hash !== undefined && !pins.has(`${member} ${from}`))
        pins.set(`${member} ${from}`, { member, from, upTo, hash })
}

/**
 * Follows the steps from the first. Of two that follow the same one, every desk chooses the same, whatever the order they came in: the
 * one whose line removes the other's author before it, else the senior author's. Where each removes the other, a desk stays with the line
 * it had (`inForce`): whoever was removed cannot go back before it.
 */
export function followSteps(
  first: MembershipStep,
  steps: readonly MembershipStep[],
  inForce: ReadonlySet<string> = new Set(),
): Lineage {
  const refused: { step: MembershipStep; reason: string }[] = []
  const line: string[] = [first.hash]
  const pins = new Map<string, Pin>()
  let current = first
  for (;;) {
    const { membership, hash } = current
    addPins(pins, membership)
    const rivals: MembershipStep[] = []
    for (const step of steps.filter(one => one.membership.after === hash)) {
      const reason = refuseStep(membership, step)
      if (reason) refused.push({ step, reason })
      else rivals.push(step)
    }
    const next = rivals
      .toSorted((a, b) => a.hash.localeCompare(b.hash, 'en'))
      .reduce<MembershipStep | undefined>(
        (best, step) => (best && isStronger(membership, best, step, { steps, inForce }) ? best : step),
        undefined,
      )
    for (const step of rivals) if (step !== next) refused.push({ step, reason: 'rival' })
    if (!next) return { current, line, refused, pins: [...pins.values()] }
    line.push(next.hash)
    current = next
  }
}

/** Whether one of two rival steps stands against the other. */
function isStronger(
  membership: Membership,
  one: MembershipStep,
  other: MembershipStep,
  { steps, inForce }: { readonly steps: readonly MembershipStep[]; readonly inForce: ReadonlySet<string> },
): boolean {
  /** whether the line that begins with a step ends the spans of the other's author before it */
  const removes = (step: MembershipStep, rival: MembershipStep) => {
    const person = personOf(followSteps(step, steps, inForce).current.membership, rival.author)
    return !person || !maySay(person, rival.sequence)
  }
  const [wins, loses] = [removes(one, other), removes(other, one)]
  if (wins !== loses) return wins
  if (wins && inForce.has(one.hash) !== inForce.has(other.hash)) return inForce.has(one.hash)
  const seniority = ({ author }: MembershipStep) => seniorityOf(membership, author)
  return seniority(one) === seniority(other)
    ? one.sequence < other.sequence
    : seniority(one) < seniority(other)
}
