import { z } from 'zod'
import { Certainty, Day, Id, Instant, SourceKind } from '../kernel/common.ts'
import { OneLine } from '../kernel/one-line.ts'

/** A search. `text` may hold operators (`juridiction:`, `date:2020..2025`, `-mot`, `proche:5`). */
export const SearchInput = z.object({
  /** of a longer text, the beginning is searched (standard-writing.ts) */
  text: z.string().max(1_000_000),
  kind: SourceKind.optional(),
  court: z.string().optional(),
  /** the text of law an article belongs to, by its short name */
  code: z.string().optional(),
  publication: z.string().optional(),
  type: z.string().optional(),
  tag: z.string().optional(),
  collection: Id.optional(),
  from: Day.optional(),
  to: Day.optional(),
  /** of articles, those that have a wording in force on this day, read in that wording */
  lawOn: Day.optional(),
  /** the newest first, rather than what answers best */
  newestFirst: z.literal(true).optional(),
  limit: z.int().min(1).max(200).default(20),
  offset: z.int().nonnegative().default(0),
})
export type SearchInput = z.infer<typeof SearchInput>

/** A source as a list shows it. `excerpt` marks the matches with U+0001 ... U+0002, nothing else. */
export const Hit = z.object({
  id: Id,
  kind: SourceKind,
  label: z.string(),
  excerpt: z.string(),
  date: Day.optional(),
  certainty: Certainty,
  tags: z.array(z.string()).default([]),
  withdrawn: Day.optional(),
})
export type Hit = z.infer<typeof Hit>

/** A hit of a search, with the reasons of its rank, in French, the strongest first. */
export const RankedHit = Hit.extend({ why: z.array(z.string()).default([]) })
export type RankedHit = z.infer<typeof RankedHit>

const FacetCounts = z.record(z.string(), z.int())

/** How much of the library a search can see. */
export const Coverage = z.object({ texts: z.int(), indexed: z.int() })
export type Coverage = z.infer<typeof Coverage>

/** One page of hits; `total` counts them all. A facet counts what choosing another of its values would give. */
export const SearchOutput = z.object({
  hits: z.array(RankedHit),
  total: z.int(),
  /** `total` and the facets are about so many: not every source was read */
  isApproximate: z.literal(true).optional(),
  facets: z.object({
    kind: FacetCounts,
    court: FacetCounts,
    code: FacetCounts,
    publication: FacetCounts,
    type: FacetCounts,
    tag: FacetCounts,
  }),
  coverage: Coverage,
  /** the words searched instead of those typed, which no text has */
  corrected: z.string().optional(),
  /** the operators that filter the answer, as typed */
  operators: z.array(z.string()).default([]),
  /** parts of the text that could not be read as operators, in French */
  remarks: z.array(z.string()).default([]),
})
export type SearchOutput = z.infer<typeof SearchOutput>

/** A saved search. */
export const SavedSearch = z.object({
  id: Id,
  title: OneLine.min(1).max(200),
  search: SearchInput.omit({ limit: true, offset: true }),
  updatedAt: Instant.default(''),
})
export type SavedSearch = z.infer<typeof SavedSearch>
