import { z } from 'zod'
import { Instant } from '../../kernel/common.ts'
import { done, type Endpoint, endpoint, nothing } from '../../kernel/endpoint.ts'
import { OneLine } from '../../kernel/one-line.ts'
import { FindingKind } from './finding.ts'
import { MemberKey, Person, Role } from './membership.ts'

const SpaceName = z.string().min(1).max(200)
/** the name members see; kept as the one that signs packs. Left out: that one */
const OwnName = OneLine.trim().min(1).max(200).optional()
const Address = z.string().trim().min(1).max(2000)
/** A card or an invitation, as one text. */
const Carried = z.string().trim().min(1).max(20_000)
/** Ten words that two people compare by voice. */
const Words = z.array(z.string()).length(10)

/** Somebody of a space, as its members see them. */
export const OfficeMember = Person.pick({ key: true, name: true, role: true }).extend({
  words: Words,
  /** this desk */
  isOwn: z.boolean(),
  /** it took the place of a lost desk */
  isHeir: z.boolean(),
})
export type OfficeMember = z.infer<typeof OfficeMember>

/** The place of a lost desk, proposed for a new one and not yet given. */
const OfficeRecovery = z.object({
  /** key of the new desk */
  key: MemberKey,
  name: z.string(),
  words: Words,
  role: Role,
  /** name of the member whose desk was lost */
  lostName: z.string(),
  byName: z.string(),
  /** this desk may confirm it */
  isConfirmable: z.boolean(),
})
export type OfficeRecovery = z.infer<typeof OfficeRecovery>

/** One change of the members, as a sentence. */
const MemberAct = z.object({
  /** when, by the clock of who did it; empty in what earlier programs wrote */
  at: z.string(),
  sentence: z.string(),
})

/** A fault that this desk noticed. */
export const OfficeFinding = z.object({
  space: z.string(),
  title: z.string(),
  kind: FindingKind,
  at: Instant,
  sentence: z.string(),
  /** what was missing has come since */
  isOver: z.boolean(),
})
export type OfficeFinding = z.infer<typeof OfficeFinding>

/** Messages about the spaces of an office and their members. A space is named by its id, or by its title where one alone bears it. */
export const officeMembers = {
  /** the card of this desk: its name and public key, to be given to whoever invites */
  'office.card': endpoint({
    input: z.object({ name: OwnName }),
    output: z.object({ card: z.string(), name: z.string(), words: Words }),
    changes: 'settings',
  }),
  /** who a card or an invitation is from, before it is used */
  'office.read': endpoint({
    input: z.object({ text: Carried }),
    output: z.object({
      kind: z.enum(['card', 'invitation']),
      name: z.string(),
      words: Words,
      /** of an invitation: the space, the role, the address of the office */
      title: z.string().optional(),
      role: Role.optional(),
      office: z.string().optional(),
    }),
  }),
  'office.create': endpoint({
    input: z.object({ title: OneLine.min(1).max(200), url: Address, name: OwnName }),
    output: z.object({ space: z.string(), title: z.string() }),
    changes: 'everything',
  }),
  /** lets the holder of a card in; the invitation is given back to them */
  'office.invite': endpoint({
    input: z.object({ space: SpaceName, card: Carried, role: Role }),
    output: z.object({ invitation: z.string(), name: z.string(), words: Words }),
    changes: 'everything',
  }),
  /** `url`: this desk's own address of the office, where it is not the one the invitation gives */
  'office.join': endpoint({
    input: z.object({ invitation: Carried, url: Address.optional() }),
    output: z.object({ space: z.string(), title: z.string(), name: z.string(), words: Words }),
    changes: 'everything',
  }),
  'office.members': endpoint({
    input: z.object({ space: SpaceName }),
    output: z.object({
      space: z.string(),
      title: z.string(),
      /** of the office, without its password; empty where this library does not know it */
      address: z.string(),
      members: z.array(OfficeMember),
      recoveries: z.array(OfficeRecovery),
      /** what changed among the members since this desk entered, the newest first */
      acts: z.array(MemberAct),
    }),
  }),
  'office.role': endpoint({
    input: z.object({ space: SpaceName, member: MemberKey, role: Role }),
    output: done,
    changes: 'everything',
  }),
  /** a departure, or a desk lost: what follows is sealed under another key */
  'office.remove': endpoint({
    input: z.object({ space: SpaceName, member: MemberKey }),
    output: z.object({ name: z.string() }),
    changes: 'everything',
  }),
  /** proposes the place of a lost desk (`member`) for the new one of a card; another owner confirms. `role` left out: the one it had */
  'office.proposeRecovery': endpoint({
    input: z.object({ space: SpaceName, member: MemberKey, card: Carried, role: Role.optional() }),
    output: z.object({ name: z.string(), lostName: z.string(), words: Words }),
    changes: 'everything',
  }),
  /** gives a new desk (`key`) the place another owner proposed; the invitation is given to whoever works on it */
  'office.confirmRecovery': endpoint({
    input: z.object({ space: SpaceName, key: MemberKey }),
    output: z.object({ invitation: z.string(), name: z.string(), words: Words }),
    changes: 'everything',
  }),
  'office.withdrawRecovery': endpoint({
    input: z.object({ space: SpaceName, key: MemberKey }),
    output: done,
    changes: 'everything',
  }),
  /** asks a server whether it answers, takes this desk, and is an office; nothing of the address is kept */
  'office.try': endpoint({
    input: z.object({ url: Address }),
    output: z.object({ sentence: z.string() }),
    changes: 'none',
  }),
  /** another address for a space: a server moved, a folder mounted elsewhere */
  'office.address': endpoint({
    /** `isNew`: an empty folder is made an office, which this desk then fills */
    input: z.object({ space: SpaceName, url: Address, isNew: z.boolean().optional() }),
    output: done,
    changes: 'none',
  }),
  /** faults of hosts and members that this desk noticed, the newest first */
  'office.findings': endpoint({ input: nothing, output: z.array(OfficeFinding) }),
} satisfies Record<string, Endpoint>
