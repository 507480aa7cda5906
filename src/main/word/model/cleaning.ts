import type { Theme } from './theme.ts'

/** What the cleaning of a header or footer asks, and what it tells. */
export interface Cleaning {
  readonly theme: Theme
  /** keeps the picture of a relation of the part; the id by which the cleaned part names it, or nothing */
  readonly picture: (relation: string) => string | undefined
  /** a style is used */
  readonly styled: (id: string) => void
  /** the page is printed there */
  readonly paged: () => void
  /** something is not taken: the words for it */
  readonly leave: (what: string) => void
}
