import { z } from 'zod'
import { Day, Id } from '../../kernel/common.ts'
import { type Endpoint, endpoint, nothing } from '../../kernel/endpoint.ts'
import {
  Call,
  Member,
  MemberChamber,
  MemberRole,
  Position,
  PositionValue,
  ScrutinHead,
  TargetFilters,
  TargetList,
  VoteCorrection,
  VotePosition,
} from './model.ts'

const none = z.object({})

/** A query of members; a filter left out keeps all. */
export const MemberQuery = z.object({
  text: z.string().max(200).optional(),
  chamber: MemberChamber.optional(),
  group: z.string().optional(),
  committee: z.string().optional(),
  department: z.string().optional(),
  /** a commune or an address: the members of its département */
  place: z.string().max(200).optional(),
  /** who has a role on that bill, where one is named; what is told of positions is of that bill */
  bill: Id.optional(),
  role: MemberRole.shape.role.optional(),
  position: PositionValue.optional(),
  legislature: z.string().optional(),
})
export type MemberQuery = z.infer<typeof MemberQuery>

/** A member as a line of a list: who, where, and what is known for the bill asked about. */
export const MemberLine = Member.pick({
  id: true,
  chamber: true,
  civility: true,
  first: true,
  last: true,
  group: true,
  department: true,
  constituency: true,
  committee: true,
  roles: true,
  mandate: true,
}).extend({
  phone: z.string().default(''),
  position: PositionValue.optional(),
  /** calls in which somebody answered */
  calls: z.int().default(0),
  /** the last call, whoever made it */
  lastCall: Call.pick({ at: true, answered: true, position: true, followUpOn: true }).optional(),
  noCall: z.boolean().default(false),
})
export type MemberLine = z.infer<typeof MemberLine>

/** How old what is known of a chamber is, and whether it still sits so. */
export const MemberAge = z.object({
  chamber: MemberChamber,
  legislature: z.string(),
  members: z.int(),
  source: z.string(),
  asOf: Day.optional(),
  importedOn: Day.optional(),
  /** the legislature has ended, or half of the Sénat was renewed since: why */
  ended: z.string().optional(),
  /** one sentence that says the date and what it means */
  sentence: z.string(),
})
export type MemberAge = z.infer<typeof MemberAge>

export const MemberList = z.object({
  members: z.array(MemberLine),
  total: z.int(),
  facets: z.object({
    groups: z.array(z.object({ sigle: z.string(), label: z.string(), chamber: MemberChamber, n: z.int() })),
    committees: z.array(z.object({ name: z.string(), chamber: MemberChamber, n: z.int() })),
    departments: z.array(z.object({ number: z.string(), name: z.string(), n: z.int() })),
    legislatures: z.array(z.string()),
  }),
  ages: z.array(MemberAge),
  /** how the place asked for was understood, and how far */
  placeSentence: z.string().default(''),
  /** whether the place asked for, if any, is one we know */
  isPlaceKnown: z.boolean().default(true),
})
export type MemberList = z.infer<typeof MemberList>

/** How a member voted in one scrutin; absent where the record names no position. */
export const MemberVote = z.object({
  scrutin: ScrutinHead,
  position: VotePosition.or(z.literal('absent')),
  /** the vote they let be known afterwards */
  correction: VoteCorrection.optional(),
  /** what most of the group did */
  group: z.string(),
})
export type MemberVote = z.infer<typeof MemberVote>

/** France by département, as paths to draw. */
export const MemberMap = z.object({
  source: z.string(),
  viewBox: z.string(),
  shapes: z.array(
    z.object({
      number: z.string(),
      path: z.string(),
      /** where its number is written, for those drawn apart */
      at: z.tuple([z.number(), z.number()]).optional(),
    }),
  ),
})

/** Members of Parliament: imported, found, followed, ranked. */
export const members = {
  'members.list': endpoint({ input: MemberQuery, output: MemberList }),
  'members.get': endpoint({
    input: z.object({ id: Id }),
    output: z.object({
      member: Member,
      votes: z.array(MemberVote),
      positions: z.array(Position),
      noCall: Day.optional(),
      /** the first day of the legislature: what was said before is history */
      since: Day.optional(),
      age: MemberAge.optional(),
    }),
  }),
  'members.map': endpoint({ input: nothing, output: MemberMap }),
  /** says of what day the state imported is, where the file does not */
  'members.date': endpoint({
    input: z.object({ chamber: MemberChamber, asOf: Day }),
    output: none,
    changes: 'library',
  }),
  'members.role': endpoint({
    input: z.object({ member: Id, role: MemberRole, remove: z.boolean().optional() }),
    output: none,
    changes: 'library',
  }),
  'members.position': endpoint({ input: Position, output: none, changes: 'library' }),
  'members.removePosition': endpoint({ input: z.object({ id: Id }), output: none, changes: 'library' }),
  'members.noCall': endpoint({
    input: z.object({ member: Id, on: z.boolean() }),
    output: none,
    changes: 'library',
  }),
  'scrutins.list': endpoint({ input: nothing, output: z.array(ScrutinHead) }),
  'scrutins.link': endpoint({
    input: z.object({ id: Id, bill: Id.optional(), wished: z.enum(['pour', 'contre']).optional() }),
    output: none,
    changes: 'library',
  }),
  'targets.list': endpoint({ input: z.object({ bill: Id.optional() }), output: z.array(TargetList) }),
  /** a list drawn from the filters, each rank explained; nothing is written */
  'targets.propose': endpoint({
    input: z.object({ bill: Id, filters: TargetFilters }),
    output: TargetList.shape.ranked,
  }),
  'targets.save': endpoint({ input: TargetList, output: TargetList, changes: 'library' }),
  'targets.remove': endpoint({ input: z.object({ id: Id }), output: none, changes: 'library' }),
  'targets.restore': endpoint({ input: z.object({ id: Id }), output: none, changes: 'library' }),
} satisfies Record<string, Endpoint>
