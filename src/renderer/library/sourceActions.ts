import type { Argument, SourceRef, Variant } from '../../shared/library/model.ts'

/** Acts on a source in this place. Without an open draft, citing copies the citation. */
export interface Acts {
  /** how citations are shown and copied here */
  readonly profile?: 'pretoire' | 'reflex'
  /** the day whose law is read first, and why, in French: that of the decision attacked in the open dossier */
  readonly law?: { readonly day: string; readonly why: string }
  /** goes to a source, at a point of it where one is named */
  readonly open: (id: string, pin?: string) => void
  /** goes to a collection */
  readonly shelf?: (collection: string) => void
  readonly cite?: (source: SourceRef) => void
  readonly quote?: (source: SourceRef) => void
  readonly insert?: (argument: Argument, form?: Variant) => void
  /** what a source carries when it is dragged to the page */
  readonly drag?: (source: SourceRef) => Readonly<Record<string, string>>
}
