import type { Theme } from '../theme.ts'

/** Callbacks of the cleaning of a header or footer. */
export interface Cleaning {
  readonly theme: Theme
  /** keeps the picture of a relation of the part; the id by which the cleaned part names it, or nothing */
  readonly picture: (relation: string) => string | undefined
  /** a style is used */
  readonly onStyle: (id: string) => void
  /** the page is printed there */
  readonly onPageNumber: () => void
  /** something is not taken: the words for it */
  readonly leave: (what: string) => void
}
