import { z } from 'zod'
import { Id, Revision, SourceKind } from '../kernel/common.ts'
import { done, type Endpoint, endpoint, Made, nothing, one } from '../kernel/endpoint.ts'
import { Hit, SearchInput, SearchOutput } from '../search/model.ts'
import { Standing } from './authority.ts'
import { Bulk, Collection, Duplicate } from './collection.ts'
import { OfficeCorpusState, OfflineRun } from './fund.ts'
import { Links, MissingPage } from './graph.ts'
import { Edit, Profile, Source, SourceRef } from './model.ts'
import { REFERENCE_FORMATS } from './references/write.ts'

/** The messages about the library: its sources, collections, searches, citations. */
export const library = {
  'library.search': endpoint({ input: SearchInput, output: SearchOutput }),
  /** one that the office alone has is kept in the library from then on */
  'library.get': endpoint({ input: one, output: Source, changes: 'none' }),
  'library.save': endpoint({ input: z.object({ source: Source }), output: Source, changes: 'library' }),
  'library.remove': endpoint({ input: one, output: done, changes: 'library' }),
  'library.restore': endpoint({ input: one, output: done, changes: 'library' }),
  'library.history': endpoint({ input: one, output: z.array(Edit) }),
  /** puts back what a source was before the edit that made `revision` */
  'library.revert': endpoint({
    input: z.object({ id: Id, revision: Revision }),
    output: Source,
    changes: 'library',
  }),
  /** sources with their texts, as one file */
  'library.exportTexts': endpoint({
    input: z.object({ ids: z.array(Id).min(1).max(1000), format: z.enum(['markdown', 'odt']) }),
    output: Made,
  }),
  /** references as other programs read them; `left`: arguments, which are none */
  'library.exportReferences': endpoint({
    input: z.object({ ids: z.array(Id).min(1).max(10_000), format: z.enum(REFERENCE_FORMATS) }),
    output: Made.extend({ left: z.int() }),
  }),
  'library.count': endpoint({ input: nothing, output: z.record(z.string(), z.int()) }),
  /** one act on many sources, undone whole by `library.undo` */
  'library.bulk': endpoint({
    input: z.object({ ids: z.array(Id).min(1).max(1000), bulk: Bulk }),
    /** `refused`: arguments without a source, which nobody can say they verified */
    output: z.object({ act: Id, changed: z.int(), refused: z.array(z.string()).default([]) }),
    changes: 'library',
  }),
  /** how far sources were read, at the point they are cited at, and what became of them */
  'library.standings': endpoint({
    input: z.object({ of: z.array(SourceRef.pick({ id: true, pin: true })).max(1000) }),
    output: z.array(Standing),
  }),
  /** `left`: what has been changed again since, and stays */
  'library.undo': endpoint({
    input: z.object({ act: Id }),
    output: z.object({ changed: z.int(), left: z.array(z.string()) }),
    changes: 'library',
  }),
  'library.duplicates': endpoint({ input: nothing, output: z.array(Duplicate) }),
  /** what the one kept would become */
  'library.joined': endpoint({
    input: z.object({ keep: Id, others: z.array(Id).min(1) }),
    output: z.object({
      source: Source,
      /** what the others say that it will not */
      left: z.array(z.object({ from: z.string(), field: z.string(), words: z.string() })),
    }),
  }),
  'library.merge': endpoint({
    input: z.object({ keep: Id, others: z.array(Id).min(1) }),
    output: z.object({ act: Id, source: Source }),
    changes: 'library',
  }),
  /** takes a merge apart, or takes back that sources were said not to be the same */
  'library.unmerge': endpoint({ input: z.object({ act: Id }), output: done, changes: 'library' }),
  /** these look alike and are not the same: never shown together again */
  'library.distinct': endpoint({
    input: z.object({ ids: z.array(Id).min(2) }),
    output: z.object({ act: Id }),
    changes: 'library',
  }),
  'collections.list': endpoint({ input: nothing, output: z.array(Collection) }),
  'collections.save': endpoint({
    input: z.object({
      id: z.string().max(200).default(''),
      title: Collection.shape.title,
      note: z.string().default(''),
    }),
    output: Collection,
    changes: 'library',
  }),
  'collections.remove': endpoint({ input: one, output: done, changes: 'library' }),
  'collections.restore': endpoint({ input: one, output: done, changes: 'library' }),
  'collections.add': endpoint({
    input: z.object({ id: Id, sources: z.array(Id).min(1).max(1000) }),
    output: done,
    changes: 'library',
  }),
  'collections.take': endpoint({
    input: z.object({ id: Id, sources: z.array(Id).min(1).max(1000) }),
    output: done,
    changes: 'library',
  }),
  /** its sources, in its order */
  'collections.sources': endpoint({ input: one, output: z.array(Hit) }),
  /** these first, in this order; what is not named stays after */
  'collections.order': endpoint({
    input: z.object({ id: Id, sources: z.array(Id).min(1).max(10_000) }),
    output: done,
    changes: 'library',
  }),
  /** the collections a source is in */
  'collections.of': endpoint({ input: one, output: z.array(Id) }),
  /** what a source's text cites, and one page of what cites it */
  'library.links': endpoint({
    input: one.extend({
      limit: z.int().min(1).max(200).default(20),
      offset: z.int().nonnegative().default(0),
    }),
    output: Links,
    changes: 'none',
  }),
  /** what the texts cite and the library has not, most cited first */
  'library.missing': endpoint({
    input: z.object({
      kind: z.enum(['decision', 'article', 'text', 'document']).optional(),
      limit: z.int().min(1).max(2000).default(50),
      offset: z.int().nonnegative().default(0),
    }),
    output: MissingPage,
  }),
  /** the sources that citations are of, by the keys they may bear, one answer for each; how each would be printed */
  'library.recognise': endpoint({
    input: z.object({
      cited: z.array(z.array(z.string().max(300)).max(60)).max(10_000),
      profile: Profile.default('pretoire'),
    }),
    output: z.array(z.object({ kind: SourceKind, id: Id, full: z.string(), short: z.string() }).nullable()),
  }),
  /** reads the citations of a batch of the texts that wait for it; the window's program does it by itself */
  'library.trace': endpoint({
    input: nothing,
    output: z.object({ done: z.int(), left: z.int() }),
    changes: 'none',
  }),
  /** the office whose corpus searches ask; null: none is chosen */
  'library.officeCorpus': endpoint({ input: nothing, output: OfficeCorpusState.nullable() }),
  /** chooses it, once it answers; an empty address: none any more */
  'library.useOfficeCorpus': endpoint({
    input: z.object({ address: z.string().max(2000) }),
    output: OfficeCorpusState.nullable(),
    changes: 'settings',
  }),
  /**
   * Copies texts of the office into the library: those of a fund, of a text of law, what the texts of a dossier cite and what that cites, or
   * all that the library cites and has not. `run` names the request, told by `progress`. left: not copied, it was stopped; asked again, it goes on
   */
  'library.takeOffline': endpoint({
    input: z.union([
      z.object({ fund: z.string().min(1).max(40), run: Id.optional() }),
      z.object({ code: z.string().min(1).max(200), run: Id.optional() }),
      z.object({ dossier: Id, run: Id.optional() }),
      z.object({ cited: z.literal(true), run: Id.optional() }),
    ]),
    output: z.object({ taken: z.int(), present: z.int(), left: z.int() }),
    changes: 'library',
  }),
  /** the copies of texts of the office that go on, for a page that opens meanwhile */
  'library.takingOffline': endpoint({ input: nothing, output: z.array(OfflineRun), changes: 'none' }),
  /** ends one after the texts that it is writing: these stay */
  'library.stopOffline': endpoint({ input: z.object({ run: Id }), output: done, changes: 'none' }),
} satisfies Record<string, Endpoint>
