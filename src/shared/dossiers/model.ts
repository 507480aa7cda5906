import { z } from 'zod'
import { Day, Id, Instant, Revision } from '../kernel/common.ts'
import { OneLine } from '../kernel/one-line.ts'
import { Practice } from './task.ts'

/** Someone named in a filing. Empty strings mean « not given yet » and show as gaps. */
export const Party = z.object({
  id: Id,
  role: z.enum(['claimant', 'defendant', 'counsel', 'intervener']),
  type: z.enum(['person', 'association', 'commune', 'authority', 'firm']).default('person'),
  /** `Mme`, `M.`, `Me` for a natural person */
  civility: z.string().default(''),
  firstName: OneLine.default(''),
  /** family name, or the name of the body */
  name: OneLine.default(''),
  /** the short name after « dite » (LQDN) */
  alias: OneLine.default(''),
  gender: z.enum(['f', 'm']).default('f'),
  /** `association régie par la loi du 1er juillet 1901` */
  legalForm: z.string().default(''),
  /** domicile or registered seat */
  address: z.string().default(''),
  /** RNA, SIREN, or bar number (toque) */
  number: z.string().default(''),
  representative: z.string().default(''),
  /** quality of the representative: `sa présidente`, `son maire` */
  quality: z.string().default(''),
  /** statute clause or deliberation that empowers it to sue, with its date */
  empowerment: z.string().default(''),
  bar: z.string().default(''),
  birth: z.string().default(''),
  nationality: z.string().default(''),
  profession: z.string().default(''),
  phone: z.string().default(''),
  email: z.string().default(''),
})
export type Party = z.infer<typeof Party>

/** Something that happened, from which deadlines run and facts are told. */
export const Event = z.object({
  id: Id,
  date: Day,
  /** a kind of procedure/events/kinds.ts, from which limits run; any other word tells a fact and no more */
  kind: z.string(),
  label: OneLine,
  exhibit: Id.optional(),
  /** the day it was posted, where `date` is the day it was received */
  sent: Day.optional(),
  /** HH:MM, Paris */
  time: z
    .string()
    .regex(/^\d{2}:\d{2}$/)
    .optional(),
  /** the length a court or an authority set: `40d`, `2m`, `72h` */
  span: z
    .string()
    .regex(/^\d{1,3}[hdm]$/)
    .optional(),
  /** what is particular to it: the options of its kind (`no-remedies`, `collegiate`...) */
  options: z.array(z.string()).default([]),
  /** the event it answers, where that is not the last one that fits: a recours gracieux names its decision */
  of: Id.optional(),
  /** the case it is of, where that is not the main one */
  affaire: Id.optional(),
})
export type Event = z.infer<typeof Event>

/**
 * One case of a dossier before one court, beside the main one: a référé, an appeal. The main case is the dossier itself: its court and number
 * are facts, and its series of exhibits is the order of the pool.
 */
export const Affaire = z.object({
  id: Id,
  title: OneLine.max(200),
  /** where it is not the court that the facts of the dossier give */
  court: z.string().max(200).default(''),
  /** under which the court registered it */
  caseNumber: z.string().max(60).default(''),
  /** the exhibits it produces, in the order that numbers them */
  exhibits: z.array(Id).default([]),
})
export type Affaire = z.infer<typeof Affaire>

/** The end of a mandate, and the day from which its dossier is to be erased, where the user chose one. */
export const Closing = z.object({ on: Day, keepUntil: Day.optional() })

/** A case or a campaign: facts asked once, reused as slots by every draft. */
export const Dossier = z.object({
  id: Id,
  type: z.enum(['recourse', 'advocacy']),
  title: OneLine,
  template: z.string().default(''),
  /** answers to the template's questions, by key; dates as AAAA-MM-JJ, choices by their value */
  facts: z.record(z.string(), z.string()).default({}),
  parties: z.array(Party).default([]),
  events: z.array(Event).default([]),
  /** its cases beside the main one, each with its own series of exhibits */
  affaires: z.array(Affaire).optional(),
  ...Practice.shape,
  /** private notes: never exported */
  notes: z.string().default(''),
  closing: Closing.optional(),
  revision: Revision.default(0),
  updatedAt: Instant.default(''),
})
export type Dossier = z.infer<typeof Dossier>

/** A dossier of these fields alone: no party, no event, nothing noted. */
export const blankDossier = (fields: Pick<Dossier, 'id' | 'type' | 'title'> & Partial<Dossier>): Dossier => ({
  template: '',
  facts: {},
  parties: [],
  events: [],
  notes: '',
  revision: 0,
  updatedAt: '',
  ...fields,
})
