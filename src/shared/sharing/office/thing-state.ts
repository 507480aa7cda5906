import { z } from 'zod'
import { Block, Inline } from '../../drafts/model.ts'
import { Id, Instant } from '../../kernel/common.ts'

/** The kinds of things that go with a campaign, beside its arguments and their sources; `document`: a text of the campaign. */
export const CampaignKind = z.enum([
  'template',
  'bill',
  'billText',
  'targets',
  'campaign',
  'amendment',
  'document',
  'set',
  'project',
])
export type CampaignKind = z.infer<typeof CampaignKind>

/** The kinds of things that a space holds, in the order a desk writes them: each rests on those before it. */
export const OfficeKind = z.enum([
  'source',
  'dossier',
  'draft',
  'exhibit',
  'filing',
  'collection',
  ...CampaignKind.options,
])
export type OfficeKind = z.infer<typeof OfficeKind>

/** A version of a thing by the hash of all that it says. */
export const VersionHash = z.string().regex(/^[0-9a-f]{64}$/)

/** A block that the other side of a conflict would put in the text, and the block it comes after there; none for the first. */
const PlacedBlock = z.object({ block: Block, after: Id.optional() })

/**
 * A passage or a field that two desks changed, each in its way; it stays open until somebody chooses. `mine` is the side that stands: the
 * earlier version. `words`, `whole`, `removed`, `deleted`: as in the merge of drafts. `presence`: one side removed the thing.
 */
export const OpenConflict = z.object({
  id: z.string(),
  kind: z.enum(['words', 'whole', 'removed', 'deleted', 'field', 'presence']),
  /** the field it is about; `blocks` for a passage of a text */
  field: z.string(),
  /** of a part of a field: the title of the entry it is of */
  title: z.string().optional(),
  /** the versions of the two sides */
  mineFrom: VersionHash,
  theirsFrom: VersionHash,
  /** a passage: its block, its two readings, and the words around it */
  passage: z
    .object({
      block: Id,
      before: z.string(),
      after: z.string(),
      mine: z.array(z.array(Inline)),
      theirs: z.array(z.array(Inline)),
      /** the blocks that differ between the two readings of the text: as they stand, and as they would be */
      stands: z.array(Block),
      offer: z.array(PlacedBlock),
    })
    .optional(),
  /** a field: its value on both sides */
  mine: z.unknown().optional(),
  theirs: z.unknown().optional(),
})
export type OpenConflict = z.infer<typeof OpenConflict>

/** A thing as it travels: its content without what stays at home, none where it was removed, and the conflicts nobody has settled. */
export const ThingState = z.object({
  value: z.record(z.string(), z.unknown()).nullable(),
  open: z.array(OpenConflict).default([]),
})
export type ThingState = z.infer<typeof ThingState>

/** A file that a thing names, by its content, and the name under which the space keeps it. */
export const OfficeFile = z.object({ sha256: z.string(), blob: z.string() })
export type OfficeFile = z.infer<typeof OfficeFile>

/** A version of a thing: its new state, and the versions it was made from. Its hash covers all of it but where its files lie. */
export const ThingVersion = z.object({
  kind: OfficeKind,
  id: Id,
  label: z.string(),
  /** the meeting that made it: what versions written apart are ordered by */
  at: Instant,
  /** the last save of what it holds, by the same clock; absent where that is not known */
  writtenAt: Instant.optional(),
  parents: z.array(VersionHash),
  state: ThingState,
  files: z.array(OfficeFile).default([]),
  /** names of those who wrote it with its author, in one text at once */
  others: z.array(z.string().max(200)).max(200).optional(),
  /** where a long state lies as a file of the space, `state` being empty: a change has a largest size */
  stateBlob: z.string().optional(),
})
export type ThingVersion = z.infer<typeof ThingVersion>

/** Format of the changes that this program writes, and the last it reads. */
export const CHANGE_FORMAT = 1

/** Units of a change at most: what a desk sends together has a few thousand. */
const MAX_UNITS = 20_000

/**
 * Content of a sealed change: the versions a desk made since it last sent anything. They are read one by one, from what was written: a
 * version is known by the hash of that, whatever this program understands of it.
 */
export const OfficeChange = z.object({
  format: z.int(),
  at: Instant,
  /** the name the member works under, as the journal says it */
  author: z.string(),
  things: z.array(z.looseObject({ stateBlob: z.string().optional().catch('') })).max(MAX_UNITS),
})
export type OfficeChange = z.infer<typeof OfficeChange>

/** The same value with the keys of its objects sorted and what is undefined left out: equal values give equal texts. */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_name, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  )
}
