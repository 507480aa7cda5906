import { z } from 'zod'
import { Mark } from '../french/run.ts'
import { Id, Instant, Revision, Sha256 } from '../kernel/common.ts'
import { OneLine } from '../kernel/one-line.ts'
import { SourceRef, Variant } from '../library/model.ts'
import { Style, TitleNumbering } from '../word/style.ts'
import { Comment } from './comment.ts'

const marks = z.array(Mark).optional()
/** The comments (`Draft.comments`) whose stretch this is a part of, by id. */
const comments = z.array(Id).optional()

const Text = z.object({ kind: z.literal('text'), text: z.string(), marks, comments })
const LineBreak = z.object({ kind: z.literal('linebreak') })
/** `auto`: full the first time, *précité* afterwards. `bare`: without the parentheses a filing puts around it — the writer types them. */
const Citation = z.object({
  kind: z.literal('citation'),
  source: SourceRef,
  form: z.enum(['auto', 'full', 'short']).default('auto'),
  comments,
})
const ExhibitCall = z.object({
  kind: z.literal('exhibit'),
  exhibit: Id,
  page: z.string().optional(),
  comments,
})
/** A fact of the dossier, by key (slots/computed-slots.ts lists the computed ones). */
const Slot = z.object({ kind: z.literal('slot'), key: z.string(), marks, comments })
/**
 * `number`: the heading's own number (`II.B`); `paragraph`: the margin number; `page`: its page; `note`: the number of a footnote.
 * `lead`: the words before it, `named` (`point II.B`, `§ 12`, `p. 8`, `note 7`) or `cf` (`cf. supra, point II.B`); none: the number alone.
 */
const CrossRef = z.object({
  kind: z.literal('ref'),
  target: Id,
  form: z.enum(['number', 'paragraph', 'page', 'note']),
  lead: z.enum(['named', 'cf']).optional(),
  comments,
})
const Link = z.object({ kind: z.literal('link'), url: z.string(), text: z.string(), comments })
/** A note to oneself, anchored to the text, never exported. */
const PrivateNote = z.object({ kind: z.literal('private'), id: Id, text: z.string() })

/** Words of a quote left out, printed `[…]`, or said otherwise, printed `[la commune]`: what the source has is remembered. */
const Cut = z.object({
  kind: z.literal('cut'),
  hidden: z.array(z.discriminatedUnion('kind', [Text, LineBreak])),
  shown: z.string().default(''),
  comments,
})

const withinNotes = [Text, LineBreak, Citation, ExhibitCall, Slot, CrossRef, Link, PrivateNote, Cut] as const

/** Inlines that may stand in a footnote: everything but another footnote. */
export const NoteInline = z.discriminatedUnion('kind', withinNotes)
export type NoteInline = z.infer<typeof NoteInline>
/** The words beside a picture or a table, as one line without notes; older texts have them as a string. */
const Caption = z
  .union([z.array(NoteInline), z.string()])
  .transform((caption): NoteInline[] => {
    if (typeof caption !== 'string') return caption
    return caption ? [{ kind: 'text', text: caption }] : []
  })
  .default([])
const Footnote = z.object({ kind: z.literal('note'), id: Id, inlines: z.array(NoteInline), comments })

export const Inline = z.discriminatedUnion('kind', [...withinNotes, Footnote])
export type Inline = z.infer<typeof Inline>
const inlines = z.array(Inline)

/** Blocks that came from an argument of the library and stay linked to it. Consecutive blocks of one `group` are one insertion. */
export const Origin = z.object({
  source: Id,
  revision: Revision,
  variant: Variant,
  group: Id,
})
export type Origin = z.infer<typeof Origin>

/** `slot`: place of the template this block came from, so that checks know what it is for (`claims`, `facts`...). */
const common = { id: Id, origin: Origin.optional(), slot: z.string().optional() }

const Heading = z.object({
  kind: z.literal('heading'),
  ...common,
  level: z.int().min(1).max(5),
  inlines,
  /** false: PAR CES MOTIFS, and other titles outside the numbering */
  numbered: z.boolean().default(true),
})
const Paragraph = z.object({
  kind: z.literal('paragraph'),
  ...common,
  inlines,
  /**
   * `body`: numbered in the margin where the style does so. `plain`: never numbered. `lead`: the sentence before the claims.
   * `box`: consecutive ones share one ruled frame (*L'essentiel*). `right`: place, date, signature. `request`: bold request of a briefing.
   */
  style: z.enum(['body', 'plain', 'lead', 'box', 'right', 'request']).default('body'),
})
const Quote = z.object({
  kind: z.literal('quote'),
  ...common,
  inlines,
  source: SourceRef.optional(),
  /** taken from the library word for word: typography leaves it alone */
  verbatim: z.boolean().default(false),
  /** the rules by which damaged punctuation was restored, in French; empty when none was */
  repairs: z.array(z.string()).default([]),
})
/** The marker before the first item of a level, which says how the next ones are counted. */
export const ItemMarker = z.enum(['1.', 'a)', 'i)', 'A.', 'I.', '1°)', '•', '–'])
export type ItemMarker = z.infer<typeof ItemMarker>
const ListBlock = z.object({
  kind: z.literal('list'),
  ...common,
  /** `claims`: 1°) 2°) 3°), the conclusions of a filing */
  style: z.enum(['bullet', 'decimal', 'claims']),
  /** the number of its first item, or `continue`: that after the last list whose first level writes the same. Left out: one */
  start: z.union([z.int().min(1).max(9999), z.literal('continue')]).optional(),
  /** level by level, where it is not what the style writes */
  levels: z.array(ItemMarker).max(5).optional(),
  items: z.array(z.object({ id: Id, level: z.int().min(0).max(4).default(0), inlines })),
})
/** A cell over several rows or columns. */
export const CellSpan = z.object({
  row: z.int().min(0),
  column: z.int().min(0),
  rows: z.int().min(1).default(1),
  columns: z.int().min(1).default(1),
})
export type CellSpan = z.infer<typeof CellSpan>
export const ColumnAlign = z.enum(['left', 'center', 'right'])
export type ColumnAlign = z.infer<typeof ColumnAlign>
const Table = z.object({
  kind: z.literal('table'),
  ...common,
  header: z.boolean().default(true),
  /** relative widths, one per column; empty: equal */
  widths: z.array(z.number().positive()).default([]),
  rows: z.array(z.array(inlines)),
  /** cells over several rows or columns, by their first cell; those they cover stay in `rows`, empty (editing/table-geometry.ts mends the rest) */
  spans: z.array(CellSpan).default([]),
  /** one per column; empty: all at the left */
  aligns: z.array(ColumnAlign).default([]),
  /** above the table; empty for none */
  caption: Caption,
})
/** A picture in the text. Its bytes stand beside those of the exhibits, by their hash. */
const Picture = z.object({
  kind: z.literal('image'),
  ...common,
  hash: Sha256,
  type: z.enum(['png', 'jpeg']),
  /** in pixels */
  size: z.object({ width: z.int().min(1), height: z.int().min(1) }),
  /** what it shows, for who does not see it */
  alt: z.string().default(''),
  /** under the picture; empty for none */
  caption: Caption,
  /** share of the width of the text, in hundredths */
  width: z.int().min(10).max(100).default(100),
})
const PageBreak = z.object({ kind: z.literal('break'), ...common })
/** Made at export from the dossier and the draft, never stored. */
const GeneratedBlock = z.object({
  kind: z.literal('generated'),
  ...common,
  what: z.enum([
    'cover',
    'contents',
    'inventory',
    'authorities',
    'signature',
    'briefing-title',
    'reading-time',
  ]),
})

export const Block = z.discriminatedUnion('kind', [
  Heading,
  Paragraph,
  Quote,
  ListBlock,
  Table,
  Picture,
  PageBreak,
  GeneratedBlock,
])
export type Block = z.infer<typeof Block>
export type BlockOf<K extends Block['kind']> = Extract<Block, { kind: K }>

/** A text being written: our own format, so that saved work outlives the editor and Word. */
export const Draft = z.object({
  id: Id,
  dossier: Id,
  title: OneLine,
  template: z.string().default(''),
  style: Style.default('association'),
  /** the Word model it is printed on; gone missing, the style alone is used */
  model: Id.optional(),
  /** printed under the letterhead of the settings */
  letterhead: z.boolean().default(false),
  /** words of its running text are cut at the ends of lines */
  hyphenated: z.boolean().default(false),
  numbering: TitleNumbering.default('roman'),
  profile: z.enum(['pretoire', 'reflex']).default('pretoire'),
  blocks: z.array(Block),
  comments: z.array(Comment).default([]),
  /** words the dictionary does not know and that are right here */
  ignored: z.array(z.string()).default([]),
  /** the one form inclusive spellings take: `député·es`, `député.e.s`, `député-e-s`, `député(e)s`. `auto`: the first in a briefing, as written elsewhere */
  inclusive: z.enum(['auto', 'off', 'dot', 'period', 'hyphen', 'brackets']).default('auto'),
  /** the texts prepared together have the same: a claim, its référé, its inventory */
  set: z.string().default(''),
  /** the case of its dossier that it belongs to, where that is not the main one */
  affaire: Id.optional(),
  /** answers that are its own, over those of its dossier: a document of a campaign, whose dossier holds them all */
  answers: z.record(z.string(), z.string()).optional(),
  /** the kept version (`drafts.versions`) that says what the template and the facts gave when it was last assembled */
  base: z.string().default(''),
  revision: Revision.default(0),
  updatedAt: Instant.default(''),
})
export type Draft = z.infer<typeof Draft>

/** The difference between a draft and an earlier revision: the blocks that are new or other, and the order of all where it changed. */
export const DraftEdit = z.object({
  id: Id,
  revision: Revision,
  blocks: z.array(Block),
  order: z.array(Id).optional(),
})
export type DraftEdit = z.infer<typeof DraftEdit>
