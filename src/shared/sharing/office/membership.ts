import { z } from 'zod'
import { Instant } from '../../kernel/common.ts'

/** An Ed25519 public key: 64 hexadecimal figures. */
export const MemberKey = z.string().regex(/^[0-9a-f]{64}$/)
export const EnvelopeHash = z.string().regex(/^[0-9a-f]{64}$/)
export const Role = z.enum(['owner', 'writer', 'reader'])
export type Role = z.infer<typeof Role>

/** Envelopes of one person that count as written by somebody allowed to: from a number to another, or without end. */
const Span = z.object({
  from: z.int().positive(),
  upTo: z.int().nonnegative().optional(),
  /** hash of the envelope `upTo`, as the owner who ended the span had read it: it holds all those before it */
  hash: EnvelopeHash.optional(),
})

/** Somebody who is or was in a space; the first of the list founded it, and each is senior to those after. */
export const Person = z.object({
  key: MemberKey,
  name: z.string().min(1).max(200),
  role: z.enum([...Role.options, 'departed']),
  spans: z.array(Span),
  /** the lost desk whose place two owners gave to this one */
  heirOf: MemberKey.optional(),
})
export type Person = z.infer<typeof Person>

/** The place of a lost desk, as one owner proposes to give it to a new one; another owner gives it. */
const Recovery = z.object({
  lost: MemberKey,
  /** the new desk */
  key: MemberKey,
  name: z.string().min(1).max(200),
  role: Role,
  /** who proposes it */
  by: MemberKey,
  /** who may confirm it: the other owners there were then, so that none is appointed for it */
  witnesses: z.array(MemberKey).min(1),
})
export type Recovery = z.infer<typeof Recovery>

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
  recoveries: z.array(Recovery).max(50).optional(),
  /** when its owner wrote it, by the clock of that desk */
  at: Instant.optional(),
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
/** Whether somebody had the right to write when they wrote their envelope of that number. */
export const maySay = ({ spans }: Person, sequence: number): boolean =>
  spans.some(({ from, upTo }) => sequence >= from && (upTo === undefined || sequence <= upTo))
