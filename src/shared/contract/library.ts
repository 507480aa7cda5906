import { z } from 'zod'
import { Bulk, Collection, Duplicate } from '../model/collection.ts'
import { Id, Revision } from '../model/common.ts'
import { Draft } from '../model/draft.ts'
import { Links, MissingPage } from '../model/graph.ts'
import { SavedSearch, SearchInput, SearchOutput } from '../model/search.ts'
import { Edit, Hit, Source, SourceKind } from '../model/source.ts'
import { done, type Endpoint, endpoint, nothing, one } from './endpoint.ts'

/** What is asked of the library: its sources, collections, searches, citations. */
export const library = {
  'library.search': endpoint(SearchInput, SearchOutput),
  'library.get': endpoint(one, Source),
  'library.save': endpoint(z.object({ source: Source }), Source),
  'library.remove': endpoint(one, done),
  'library.restore': endpoint(one, done),
  'library.history': endpoint(one, z.array(Edit)),
  /** puts back what a source was before the edit that made `revision` */
  'library.revert': endpoint(z.object({ id: Id, revision: Revision }), Source),
  'library.count': endpoint(nothing, z.record(z.string(), z.int())),
  /** one act on many sources, undone whole by `library.undo` */
  'library.bulk': endpoint(
    z.object({ ids: z.array(Id).min(1).max(1000), bulk: Bulk }),
    z.object({ act: Id, changed: z.int() }),
  ),
  /** `left`: what has been changed again since, and stays */
  'library.undo': endpoint(z.object({ act: Id }), z.object({ changed: z.int(), left: z.array(z.string()) })),
  'library.duplicates': endpoint(nothing, z.array(Duplicate)),
  /** what the one kept would become */
  'library.joined': endpoint(
    z.object({ keep: Id, others: z.array(Id).min(1) }),
    z.object({
      source: Source,
      /** what the others say that it will not */
      left: z.array(z.object({ from: z.string(), field: z.string(), words: z.string() })),
    }),
  ),
  'library.merge': endpoint(
    z.object({ keep: Id, others: z.array(Id).min(1) }),
    z.object({ act: Id, source: Source }),
  ),
  /** takes a merge apart, or takes back that sources were said not to be the same */
  'library.unmerge': endpoint(z.object({ act: Id }), done),
  /** these look alike and are not the same: never shown together again */
  'library.distinct': endpoint(z.object({ ids: z.array(Id).min(2) }), z.object({ act: Id })),
  'collections.list': endpoint(nothing, z.array(Collection)),
  'collections.save': endpoint(
    z.object({
      id: z.string().max(200).default(''),
      title: Collection.shape.title,
      note: z.string().default(''),
    }),
    Collection,
  ),
  'collections.remove': endpoint(one, done),
  'collections.restore': endpoint(one, done),
  'collections.add': endpoint(z.object({ id: Id, sources: z.array(Id).min(1).max(1000) }), done),
  'collections.take': endpoint(z.object({ id: Id, sources: z.array(Id).min(1).max(1000) }), done),
  /** its sources, in its order */
  'collections.sources': endpoint(one, z.array(Hit)),
  /** these first, in this order; what is not named stays after */
  'collections.order': endpoint(z.object({ id: Id, sources: z.array(Id).min(1).max(10_000) }), done),
  /** the collections a source is in */
  'collections.of': endpoint(one, z.array(Id)),
  'searches.list': endpoint(nothing, z.array(SavedSearch)),
  /** without `id`, a new one */
  'searches.save': endpoint(
    z.object({ id: Id.optional(), title: SavedSearch.shape.title, search: SavedSearch.shape.search }),
    SavedSearch,
  ),
  'searches.remove': endpoint(one, done),
  /** what a source's text cites, and one page of what cites it */
  'library.links': endpoint(
    one.extend({ limit: z.int().min(1).max(200).default(20), offset: z.int().nonnegative().default(0) }),
    Links,
  ),
  /** what the texts cite and the library has not, most cited first */
  'library.missing': endpoint(
    z.object({
      kind: z.enum(['decision', 'article', 'text', 'document']).optional(),
      limit: z.int().min(1).max(2000).default(50),
      offset: z.int().nonnegative().default(0),
    }),
    MissingPage,
  ),
  /** the sources that citations are of, by the keys they may bear, one answer for each; how each would be printed */
  'library.recognise': endpoint(
    z.object({
      cited: z.array(z.array(z.string().max(300)).max(60)).max(10_000),
      profile: Draft.shape.profile,
    }),
    z.array(z.object({ kind: SourceKind, id: Id, full: z.string(), short: z.string() }).nullable()),
  ),
  /** reads the citations of a batch of the texts that wait for it; the window's program does it by itself */
  'library.trace': endpoint(nothing, z.object({ done: z.int(), left: z.int() })),
} satisfies Record<string, Endpoint>
