import { z } from 'zod'
import { Amendment } from '../campaign/amendments/model.ts'
import { Bill } from '../campaign/bills/model.ts'
import { BillText } from '../campaign/bills/text-model.ts'
import { OpeningPhrase } from '../campaign/briefs/model.ts'
import { Campaign } from '../campaign/campaigns/model.ts'
import { SharedDraft, SharedSet } from '../campaign/campaigns/shared-documents.ts'
import { TargetList } from '../campaign/members/model.ts'
import { LocalProject } from '../campaign/projects/model.ts'
import { Template } from '../drafts/templates/template.ts'
import { Day, Id, Instant } from '../kernel/common.ts'
import { Source } from '../library/model.ts'
import { SearchInput } from '../search/model.ts'

/** The shortest passphrase taken for the file of a signing key: it may be copied, and tried for years. */
export const MIN_PASSPHRASE_CHARS = 12

/** One file of sources and bills, made to be shared: the first format, unsigned. */
export const Pack = z.object({
  pretoire: z.literal(1),
  id: z.string(),
  title: z.string(),
  author: z.string(),
  licence: z.string(),
  date: Day,
  sources: z.array(Source).default([]),
  bills: z.array(Bill).default([]),
})
export type Pack = z.infer<typeof Pack>

/** A state of a thing, by a hash of what it says. */
export const ThingVersion = z.object({
  what: z.enum([
    'source',
    'bill',
    'template',
    'billText',
    'targets',
    'opening',
    'campaign',
    'amendment',
    'draft',
    'set',
    'project',
  ]),
  id: Id,
  version: z.string().max(64),
})
export type ThingVersion = z.infer<typeof ThingVersion>

/** Content of a pack, once its envelope is open. `version` is the author's own word. */
export const PackContent = Pack.omit({ pretoire: true }).extend({
  id: Id,
  title: z.string().max(300),
  author: z.string().max(200),
  version: z.string().max(60).default(''),
  /** when it was made: which of two states of one pack is the older; absent in packs made before */
  madeAt: z.iso.datetime().optional().catch(undefined),
  templates: z.array(Template).default([]),
  /** the texts of bills, stage by stage; the bill of each is in the pack or at its reader's */
  billTexts: z.array(BillText).default([]),
  /** lists of members to call, in their order: never why, nor from where */
  targets: z.array(TargetList).default([]),
  /** openings kept to be used again */
  openings: z.array(OpeningPhrase).default([]),
  /** campaigns shared whole: their name and who leads them, our amendments, their documents and sets */
  campaigns: z.array(Campaign).default([]),
  amendments: z.array(Amendment).default([]),
  drafts: z.array(SharedDraft).default([]),
  personalSets: z.array(SharedSet).default([]),
  /** local projects, without the dossier and the exhibits of their sender */
  projects: z.array(LocalProject).default([]),
  /** of things their sender had received, the state they rest on: who sent it finds where the two parted */
  restsOn: z.array(ThingVersion).default([]),
})
export type PackContent = z.infer<typeof PackContent>

/** The second format. The signature (Ed25519) covers `content` as it stands, UTF-8: no rewriting can make two readings of it. */
export const SignedPack = z.object({
  pretoire: z.literal(2),
  author: z.object({
    name: z.string().min(1).max(200),
    /** the public key, SPKI DER in base64 */
    key: z.string().min(1).max(200),
  }),
  signature: z.string().min(1).max(200),
  content: z.string(),
})
export type SignedPack = z.infer<typeof SignedPack>

/** Selection to send: a campaign; the state of a bill; sources one by one, a collection, the hits of a search, or the sources the drafts of a dossier cite. */
export const Sending = z.union([
  z.object({ ids: z.array(Id).min(1).max(5000) }),
  z.object({ collection: Id }),
  z.object({ search: SearchInput.omit({ limit: true, offset: true }) }),
  z.object({ dossier: Id }),
  /** a campaign, whole; `notes`: with its private notes and the openings written by hand; `comments`: those of its documents */
  z.object({ campaign: Id, notes: z.boolean().default(false), comments: z.boolean().default(true) }),
  /** no source: the state of a followed bill, alone */
  z.object({ bill: Id }),
  /** no source: local projects alone */
  z.object({ projects: z.array(Id).min(1).max(2000) }),
])
export type Sending = z.infer<typeof Sending>

/** Content of a pack about to be made. */
export const PackPreview = z.object({
  /** how many of each kind, those added because an argument rests on them included */
  kinds: z.record(z.string(), z.int()),
  total: z.int(),
  toVerify: z.int(),
  withdrawn: z.int(),
  /** how many were added because an argument of the pack rests on them */
  added: z.int(),
  /** the sources that bear a private note: none travels unless it is chosen */
  noted: z.array(z.object({ id: Id, label: z.string(), note: z.string() })),
  /** the licences their publishers give them */
  licences: z.array(z.string()),
  /** what may go with them when it is chosen: bills followed, and templates that do not come with the program */
  bills: z.array(z.object({ id: Id, title: z.string() })),
  templates: z.array(z.object({ id: Id, title: z.string() })),
  /** texts of bills and lists of members: each takes its bill with it */
  billTexts: z.array(z.object({ id: Id, title: z.string() })),
  targets: z.array(z.object({ id: Id, title: z.string() })),
  /** personalised sets: whom, and the openings that are templates; neither the text nor those written by hand */
  sets: z.array(z.object({ id: Id, title: z.string(), templates: z.int(), written: z.int() })),
  openings: z.array(z.object({ id: Id, title: z.string() })),
  /** what goes with a campaign, which is sent whole */
  whole: z
    .object({
      title: z.string(),
      documents: z.int(),
      amendments: z.int(),
      lists: z.int(),
      sets: z.int(),
      texts: z.int(),
      projects: z.int(),
      /** private notes of the campaign, and openings written by hand: left out unless asked */
      hasNotes: z.boolean(),
      /** private notes in the texts of documents: left out too */
      draftNotes: z.int().default(0),
      /** comments and pictures of its documents, which go with them */
      comments: z.int().default(0),
      pictures: z.int().default(0),
      handwritten: z.int(),
    })
    .optional(),
  projects: z.array(z.object({ id: Id, title: z.string() })),
})
export type PackPreview = z.infer<typeof PackPreview>

/** A pack taken into the library, by the act that took it. */
export const TakenPack = z.object({
  id: Id,
  title: z.string(),
  author: z.string(),
  version: z.string(),
  date: Instant,
  /** how many things it brought or changed */
  changes: z.int(),
  undone: z.boolean(),
  /** may be undone: nothing of the same pack was taken since */
  undoable: z.boolean(),
})
export type TakenPack = z.infer<typeof TakenPack>

/** A pack whose taking or undoing was cut short by the end of the program, and what became of it: nothing was written, or it was ended since. */
export const CutPack = z.object({
  /** the act it was, or would have been */
  id: Id,
  title: z.string(),
  author: z.string(),
  at: Instant,
  outcome: z.enum(['left', 'taken', 'undone']),
})
export type CutPack = z.infer<typeof CutPack>

/** One of those being ended at this moment, here or in another program: what will have become of it, and how far that is. */
export const EndingPack = CutPack.extend({ done: z.int(), of: z.int() })
export type EndingPack = z.infer<typeof EndingPack>
