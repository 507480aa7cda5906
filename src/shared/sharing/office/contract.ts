import { z } from 'zod'
import { Id, Instant } from '../../kernel/common.ts'
import { done, type Endpoint, endpoint, nothing } from '../../kernel/endpoint.ts'
import { OfficeKind, VersionHash } from './thing-state.ts'

const SpaceId = z.string().min(1).max(100)
const thing = z.object({ kind: OfficeKind, id: Id })

/** Whether this desk fetches the files of a space's exhibits at its meetings, or leaves them there until asked. */
export const FileChoice = z.enum(['keep', 'on-demand'])
export type FileChoice = z.infer<typeof FileChoice>

/** Something of a space that was set aside: whose it is, by which of their changes, and why, as a clause. */
export const Refusal = z.object({
  kind: OfficeKind.optional(),
  id: z.string(),
  label: z.string(),
  /** empty for what was written here */
  author: z.string(),
  /** number of the change, by its author; absent where it was not kept */
  change: z.int().optional(),
  reason: z.string(),
})
export type Refusal = z.infer<typeof Refusal>

/** Refusals told one by one: a member may make thousands. */
export const MAX_REFUSALS = 200

/** How a space stands on this desk. */
export const SpaceState = z.object({
  space: SpaceId,
  title: z.string(),
  /** versions and changes of here that the others have not yet */
  toSend: z.int(),
  /** conflicts nobody has settled */
  conflicts: z.int(),
  /** the last time everything was sent and received; empty: never */
  metAt: z.string(),
  /** why the last meeting failed; empty where it did not */
  failure: z.string(),
  /** the space announces what its host did not give */
  isIncomplete: z.boolean(),
  /** this desk is no member any more */
  isRemoved: z.boolean(),
  /** the host lost what it had, and has not all of it again */
  isSetBack: z.boolean(),
  /** what was set aside, and why: the first ones */
  refusals: z.array(Refusal),
  /** how many are set aside */
  refused: z.int(),
  /** erasures that others propose and this desk has not answered; absent: none */
  proposals: z.int().optional(),
  files: FileChoice,
  /** files of exhibits that stayed in the space */
  remoteFiles: z.int(),
})
export type SpaceState = z.infer<typeof SpaceState>

/** One line of « Qui a changé quoi ». */
export const JournalLine = thing.extend({
  version: VersionHash,
  at: Instant,
  /** how `at` is known. `sent`: its writer told when it was sent alone; `received`: its writer's clock and this desk's disagree */
  dated: z.enum(['written', 'sent', 'received']),
  author: z.string(),
  /** written on this desk */
  isOwn: z.boolean(),
  act: z.enum(['added', 'edited', 'removed', 'merged']),
  label: z.string(),
  /** how many more were added with it, each told by this line alone */
  others: z.int(),
  isSent: z.boolean(),
  /** it changed something that was there, and may be undone */
  isUndoable: z.boolean(),
})
export type JournalLine = z.infer<typeof JournalLine>

/** A conflict as it is read: what stands, and what the other wrote. */
export const ConflictView = thing.extend({
  space: SpaceId,
  conflict: z.string(),
  label: z.string(),
  field: z.string(),
  before: z.string(),
  after: z.string(),
  mine: z.string(),
  mineBy: z.string(),
  mineAt: z.string(),
  theirs: z.string(),
  theirsBy: z.string(),
  theirsAt: z.string(),
})
export type ConflictView = z.infer<typeof ConflictView>

/** Outcome of a meeting with a space. */
export const MeetingReport = z.object({
  space: SpaceId,
  title: z.string(),
  sent: z.int(),
  received: z.int(),
  /** things written in this library */
  things: z.int(),
  conflicts: z.int(),
  refusals: z.array(Refusal),
  refused: z.int(),
  /** why it could not be met, where several were to be; empty where it was */
  failure: z.string(),
})
export type MeetingReport = z.infer<typeof MeetingReport>

/** Messages of a desk about the spaces it shares with others. */
export const officeDesk = {
  'office.state': endpoint({ input: nothing, output: z.array(SpaceState) }),
  /** the same as of the last meeting that the program made by itself: it reads nothing of what was written since */
  'office.pulse': endpoint({ input: nothing, output: z.array(SpaceState) }),
  /** the spaces a thing is in */
  'office.shares': endpoint({ input: thing, output: z.array(SpaceId) }),
  /** puts a thing in a space, with what goes with it; it is sent at the next meeting */
  'office.share': endpoint({
    input: thing.extend({ space: SpaceId }),
    output: z.object({ things: z.int() }),
    changes: 'dossiers',
  }),
  /** meets one space, or all of them */
  'office.sync': endpoint({
    input: z.object({ space: SpaceId.optional() }),
    output: z.array(MeetingReport),
    changes: 'everything',
  }),
  /** gives the host of a space what it lost and this desk keeps, of all members */
  'office.refill': endpoint({
    input: z.object({ space: SpaceId }),
    output: z.object({ envelopes: z.int(), files: z.int() }),
    changes: 'everything',
  }),
  /** of this desk alone; what is here stays, and `keep` fetches the rest at the next meeting */
  'office.chooseFiles': endpoint({
    input: z.object({ space: SpaceId, files: FileChoice }),
    output: done,
    changes: 'settings',
  }),
  /** the newest first */
  'office.journal': endpoint({
    input: z.object({ space: SpaceId, limit: z.int().min(1).max(500).default(100) }),
    output: z.array(JournalLine),
  }),
  'office.conflicts': endpoint({
    input: z.object({ space: SpaceId.optional() }),
    output: z.array(ConflictView),
  }),
  /** `mine`: what stands stays; `theirs`: the other's version takes its place, for everybody */
  'office.choose': endpoint({
    input: thing.extend({ space: SpaceId, conflict: z.string(), side: z.enum(['mine', 'theirs']) }),
    output: done,
    changes: 'everything',
  }),
  /** takes back one change, for everybody; what was written since stays */
  'office.undo': endpoint({
    input: z.object({ space: SpaceId, version: VersionHash }),
    output: z.object({ label: z.string(), conflicts: z.int() }),
    changes: 'everything',
  }),
} satisfies Record<string, Endpoint>
