import { $getRoot, $getState, $setState, createState } from 'lexical'
import { Comment } from '../../../../shared/drafts/comment.ts'

const none: readonly Comment[] = []
const comments = createState('said', {
  parse: (raw): readonly Comment[] =>
    Comment.array()
      .catch([])
      .parse(raw ?? none),
})
const base = createState('base', { parse: (raw): string => (typeof raw === 'string' ? raw : '') })

/** Comments of the text: kept by its root, so that undoing gives it back with the words it is about. */
export const $said = (): readonly Comment[] => $getState($getRoot(), comments)
export const $setSaid = (list: readonly Comment[]): void => {
  $setState($getRoot(), comments, () => list)
}

/** Id of the assembly the text was last made from: undoing an assembly undoes that too. */
export const $base = (): string => $getState($getRoot(), base)
export const $setBase = (id: string): void => {
  $setState($getRoot(), base, () => id)
}
