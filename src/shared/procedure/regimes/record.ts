import { type Count, months, read, type Source } from '../rules/record.ts'
import type { NatureKey } from './matters.ts'

/** A remedy against an act of one nature, as it stood between two days. */
export interface Remedy {
  /** of the trigger; empty: no bound */
  readonly from: string
  readonly to: string
  readonly count: Count
  /** whether a recours administratif runs the time anew */
  readonly recourse: boolean
  /** from that day on, whether a recours administratif does is argued over */
  readonly recourseDebatedFrom?: string
  readonly legalAid: boolean
  /** a year instead, where the notification told no remedies (art. R. 421-5 CJA) */
  readonly year: boolean
  readonly sources: readonly Source[]
  readonly caveat?: string
}

/** Remedy against the judgment on an act of that nature, where it is not the ordinary appeal. */
export interface Appeal {
  readonly key: 'appeal' | 'cassation'
  readonly title: string
  readonly judge: string
  readonly count: Count
  readonly legalAid: boolean
  readonly sources: readonly Source[]
  readonly caveat?: string
}

/** The regime of acts of one nature, as data. */
export interface Regime {
  readonly key: NatureKey
  /** who judges */
  readonly judge: string
  /** what is filed */
  readonly title: string
  /** general law gives the limit, whatever the judge */
  readonly isGeneral: boolean
  /** the limit it opens: the suit itself, or what must come before it */
  readonly step: 'rep' | 'prior' | 'cada-seize' | 'precontractual' | 'contract' | 'account'
  /** kinds of events it runs from */
  readonly triggers: readonly string[]
  /** its remedies, as they follow each other in time; none where general law holds */
  readonly remedies: readonly Remedy[]
  readonly appeal?: Appeal
  /** months of silence that reject the prior appeal, where they are not two */
  readonly silence?: { readonly months: number; readonly source: Source }
  /** time to sue once the prior appeal is decided, where it is shorter than two months */
  readonly suitAfter?: { readonly count: Count; readonly sources: readonly Source[] }
  /** what does not move the limit */
  readonly unmoved: string
  /**
   * whether a recours gracieux that runs nothing anew may be written all the same: until the limit ends, which it lengthens by a time
   * not counted here (`prolongs`) or not at all (`open`), within a month, or never
   */
  readonly letter: 'open' | 'prolongs' | 'within a month' | 'none'
  /** what must come before the judge */
  readonly first: string
  /** how it is filed */
  readonly form: string
  /** known to exist, its limit not written here: the shortest known limit of its matter is counted */
  readonly isUnwritten: boolean
}

export const TRIBUNAL = 'le tribunal administratif'
export const COUNCIL = 'le Conseil d’État'
const requestForm = 'Requête par Télérecours, avec la décision et la preuve du jour où vous l’avez reçue.'
const decisions = ['notified', 'refused', 'published'] as const

type Lines = Partial<Omit<Regime, 'key' | 'remedies'>>
type RemedyLines = Partial<Remedy> & Pick<Remedy, 'count' | 'sources'>

/** A remedy that nothing interrupts unless it says so. */
export const remedy = (lines: RemedyLines): Remedy => ({
  from: '',
  to: '',
  recourse: false,
  legalAid: true,
  year: false,
  ...lines,
})

/** A regime of its own. */
export const regime = (key: NatureKey, remedies: readonly Remedy[], lines: Lines = {}): Regime => ({
  key,
  judge: TRIBUNAL,
  title: 'Requête en annulation devant le tribunal administratif',
  isGeneral: false,
  step: 'rep',
  triggers: decisions,
  remedies,
  unmoved: 'Un recours gracieux ou hiérarchique ne déplace pas cette date.',
  letter: 'none',
  first: '',
  form: requestForm,
  isUnwritten: false,
  ...lines,
})

/** A nature that general law rules, before the judge it names. */
export const general = (key: NatureKey, lines: Lines = {}): Regime =>
  regime(key, [], { isGeneral: true, unmoved: '', ...lines })

/** The tribunal judges it in first and last instance, by a point of article R. 811-1: no appeal, two months before the Conseil d’État. */
export const lastInstance = (point: string, caveat = ''): Appeal => ({
  key: 'cassation',
  title:
    'Pourvoi en cassation devant le Conseil d’État\u00a0: le tribunal a jugé en premier et dernier ressort',
  judge: COUNCIL,
  count: months(2, 'franc', 'added'),
  legalAid: true,
  sources: [read(`art. R. 811-1, ${point} CJA`, '2024-10-06'), read('art. R. 821-1 CJA')],
  caveat,
})

export const UNWRITTEN_TITLE = 'Régime spécial, non écrit ici : agir au plus court connu'

/** A nature ruled by a special text that is not written here. */
export const unwritten = (key: NatureKey, lines: Lines = {}): Regime =>
  regime(key, [], {
    isUnwritten: true,
    title: UNWRITTEN_TITLE,
    judge: 'le juge que dit la décision',
    unmoved: 'Rien n’établit qu’un recours administratif déplace cette date.',
    form: 'Lisez les voies et délais dans la décision, et notez le délai qu’elle imprime.',
    ...lines,
  })
