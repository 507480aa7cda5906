import type { Treatment } from '../../graph.ts'

/** Words that follow a cited text: what became of it. */
export const effectOnCited: Readonly<Record<Treatment, string>> = {
  cites: '',
  confirms: ', confirmé',
  overturns: ', annulé',
  'partly-overturns': ', annulé en partie',
  refers: ', renvoyé',
}

/** Words that follow a citing text: what it does to the text it cites. */
export const effectOfCiting: Readonly<Record<Treatment, string>> = {
  cites: '',
  confirms: ', qui le confirme',
  overturns: ', qui l’annule',
  'partly-overturns': ', qui l’annule en partie',
  refers: ', qui le renvoie',
}
