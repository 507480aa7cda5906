import { z } from 'zod'

/** An Ed25519 public key: 64 hexadecimal figures. */
export const MemberKey = z.string().regex(/^[0-9a-f]{64}$/)
export const EnvelopeHash = z.string().regex(/^[0-9a-f]{64}$/)
export const Role = z.enum(['owner', 'writer', 'reader'])
export type Role = z.infer<typeof Role>

/** Envelopes of one person that count as written by somebody allowed to: from a number to another, or without end. */
const Span = z.object({ from: z.int().positive(), upTo: z.int().nonnegative().optional() })

/** Somebody who is or was in a space; the first of the list founded it, and each is senior to those after. */
export const Person = z.object({
  key: MemberKey,
  name: z.string().min(1).max(200),
  role: z.enum([...Role.options, 'departed']),
  spans: z.array(Span),
})
export type Person = z.infer<typeof Person>

/**
 * The members of a space and its keys, whole, as an owner's envelope of epoch 0 says them: each is the step after another (`after`),
 * and is sealed to the members it names.
 */
export const Membership = z.object({
  pretoireMembership: z.literal(1),
  space: z.string(),
  title: z.string().min(1).max(200),
  /** hash of the envelope of the step before; empty for the founding one */
  after: z.union([EnvelopeHash, z.literal('')]),
  /** steps before this one */
  height: z.int().nonnegative(),
  people: z.array(Person).min(1).max(2000),
  /** which key seals from now on */
  epoch: z.int().positive(),
  /** every key of the space by its epoch, in base64: who joins reads what came before */
  keys: z.record(z.string(), z.string().regex(/^[A-Za-z0-9+/]{43}=$/)),
  /** random figures that, with the founder's key, make the name of the space */
  nonce: z.string().regex(/^[0-9a-f]{32}$/),
})
export type Membership = z.infer<typeof Membership>

/** A step as its envelope gave it. */
export interface MembershipStep {
  readonly hash: string
  readonly author: string
  readonly sequence: number
  readonly membership: Membership
}

export const isPresent = ({ role }: Person): boolean => role !== 'departed'
export const mayWrite = ({ role }: Pick<Person, 'role'>): boolean => role === 'owner' || role === 'writer'
export const personOf = ({ people }: Membership, key: string): Person | undefined =>
  people.find(one => one.key === key)
/** Whether an envelope of that number was written by somebody who might. */
export const maySay = ({ spans }: Person, sequence: number): boolean =>
  spans.some(({ from, upTo }) => sequence >= from && (upTo === undefined || sequence <= upTo))

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
  return undefined
}

/** The steps in force from a first one on, and those that are not, with why. */
export interface Lineage {
  readonly current: MembershipStep
  /** hashes of the steps from the first to it */
  readonly passed: readonly string[]
  readonly refused: readonly { readonly step: MembershipStep; readonly reason: string }[]
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
  const passed: string[] = [first.hash]
  let current = first
  for (;;) {
    const { membership, hash } = current
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
    if (!next) return { current, passed, refused }
    passed.push(next.hash)
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
  const seniority = ({ author }: MembershipStep) => membership.people.findIndex(({ key }) => key === author)
  return seniority(one) === seniority(other)
    ? one.sequence < other.sequence
    : seniority(one) < seniority(other)
}
