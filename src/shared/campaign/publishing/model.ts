import { z } from 'zod'
import { Day, Id } from '../../kernel/common.ts'

/** Answers of whoever publishes: all of it is printed, and kept in its manifest. */
export const PublicationSettings = z.object({
  /** who publishes: an association, a collective */
  publisher: z.string().max(200).default(''),
  /** how to reach them, as it is printed */
  contact: z.string().max(300).default(''),
  /** where the folder is put on the web, which makes the addresses of the feed whole */
  address: z.string().max(500).default(''),
  introduction: z.string().max(5000).default(''),
  /** a list of members to call; without one the page names nobody */
  list: z.string().max(200).default(''),
  /** also the parliamentary e-mail addresses of that list */
  emails: z.boolean().default(false),
})
export type PublicationSettings = z.infer<typeof PublicationSettings>

/** An entry of the feed as it was last published: its update date moves only when its words do. */
const FeedEntryState = z.object({ hash: z.string(), updated: Day })

/** The memory of a publication, in its folder: `publication.json`. */
export const Manifest = z.object({
  pretoire: z.literal('publication'),
  version: z.literal(1),
  /** of this publication; the ids of its feed are drawn from it */
  id: Id,
  bill: Id,
  day: Day,
  settings: PublicationSettings,
  /** the name of the page of each measure and argument, which stays when its title changes */
  names: z.record(z.string(), z.string()),
  /** SHA-256 of each file as it was written */
  files: z.record(z.string(), z.string()),
  feed: z.record(z.string(), FeedEntryState),
})
export type Manifest = z.infer<typeof Manifest>

/**
 * Fate of a file when one publishes. `edited`: changed by hand since it was written, or not written by a publication; left as it is unless its
 * replacement is agreed. `edited-removed`: the same, of a page that would go.
 */
export const FileStatus = z.enum(['new', 'changed', 'same', 'removed', 'edited', 'edited-removed'])
export type FileStatus = z.infer<typeof FileStatus>

/** Words of a page before and after; an empty side was added or goes. */
export const WordChange = z.object({ before: z.string(), after: z.string() })
export type WordChange = z.infer<typeof WordChange>

export const FileChange = z.object({
  path: z.string(),
  title: z.string(),
  status: FileStatus,
  changes: z.array(WordChange),
  /** changes past those shown */
  more: z.int().default(0),
})
export type FileChange = z.infer<typeof FileChange>

/** Something private met in what would be published: nothing is written while there is one. */
export const PrivacyFinding = z.object({ path: z.string(), reason: z.string() })
export type PrivacyFinding = z.infer<typeof PrivacyFinding>

/** All that publishing would do, shown before anything is written. */
export const PublicationReview = z.object({
  /** of the publication: that of its manifest, or a new one, which writing it takes up */
  id: Id,
  settings: PublicationSettings,
  /** names this review: what it shows is what is written, or nothing is */
  digest: z.string(),
  files: z.array(FileChange),
  /** persons named in the pages, each with why */
  persons: z.array(z.object({ name: z.string(), where: z.string() })),
  /** e-mail addresses and telephone numbers printed */
  contacts: z.array(z.string()),
  findings: z.array(PrivacyFinding),
  /** what is left out, and why */
  omissions: z.array(z.string()),
})
export type PublicationReview = z.infer<typeof PublicationReview>
