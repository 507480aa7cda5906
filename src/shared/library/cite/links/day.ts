import { fold } from '../../../french/fold.ts'

/** A decision cited by its court, its seat and its day, with its name in some texts: `decision:ce|||2021-12-24~quadrature net`. */
export interface OfDay {
  /** what the keys of such decisions begin with: `decision:ce||` */
  readonly place: string
  readonly day: string
  /** the words of its name that tell it from others */
  readonly words: readonly string[]
}

/** Reads the key of a decision cited without number; undefined for any other. */
export function ofDay(key: string): OfDay | undefined {
  const [, place = '', day = '', name = ''] =
    /^(decision:[^|]+\|[^|]*\|)\|(\d{4}-\d{2}-\d{2})(?:~(.*))?$/.exec(key) ?? []
  // a tribunal or a court of appeal is told by its seat
  if (!day || /decision:(?:ta|caa|autre)\|\|/.test(place)) return undefined
  return { place, day, words: name.split(' ').filter(Boolean) }
}

/** The key of a decision of that day, with what tells it from the others. */
export function withName(key: string, name: string): string {
  const words = namingWords(name)
  return words.length ? `${key}~${words.join(' ')}` : key
}

/** Words that may name any party. */
const common = new Set(
  (
    'aff affaire association autre autres c cie club comite commune compagnie confederation conseil consorts contre de departement des du ' +
    'droit droits economie epoux etat et federation finances france groupement interieur l la le les ligue m mm mme min ministere ministre ' +
    'monsieur madame nationale national prefet prefecture premier region republique ste societe soc sa sarl sas sci syndicat union ville'
  ).split(' '),
)

/** The words of a name by which a decision is recognised: not those that any party bears, nor initials. */
export const namingWords = (name: string): string[] => [
  ...new Set(
    fold(name)
      .split(' ')
      .filter(word => word.length > 2 && !common.has(word) && !/^\d+$/.test(word)),
  ),
]
