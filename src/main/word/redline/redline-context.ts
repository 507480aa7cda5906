import type { Node } from '../package/word-xml.ts'

/** Context of the merge of two texts into tracked changes. */
export interface RedlineContext {
  /** the attributes of one more change */
  readonly by: () => Readonly<Record<string, string>>
  /** the same for a whole paragraph */
  readonly byParagraph: () => Readonly<Record<string, string>>
  readonly asInsertion: (nodes: readonly Node[]) => Node
  /** the call of a note of the old text that goes with its words; `isStruck`: its text is struck too */
  readonly deletedNote: (id: string, isStruck: boolean) => Node
  readonly nextMove: () => string
  readonly oldNote: (id: string) => string
  /** the list of the comparison that numbers as one of the old text did */
  readonly oldList: (numId: string) => string
  /** the list that a style of the new text is numbered by */
  readonly styleList: (style: string) => Node | undefined
  readonly newNote: (id: string) => string
  /** whether a field of the new text repeats the words or the number that a bookmark surrounds */
  readonly isRepeated: (name: string) => boolean
  /** styles of the new text, by id */
  readonly styles: ReadonlySet<string>
}
