import type { Links } from '../../../shared/library/graph.ts'
import type { Source } from '../../../shared/library/model.ts'
import type { SearchOutput } from '../../../shared/search/model.ts'
import type { SearchRequest } from '../../search/query/source-filters.ts'

/** An answer that is here, or that comes from elsewhere. */
type Answer<T> = T | Promise<T>

/** A page of what cites a source. */
export interface LinksPage {
  readonly limit: number
  readonly offset: number
}

/** The sources of a corpus that changed since a state of it. A source may be named again without having changed. */
export interface CorpusChanges {
  /** the state this answer leads to, opaque: the next question names it */
  readonly state: string
  /** `changed` names every source there is: what it does not name is no longer there */
  readonly isWhole: boolean
  readonly changed: readonly string[]
  readonly removed: readonly string[]
}

/**
 * Texts that can be searched, read and followed, wherever they are: sources are named by their id, and nothing else of how they are
 * kept shows. Refusals are `AppError`s, `not-found` where there is no such source. `tests/contract/corpus.ts` is what each
 * implementation has to pass.
 */
export interface Corpus {
  search(request: SearchRequest): Answer<SearchOutput>
  /** A source; of an article, where a day is given, only the wording in force that day, none where there was none. */
  get(id: string, day?: string): Answer<Source>
  /** Both ways: the texts it cites, in the order of its own, and a page of those that cite it. */
  links(id: string, page: LinksPage): Answer<Links>
  /** Without a state, or with one that it no longer knows, all there is. */
  since(state?: string): Answer<CorpusChanges>
}

/** A corpus whose answers are here. */
export interface LocalCorpus extends Corpus {
  search(request: SearchRequest): SearchOutput
  get(id: string, day?: string): Source
  links(id: string, page: LinksPage): Links
  since(state?: string): CorpusChanges
}
