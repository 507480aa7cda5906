import type { Run } from '../../french/run.ts'
import type { FindContext } from '../cite/find/found-citation.ts'
import type { Ask } from '../cite/pieces.ts'
import type { Passage, Source } from '../model.ts'

/** The kinds of pinpoint: points of a decision, paragraphs of an article, pages. */
export interface Pin {
  readonly unit: 'point' | 'paragraph' | 'page' | 'note'
  readonly numbers: readonly number[]
}

/** The place of an authority in a table of authorities. */
export interface AuthorityOrder<S extends Source> {
  group(source: S): AuthorityTitle
  /** orders it beside an authority of another kind; unknown dates come last */
  date(source: S): string | undefined
  /** orders two authorities of this kind in one group */
  compare(a: S, b: S): number
}

/** Titles of the groups of a table of authorities, in their order. */
export const authorityTitles = {
  constitution: 'Bloc de constitutionnalité',
  treaties: 'Traités et conventions',
  union: 'Règlements et directives de l’Union européenne',
  statutes: 'Lois et ordonnances',
  codes: 'Codes',
  decrees: 'Décrets et arrêtés',
  acts: 'Actes de la CNIL et d’autres autorités',
  decisions: 'Jurisprudence',
  parliament: 'Documents parlementaires et rapports',
  doctrine: 'Doctrine',
  press: 'Presse et sites',
} as const
export type AuthorityTitle = keyof typeof authorityTitles

/**
 * All that the program asks of a kind of source. No member may be left out: the types refuse a kind that is half declared.
 * They are methods so that an entry of one kind serves for `Source` (registry.ts hands each its own kind).
 */
export interface KindEntry<S extends Source> {
  /** its name in the window, in lower case */
  readonly one: string
  readonly many: string
  /** the place of an authority, which a court can be told of: it has a standing and citations. None for a text of our own, which is inserted */
  readonly authority: AuthorityOrder<S> | undefined
  /** whether it has wordings in time, stored in rows of their own (`versions`) */
  readonly hasVersions: boolean
  /** a source of which nothing is known yet: the defaults of its schema, written out for threads that load no schema */
  bare(id: string): S
  /** natural keys, strongest first, the publisher's identifiers (`records`) among them; none where no two records are one source */
  keys(source: S, records: readonly string[]): string[]
  /** texts in which the publisher's identifiers are read */
  identifiers(source: S): string[]
  /** its citation, where `citeAs` does not replace it */
  cite(source: S, ask: Ask): Run[]
  /** what *précité* speaks of: the id of the source, or a name it shares with others */
  precitedName(source: S): string
  /** the date a list shows */
  date(source: S): string | undefined
  /** what it holds, else how its text begins */
  beginning(source: S): string
  /** the publisher's text, in which citations are read; of an article, its wordings, the newest first */
  passages(source: S): readonly Passage[]
  /** its wordings, each as one text, in the order it keeps them: what a quotation is compared with */
  wordings(source: S): string[]
  /** passages a pinpoint names; none where the text is not there */
  passagesAt(source: S, pin: Pin): Passage[]
  /** the word before the number of a pinpoint: `pt`, `§`, `al.` */
  pinWord(source: S): string
  /** how much text it has, in French: `1 version`, `sans texte` */
  size(source: S): string[]
  /** whether its publisher lost punctuation */
  isDamaged(source: S): boolean
  /** the speaker of its text, for the citations it makes */
  speaker(source: S): FindContext
  /** words that are names, which a spelling check lets pass */
  names(source: S): readonly (string | undefined)[]
}

/** Fields every kind has, at their defaults. */
export const bareFields = (id: string) => ({
  id,
  certainty: 'verified' as const,
  provenance: [],
  tags: [],
  notes: '',
  revision: 0,
  updatedAt: '',
})

/** Texts in which the identifiers of a published record are read: its address and its file. */
export const recordNames = ({ provenance }: Source): string[] =>
  provenance.flatMap(({ url, file }) => [file ?? '', url ?? ''])
