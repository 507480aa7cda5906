import { problem, type Rule } from './subject.ts'

/** The Word model a text is printed on is no longer there: it is printed without. */
export const paper: Rule = ({ material }) =>
  material.draft.model && !material.model
    ? [
        problem(
          'warning',
          'model-gone',
          'Le modèle Word de ce texte n’est plus dans la bibliothèque : il est imprimé à sa manière, sans lui. Choisissez-en un autre par « Présentation ».',
          '',
          {},
        ),
      ]
    : []
