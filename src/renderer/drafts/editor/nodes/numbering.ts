import { $getRoot, $getState, $setState, createState } from 'lexical'
import { TitleNumbering } from '../../../../shared/word/style.ts'

const state = createState('numbering', {
  parse: (raw): TitleNumbering => TitleNumbering.catch('roman').parse(raw),
})

/** How the titles of the text are numbered: kept by its root, so that undoing gives it back. */
export const $numbering = (): TitleNumbering => $getState($getRoot(), state)
export const $setNumbering = (numbering: TitleNumbering): void => {
  $setState($getRoot(), state, () => numbering)
}
