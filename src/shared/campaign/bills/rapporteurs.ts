import type { Stage } from './model.ts'

/** Names a rapporteur for a reader; one whom the library does not know bears no identifier. */
export const rapporteurName = ({ name }: Stage['rapporteurs'][number]): string =>
  name || 'rapporteur dont le nom n’est pas connu ici'
