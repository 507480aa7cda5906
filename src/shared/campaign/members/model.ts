import { z } from 'zod'
import { Day, Id, Instant, Revision } from '../../kernel/common.ts'
import { OneLine } from '../../kernel/one-line.ts'

export const MemberChamber = z.enum(['an', 'senat'])
export type MemberChamber = z.infer<typeof MemberChamber>

/** The role of a member in one bill; `source` says where it is written. */
export const MemberRole = z.object({
  bill: Id,
  role: z.enum(['rapporteur', 'rapporteur-avis', 'responsable', 'president', 'auteur']),
  source: z.string().max(500).default(''),
})
export type MemberRole = z.infer<typeof MemberRole>

/** The group of a member; `ref` is the publisher's identifier of it. */
export const Group = z.object({ sigle: z.string(), label: z.string(), ref: z.string().optional() })
export type Group = z.infer<typeof Group>

/** A telephone as published; `assemblee` is the chamber's own switchboard or office. */
export const Phone = z.object({ kind: z.enum(['circonscription', 'assemblee', 'autre']), number: z.string() })
export type Phone = z.infer<typeof Phone>

/** A député or a sénateur as published. Contacts are never made up: what the source does not give is empty. */
export const Member = z.object({
  /** `PA719326` at the Assemblée, the matricule at the Sénat */
  id: Id,
  chamber: MemberChamber,
  civility: z.enum(['M.', 'Mme', '']).default(''),
  first: z.string(),
  last: z.string(),
  group: Group.optional(),
  department: z.object({ number: z.string(), name: z.string() }).optional(),
  /** the number of the constituency, Assemblée only */
  constituency: z.int().positive().optional(),
  committee: z.string().default(''),
  /** functions in the chamber, as published: president of a committee, vice-president… */
  functions: z.array(z.string()).default([]),
  roles: z.array(MemberRole).default([]),
  phones: z.array(Phone).default([]),
  emails: z.array(z.string()).default([]),
  /** the address of the constituency office */
  office: z.string().default(''),
  web: z.array(z.string()).default([]),
  social: z.array(z.string()).default([]),
  legislature: z.string().optional(),
  mandate: z.object({ from: Day.optional(), to: Day.optional() }).default({}),
  source: z.string(),
  /** the date of the publisher's state; unknown where neither the file nor the user says it */
  asOf: Day.optional(),
  importedOn: Day.optional(),
})
export type Member = z.infer<typeof Member>

export const PositionValue = z.enum(['pour', 'contre', 'abstention', 'indécis', 'inconnue'])
export type PositionValue = z.infer<typeof PositionValue>

/** A public statement of a member about a bill, or one measure of it. */
export const Position = z.object({
  id: Id,
  member: Id,
  bill: Id,
  measure: Id.optional(),
  value: PositionValue,
  date: Day,
  source: z.string().trim().min(1).max(1000),
})
export type Position = z.infer<typeof Position>

export const VotePosition = z.enum(['pour', 'contre', 'abstention', 'non-votant'])
export type VotePosition = z.infer<typeof VotePosition>

/** A vote that a member let be known they had wished to cast, once it was closed: the official one stays as it is. */
export const VoteCorrection = z.object({
  member: Id,
  position: VotePosition,
  /** the record puts it down to a failure of the voting devices */
  isFault: z.boolean().default(false),
})
export type VoteCorrection = z.infer<typeof VoteCorrection>

/** A public vote, from the official record only. */
export const Scrutin = z.object({
  id: Id,
  chamber: MemberChamber,
  legislature: z.string(),
  number: z.int(),
  date: Day,
  title: z.string(),
  bill: Id.optional(),
  /** what the campaign wished: told with the bill, by the user */
  wished: z.enum(['pour', 'contre']).optional(),
  result: z.string(),
  groups: z.array(
    z.object({
      ref: z.string(),
      sigle: z.string(),
      label: z.string(),
      for: z.int(),
      against: z.int(),
      abstained: z.int(),
      absent: z.int(),
      majority: z.string(),
    }),
  ),
  /** none where the record has none, which no total counts */
  corrections: z.array(VoteCorrection).optional(),
  votes: z.array(z.object({ member: Id, group: z.string(), position: VotePosition })),
  source: z.string(),
  asOf: Day.optional(),
})
export type Scrutin = z.infer<typeof Scrutin>

/** A scrutin without who voted what. */
export const ScrutinHead = Scrutin.omit({ votes: true })
export type ScrutinHead = z.infer<typeof ScrutinHead>

export const CallAnswer = z.enum(['membre', 'assistant', 'messagerie', 'personne'])
export type CallAnswer = z.infer<typeof CallAnswer>

/** A call made to a member's office: what was said in public capacity, and until when it is kept. */
export const Call = z.object({
  id: Id,
  member: Id,
  bill: Id,
  /** the measure spoken of, where it was not the whole bill */
  measure: Id.optional(),
  at: Instant,
  answered: CallAnswer,
  position: PositionValue.optional(),
  said: z.string().max(2000).default(''),
  followUp: z.string().max(300).optional(),
  followUpOn: Day.optional(),
  /** the day what was promised was done */
  followedOn: Day.optional(),
  /** a pseudonym */
  volunteer: z.string().max(100).default(''),
  /** when it was last corrected: of two states of one call, the later is kept */
  editedAt: Instant.optional(),
  keepUntil: Day,
})
export type Call = z.infer<typeof Call>

/** A member who asked not to be called any more, or whom the campaign no longer calls. */
export const NoCall = z.object({ member: Id, since: Day })
export type NoCall = z.infer<typeof NoCall>

/** The matter a list is drawn from. */
export const TargetFilters = z.object({
  chamber: MemberChamber.optional(),
  groups: z.array(z.string()).default([]),
  committee: z.string().default(''),
  department: z.string().default(''),
  position: PositionValue.optional(),
  /** the département of the volunteer, whose members come higher */
  own: z.string().default(''),
  limit: z.int().min(1).max(1000).default(30),
  /** the number of the draw that orders members of one weight; absent: by name */
  seed: z.int().nonnegative().optional(),
})
export type TargetFilters = z.infer<typeof TargetFilters>

/** One member of a list, and why there. */
export const TargetMember = z.object({
  member: Id,
  reasons: z.array(z.string()),
  score: z.number().default(0),
})
export type TargetMember = z.infer<typeof TargetMember>

/** How a list was dealt out among volunteers: by which draw, when, and whom each part calls. */
export const ListDeal = z.object({ seed: z.int().nonnegative(), on: Day, parts: z.array(z.array(Id)) })
export type ListDeal = z.infer<typeof ListDeal>

/** Members to be called for a bill, in order; the order is the user's once saved. */
export const TargetList = z.object({
  id: Id,
  title: OneLine.trim().min(1).max(200),
  bill: Id,
  filters: TargetFilters,
  ranked: z.array(TargetMember),
  /** by member, how a text sent to them may begin: templates received with the list, taken up by a personalised set */
  openings: z.record(z.string(), z.string()).default({}),
  /** the last time it was dealt out; stays in the library that dealt it */
  deal: ListDeal.optional(),
  revision: Revision.default(0),
  updatedAt: Instant.default(''),
})
export type TargetList = z.infer<typeof TargetList>

/** Whether a text is one e-mail address: « Non public » is none. */
export const isEmail = (text: string): boolean => /^\S+@\S+\.\S+$/.test(text)
