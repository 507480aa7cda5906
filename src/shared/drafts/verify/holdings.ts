import type { Extent } from '../../imports/extent.ts'
import type { AuthorityState } from '../../library/authority.ts'
import type { FoundCitation } from '../../library/cite/find/found-citation.ts'
import type { Article, Decision, LegalText, Source } from '../../library/model.ts'

/** The answers of the library while a text is held against it. */
export interface Holdings {
  /** the source a citation is of, by its keys */
  readonly resolve: (keys: readonly string[]) => Source | undefined
  readonly byId: (id: string) => Source | undefined
  /** whether there are articles of a text named by one of these keys */
  readonly holds: (keys: readonly string[]) => boolean
  /** decisions of one of these numbers, or of that court and day */
  readonly lookalikes: (citation: FoundCitation) => readonly Decision[]
  /** what undid a decision, where a text of the library or its history says so: `annulée par CE, …` */
  readonly undoings: (id: string) => readonly Undoing[]
  /** how far a source was read */
  readonly stateOf: (source: Source) => AuthorityState
  /** how many numbered points the text of a decision has, by its publisher, where the text is not there */
  readonly points: (source: Source) => number | undefined
  /** what its publisher says of a decision, apart from the record of the library */
  readonly official: (source: Source) => Decision | undefined
  /** acts of that nature with that number, or of that year */
  readonly acts: (act: NonNullable<FoundCitation['act']>) => readonly LegalText[]
  /** the state of a whole text (a day; empty for the Official Journal), where its publisher's archive of the whole was read and this article (`article:code x|l-1`) is not in it */
  readonly missingFrom: (key: string, told?: string) => string | undefined
  /** articles that a slip may mean: of the same number in another code, or of the same chapter */
  readonly neighbours: (key: string) => readonly Article[]
  /** labels of decisions that its texts cite and it has not, which bear one of these numbers */
  readonly citedElsewhere: (
    citation: FoundCitation,
  ) => readonly { readonly key: string; readonly label: string }[]
  /** how far the library goes where a decision would stand that it does not have; undefined where it knows one of that number */
  readonly extentOf: (citation: FoundCitation) => Extent | undefined
}

/** A later decision that undid another. `whole`: nothing is left of it to rely on. */
export interface Undoing {
  readonly text: string
  readonly whole: boolean
}
