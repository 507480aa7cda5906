/** An article as an amendment sees it: its alinéas, numbered from 1 by their place, and the heading it stands under where it is known. */
export interface Article {
  readonly alineas: readonly string[]
  readonly title?: string
}

/** An edit of the letters of an article: in alinéa `alinea` (0: the heading), the text from `from` to `to` is replaced by `by`. */
export interface WordEdit {
  readonly kind: 'words'
  readonly alinea: number
  readonly from: number
  readonly to: number
  readonly by: string
  /** the words an insertion leans on: it falls with them */
  readonly anchor?: { readonly from: number; readonly to: number }
}
/** Whole alinéas: those from `from` to `to` go, others come after `to`. `to` = `from` - 1 is an insertion alone. */
export interface LineEdit {
  readonly kind: 'lines'
  readonly from: number
  readonly to: number
  readonly by: readonly string[]
  /** the article as a whole: deleted, or written anew */
  readonly whole?: boolean
}
export type Edit = WordEdit | LineEdit

/** A flaw of a change, in French; with `severity` error the change cannot be applied as written. */
export interface Flaw {
  readonly change: number
  readonly code:
    | 'absent'
    | 'ambiguous'
    | 'beyond'
    | 'no-sentence'
    | 'no-occurrence'
    | 'no-title'
    | 'overlap'
    | 'no-article'
  readonly severity: 'error' | 'warning'
  readonly message: string
  readonly alinea?: number
  /** the words of the text that look most like those asked */
  readonly nearest?: string
}
