/** The states of a bill on its way through Parliament, in the order of one reading, then what follows both. Without zod: the command line reads it at each start. */
export const stageKinds = [
  'depot',
  'renvoi',
  'commission-delai',
  'commission',
  'seance-delai',
  'seance',
  'vote',
  'transmission',
  'cmp',
  'cmp-lecture',
  'nouvelle-lecture',
  'lecture-definitive',
  'conseil',
  'promulgation',
  'decrets',
] as const
